/** A probe as text that fits a terminal. */
import {visible} from '../protocol/visible.ts';
import type {ProbeFormat} from './probe.ts';
import {comparisonSection} from './probe-comparison.ts';
import {domainSection} from './probe-domain.ts';
import {type Line, type Section, signs} from './probe-lines.ts';
import {overviewSection} from './probe-overview.ts';
import {probeSections} from './probe-sections.ts';
import {painter} from './text.ts';
import {wrap} from './wrap.ts';

export type ProbeTextOptions = {readonly color: boolean; readonly columns: number};

export function probeText(options: ProbeTextOptions): ProbeFormat {
	const section = (part: Section): string => `${sectionRows(part, options).join('\n')}\n`;
	return {
		begin: () => '',
		domain: facts => {
			const {title, lines} = domainSection(facts);
			return `${heading(title, options)}${section({title: '', lines})}\n`;
		},
		server: result => {
			const [short, ...details] = probeSections(result);
			const rows = (parts: readonly Section[]): string => parts.map(part => `\n${section(part)}`).join('');
			return `${heading(result.target, options)}${short ? section(short) : ''}${rows(details)}\n`;
		},
		comparison: comparison => `${section(comparisonSection(comparison))}\n`,
		overview: (lines, left) => section(overviewSection(lines, left)),
		end: () => '',
	};
}

function heading(text: string, {columns}: ProbeTextOptions): string {
	const shown = visible(text);
	return `${shown}\n${'═'.repeat(Math.min(shown.length, columns))}\n`;
}

const colors = {good: 'green', bad: 'red', odd: 'yellow'} as const;
const labelWidth = 24;

function sectionRows({title, lines, sentences}: Section, options: ProbeTextOptions): string[] {
	const widest = Math.max(...lines.map(({label}) => visible(label).length));
	const width = sentences ? 0 : Math.min(widest, labelWidth);
	return [
		...(title ? [painter(options.color)('cyan', visible(title))] : []),
		...lines.flatMap(line => (sentences ? sentenceRows(line, options) : lineRows(line, width, options))),
	];
}

function sentenceRows({label, value, mark, todo}: Line, options: ProbeTextOptions): string[] {
	const id = label ? ` [${label}]` : '';
	return [
		...hanging(signOf(mark, options), visible(`${value}${todo ? '' : id}`), 3, options),
		...(todo ? hanging('   ', visible(`→ ${todo}${id}`), 5, options) : []),
	];
}

function lineRows({label, value, mark, todo}: Line, width: number, options: ProbeTextOptions): string[] {
	const shown = visible(label);
	const margin = width + 5;
	const text = visible(todo ? `${value} ${todo}` : value);
	const head = `${signOf(mark, options)}${shown.padEnd(width)}`;
	// A label too long for its column stands on a row of its own.
	return shown.length > width
		? [
				...hanging(signOf(mark, options), shown, 3, options),
				...hanging(' '.repeat(margin), text, margin, options),
			]
		: hanging(`${head}  `, text, margin, options);
}

function signOf(mark: Line['mark'], {color}: ProbeTextOptions): string {
	return mark ? ` ${painter(color)(colors[mark], signs[mark])} ` : '   ';
}

function hanging(head: string, text: string, margin: number, {columns}: ProbeTextOptions): string[] {
	const [first = '', ...rest] = wrap(text, Math.max(columns - margin, 20));
	return [`${head}${first}`.trimEnd(), ...rest.map(row => `${' '.repeat(margin)}${row}`)];
}
