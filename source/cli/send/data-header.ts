/** Changes in the header of a finished message, byte for byte but for the fields that are set. */
import {UsageError} from '../arguments/usage-error.ts';
import type {HeaderLine} from './headers.ts';
import {stringOf} from './input.ts';

/** The line that begins a message in a mailbox file (RFC 4155); it is no part of the message. */
export function withoutEnvelopeLine(message: Buffer): Buffer {
	return message.subarray(message.indexOf(10) + 1);
}

const place = '%NEW_HEADERS%';

/**
 * A field that is there is replaced; others stand where the message has %NEW_HEADERS%, else at the end of its header.
 * Lines end as those of the message do.
 */
export function withHeaderLines(message: Buffer, lines: readonly HeaderLine[]): Buffer {
	const text = stringOf(message, 'data', 'latin1');
	const end = /\r?\n/.exec(text)?.[0] ?? '\n';
	// The header ends before its empty line; what stands for new fields is such a line where there are none.
	const cut = /\r?\n(?=\r?\n|%NEW_HEADERS%)/.exec(text);
	const fields = fieldsOf(cut ? text.slice(0, cut.index) : text.replace(/\r?\n$/, ''), end);
	const rest = cut ? text.slice(cut.index + cut[0].length) : end;
	const added: string[] = [];
	for (const line of lines) {
		const at = placeOf(line, fields);
		if (at < 0) {
			added.push(writtenLine(line));
		} else {
			fields[at] = writtenLine(line);
		}
	}

	const whole = rest.includes(place)
		? [...fields, rest.replaceAll(place, added.map(line => `${line}${end}`).join(''))]
		: [...fields, ...added, rest];
	return Buffer.from(whole.join(end), 'latin1');
}

/** Where the field is that the line replaces; -1 where it is to be added. */
function placeOf(line: HeaderLine, fields: readonly string[]): number {
	return line.kind === 'field' && !line.added
		? fields.findIndex(field => nameOf(field) === line.name.toLowerCase())
		: -1;
}

/** Each with the lines that continue it. */
function fieldsOf(header: string, end: string): string[] {
	const fields: string[] = [];
	for (const line of header.split(/\r?\n/)) {
		if (/^[ \t]/.test(line) && fields.length > 0) {
			fields[fields.length - 1] += `${end}${line}`;
		} else {
			fields.push(line);
		}
	}

	return fields;
}

function nameOf(field: string): string {
	return field
		.slice(0, Math.max(field.indexOf(':'), 0))
		.trim()
		.toLowerCase();
}

function writtenLine(line: HeaderLine): string {
	const text = line.kind === 'field' ? `${line.name}: ${line.value}` : line.text;
	if (/[\r\n]/.test(text)) {
		throw new UsageError(
			`--header ${line.kind === 'field' ? line.name : ''} contains a line break; a header field is one line.`,
		);
	}

	return Buffer.from(text).toString('latin1');
}
