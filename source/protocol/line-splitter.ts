/**
 * Bytes to lines. Accepts CRLF, LF and CR as line ends and says which it was, because that is often the
 * answer to "why does the server not react". The result does not depend on how the bytes were cut.
 *
 * Lines are pulled, not pushed: after the 220 to STARTTLS the caller stops and takes what is left.
 */
import type {LineEnding} from './reply.ts';

export type Line = {
	readonly bytes: Uint8Array;
	/** `none` for a line that was cut off at the limit or by the end of the stream. */
	readonly ending: LineEnding;
	/** True when the line was longer than the limit: `bytes` is its beginning, the rest is skipped. */
	readonly overlong: boolean;
};

export type LineSplitter = {
	feed(bytes: Uint8Array): void;
	/** The next whole line, or undefined when more bytes are needed. */
	next(): Line | undefined;
	/** The stream has ended: what is left, if anything, as a line with the ending `none` (or `CR`). */
	end(): Line | undefined;
	/** Everything not yet given out as a line; afterwards the splitter is empty. */
	takeRest(): Uint8Array;
};

/** Octets of a line without its ending. RFC 5321 §4.5.3.1.5 allows 512, RFC 4954 §4 12,288; servers vary. */
const LINE_LIMIT = 64 * 1024;

const CR = 0x0d;
const LF = 0x0a;

/** `limit` in octets, the ending not counted; what a line has beyond it is skipped. */
export function createLineSplitter(limit = LINE_LIMIT): LineSplitter {
	return new SplitBytes(limit);
}

class SplitBytes implements LineSplitter {
	readonly #limit: number;
	#buffer: Uint8Array = new Uint8Array(0);
	/** Where the next line begins in the buffer. */
	#start = 0;
	/** Where the search for a line end goes on, so that a long line fed byte by byte is not read again and again. */
	#searched = 0;
	/** Inside the tail of an overlong line. */
	#skipping = false;
	/** The overlong tail ended in CR; an LF right after it belongs to that ending. */
	#skipLineFeed = false;

	constructor(limit: number) {
		this.#limit = limit;
	}

	feed(bytes: Uint8Array): void {
		this.#buffer =
			this.#start === this.#buffer.length
				? bytes
				: Buffer.concat([this.#buffer.subarray(this.#start), bytes]);
		this.#searched = Math.max(this.#searched - this.#start, 0);
		this.#start = 0;
	}

	next(): Line | undefined {
		for (;;) {
			this.#passLineFeed();
			const end = findLineEnd(this.#buffer, Math.max(this.#start, this.#searched));
			if (end === -1) {
				return this.#skipping ? this.#skipAll() : this.#cutOverlong();
			}

			if (!this.#skipping) {
				return this.#lineTo(end);
			}

			this.#skipTo(end);
		}
	}

	end(): Line | undefined {
		const rest = this.takeRest();
		if (rest.length === 0) {
			return undefined;
		}

		return rest.at(-1) === CR
			? {bytes: copyOf(rest, 0, rest.length - 1), ending: 'CR', overlong: false}
			: {bytes: rest, ending: 'none', overlong: false};
	}

	takeRest(): Uint8Array {
		const rest = this.#skipping ? new Uint8Array(0) : copyOf(this.#buffer, this.#start);
		this.#buffer = new Uint8Array(0);
		this.#moveTo(0);
		this.#skipping = false;
		this.#skipLineFeed = false;
		return rest;
	}

	#lineTo(end: number): Line | undefined {
		if (end - this.#start > this.#limit) {
			return this.#cut();
		}

		// Whether an LF follows decides between CRLF and CR; it may still be on its way.
		if (this.#buffer[end] === CR && end + 1 === this.#buffer.length) {
			this.#searched = end;
			return undefined;
		}

		const ending = endingAt(this.#buffer, end);
		const bytes = copyOf(this.#buffer, this.#start, end);
		this.#moveTo(end + (ending === 'CRLF' ? 2 : 1));
		return {bytes, ending, overlong: false};
	}

	#cutOverlong(): Line | undefined {
		this.#searched = this.#buffer.length;
		return this.#buffer.length - this.#start > this.#limit ? this.#cut() : undefined;
	}

	#cut(): Line {
		const bytes = copyOf(this.#buffer, this.#start, this.#start + this.#limit);
		this.#moveTo(this.#start + this.#limit);
		this.#skipping = true;
		return {bytes, ending: 'none', overlong: true};
	}

	#skipAll(): undefined {
		this.#moveTo(this.#buffer.length);
	}

	#skipTo(end: number): void {
		this.#skipping = false;
		this.#skipLineFeed = this.#buffer[end] === CR;
		this.#moveTo(end + 1);
	}

	#passLineFeed(): void {
		if (this.#skipLineFeed && this.#start < this.#buffer.length) {
			this.#skipLineFeed = false;
			if (this.#buffer[this.#start] === LF) {
				this.#start++;
			}
		}
	}

	#moveTo(place: number): void {
		this.#start = place;
		this.#searched = place;
	}
}

function findLineEnd(buffer: Uint8Array, from: number): number {
	const lineFeed = buffer.indexOf(LF, from);
	const window = lineFeed === -1 ? buffer : buffer.subarray(0, lineFeed);
	const carriageReturn = window.indexOf(CR, from);
	return carriageReturn === -1 ? lineFeed : carriageReturn;
}

function endingAt(buffer: Uint8Array, end: number): 'CRLF' | 'LF' | 'CR' {
	if (buffer[end] === LF) {
		return 'LF';
	}

	return buffer[end + 1] === LF ? 'CRLF' : 'CR';
}

// A Buffer's own `slice` is a view; a kept line must not hold on to a whole chunk.
function copyOf(bytes: Uint8Array, start: number, end?: number): Uint8Array {
	return new Uint8Array(bytes.subarray(start, end));
}
