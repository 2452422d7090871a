/**
 * Which rows of the conversation are on the screen. Everything is counted from the place looked at, never
 * from the beginning: a hundred thousand entries cost the same per key as ten.
 */
import type {ConversationRow} from './row.ts';
import {type Conversation, countRows, rowsOf} from './rows.ts';

/** The row at the top: an entry's place, and a row of it. */
export type Anchor = {readonly index: number; readonly part: number};

/** `anchor` null follows the newest entry. The rows, oldest first, at most `height`. */
export function windowOf(
	conversation: Conversation,
	height: number,
	anchor: Anchor | null,
): readonly ConversationRow[] {
	const top = anchor && isFilled(conversation, height, anchor) ? anchor : tail(conversation, height);
	const rows: ConversationRow[] = [];
	for (let index = top.index; index < conversation.entries.length && rows.length < height; index++) {
		const all = rowsOf(conversation, index);
		rows.push(
			...all.slice(
				index === top.index ? top.part : 0,
				(index === top.index ? top.part : 0) + height - rows.length,
			),
		);
	}

	return rows;
}

/** Moved by so many rows, up (negative) or down. Null at the tail. */
export function scroll(
	conversation: Conversation,
	height: number,
	anchor: Anchor | null,
	by: number,
): Anchor | null {
	const from = anchor ?? tail(conversation, height);
	const moved = by < 0 ? back(conversation, from, -by) : forth(conversation, from, by);
	return isFilled(conversation, height + 1, moved) ? moved : null;
}

/** The least move that shows the entry, as whole as it fits. */
export function reveal(
	conversation: Conversation,
	height: number,
	anchor: Anchor | null,
	index: number,
): Anchor | null {
	const top = anchor && isFilled(conversation, height, anchor) ? anchor : tail(conversation, height);
	const first = {index, part: 0};
	if (index < top.index || (index === top.index && top.part > 0)) {
		return first;
	}

	const count = Math.min(countRows(conversation, index), height);
	const lowest = back(conversation, {index, part: count - 1}, height - 1);
	return isBefore(top, lowest) ? lowest : anchor && top;
}

/** The nearest entry above or below that has a row, or null. */
export function neighbour(conversation: Conversation, index: number, step: 1 | -1): number | null {
	for (let at = index + step; at >= 0 && at < conversation.entries.length; at += step) {
		if (countRows(conversation, at) > 0) {
			return at;
		}
	}

	return null;
}

/** How many rows lie below the window; counted up to a limit. */
export function rowsBelow(
	conversation: Conversation,
	height: number,
	anchor: Anchor | null,
	limit = 999,
): number {
	if (!anchor) {
		return 0;
	}

	let count = -anchor.part - height;
	for (let index = anchor.index; index < conversation.entries.length && count < limit; index++) {
		count += countRows(conversation, index);
	}

	return Math.max(0, Math.min(limit, count));
}

/** The first row of a window of `height` rows that ends with the last entry. */
export function tail(conversation: Conversation, height: number): Anchor {
	const last = {index: conversation.entries.length, part: 0};
	return back(conversation, last, height);
}

function isBefore(a: Anchor, b: Anchor): boolean {
	return a.index < b.index || (a.index === b.index && a.part < b.part);
}

function isFilled(conversation: Conversation, height: number, {index, part}: Anchor): boolean {
	let left = height + part;
	for (let at = index; at < conversation.entries.length && left > 0; at++) {
		left -= countRows(conversation, at);
	}

	return left <= 0;
}

function back(conversation: Conversation, from: Anchor, rows: number): Anchor {
	let {index, part} = from;
	let left = rows;
	while (left > part && index > 0) {
		left -= part;
		index--;
		part = countRows(conversation, index);
	}

	return {index, part: Math.max(0, part - left)};
}

function forth(conversation: Conversation, from: Anchor, rows: number): Anchor {
	let {index, part} = from;
	let left = rows;
	while (index < conversation.entries.length && left >= countRows(conversation, index) - part) {
		left -= countRows(conversation, index) - part;
		index++;
		part = 0;
	}

	return {index, part: part + left};
}
