/** HTML as a reader sees it: its text, with where its links lead. Nothing is loaded or run, and the size is bounded. */

import {lazyRequire} from './lazy-require.ts';

export type HtmlText = {readonly text: string /** Not all of it was read. */; readonly cut: boolean};

const limit = 64 * 1024;

/** Null where it cannot be read. The text is unescaped. */
export function htmlText(html: string): HtmlText | null {
	converter ??= load();
	try {
		return {text: converter(html.slice(0, limit)).trim(), cut: html.length > limit};
	} catch {
		return null;
	}
}

type Convert = (html: string) => string;

let converter: Convert | undefined;

/** Loaded when the first HTML is shown. */
function load(): Convert {
	const {compile}: typeof import('html-to-text') = lazyRequire('html-to-text');
	return compile({
		wordwrap: false,
		limits: {maxDepth: 100, maxChildNodes: 5000, maxInputLength: limit, ellipsis: '…'},
		selectors: [
			...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(selector => ({selector, options: {uppercase: false}})),
			// What a link says and where it leads are two things; a reader who inspects wants both.
			{selector: 'a', options: {hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>']}},
			{selector: 'img', format: 'image', options: {linkBrackets: ['<', '>']}},
			{selector: 'ul', options: {itemPrefix: '• '}},
			// Most tables in mail are layout: a row a line.
			{selector: 'tr', format: 'block', options: {leadingLineBreaks: 1, trailingLineBreaks: 1}},
			...['td', 'th'].map(selector => ({selector, format: 'inlineSurround', options: {suffix: '  '}})),
			...['head', 'script', 'style', 'template', 'object'].map(selector => ({selector, format: 'skip'})),
		],
	});
}
