/** A probe as Markdown, for a ticket. */
import {joined, replaced, type Shown, shown, visible} from '../protocol/visible.ts';
import {comparisonSection} from './probe-comparison.ts';
import {domainSection} from './probe-domain.ts';
import type {ProbeFormat} from './probe-format.ts';
import {type Line, type Section, signs, valueAndTodo} from './probe-lines.ts';
import {overviewSection} from './probe-overview.ts';
import {probeSections} from './probe-sections.ts';

export const probeMarkdown: ProbeFormat = {
	begin: () => '',
	domain: facts => section(domainSection(facts), '##'),
	server: result =>
		shown`## ${plain(result.target)}\n\n${joined(probeSections(result).map(part => section(part, '###')))}`,
	comparison: comparison => section(comparisonSection(comparison), '##'),
	overview: (lines, left) => section(overviewSection(lines, left), '##'),
	end: () => '',
};

function section({title, lines, sentences}: Section, level: '##' | '###'): Shown {
	const rows = sentences
		? lines.map(sentence)
		: [shown`| | | |`, shown`| --- | --- | --- |`, ...lines.map(row)];
	const head: readonly Shown[] = title ? [shown`${level} ${plain(title)}`, ''] : [];
	return joined([...head, ...rows, '', ''], '\n');
}

function sentence(line: Line): Shown {
	const {label, mark} = line;
	const text = plain(valueAndTodo(line));
	return shown`- ${mark ? shown`${signs[mark]} ` : ''}${text}${label ? shown` (${plain(label)})` : ''}`;
}

function row(line: Line): Shown {
	const {label, mark} = line;
	return shown`| ${mark ? signs[mark] : ''} | ${plain(label)} | ${plain(valueAndTodo(line))} |`;
}

/** Nothing in it is markup, nobody is mentioned, nothing becomes a link. */
function plain(text: string): Shown {
	return replaced(visible(text), escaped =>
		escaped
			.replace(/[\\`*_{}[\]<>|#~&$]/g, String.raw`\$&`)
			.replaceAll('@', '&#64;')
			.replace(/(https?):\/\//gi, '$1&#58;//'),
	);
}
