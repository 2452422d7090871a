/** `--header` and `--add-header`: fields of the header, and lines that are not, as they are. */
import type {HeaderField, Letter} from '../../message/letter.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {warn} from '../output/terminal.ts';
import {fillText, type Tokens} from './data-tokens.ts';

export type HeaderLine =
	| {readonly kind: 'field'; readonly name: string; readonly value: string; readonly added: boolean}
	/** No field, but the user wants it in the header. */
	| {readonly kind: 'line'; readonly text: string};

/** In the order in which they were typed. `\n` begins another field, and one with a blank behind it continues a field. */
export function headerLinesFrom(values: Values): readonly HeaderLine[] {
	return values.sequence(['header', 'add-header']).flatMap(({name, value}) => {
		if (value.trim() === '') {
			throw new UsageError(`--${name} needs a field, such as “X-Test: yes”.`);
		}

		return unfolded(value).map(line => lineFrom(line, name === 'add-header'));
	});
}

function unfolded(text: string): readonly string[] {
	const lines: string[] = [];
	for (const line of text.split('\\n')) {
		const last = lines.at(-1);
		if (last !== undefined && /^[ \t]/.test(line)) {
			lines[lines.length - 1] = `${last} ${line.trim()}`;
		} else if (line !== '') {
			lines.push(line);
		}
	}

	return lines;
}

function lineFrom(line: string, added: boolean): HeaderLine {
	const colon = line.indexOf(':');
	const name = line.slice(0, Math.max(colon, 0)).trim();
	// A URL is no field, though its scheme could be the name of one.
	return /^[!-9;-~]+$/.test(name) && !line.startsWith('//', colon + 1)
		? {kind: 'field', name, value: line.slice(colon + 1).trim(), added}
		: {kind: 'line', text: line};
}

/** Fields that the letter has by itself, in small letters, and of which a message may have one only. */
const generated: readonly string[] = [
	...['from', 'to', 'cc', 'reply-to', 'subject', 'date', 'message-id'],
	...['mime-version', 'content-type', 'content-transfer-encoding'],
];

/** Those that say how the content is written: a second one would make it unreadable. */
const ofContent = /^(?:mime-version|content-)/;

/** Of a generated field the last one counts; one that is added stands beside it. */
export function headersFrom(values: Values, tokens: Tokens): Pick<Letter, 'headers' | 'headerLines'> {
	const lines = headerLinesFrom(values).map(line => filled(line, tokens));
	const headers: HeaderField[] = [];
	const extra: string[] = [];
	for (const line of lines) {
		if (line.kind === 'line') {
			warnOfLine(line.text);
			extra.push(line.text);
			continue;
		}

		const {name, value} = line;
		const key = name.toLowerCase();
		if (line.added && generated.includes(key) && !ofContent.test(key)) {
			extra.push(`${name}: ${value}`);
			continue;
		}

		const before = generated.includes(key)
			? headers.findIndex(field => field.name.toLowerCase() === key)
			: -1;
		headers.splice(before < 0 ? headers.length : before, before < 0 ? 0 : 1, {name, value});
	}

	return {headers, ...(extra.length > 0 && {headerLines: extra})};
}

function filled(line: HeaderLine, tokens: Tokens): HeaderLine {
	return line.kind === 'field'
		? {...line, value: fillText(line.value, tokens)}
		: {...line, text: fillText(line.text, tokens)};
}

export function warnOfLine(text: string): void {
	warn(
		`--header “${text}” is not a field (“Name: value”). It is sent unchanged, and many receivers treat it as the end of the header.`,
	);
}
