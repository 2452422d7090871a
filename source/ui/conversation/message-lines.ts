/** The first and the last lines of a message, without reading what lies between. */
import type {SentMessageEntry} from '../../session/entry.ts';
import type {Rope} from '../../session/rope.ts';

/** Lines to show: those that ended, and one that did not yet. Costs nothing: only the newest piece is looked at. */
export function linesShown({content, lines}: Pick<SentMessageEntry, 'content' | 'lines'>): number {
	let last = content;
	while (last && last.bytes.length === 0) {
		last = last.before;
	}

	const end = last?.bytes.at(-1);
	return lines + (end === undefined || end === 0x0a || end === 0x0d ? 0 : 1);
}

export type Ends = {readonly head: readonly string[]; readonly tail: readonly string[]};

const decoder = new TextDecoder();

/** `count` lines in all; all of them are in `head` when there are not more than `head + tail`. */
export function endsOf(content: Rope, count: number, head: number, tail: number): Ends {
	const parts = partsOf(content);
	if (count <= head + tail) {
		return {head: linesOf(parts), tail: []};
	}

	return {
		head: linesOf(fewest(parts, head)).slice(0, head),
		tail: linesOf(fewest(parts.toReversed(), tail).toReversed()).slice(-tail),
	};
}

function partsOf(content: Rope): Uint8Array[] {
	const parts: Uint8Array[] = [];
	for (let part = content; part; part = part.before) {
		parts.push(part.bytes);
	}

	return parts.reverse();
}

/** As many parts from the front as surely hold this many whole lines. */
function fewest(parts: readonly Uint8Array[], lines: number): Uint8Array[] {
	let seen = 0;
	const end = parts.findIndex(part => {
		for (let at = part.indexOf(0x0a); at !== -1 && seen <= lines; at = part.indexOf(0x0a, at + 1)) {
			seen++;
		}

		return seen > lines;
	});
	return parts.slice(0, end === -1 ? undefined : end + 1);
}

function linesOf(parts: readonly Uint8Array[]): string[] {
	const lines = decoder.decode(Buffer.concat(parts)).split(/\r\n|\n/);
	if (lines.at(-1) === '') {
		lines.pop();
	}

	return lines;
}
