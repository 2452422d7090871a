/**
 * The bytes of a client, read as the phase asks: as lines, as message content up to the lone dot, or as the
 * octets of a chunk. Nothing is corrected; the result does not depend on how the bytes were cut.
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
	return new ClientBytes(limit);
}

const nothing: Buffer = Buffer.alloc(0);

class ClientBytes implements ClientReader {
	readonly #limit: number;
	#buffer = nothing;
	/** Where in the buffer the next item begins. */
	#start = 0;
	#fed = 0;
	/** Where the search for a line end goes on, so that a line that drips in is not read again and again. */
	#searched = 0;
	/** In the rest of a line that was over the limit. */
	#skipping = false;
	/** At the beginning of the content, or behind a CRLF in it: a dot here may end it. */
	#atLineStart = true;

	constructor(limit: number) {
		this.#limit = limit;
	}

	get position(): number {
		return this.#fed - (this.#buffer.length - this.#start);
	}

	get unfinished(): Uint8Array {
		return this.#skipping ? nothing : this.#buffer.subarray(this.#start, this.#start + this.#limit);
	}

	feed(bytes: Uint8Array): void {
		const rest = this.#buffer.subarray(this.#start);
		const more = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#buffer = rest.length === 0 ? more : Buffer.concat([rest, more]);
		this.#searched = Math.max(this.#searched - this.#start, 0);
		this.#start = 0;
		this.#fed += bytes.length;
	}

	next(read: ReadAs): ClientItem | undefined {
		switch (read.as) {
			case 'line':
				return this.#nextLine();
			case 'message':
				return this.#nextContent();
			case 'chunk':
				return this.#nextOctets(read.octets);
		}
	}

	takeRest(): Uint8Array {
		const rest = this.#skipping ? new Uint8Array(0) : copyOf(this.#buffer.subarray(this.#start));
		this.#buffer = nothing;
		this.#start = 0;
		this.#searched = 0;
		this.#skipping = false;
		this.#atLineStart = true;
		return rest;
	}

	#nextLine(): ClientItem | undefined {
		if (this.#skipping && !this.#skipLine()) {
			return undefined;
		}

		const end = this.#findLineEnd();
		const length = (end ?? this.#buffer.length) - this.#start;
		// A CR at the limit may belong to the ending.
		if (length > this.#limit + 1) {
			this.#skipping = true;
			const bytes = copyOf(this.#take(this.#start + this.#limit));
			return {type: 'line', bytes, ending: 'none', overlong: true};
		}

		return end === null ? undefined : this.#lineUpTo(end);
	}

	/** Null where the line has no end yet. */
	#findLineEnd(): number | null {
		const end = this.#buffer.indexOf(LF, Math.max(this.#start, this.#searched));
		this.#searched = end === -1 ? this.#buffer.length : end;
		return end === -1 ? null : end;
	}

	/** False where the end of the line has not come yet. */
	#skipLine(): boolean {
		const end = this.#findLineEnd();
		this.#take(end === null ? this.#buffer.length : end + 1);
		this.#skipping = end === null;
		return !this.#skipping;
	}

	#lineUpTo(end: number): ClientItem {
		const isCrlf = end > this.#start && this.#buffer[end - 1] === CR;
		const bytes = copyOf(this.#buffer.subarray(this.#start, isCrlf ? end - 1 : end));
		this.#take(end + 1);
		this.#atLineStart = true;
		return {type: 'line', bytes, ending: isCrlf ? 'CRLF' : 'LF', overlong: false};
	}

	#nextContent(): ClientItem | undefined {
		if (this.#start === this.#buffer.length) {
			return undefined;
		}

		if (this.#atLineStart) {
			const isDot = startsWith(this.#buffer, this.#start, lineDot.subarray(2));
			if (isDot === 'yes') {
				this.#take(this.#start + 3);
				return {type: 'dot'};
			}

			if (isDot === 'perhaps') {
				return undefined;
			}
		}

		const dot = this.#buffer.indexOf(lineDot, this.#start);
		const end = dot === -1 ? safeEnd(this.#buffer) : dot + 2;
		if (end <= this.#start) {
			return undefined;
		}

		this.#atLineStart = this.#buffer[end - 1] === LF && this.#buffer[end - 2] === CR;
		const bytes = this.#take(end);
		return {type: 'content', bytes, lines: linesIn(bytes)};
	}

	#nextOctets(octets: number): ClientItem | undefined {
		if (this.#start === this.#buffer.length) {
			return undefined;
		}

		const bytes = this.#take(Math.min(this.#start + octets, this.#buffer.length));
		this.#atLineStart = true;
		return {type: 'content', bytes, lines: linesIn(bytes)};
	}

	#take(end: number): Buffer {
		const bytes = this.#buffer.subarray(this.#start, end);
		this.#start = end;
		this.#searched = Math.max(this.#searched, end);
		return bytes;
	}
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
