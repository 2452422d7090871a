/** Gathers what the readers find: one conversation a key, and what could not be read. All of it is bounded. */

import {MASK} from '../protocol/stand-in.ts';
import {withCommas} from '../protocol/with-commas.ts';
import {secretInCommand} from '../sasl/secret-lines.ts';
import {hearAside} from './asides.ts';
import {type Conversation, createConversation} from './conversation.ts';
import {type LogLine, readable} from './log-line.ts';
import type {RecordedSession, Unread} from './recording.ts';

export type Recorder = {
	/** The conversation of this key. */
	conversation(key?: string): Conversation;
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

/** `conversation`: where the line stood. What may be an answer to a login there is not shown. */
export function unreadOf(line: LogLine, why: string, conversation: Conversation | undefined): Unread {
	const text = conversation?.inLogin() ? MASK : readable(line.text.slice(0, SHOWN));
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

/** Beyond its limits things are counted and not kept. */
export function createRecorder(limits: RecorderLimits = recorderLimits): Recorder {
	return new MemoryRecorder(limits);
}

class MemoryRecorder implements Recorder {
	readonly #limits: RecorderLimits;
	readonly #current = new Map<string, Conversation>();
	readonly #all: {readonly key: string; readonly conversation: Conversation}[] = [];
	/** Sessions that were read by other means. */
	readonly #whole: RecordedSession[] = [];
	readonly #unread: Unread[] = [];
	readonly #hidden = new Set<string>();
	#last: Conversation | undefined;
	#events = 0;
	#leftOutEvents = 0;
	#leftOutLines = 0;

	constructor(limits: RecorderLimits) {
		this.#limits = limits;
	}

	mayAdd(): boolean {
		if (this.#events >= this.#limits.events) {
			return this.#leaveOut();
		}

		this.#events++;
		return true;
	}

	conversation(key = ''): Conversation {
		this.#last = this.#find(key);
		return this.#last;
	}

	begin(key = ''): Conversation {
		const found = this.conversation(key);
		const isNew = found.begun() && this.#all.length <= this.#limits.sessions;
		this.#last = isNew ? this.#start(key) : found;
		return this.#last;
	}

	knows(key: string): boolean {
		return this.#current.has(key);
	}

	hear(from: 'server' | 'client', text: string, at: number | null, key?: string): void {
		const isNext = this.conversation(key).over() && opensSession(from, text);
		const conversation = isNext ? this.begin(key) : this.conversation(key);
		if (from === 'server' && conversation.toldTwice(text)) {
			conversation.note('recording/tool', text, at);
		} else {
			conversation[from](text, at);
		}
	}

	end(key: string): void {
		this.#current.delete(key);
	}

	put(session: RecordedSession): void {
		this.#whole.push(session);
	}

	unread(line: LogLine, why: string): void {
		if (hearAside(this.#last ?? this.conversation(), line)) {
			return;
		}

		const {unread: most} = this.#limits;
		const secret = answerIn(readable(line.text).trim(), this.#last?.inLogin() ?? false);
		if (secret !== null && this.#hidden.size < most) {
			this.#hidden.add(secret);
		}

		if (this.#unread.length < most) {
			this.#unread.push(unreadOf(line, why, this.#last));
		} else {
			this.#leftOutLines++;
		}
	}

	sessions(): RecordedSession[] {
		return [...this.#whole, ...this.#all.flatMap(({key, conversation}) => conversation.finish(key) ?? [])];
	}

	hidden(): readonly string[] {
		return [...this.#hidden];
	}

	leftUnread(): Unread[] {
		return [...this.#unread, ...leftOut(this.#leftOutLines, this.#leftOutEvents)];
	}

	#find(key: string): Conversation {
		const isBeyond = this.#all.length > this.#limits.sessions;
		return (
			this.#current.get(key) ?? (isBeyond ? this.#all.at(-1)?.conversation : undefined) ?? this.#start(key)
		);
	}

	#start(key: string): Conversation {
		// Beyond the limit nothing is added, so that one conversation can swallow the rest.
		const isWithin = this.#all.length < this.#limits.sessions;
		const conversation = createConversation(() => (isWithin ? this.mayAdd() : this.#leaveOut()));
		this.#all.push({key, conversation});
		this.#current.set(key, conversation);
		return conversation;
	}

	#leaveOut(): false {
		this.#leftOutEvents++;
		return false;
	}
}

function leftOut(lines: number, events: number): Unread[] {
	const ofLines = `${withCommas(lines)} further lines could not be read.`;
	const ofEvents = `The recording is longer than is read at one time: ${withCommas(events)} further steps were left out. Cut out the part that matters.`;
	return [lines > 0 ? ofLines : '', events > 0 ? ofEvents : '']
		.filter(why => why !== '')
		.map(why => ({line: 0, text: '', why}));
}
