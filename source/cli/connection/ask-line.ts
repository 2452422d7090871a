/** A line that somebody types, or that stands on standard input where it is no terminal, as swaks reads it. */
import {once} from 'node:events';
import type {Readable, Writable} from 'node:stream';

/** Milliseconds for a program that writes the line; a person at a terminal has all the time. */
const patience = 30_000;

/** Longer than any answer; a line that does not end is cut there. */
const limit = 64 * 1024;

/** Null at the end of the input, and where nothing comes. What stands behind the line stays to be read. */
export async function askLine(prompt: string, input: Readable, output: Writable): Promise<string | null> {
	output.write(prompt);
	const line = await nextLine(input);
	if (!isTerminal(input)) {
		// Nothing echoes the line and its end.
		output.write('\n');
	}

	return line;
}

async function nextLine(input: Readable): Promise<string | null> {
	let bytes = Buffer.alloc(0);
	for (;;) {
		const end = bytes.indexOf(10);
		if (end >= 0 || bytes.length > limit) {
			const line = bytes.subarray(0, end < 0 ? limit : end);
			putBack(input, bytes.subarray(line.length + 1));
			return line.toString().replace(/\r$/, '');
		}

		const piece = await nextPiece(input);
		if (piece === null) {
			return bytes.length === 0 ? null : bytes.toString();
		}

		bytes = Buffer.concat([bytes, piece]);
	}
}

function putBack(input: Readable, rest: Buffer): void {
	if (rest.length > 0) {
		input.unshift(rest);
	}
}

async function nextPiece(input: Readable): Promise<Buffer | null> {
	for (;;) {
		const piece: unknown = input.read();
		if (piece !== null) {
			return typeof piece === 'string' || piece instanceof Uint8Array ? Buffer.from(piece) : Buffer.alloc(0);
		}

		if (input.readableEnded || input.destroyed || input.closed) {
			return null;
		}

		const waiting = new AbortController();
		const timer = isTerminal(input) ? undefined : setTimeout(() => waiting.abort(), patience);
		const events = ['readable', 'end', 'close', 'error'].map(name =>
			once(input, name, {signal: waiting.signal}),
		);
		// The other waits end with an AbortError that says nothing.
		const heard = await Promise.race(events).then(
			() => true,
			() => false,
		);
		clearTimeout(timer);
		waiting.abort();
		await Promise.allSettled(events);
		if (!heard) {
			return null;
		}
	}
}

function isTerminal(input: Readable): boolean {
	return 'isTTY' in input && input.isTTY === true;
}
