/** The content of a message as lines to draw. */
import {type Shown, visibleBytes} from '../protocol/visible.ts';
import type {SentMessageEntry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';

export type ContentLines = {
	readonly lines: readonly Shown[];
	/** How many more there were. */
	readonly left: number;
};

/** At most `limit` lines of the message, and how many are left. */
export function contentLines(entry: SentMessageEntry, limit: number): ContentLines {
	const content = Buffer.from(flatten(entry.content));
	const lines: Shown[] = [];
	let from = 0;
	while (from < content.length && lines.length < limit) {
		const found = content.indexOf('\r\n', from);
		const end = found === -1 ? content.length : found;
		lines.push(visibleBytes(content.subarray(from, end)));
		from = end + 2;
	}

	return {lines, left: Math.max(entry.lines - lines.length, 0)};
}
