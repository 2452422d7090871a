/** The header being typed, followed line by line, so that the prompt can judge the next line before it is sent. */

import {createLineLint, type LineLint} from '../../message/lint/line.ts';
import type {Remark} from '../../protocol/remark.ts';
import type {SentMessageEntry} from '../../session/entry.ts';
import type {Rope} from '../../session/rope.ts';

export type MessageWatch = {
	/** Remarks on the line as it stands; `message` is what was sent before it. */
	judge(line: string, message: SentMessageEntry | null): readonly Remark[];
	/** Where the next line of it stands; null where its header is too long to be read. */
	place(message: SentMessageEntry | null): MessagePlace | null;
};

export type MessagePlace = {
	readonly part: 'header' | 'body';
	/** Lines of the text so far. */
	readonly bodyLines: number;
	/** Header fields that a receiver will miss, by name. */
	readonly missing: readonly string[];
	/** Values for two of them. */
	readonly date: string;
	readonly id: string;
};

/** Headers are shorter; a longer one is not read on. */
const limit = 64 * 1024;

const fieldNames: Readonly<Record<string, string>> = {
	'message/no-from': 'From',
	'message/no-date': 'Date',
	'message/no-to': 'To',
	'message/no-subject': 'Subject',
	'message/no-message-id': 'Message-ID',
	'message/no-mime-version': 'MIME-Version',
};

type Followed = {
	readonly id: number | null;
	readonly lint: LineLint;
	seen: Rope;
	rest: string;
	octets: number;
	/** Lines up to the empty one, and with it. */
	headerLines: number;
};

/** Lints a message line by line while it is typed. `now`: milliseconds since 1970, for its Date. */
export function createMessageWatch(now: () => number): MessageWatch {
	let followed = begin(null);

	function follow(message: SentMessageEntry | null): Followed {
		if (followed.id !== (message?.id ?? null)) {
			followed = begin(message?.id ?? null);
		}

		if (message && isInHeader(followed)) {
			readOn(followed, message, now());
		}

		return followed;
	}

	return {
		judge(line, message) {
			const {lint, octets} = follow(message);
			return lint.part === 'header' && octets > limit ? [] : lint.peek(line, now());
		},
		place(message) {
			const {lint, octets, headerLines} = follow(message);
			if (lint.part === 'header' && octets > limit) {
				return null;
			}

			const at = new Date(now());
			return {
				part: lint.part,
				bodyLines: Math.max(0, (message?.lines ?? 0) - headerLines),
				missing: lint.part === 'body' ? [] : lint.peek('', now()).flatMap(({id}) => fieldNames[id] ?? []),
				date: at.toUTCString().replace('GMT', '+0000'),
				id: `${at.getTime().toString(36)}@smtpscope.invalid`,
			};
		},
	};
}

function begin(id: number | null): Followed {
	return {id, lint: createLineLint(), seen: null, rest: '', octets: 0, headerLines: 0};
}

function isInHeader({lint, octets}: Followed): boolean {
	return lint.part === 'header' && octets <= limit;
}

function readOn(followed: Followed, {content}: SentMessageEntry, now: number): void {
	const fresh: Uint8Array[] = [];
	for (let part = content; part && part !== followed.seen; part = part.before) {
		fresh.push(part.bytes);
	}

	followed.seen = content;
	const bytes = Buffer.concat(fresh.reverse());
	const lines = `${followed.rest}${bytes.subarray(0, limit).toString()}`.split('\r\n');
	followed.rest = lines.pop() ?? '';
	followed.octets += bytes.length > limit && followed.octets === 0 ? limit : bytes.length;
	for (const line of lines) {
		if (followed.lint.part === 'body') {
			return;
		}

		followed.lint.push(line.startsWith('.') ? line.slice(1) : line, now);
		followed.headerLines++;
	}
}
