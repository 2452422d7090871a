/** A probe as one page for a browser. */
import {joined, type Shown, shown, visible} from '../protocol/visible.ts';
import {markupOf} from './escape-html.ts';
import {pageStyle} from './html-style.ts';
import {comparisonSection} from './probe-comparison.ts';
import {domainSection} from './probe-domain.ts';
import type {ProbeFormat} from './probe-format.ts';
import {type Line, type Section, signs, valueAndTodo} from './probe-lines.ts';
import {overviewSection} from './probe-overview.ts';
import {probeSections} from './probe-sections.ts';

const style = shown`
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
		joined(
			[
				shown`<!doctype html>`,
				shown`<html lang="en"><head><meta charset="utf-8">`,
				shown`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
				shown`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`,
				shown`<title>What the servers offer</title><style>${pageStyle}${style}</style>`,
				shown`</head><body><main><h1>What the servers offer</h1>`,
				'',
			],
			'\n',
		),
	domain: facts => part(section(domainSection(facts), 'h2')),
	server: result =>
		part(
			shown`<h2>${safe(result.target)}</h2>${joined(probeSections(result).map(one => section(one, 'h3')))}`,
		),
	comparison: comparison => part(section(comparisonSection(comparison), 'h2')),
	overview: (lines, left) => part(section(overviewSection(lines, left), 'h2')),
	end: () => shown`</main></body></html>\n`,
};

function part(content: Shown): Shown {
	return shown`<section>${content}</section>\n`;
}

function section({title, lines, sentences}: Section, level: 'h2' | 'h3'): Shown {
	const head = title ? shown`<${level}>${safe(title)}</${level}>` : '';
	return sentences
		? shown`${head}<ul class="told">${joined(lines.map(sentence))}</ul>`
		: shown`${head}<table>${joined(lines.map(row))}</table>`;
}

function sentence({label, value, mark, todo}: Line): Shown {
	const id = label ? shown` <code>${safe(label)}</code>` : '';
	return shown`<li><b class="${mark ?? ''}">${sign(mark)}</b>${safe(value)}${todo ? shown`<span>${safe(todo)}${id}</span>` : id}</li>`;
}

function row(line: Line): Shown {
	const {label, mark} = line;
	return shown`<tr><td class="${mark ?? ''}">${sign(mark)}</td><th>${safe(label)}</th><td>${safe(valueAndTodo(line))}</td></tr>`;
}

function sign(mark: Line['mark']): Shown {
	return mark ? signs[mark] : '';
}

function safe(text: string): Shown {
	return markupOf(visible(text));
}
