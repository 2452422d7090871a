/**
 * Bytes to lines. Takes CRLF, LF and CR as line ends and says which it was, because that is often the
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
	let buffer: Uint8Array = new Uint8Array(0);
	let start = 0;
	// Where the search for a line end goes on, so that a long line fed byte by byte is not read again and again.
	let searched = 0;
	// Inside the tail of an overlong line.
	let skipping = false;
	// The overlong tail ended in CR; an LF right after it belongs to that ending.
	let skipLineFeed = false;

	function feed(bytes: Uint8Array): void {
		buffer = start === buffer.length ? bytes : Buffer.concat([buffer.subarray(start), bytes]);
		searched -= start;
		start = 0;
		searched = Math.max(searched, 0);
	}

	function next(): Line | undefined {
		for (;;) {
			if (skipLineFeed && start < buffer.length) {
				skipLineFeed = false;
				if (buffer[start] === LF) {
					start++;
				}
			}

			const end = findLineEnd(buffer, Math.max(start, searched));
			if (end === -1) {
				return skipping ? skipAll() : cutOverlong();
			}

			if (skipping) {
				skipTo(end);
				continue;
			}

			if (end - start > limit) {
				return cut();
			}

			// Whether an LF follows decides between CRLF and CR; it may still be on its way.
			if (buffer[end] === CR && end + 1 === buffer.length) {
				searched = end;
				return undefined;
			}

			const ending = endingAt(buffer, end);
			const bytes = copyOf(buffer, start, end);
			start = searched = end + (ending === 'CRLF' ? 2 : 1);
			return {bytes, ending, overlong: false};
		}
	}

	function cutOverlong(): Line | undefined {
		searched = buffer.length;
		return buffer.length - start > limit ? cut() : undefined;
	}

	function cut(): Line {
		const bytes = copyOf(buffer, start, start + limit);
		start = searched = start + limit;
		skipping = true;
		return {bytes, ending: 'none', overlong: true};
	}

	function skipAll(): undefined {
		start = searched = buffer.length;
	}

	function skipTo(end: number): void {
		skipping = false;
		skipLineFeed = buffer[end] === CR;
		start = searched = end + 1;
	}

	function end(): Line | undefined {
		const rest = takeRest();
		if (rest.length === 0) {
			return undefined;
		}

		return rest.at(-1) === CR
			? {bytes: copyOf(rest, 0, rest.length - 1), ending: 'CR', overlong: false}
			: {bytes: rest, ending: 'none', overlong: false};
	}

	function takeRest(): Uint8Array {
		const rest = skipping ? new Uint8Array(0) : copyOf(buffer, start);
		buffer = new Uint8Array(0);
		start = searched = 0;
		skipping = skipLineFeed = false;
		return rest;
	}

	return {feed, next, end, takeRest};
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
