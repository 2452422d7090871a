/**
 * The bytes of a client, read as the phase asks: as lines, as message content up to the lone dot, or as the
 * octets of a chunk. Nothing is mended; the result does not depend on how the bytes were cut.
 *
 * Lines end in LF, with CR before it or without, as servers read them; a lone CR is a part of its line.
 */
import type {LineEnding} from './reply.ts';

export type ReadAs =
	| {readonly as: 'line'}
	/** RFC 5321 §4.1.1.4: up to CRLF, dot, CRLF. */
	| {readonly as: 'message'}
	/** RFC 3030 §2: this many octets. */
	| {readonly as: 'chunk'; readonly octets: number};

export type ClientItem =
	| {
			readonly type: 'line';
			/** Without its ending. */
			readonly bytes: Uint8Array;
			readonly ending: LineEnding;
			/** True when it was over the limit: `bytes` is its beginning, the rest is skipped. */
			readonly overlong: boolean;
	  }
	/** A piece of content as on the wire, and how many lines it ends. */
	| {readonly type: 'content'; readonly bytes: Uint8Array; readonly lines: number}
	/** The dot that ends the message. */
	| {readonly type: 'dot'};

export type ClientReader = {
	feed(bytes: Uint8Array): void;
	/** The next item, or undefined when more bytes are needed. */
	next(read: ReadAs): ClientItem | undefined;
	/** Octets given out or skipped since the beginning. */
	readonly position: number;
	/** Where a line has begun that has no end yet, what there is of it, at most the limit. */
	readonly unfinished: Uint8Array;
	/** Everything not given out yet; afterwards the reader is empty. */
	takeRest(): Uint8Array;
};

const LINE_LIMIT = 64 * 1024;
const CR = 0x0d;
const LF = 0x0a;
const lineDot = Buffer.from('\r\n.\r\n');

/** `limit`: octets of a line without its ending; what a line has beyond it is skipped. */
export function createClientReader(limit = LINE_LIMIT): ClientReader {
	let buffer: Buffer = Buffer.alloc(0);
	let start = 0;
	let fed = 0;
	// Where the search for a line end goes on, so that a line that drips in is not read again and again.
	let searched = 0;
	let skipping = false;
	// At the beginning of the content, or behind a CRLF in it: a dot here may end it.
	let atLineStart = true;

	function feed(bytes: Uint8Array): void {
		const rest = buffer.subarray(start);
		const more = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		buffer = rest.length === 0 ? more : Buffer.concat([rest, more]);
		searched = Math.max(searched - start, 0);
		start = 0;
		fed += bytes.length;
	}

	function take(end: number): Buffer {
		const bytes = buffer.subarray(start, end);
		start = end;
		searched = Math.max(searched, start);
		return bytes;
	}

	function nextLine(): ClientItem | undefined {
		for (;;) {
			const end = buffer.indexOf(LF, Math.max(start, searched));
			searched = end === -1 ? buffer.length : end;
			if (skipping) {
				if (end === -1) {
					take(buffer.length);
					return undefined;
				}

				skipping = false;
				take(end + 1);
				continue;
			}

			const length = (end === -1 ? buffer.length : end) - start;
			if (length > limit + 1) {
				skipping = true;
				return {type: 'line', bytes: copyOf(take(start + limit)), ending: 'none', overlong: true};
			}

			return end === -1 ? undefined : lineUpTo(end);
		}
	}

	function lineUpTo(end: number): ClientItem {
		const isCrlf = end > start && buffer[end - 1] === CR;
		const bytes = copyOf(buffer.subarray(start, isCrlf ? end - 1 : end));
		take(end + 1);
		atLineStart = true;
		return {type: 'line', bytes, ending: isCrlf ? 'CRLF' : 'LF', overlong: false};
	}

	function nextContent(): ClientItem | undefined {
		if (start === buffer.length) {
			return undefined;
		}

		if (atLineStart) {
			const isDot = startsWith(buffer, start, lineDot.subarray(2));
			if (isDot === 'yes') {
				take(start + 3);
				return {type: 'dot'};
			}

			if (isDot === 'perhaps') {
				return undefined;
			}
		}

		const dot = buffer.indexOf(lineDot, start);
		const end = dot === -1 ? safeEnd(buffer) : dot + 2;
		if (end <= start) {
			return undefined;
		}

		atLineStart = buffer[end - 1] === LF && buffer[end - 2] === CR;
		const bytes = take(end);
		return {type: 'content', bytes, lines: linesIn(bytes)};
	}

	function nextOctets(octets: number): ClientItem | undefined {
		if (start === buffer.length) {
			return undefined;
		}

		const bytes = take(Math.min(start + octets, buffer.length));
		atLineStart = true;
		return {type: 'content', bytes, lines: linesIn(bytes)};
	}

	return {
		feed,
		next(read) {
			switch (read.as) {
				case 'line':
					return nextLine();
				case 'message':
					return nextContent();
				case 'chunk':
					return nextOctets(read.octets);
			}
		},
		get position() {
			return fed - (buffer.length - start);
		},
		get unfinished() {
			return skipping ? new Uint8Array(0) : buffer.subarray(start, start + limit);
		},
		takeRest() {
			const rest = skipping ? new Uint8Array(0) : copyOf(buffer.subarray(start));
			buffer = Buffer.alloc(0);
			start = searched = 0;
			skipping = false;
			atLineStart = true;
			return rest;
		},
	};
}

function startsWith(buffer: Uint8Array, at: number, wanted: Uint8Array): 'yes' | 'no' | 'perhaps' {
	for (let index = 0; index < wanted.length; index++) {
		const byte = buffer[at + index];
		if (byte === undefined) {
			return 'perhaps';
		}

		if (byte !== wanted[index]) {
			return 'no';
		}
	}

	return 'yes';
}

/** The last bytes wait where the line with the dot may begin in them: a CR, or a line of one dot. */
function safeEnd(buffer: Buffer): number {
	const length = buffer.length;
	for (const [size, waits] of [
		[4, 2],
		[3, 1],
		[1, 1],
	] as const) {
		if (length >= size && buffer.subarray(length - size).equals(lineDot.subarray(0, size))) {
			return length - waits;
		}
	}

	return length;
}

function linesIn(bytes: Buffer): number {
	let lines = 0;
	for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
		lines++;
	}

	return lines;
}

// A kept line must not hold on to a whole chunk.
function copyOf(bytes: Uint8Array): Uint8Array {
	return new Uint8Array(bytes);
}
