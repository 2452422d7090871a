/** A header block cut into its fields (RFC 5322 §2.2), each kept as it was and decoded beside it. */
import {isUtf8} from 'node:buffer';
import {decodeText} from './charset.ts';

export type ReadField = {
	/** As written. */
	readonly name: string;
	/** Unfolded, with encoded words (RFC 2047) decoded. Unescaped. */
	readonly value: string;
	/** Unfolded, encoded words as they stand. */
	readonly raw: string;
	/** The whole field as in the message, folds included, without the last line end. */
	readonly bytes: Uint8Array;
	/** Where it begins: octets from the start of the message or part read. */
	readonly offset: number;
};

export type HeaderBlock = {
	readonly fields: readonly ReadField[];
	/** Octets up to the body, the blank line included. */
	readonly octets: number;
	/**
	 * `blank-line`: as it should be. `no-blank-line`: a line that is no field began the body. `end`: there is no body.
	 * `limit`: it was longer than anyone takes, and its rest counts as body.
	 */
	readonly endedBy: 'blank-line' | 'no-blank-line' | 'end' | 'limit';
	/** The line was an mbox `From ` line, before the first field. */
	readonly mboxLine: boolean;
	/** Fields beyond the limit, not read. */
	readonly skipped: number;
	/** Charset that raw 8-bit values were read in, where there were any: `utf-8`, the part's own, or a guess. */
	readonly eightBit: 'utf-8' | 'declared' | 'guessed' | null;
};

const fieldLimit = 500;
const blockLimit = 512 * 1024;
const valueLimit = 64 * 1024;

/** `decodeWords` comes from libmime, which is loaded once and handed down. */
export function readHeaderBlock(bytes: Uint8Array, decodeWords: (text: string) => string): HeaderBlock {
	const {spans, octets, endedBy, mboxLine} = cutFields(bytes);
	const kept = spans.slice(0, fieldLimit);
	const charset = declaredCharset(kept.map(({start, end}) => bytes.subarray(start, end)));
	let eightBit: HeaderBlock['eightBit'] = null;
	const fields = kept.map(({start, end}): ReadField => {
		const field = bytes.subarray(start, end);
		const text = readOctets(field.subarray(0, valueLimit), charset);
		eightBit ??= text.as;
		const colon = text.value.indexOf(':');
		const raw = text.value
			.slice(colon + 1)
			.replaceAll(/(?:\r\n|\r|\n)(?=[ \t])/g, '')
			.trim();
		return {
			name: text.value.slice(0, colon).trimEnd(),
			value: decodeWords(raw),
			raw,
			bytes: field,
			offset: start,
		};
	});
	return {fields, octets, endedBy, mboxLine, skipped: spans.length - kept.length, eightBit};
}

/** The first field of that name, in any case. */
export function fieldNamed(fields: readonly ReadField[], name: string): ReadField | undefined {
	return fields.find(field => field.name.toLowerCase() === name);
}

type FieldSpan = {readonly start: number; end: number};

function cutFields(
	bytes: Uint8Array,
): Pick<HeaderBlock, 'octets' | 'endedBy' | 'mboxLine'> & {spans: FieldSpan[]} {
	const text = latin1(bytes.subarray(0, blockLimit));
	const spans: FieldSpan[] = [];
	let mboxLine = false;
	for (const {start, end, next} of linesOf(text)) {
		const last = spans.at(-1);
		if (end === start) {
			return {spans, octets: next, endedBy: 'blank-line', mboxLine};
		}

		if (last && /[ \t]/.test(text.charAt(start))) {
			last.end = end;
		} else if (isFieldStart(text.slice(start, Math.min(end, start + 1000)))) {
			spans.push({start, end});
		} else if (start === 0 && text.startsWith('From ')) {
			mboxLine = true;
		} else {
			return {spans, octets: start, endedBy: 'no-blank-line', mboxLine};
		}
	}

	return {spans, octets: text.length, endedBy: text.length < bytes.length ? 'limit' : 'end', mboxLine};
}

/** A lone CR or LF ends a line too: that is what most receivers make of it. */
function* linesOf(
	text: string,
): Generator<{readonly start: number; readonly end: number; readonly next: number}> {
	let start = 0;
	for (const {0: lineEnd, index} of text.matchAll(/\r\n|\r|\n/g)) {
		const next = index + lineEnd.length;
		yield {start, end: index, next};
		start = next;
	}

	if (start < text.length) {
		yield {start, end: text.length, next: text.length};
	}
}

/** Printable ASCII, then perhaps blanks (obsolete, RFC 5322 §4.5), then a colon. */
function isFieldStart(line: string): boolean {
	return /^[!-9;-~]+[ \t]*:/.test(line);
}

function declaredCharset(fields: readonly Uint8Array[]): string | null {
	const type = fields
		.map(field => latin1(field.subarray(0, 2000)))
		.find(text => /^content-type\s*:/i.test(text));
	return /charset\s*=\s*"?([\w.:+-]+)/i.exec(type ?? '')?.[1] ?? null;
}

/** 8-bit octets in a header are legal only as UTF-8 (RFC 6532); older programs wrote the text's charset. */
function readOctets(bytes: Uint8Array, charset: string | null): {value: string; as: HeaderBlock['eightBit']} {
	if (isUtf8(bytes)) {
		const value = Buffer.from(bytes).toString();
		return {value, as: value.length === bytes.length ? null : 'utf-8'};
	}

	const declared = charset === null || /^utf-?8$/i.test(charset) ? null : decodeText(bytes, charset);
	return declared === null
		? {value: decodeText(bytes, 'windows-1252') ?? latin1(bytes), as: 'guessed'}
		: {value: declared, as: 'declared'};
}

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
