/** A probe as Markdown, for a ticket. */
import {visible} from '../protocol/visible.ts';
import type {ProbeFormat} from './probe.ts';
import {comparisonSection} from './probe-comparison.ts';
import {domainSection} from './probe-domain.ts';
import {type Line, type Section, signs} from './probe-lines.ts';
import {overviewSection} from './probe-overview.ts';
import {probeSections} from './probe-sections.ts';

export const probeMarkdown: ProbeFormat = {
	begin: () => '',
	domain: facts => section(domainSection(facts), '##'),
	server: result =>
		`## ${plain(result.target)}\n\n${probeSections(result)
			.map(part => section(part, '###'))
			.join('')}`,
	comparison: comparison => section(comparisonSection(comparison), '##'),
	overview: (lines, left) => section(overviewSection(lines, left), '##'),
	end: () => '',
};

function section({title, lines, sentences}: Section, level: string): string {
	const rows = sentences ? lines.map(sentence) : ['| | | |', '| --- | --- | --- |', ...lines.map(row)];
	return [...(title ? [`${level} ${plain(title)}`, ''] : []), ...rows, '', ''].join('\n');
}

function sentence({label, value, mark, todo}: Line): string {
	const text = [value, todo]
		.filter(Boolean)
		.map(part => plain(part ?? ''))
		.join(' ');
	return `- ${mark ? `${signs[mark]} ` : ''}${text}${label ? ` (${plain(label)})` : ''}`;
}

function row({label, value, mark, todo}: Line): string {
	return `| ${mark ? signs[mark] : ''} | ${plain(label)} | ${plain(todo ? `${value} ${todo}` : value)} |`;
}

function plain(text: string): string {
	return visible(text).replace(/[\\`*_{}[\]<>|#~]/g, String.raw`\$&`);
}
