/** A probe as text that fits a terminal. */
import {joined, padded, type Shown, shown, trimmed, visible} from '../protocol/visible.ts';
import {wrap} from '../text/wrap.ts';
import {comparisonSection} from './probe-comparison.ts';
import {domainSection} from './probe-domain.ts';
import type {ProbeFormat} from './probe-format.ts';
import {type Line, type Section, signs, valueAndTodo} from './probe-lines.ts';
import {overviewSection} from './probe-overview.ts';
import {probeSections} from './probe-sections.ts';
import {painter} from './text.ts';

export type ProbeTextOptions = {readonly color: boolean; readonly columns: number};

export function probeText(options: ProbeTextOptions): ProbeFormat {
	const section = (part: Section): Shown => shown`${joined(sectionRows(part, options), '\n')}\n`;
	return {
		begin: () => '',
		domain: facts => {
			const {title, lines} = domainSection(facts);
			return shown`${heading(title, options)}${section({title: '', lines})}\n`;
		},
		server: result => {
			const [short, ...details] = probeSections(result);
			const rows = (parts: readonly Section[]): Shown => joined(parts.map(part => shown`\n${section(part)}`));
			return shown`${heading(result.target, options)}${short ? section(short) : ''}${rows(details)}\n`;
		},
		comparison: comparison => shown`${section(comparisonSection(comparison))}\n`,
		overview: (lines, left) => section(overviewSection(lines, left)),
		end: () => '',
	};
}

function heading(text: string, {columns}: ProbeTextOptions): Shown {
	const title = visible(text);
	return shown`${title}\n${visible('═'.repeat(Math.min(title.length, columns)))}\n`;
}

const colors = {good: 'green', bad: 'red', odd: 'yellow'} as const;
const labelWidth = 24;

function sectionRows({title, lines, sentences}: Section, options: ProbeTextOptions): Shown[] {
	const widest = Math.max(...lines.map(({label}) => visible(label).length));
	const width = sentences ? 0 : Math.min(widest, labelWidth);
	return [
		...(title ? [painter(options.color)('cyan', visible(title))] : []),
		...lines.flatMap(line => (sentences ? sentenceRows(line, options) : lineRows(line, width, options))),
	];
}

function sentenceRows({label, value, mark, todo}: Line, options: ProbeTextOptions): Shown[] {
	const id = label ? ` [${label}]` : '';
	return [
		...hanging(signOf(mark, options), visible(`${value}${todo ? '' : id}`), 3, options),
		...(todo ? hanging(shown`   `, visible(`→ ${todo}${id}`), 5, options) : []),
	];
}

function lineRows(line: Line, width: number, options: ProbeTextOptions): Shown[] {
	const {label, mark} = line;
	const name = visible(label);
	const margin = width + 5;
	const text = visible(valueAndTodo(line));
	const head = shown`${signOf(mark, options)}${padded(name, width)}`;
	// A label too long for its column stands on a row of its own.
	return name.length > width
		? [
				...hanging(signOf(mark, options), name, 3, options),
				...hanging(visible(' '.repeat(margin)), text, margin, options),
			]
		: hanging(shown`${head}  `, text, margin, options);
}

function signOf(mark: Line['mark'], {color}: ProbeTextOptions): Shown {
	return mark ? shown` ${painter(color)(colors[mark], signs[mark])} ` : shown`   `;
}

function hanging(head: Shown, text: Shown, margin: number, {columns}: ProbeTextOptions): Shown[] {
	const [first = '', ...rest] = wrap(text, Math.max(columns - margin, 20)).map(visible);
	return [trimmed(shown`${head}${first}`), ...rest.map(row => shown`${visible(' '.repeat(margin))}${row}`)];
}
