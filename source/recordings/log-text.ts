/** Bytes of a log to lines, within limits: byte order marks, UTF-16, and any line ends. */

import {withCommas} from '../protocol/with-commas.ts';
import {type LogLine, toView} from './log-line.ts';
import type {Unread} from './recording.ts';

export type Limits = {
	/** Octets that are read; the rest is named and left. */
	readonly octets: number;
	readonly lines: number;
};

export const defaultLimits: Limits = {octets: 64 * 1024 * 1024, lines: 1_000_000};

export type LogText = {
	readonly lines: readonly LogLine[];
	readonly unread: readonly Unread[];
};

/** What is beyond the limits is not read, and is told in `unread`. */
export function readLogText(input: Uint8Array, limits: Limits): LogText {
	const text = toText(input.subarray(0, limits.octets));
	const lines = splitLines(text, limits.lines);
	const unread: Unread[] = [];
	if (input.length > limits.octets) {
		const megabytes = Math.floor(limits.octets / (1024 * 1024));
		unread.push({
			line: lines.length,
			text: '',
			why: `Only the first ${megabytes} MiB were read; another ${withCommas(input.length - limits.octets)} octets follow. Cut out the part that matters.`,
		});
	}

	if (lines.length === limits.lines) {
		unread.push({
			line: lines.length,
			text: '',
			why: `Only the first ${withCommas(limits.lines)} lines were read. Cut out the part that matters.`,
		});
	}

	return {lines, unread};
}

/** True for bytes that no log has: images, archives, programs. */
export function isBinary(input: Uint8Array): boolean {
	if (utf16Of(input)) {
		return false;
	}

	const sample = input.subarray(0, 4096);
	const odd = sample.reduce((count, byte) => count + (isOdd(byte) ? 1 : 0), 0);
	return odd > sample.length / 10;
}

// Tab, line ends, backspace and escape stand in terminal logs.
function isOdd(byte: number): boolean {
	return byte < 0x08 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f;
}

function toText(input: Uint8Array): string {
	const encoding = utf16Of(input);
	if (encoding) {
		return toView(new TextDecoder(encoding).decode(input));
	}

	const hasMark = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf;
	return Buffer.from(input.buffer, input.byteOffset, input.length).toString('latin1', hasMark ? 3 : 0);
}

// PowerShell's `>` writes UTF-16 with a mark; editors sometimes leave the mark out.
function utf16Of(input: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const [first, second] = input;
	if (first === 0xff && second === 0xfe) {
		return 'utf-16le';
	}

	if (first === 0xfe && second === 0xff) {
		return 'utf-16be';
	}

	const pairs = Math.min(input.length >> 1, 200);
	let low = 0;
	let high = 0;
	for (let pair = 0; pair < pairs; pair++) {
		high += input[2 * pair] === 0 ? 1 : 0;
		low += input[2 * pair + 1] === 0 ? 1 : 0;
	}

	if (pairs < 4 || Math.max(low, high) < pairs * 0.9 || Math.min(low, high) > pairs * 0.1) {
		return null;
	}

	return low > high ? 'utf-16le' : 'utf-16be';
}

const CR = 0x0d;
const LF = 0x0a;

// CRLF, LF, CR, and the CRCRLF of logs that went through a text mode twice.
function splitLines(text: string, limit: number): LogLine[] {
	const lines: LogLine[] = [];
	let start = 0;
	for (let at = 0; at < text.length && lines.length < limit; at++) {
		const code = text.charCodeAt(at);
		if (code !== CR && code !== LF) {
			continue;
		}

		lines.push({number: lines.length + 1, text: text.slice(start, at), at: null});
		const next = code === CR ? afterReturns(text, at) : at;
		start = next + 1;
		at = next;
	}

	if (start < text.length && lines.length < limit) {
		lines.push({number: lines.length + 1, text: text.slice(start), at: null});
	}

	return lines;
}

/** Place of the line feed that ends a run of returns, or of the first return where none does. */
function afterReturns(text: string, at: number): number {
	if (text.charCodeAt(at + 1) === LF) {
		return at + 1;
	}

	return text.charCodeAt(at + 1) === CR && text.charCodeAt(at + 2) === LF ? at + 2 : at;
}

/** What of one line is kept; no log of mail has longer ones but for a message on one line. */
const LONGEST = 64 * 1024;

export type LogSplitter = {write(bytes: Uint8Array): void; end(): void};

/** Lines of a log that comes in pieces, CRLF or LF; a longer one is cut. */
export function createLogSplitter(hear: (line: LogLine) => void): LogSplitter {
	let rest = '';
	let number = 0;

	function give(text: string): void {
		number++;
		const mark = number === 1 && text.startsWith('\xef\xbb\xbf') ? 3 : 0;
		hear({number, text: text.slice(mark, LONGEST).replace(/\r{1,2}$/, ''), at: null});
	}

	return {
		write(bytes) {
			const parts = (rest + Buffer.from(bytes).toString('latin1')).split('\n');
			rest = (parts.pop() ?? '').slice(0, 2 * LONGEST);
			for (const part of parts) {
				give(part);
			}
		},
		end() {
			if (rest !== '') {
				give(rest);
			}

			rest = '';
		},
	};
}
