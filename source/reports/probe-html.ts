/** A probe as one page for a browser. */
import {visible} from '../protocol/visible.ts';
import {escapeHtml} from './escape-html.ts';
import {pageStyle} from './html-style.ts';
import type {ProbeFormat} from './probe.ts';
import {comparisonSection} from './probe-comparison.ts';
import {domainSection} from './probe-domain.ts';
import {type Line, type Section, signs} from './probe-lines.ts';
import {overviewSection} from './probe-overview.ts';
import {probeSections} from './probe-sections.ts';

const style = `
main { max-width: 76em; margin: 0 auto; }
section { margin: 0 0 2.5em; }
h2 { font-size: 20px; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
h3 { font-size: 15px; margin: 18px 0 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 3px 14px 3px 0; vertical-align: top; text-align: left; font-weight: normal; overflow-wrap: anywhere; }
th { width: 15em; color: var(--soft); }
td:first-child { width: 1.9em; padding: 3px 0; font-weight: bold; }
ul.told { list-style: none; margin: 0; padding: 0; }
ul.told li { padding: 2px 0 2px 1.9em; text-indent: -1.9em; overflow-wrap: anywhere; }
ul.told li > b { display: inline-block; width: 1.9em; text-indent: 0; }
ul.told span { display: block; text-indent: 0; color: var(--soft); }
.good { color: var(--good); } .odd { color: var(--wait); } .bad { color: var(--bad); }
`;

export const probeHtml: ProbeFormat = {
	begin: () =>
		[
			'<!doctype html>',
			'<html lang="en"><head><meta charset="utf-8">',
			`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
			'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
			`<title>What the servers offer</title><style>${pageStyle}${style}</style>`,
			'</head><body><main><h1>What the servers offer</h1>',
			'',
		].join('\n'),
	domain: facts => part(section(domainSection(facts), 'h2')),
	server: result =>
		part(
			`<h2>${safe(result.target)}</h2>${probeSections(result)
				.map(one => section(one, 'h3'))
				.join('')}`,
		),
	comparison: comparison => part(section(comparisonSection(comparison), 'h2')),
	overview: (lines, left) => part(section(overviewSection(lines, left), 'h2')),
	end: () => '</main></body></html>\n',
};

function part(content: string): string {
	return `<section>${content}</section>\n`;
}

function section({title, lines, sentences}: Section, level: 'h2' | 'h3'): string {
	const head = title ? `<${level}>${safe(title)}</${level}>` : '';
	return sentences
		? `${head}<ul class="told">${lines.map(sentence).join('')}</ul>`
		: `${head}<table>${lines.map(row).join('')}</table>`;
}

function sentence({label, value, mark, todo}: Line): string {
	const id = label ? ` <code>${safe(label)}</code>` : '';
	return `<li><b class="${mark ?? ''}">${sign(mark)}</b>${safe(value)}${todo ? `<span>${safe(todo)}${id}</span>` : id}</li>`;
}

function row({label, value, mark, todo}: Line): string {
	return `<tr><td class="${mark ?? ''}">${sign(mark)}</td><th>${safe(label)}</th><td>${safe(todo ? `${value} ${todo}` : value)}</td></tr>`;
}

function sign(mark: Line['mark']): string {
	return mark ? signs[mark] : '';
}

function safe(text: string): string {
	return escapeHtml(visible(text));
}
