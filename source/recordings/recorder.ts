/** Gathers what the readers find: one conversation a key, and what could not be read. All of it is bounded. */

import {MASK} from '../protocol/stand-in.ts';
import {secretInCommand} from '../sasl/secret-lines.ts';
import {hearAside} from './asides.ts';
import {type Conversation, createConversation} from './conversation.ts';
import {type LogLine, readable} from './log-line.ts';
import type {RecordedSession, Unread} from './recording.ts';

export type Recorder = {
	/** The conversation of this key. */
	talk(key?: string): Conversation;
	/** There is a conversation of this key. */
	knows(key: string): boolean;
	/** A line with its direction; after a farewell a greeting begins a new conversation. */
	hear(from: 'server' | 'client', text: string, at: number | null, key?: string): void;
	/** A connection was made: a new conversation, unless the one there is has only been announced. */
	begin(key?: string): Conversation;
	/** Nothing more comes under this key; what does is another session. */
	end(key: string): void;
	/** A session that was read by other means. */
	put(session: RecordedSession): void;
	/** False when all the events that may be kept are there. */
	mayAdd(): boolean;
	/** A line that no reader knows; what it may still tell of the last conversation is taken from it. */
	unread(line: LogLine, why: string): void;
	sessions(): RecordedSession[];
	/** Words among the unread lines that may be answers to a login. */
	hidden(): readonly string[];
	leftUnread(): Unread[];
};

export type RecorderLimits = {
	/** Events of all sessions together. */
	readonly events: number;
	readonly sessions: number;
	readonly unread: number;
};

export const recorderLimits: RecorderLimits = {events: 200_000, sessions: 2000, unread: 1000};

const SHOWN = 200;

/** What comes first on a connection: after a farewell it begins another. */
export function opensSession(from: 'server' | 'client', text: string): boolean {
	return (from === 'server' ? /^220[ -]/ : /^(?:EHLO|HELO|LHLO)\b/i).test(text);
}

/** `talk`: where the line stood. What may be an answer to a login there is not shown. */
export function unreadOf(line: LogLine, why: string, talk: Conversation | undefined): Unread {
	const text = talk?.inLogin() ? MASK : readable(line.text.slice(0, SHOWN));
	return {line: line.number, text, why};
}

/** What may be an answer to a login, or is a login of another protocol: words of a writer are neither. */
function answerIn(text: string, inLogin: boolean): string | null {
	if (inLogin) {
		return /^\S{4,}$/.test(text) ? text : null;
	}

	const {start, end} = secretInCommand(text.slice(0, 2000)) ?? {start: 0, end: 0};
	const secret = text.slice(start, end);
	const isLogin = /(?:^|[ \t])(?:LOGIN|PASS|AUTHENTICATE|AUTH)[ \t]/.test(text.slice(0, start));
	return isLogin && /^\S{1,200}(?:[ \t]\S{1,200})?$/.test(secret) && !isAddress(secret) ? secret : null;
}

/** A user name, not the secret. */
function isAddress(secret: string): boolean {
	return (secret.split(/[ \t]/).at(-1) ?? '').includes('@');
}

export function createRecorder(limits: RecorderLimits = recorderLimits): Recorder {
	const current = new Map<string, Conversation>();
	const all: {key: string; talk: Conversation}[] = [];
	const whole: RecordedSession[] = [];
	const unreadLines: Unread[] = [];
	const hidden = new Set<string>();
	let last: Conversation | undefined;
	let events = 0;
	let leftOutEvents = 0;
	let leftOutLines = 0;

	function mayAdd(): boolean {
		if (events >= limits.events) {
			leftOutEvents++;
			return false;
		}

		events++;
		return true;
	}

	function start(key: string): Conversation {
		// Beyond the limit nothing is added, so that one conversation can swallow the rest.
		const talk = createConversation(all.length < limits.sessions ? mayAdd : () => leftOut());
		all.push({key, talk});
		current.set(key, talk);
		return talk;
	}

	function leftOut(): false {
		leftOutEvents++;
		return false;
	}

	function talk(key = ''): Conversation {
		last = find(key);
		return last;
	}

	function find(key: string): Conversation {
		return current.get(key) ?? (all.length > limits.sessions ? all.at(-1)?.talk : undefined) ?? start(key);
	}

	function begin(key = ''): Conversation {
		const found = talk(key);
		last = found.begun() && all.length <= limits.sessions ? start(key) : found;
		return last;
	}

	return {
		talk,
		begin,
		knows: key => current.has(key),
		hear(from, text, at, key) {
			const conversation = talk(key).over() && opensSession(from, text) ? begin(key) : talk(key);
			conversation[from](text, at);
		},
		end(key) {
			current.delete(key);
		},
		put(session) {
			whole.push(session);
		},
		mayAdd,
		unread(line, why) {
			if (hearAside(last ?? talk(), line)) {
				return;
			}

			const secret = answerIn(readable(line.text).trim(), last?.inLogin() ?? false);
			if (secret !== null && hidden.size < limits.unread) {
				hidden.add(secret);
			}

			if (unreadLines.length < limits.unread) {
				unreadLines.push(unreadOf(line, why, last));
			} else {
				leftOutLines++;
			}
		},
		sessions: () => [
			...whole,
			...all.flatMap(({key, talk}) => {
				const session = talk.finish(key);
				return session ? [session] : [];
			}),
		],
		hidden: () => [...hidden],
		leftUnread() {
			const more: Unread[] = [...unreadLines];
			if (leftOutLines > 0) {
				more.push({
					line: 0,
					text: '',
					why: `${leftOutLines.toLocaleString('en')} further lines could not be read.`,
				});
			}

			if (leftOutEvents > 0) {
				more.push({
					line: 0,
					text: '',
					why: `The recording is longer than is read at once: ${leftOutEvents.toLocaleString('en')} further steps were left out. Cut out the part that matters.`,
				});
			}

			return more;
		},
	};
}
