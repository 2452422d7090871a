/**
 * A recorder for logs of any length: a session is given out when it is over, and then forgotten. Of those that never
 * end in the log the one that was silent longest is given out when there are too many.
 */

import {withCommas} from '../protocol/with-commas.ts';
import {hearAside} from './asides.ts';
import {type Conversation, createConversation} from './conversation.ts';
import {opensSession, type Recorder, unreadOf} from './recorder.ts';
import type {RecordedSession, Unread} from './recording.ts';

export type SessionSink = {
	/** A session that is over: nothing is added to it later. In the order in which they end. */
	session(session: RecordedSession): void;
	/** A line that was not read; what may be a secret in it is covered. */
	unread(part: Unread): void;
};

export type StreamLimits = {
	/** Sessions that are open at one time. */
	readonly open: number;
	/** Events of one session; what comes after them is left out, and the session says so. */
	readonly events: number;
};

export const streamLimits: StreamLimits = {open: 1000, events: 20_000};

type Open = {readonly conversation: Conversation; readonly leftOut: () => number};

/** `end()` gives out what is still open. */
export function createStreamingRecorder(
	sink: SessionSink,
	limits: StreamLimits = streamLimits,
): Recorder & {endAll(): void} {
	// In the order in which something was said last.
	const open = new Map<string, Open>();
	let last: Conversation | undefined;
	let added = 0;

	function start(key: string): Conversation {
		if (open.size >= limits.open) {
			const [oldest = ''] = open.keys();
			end(oldest);
		}

		let events = 0;
		const conversation = createConversation(() => ++events <= limits.events);
		open.set(key, {conversation, leftOut: () => Math.max(events - limits.events, 0)});
		return conversation;
	}

	function conversation(key = ''): Conversation {
		const found = open.get(key);
		if (found) {
			open.delete(key);
			open.set(key, found);
		}

		last = found?.conversation ?? start(key);
		return last;
	}

	function begin(key = ''): Conversation {
		if (conversation(key).begun()) {
			end(key);
		}

		return conversation(key);
	}

	function end(key: string): void {
		const found = open.get(key);
		open.delete(key);
		const session = found?.conversation.finish(key);
		if (session) {
			sink.session(found && found.leftOut() > 0 ? cut(session, found.leftOut()) : session);
		}
	}

	return {
		conversation,
		begin,
		end,
		knows: key => open.has(key),
		hear(from, text, at, key) {
			const isNext = conversation(key).over() && opensSession(from, text);
			(isNext ? begin(key) : conversation(key))[from](text, at);
		},
		put(session) {
			added = 0;
			sink.session(session);
		},
		mayAdd: () => ++added <= limits.events,
		unread(line, why) {
			if (!last || !hearAside(last, line)) {
				sink.unread(unreadOf(line, why, last));
			}
		},
		sessions: () => [],
		hidden: () => [],
		leftUnread: () => [],
		endAll() {
			for (const key of [...open.keys()]) {
				end(key);
			}
		},
	};
}

function cut(session: RecordedSession, steps: number): RecordedSession {
	const at = session.events.at(-1)?.at ?? 0;
	const text = `This session is longer than smtpscope reads: ${withCommas(steps)} further steps were left out.`;
	return {...session, events: [...session.events, {type: 'note', at, about: 'recording/left-out', text}]};
}
