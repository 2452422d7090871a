/** A header block cut into its fields (RFC 5322 §2.2), each kept as it was and decoded beside it. */
import {isUtf8} from 'node:buffer';
import {decodeText} from './charset.ts';
import {readableWords} from './decode-words.ts';

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
	 * `blank-line`: as it should be. `no-blank-line`: a line that is not a field began the body. `end`: there is no body.
	 * `limit`: it was longer than anyone takes, and its rest counts as body.
	 */
	readonly endedBy: 'blank-line' | 'no-blank-line' | 'end' | 'limit';
	/** The line was an mbox `From ` line, before the first field. */
	readonly mboxLine: boolean;
	/** A byte order mark or empty lines stand before the first field. */
	readonly leading: 'mark' | 'empty-lines' | null;
	/** Lines between the fields that are not fields; they were passed over. */
	readonly brokenLines: number;
	/** Fields beyond the limit, not read. */
	readonly skipped: number;
	/** Charset that raw 8-bit values were read in, where there were any: `utf-8`, the part's own, or a guess. */
	readonly eightBit: 'utf-8' | 'declared' | 'guessed' | null;
};

const fieldLimit = 500;
const blockLimit = 512 * 1024;
const valueLimit = 64 * 1024;

/**
 * `decodeWords` comes from libmime, which is loaded once and handed down. `isPart`: of a part of a message, which may
 * have no header at all; its first empty line ends it.
 */
export function readHeaderBlock(
	bytes: Uint8Array,
	decodeWords: (text: string) => string,
	isPart = false,
): HeaderBlock {
	const {spans, ...cut} = cutFields(bytes, isPart);
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
			value: decodeWords(readableWords(raw, text.as === 'guessed')),
			raw,
			bytes: field,
			offset: start,
		};
	});
	return {...cut, fields, skipped: spans.length - kept.length, eightBit};
}

/** The first field of that name, in any case. */
export function fieldNamed(fields: readonly ReadField[], name: string): ReadField | undefined {
	return fields.find(field => field.name.toLowerCase() === name);
}

type FieldSpan = {readonly start: number; end: number};

type Cut = Omit<HeaderBlock, 'fields' | 'skipped' | 'eightBit'> & {readonly spans: FieldSpan[]};

const bom = '\xef\xbb\xbf';

function cutFields(bytes: Uint8Array, isPart: boolean): Cut {
	const text = latin1(bytes.subarray(0, blockLimit));
	const {first, leading} = isPart ? {first: 0, leading: null} : leadingIn(text);
	const cut = cutFrom(text, first);
	return cut.endedBy === 'end' && text.length < bytes.length
		? {...cut, leading, endedBy: 'limit'}
		: {...cut, leading};
}

/** Editors put a mark before the first field, and some programs empty lines. Only where a field follows. */
function leadingIn(text: string): {first: number; leading: HeaderBlock['leading']} {
	const mark = text.startsWith(bom) ? bom.length : 0;
	const empty = /^(?:[ \t]*(?:\r\n|\r|\n)){1,10}/.exec(text.slice(mark, mark + 1000))?.[0].length ?? 0;
	const line = text.slice(mark + empty, mark + empty + 1000);
	if (mark + empty === 0 || !(isFieldStart(line) || /^>?From /.test(line))) {
		return {first: 0, leading: null};
	}

	return {first: mark + empty, leading: mark > 0 ? 'mark' : 'empty-lines'};
}

function cutFrom(text: string, first: number): Omit<Cut, 'leading'> {
	const spans: FieldSpan[] = [];
	let mboxLine = false;
	let brokenLines = 0;
	for (const {start, end, next} of linesOf(text, first)) {
		const last = spans.at(-1);
		if (end === start) {
			return {spans, octets: next, endedBy: 'blank-line', mboxLine, brokenLines};
		}

		if (last && /[ \t]/.test(text.charAt(start))) {
			last.end = end;
		} else if (isFieldStart(text.slice(start, Math.min(end, start + 1000)))) {
			spans.push({start, end});
		} else if (start === first && /^>?From /.test(text.slice(start, start + 10))) {
			mboxLine = true;
		} else if (last && brokenLines < 3 && goesOnWithFields(text, next)) {
			brokenLines++;
		} else {
			return {spans, octets: start, endedBy: 'no-blank-line', mboxLine, brokenLines};
		}
	}

	return {spans, octets: text.length, endedBy: 'end', mboxLine, brokenLines};
}

const lookedAhead = 200;

/** All lines up to an empty one are fields, at least one: the broken line stands among them, and is not the text. */
function goesOnWithFields(text: string, from: number): boolean {
	let fields = 0;
	let seen = 0;
	for (const {start, end} of linesOf(text, from)) {
		const line = text.slice(start, Math.min(end, start + 1000));
		if (end === start || seen++ > lookedAhead) {
			return fields > 0;
		}

		const goesOn = fields > 0 && /^[ \t]/.test(line);
		if (!goesOn && !isFieldStart(line)) {
			return false;
		}

		fields++;
	}

	return false;
}

/** A lone CR or LF ends a line too: that is what most receivers make of it. */
function* linesOf(
	text: string,
	from: number,
): Generator<{readonly start: number; readonly end: number; readonly next: number}> {
	const lineEnds = /\r\n|\r|\n/g;
	lineEnds.lastIndex = from;
	let start = from;
	for (let match = lineEnds.exec(text); match; match = lineEnds.exec(text)) {
		const next = match.index + match[0].length;
		yield {start, end: match.index, next};
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
