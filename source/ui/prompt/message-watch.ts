/** The header being typed, followed line by line, so that the prompt can judge the next line before it is sent. */

import {createLineLint, type LineLint} from '../../message/lint/line.ts';
import type {Remark} from '../../protocol/remark.ts';
import type {SentMessageEntry} from '../../session/entry.ts';
import type {Rope} from '../../session/rope.ts';

export type MessageWatch = {
	/** Remarks on the line as it stands; `message` is what was sent before it. */
	judge(line: string, message: SentMessageEntry | null): readonly Remark[];
};

/** Headers are shorter; behind that only the line itself is looked at. */
const limit = 64 * 1024;

export function createMessageWatch(now: () => number): MessageWatch {
	let id: number | null = null;
	let seen: Rope = null;
	let lint: LineLint = createLineLint();
	let rest = '';

	function follow(message: SentMessageEntry): void {
		if (message.id !== id) {
			id = message.id;
			seen = null;
			rest = '';
			lint = createLineLint();
		}

		if (lint.part === 'body' || message.octets > limit) {
			return;
		}

		const fresh: Uint8Array[] = [];
		for (let part = message.content; part && part !== seen; part = part.before) {
			fresh.push(part.bytes);
		}

		seen = message.content;
		const lines = `${rest}${Buffer.concat(fresh.reverse()).toString()}`.split('\r\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			lint.push(line.startsWith('.') ? line.slice(1) : line, now());
		}
	}

	return {
		judge(line, message) {
			if (message) {
				follow(message);
			} else {
				id = null;
				seen = null;
				rest = '';
				lint = createLineLint();
			}

			return lint.peek(line, now());
		},
	};
}
