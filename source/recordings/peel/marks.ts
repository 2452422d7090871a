/** Marks that a mail, a ticket or an editor sets before every line, or around it. */
import type {LogLine} from '../log-line.ts';
import {NEARLY_ALL, type Peel, prefix, sampleOf, share} from './peel.ts';

/** `> ` of a mail or of Markdown; not the marks of a tool, such as `>> ` or `<-`. */
export const quoting: Peel = prefix(/^[ \t]{0,3}[>|](?![<>-])[ ]?/, 0.9);

export const bullets: Peel = prefix(/^[ \t]{0,8}(?:[*+-]|\xe2\x80\xa2)[ ](?![*<>=-])/, 0.9);

/** Each line in back-quotes of its own; some people forget one of the two. */
export const backQuotes: Peel = lines => {
	if (share(lines, text => /^[ \t]*`[^`]|[^`]`[ \t]*$|^``$/.test(text)) < 0.7) {
		return loneBackQuote(lines);
	}

	return lines.map(line => ({
		...line,
		text: line.text.replace(/^[ \t]{0,40}`(?!``)/, '').replace(/(?<!``)`[ \t]{0,40}$/, ''),
	}));
};

/** Around all of them together. */
function loneBackQuote(lines: readonly LogLine[]): readonly LogLine[] | null {
	const first = lines.findIndex(({text}) => /[^ \t]/.test(text));
	return /^[ \t]*`[^`]+$/.test(lines[first]?.text ?? '')
		? lines.map((line, index) =>
				index === first || index === lines.length - 1
					? {...line, text: line.text.replace(/^[ \t]{0,40}`|`[ \t]{0,40}$/, '')}
					: line,
			)
		: null;
}

const fence = /^[ \t]{0,8}(?:```|~~~)[ \t]{0,4}[\w+-]{0,20}[ \t]{0,20}$/;

/** The fences of a code block. What is around the block may tell of the error, so it stays. */
export const fences: Peel = lines =>
	lines.some(line => fence.test(line.text))
		? lines.map(line => (fence.test(line.text) ? {...line, text: ''} : line))
		: null;

const number = /^[ \t]{0,12}(\d{1,7})(?:[ ]?[:.|)\]][ ]?|\t|[ ]{1,4})/;

/** Numbers that count the lines. */
export const numbering: Peel = lines => {
	let expected: number | undefined;
	const counted = share(lines, text => {
		const found = Number(number.exec(text)?.[1] ?? Number.NaN);
		const follows = expected === undefined || (found > expected - 1 && found < expected + 3);
		expected = Number.isNaN(found) ? expected : found + 1;
		return !Number.isNaN(found) && follows;
	});
	return counted > 0.9 && lines.length > 2
		? lines.map(line => ({...line, text: line.text.replace(number, '')}))
		: null;
};

/** A code block in Markdown, a quoted passage in a book: what all lines have in common. */
export const indentation: Peel = lines => {
	const filled = sampleOf(lines);
	const depth = Math.min(...filled.map(text => /^[ \t]*/.exec(text)?.[0].length ?? 0));
	if (filled.length === 0 || depth === 0) {
		return null;
	}

	return lines.map(line => ({
		...line,
		text: /^[ \t]*$/.test(line.text.slice(0, depth)) ? line.text.slice(depth) : line.text,
	}));
};

/** An empty line behind every line, as a page gives them when they are copied. */
export const emptyBetween: Peel = lines => {
	const sample = lines.slice(0, 500);
	const isEmpty = (index: number): boolean => !/[^ \t]/.test(sample[index]?.text ?? '');
	const pairs = sample.filter((_, index) => index > 0 && !isEmpty(index) && !isEmpty(index - 1)).length;
	const empty = sample.filter((_, index) => isEmpty(index)).length;
	return sample.length < 4 || empty < sample.length * 0.4 || pairs > sample.length / 20
		? null
		: lines.filter(line => /[^ \t]/.test(line.text));
};

/** Spaces before and behind the lines, more or fewer on each. */
export const ragged: Peel = lines =>
	share(lines, text => /^[ \t]/.test(text)) >= 0.3 || share(lines, text => /[ \t]$/.test(text)) >= NEARLY_ALL
		? lines.map(line => ({...line, text: line.text.replace(/^[ \t]+/, '').replace(/[ \t]{1,64}$/, '')}))
		: null;
