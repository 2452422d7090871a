/**
 * A live session: the reducer on an open transport. It keeps the history, lets typed lines out of the outbox
 * in step with the replies, upgrades the transport after STARTTLS, and tells subscribers when anything changed.
 */

import {stuffLine} from '../protocol/dot-stuffing.ts';
import {createLineSplitter} from '../protocol/line-splitter.ts';
import type {ReplyParser} from '../protocol/reply-parser.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';
import {verbs} from '../protocol/verb.ts';
import {openTransport} from '../transport/open.ts';
import type {Transport, TransportError, TransportEvent, TransportOptions} from '../transport/types.ts';
import {streamContent} from './content.ts';
import type {Entry, ReplyEntry} from './entry.ts';
import type {SessionEvent} from './event.ts';
import {droppedByRefusal, isReady, maskWaiting, type Reading, type Waiting} from './outbox.ts';
import {reduce} from './reducer.ts';
import {initialState, type SessionState} from './state.ts';
import type {Target} from './target.ts';
import {timeoutFor} from './timeouts.ts';

export type SessionOptions = {
	readonly target: Target;
	readonly transport?: Omit<TransportOptions, 'implicitTls'>;
	/** Milliseconds for every wait, instead of those of RFC 5321 §4.5.3.2. */
	readonly timeout?: number;
	/** When an answer is overdue: close with a failure, or only say so and wait on. */
	readonly overdue?: 'fail' | 'note';
	/** Milliseconds that only go forward; for tests. */
	readonly now?: () => number;
};

export type Session = {
	readonly target: Target;
	/** Grows at the end; an entry that grows itself is replaced by its longer self. */
	readonly entries: readonly Entry[];
	readonly state: SessionState;
	/** Lines that wait for a reply before they go out, masked. */
	readonly waiting: readonly string[];
	/** Address of our end, for the address literal in EHLO; null before the connection. */
	readonly localAddress: string | null;
	/** Called after each change; returns the way to stop it. */
	subscribe(listener: () => void): () => void;
	/** Connects, again if need be, and to another target if one is given. Resolves at the greeting or the failure. */
	connect(target?: Target): Promise<void>;
	/**
	 * Sends a line in step: when what was sent before is answered, read by the phase of that moment (dot-stuffed
	 * in message phase unless `read` says otherwise). Resolves with the replies to it: one as a rule, several
	 * after LMTP's dot, none for message content or when the connection ends first.
	 */
	type(text: string, read?: Reading): Promise<readonly ReplyEntry[]>;
	/** Sends a line at once, whatever is still unanswered. */
	send(text: string): Promise<readonly ReplyEntry[]>;
	/** Sends exactly these bytes at once, in one write. */
	sendBytes(bytes: Uint8Array): Promise<void>;
	/** Streams message content (stuffed after DATA) with back-pressure, and sees that it ends in CRLF. */
	sendContent(source: AsyncIterable<Uint8Array>, onProgress?: (octets: number) => void): Promise<void>;
	/** Typed text as bytes, in the charset that is set. */
	encode(text: string): Uint8Array;
	/** Encoding of typed text; UTF-8 unless set. */
	setEncoder(encode: (text: string) => Uint8Array): void;
	/** Puts the program's own word into the history. */
	note(about: string, text: string): void;
	/** Resolves when nothing is awaited or waiting any more, or the connection is over. */
	settled(): Promise<void>;
	/** Throws away the waiting lines. */
	dropWaiting(): number;
	close(): void;
};

/** More than this and the session is closed: a server must not fill the memory. */
export const HISTORY_LIMIT = {entries: 250_000, octets: 256 * 1024 * 1024};

const encoder = new TextEncoder();

type Reader = {parser: ReplyParser; transport: Transport | null};

export function createSession(options: SessionOptions): Session {
	const now = options.now ?? (() => performance.now());
	const startedAt = now();
	const entries: Entry[] = [];
	const listeners = new Set<() => void>();
	const outbox: (Waiting & {resolve: (replies: Promise<readonly ReplyEntry[]>) => void})[] = [];
	const answers = new Map<
		number,
		{replies: ReplyEntry[]; resolve: (replies: readonly ReplyEntry[]) => void}
	>();
	const idle = new Set<() => void>();
	let target = options.target;
	let state = initialState(target.protocol, target.host);
	let reader: Reader = {parser: createReplyParser(), transport: null};
	let localAddress: string | null = null;
	let encode: (text: string) => Uint8Array = text => encoder.encode(text);
	let clearBytes = new Uint8Array(0);
	let historyOctets = 0;
	let timer: NodeJS.Timeout | undefined;
	let over = true;

	const elapsed = (): number => Math.round((now() - startedAt) * 10) / 10;

	function dispatch(event: SessionEvent): Entry[] {
		const reduced = reduce(state, event);
		state = reduced.state;
		for (const entry of reduced.entries) {
			record(entry);
		}

		notify();
		return [...reduced.entries];
	}

	function record(entry: Entry): void {
		// Entries are numbered without gaps, so an entry's place is its number.
		entries[entry.id - 1] = entry;
		if (entry.type === 'reply' && entry.answersId !== null) {
			answer(entry, entry.answersId);
		}
	}

	function answer(reply: ReplyEntry, id: number): void {
		const asked = answers.get(id);
		asked?.replies.push(reply);
		if (asked && !state.awaiting.some(awaited => awaited.id === id)) {
			answers.delete(id);
			asked.resolve(asked.replies);
		}
	}

	function notify(): void {
		for (const listener of [...listeners]) {
			listener();
		}
	}

	async function connect(next: Target = target): Promise<void> {
		reader.transport?.destroy();
		target = next;
		state = {...initialState(target.protocol, target.host), nextId: state.nextId, lastByteAt: elapsed()};
		over = false;
		clearBytes = new Uint8Array(0);
		const mine: Reader = {parser: createReplyParser(), transport: null};
		reader = mine;
		mine.transport = openTransport(
			target.endpoint,
			{...options.transport, implicitTls: target.security === 'tls'},
			event => {
				// What an earlier connection still has to say is no part of this one.
				if (reader === mine) {
					onTransport(event);
				}
			},
		);
		notify();
		await settled();
	}

	function onTransport(event: TransportEvent): void {
		const at = elapsed();
		switch (event.type) {
			case 'attempt':
				dispatch({type: 'attempt', at, attempt: event.attempt});
				return;
			case 'connected':
				localAddress = event.localAddress;
				dispatch({...event, at, host: target.host});
				break;
			case 'data':
				onData(event.bytes);
				break;
			case 'secured':
				dispatch({type: 'secured', at, tls: event.tls, elapsed: event.elapsed, clearBytes});
				break;
			case 'failed':
				finish({type: 'failed', at, error: event.error});
				return;
			case 'closed':
				finish({type: 'closed', at, by: event.by});
				return;
		}

		pump();
	}

	function onData(bytes: Uint8Array): void {
		historyOctets += bytes.length;
		if (historyOctets > HISTORY_LIMIT.octets || entries.length > HISTORY_LIMIT.entries) {
			fail(
				'other',
				'The server sent more than this program keeps; the connection was closed to protect the memory.',
			);
			return;
		}

		reader.parser.feed(bytes);
		for (let item = reader.parser.next(); item; item = reader.parser.next()) {
			const [entry] = dispatch({type: 'received', at: elapsed(), item});
			if (entry?.type === 'reply') {
				dropRefused(entry);
			}

			if (state.phase.name === 'securing') {
				// RFC 3207 §4.2: what came in clear behind the 220 is not part of the secure session.
				clearBytes = new Uint8Array(reader.parser.takeRest());
				reader.transport?.upgrade();
				return;
			}
		}
	}

	function dropRefused({answers: verb, code, auth}: ReplyEntry): void {
		const refused = verb === 'AUTH' ? code !== 334 && auth?.outcome !== 'succeeded' : code >= 400;
		if (!verb || !refused || outbox.length === 0) {
			return;
		}

		const count = droppedByRefusal(
			verb,
			outbox.map(item => item.text),
			isKnownVerb,
		);
		drop(count, `${verb} was refused, so what was typed ahead of its answer was not sent`);
	}

	function drop(count: number, why: string): number {
		const dropped = outbox.splice(0, count);
		if (dropped.length > 0) {
			dispatch({
				type: 'note',
				at: elapsed(),
				about: 'outbox/dropped',
				text: `${why} (${plural(dropped.length)}).`,
			});
			for (const item of dropped) {
				item.resolve(Promise.resolve([]));
			}
		}

		return dropped.length;
	}

	function pump(): void {
		while (!over && isReady(state)) {
			const item = outbox.shift();
			if (!item) {
				break;
			}

			const read = item.read ?? asTyped;
			item.resolve(sendLine(read(item.text, state)));
		}

		arm();
		if (over || (state.awaiting.length === 0 && outbox.length === 0 && isSettledPhase(state))) {
			for (const resolve of [...idle]) {
				resolve();
			}

			idle.clear();
		}
	}

	function sendLine(text: string): Promise<readonly ReplyEntry[]> {
		const bytes = encode(text);
		const id = dispatch({type: 'sent', at: elapsed(), bytes, ending: 'CRLF'}).at(-1)?.id;
		write(Buffer.concat([bytes, Buffer.from('\r\n')]));
		return id === undefined ? Promise.resolve([]) : repliesTo(id);
	}

	function repliesTo(id: number): Promise<readonly ReplyEntry[]> {
		if (!state.awaiting.some(awaited => awaited.id === id)) {
			return Promise.resolve([]);
		}

		return new Promise(resolve => {
			answers.set(id, {replies: [], resolve});
		});
	}

	function write(bytes: Uint8Array): Promise<void> {
		return reader.transport?.write(bytes) ?? Promise.resolve();
	}

	/** One timer for the oldest unanswered line. */
	function arm(): void {
		clearTimeout(timer);
		const [awaited] = state.awaiting;
		if (over || !awaited || state.phase.name === 'chunk') {
			return;
		}

		const limit = options.timeout ?? timeoutFor(awaited);
		timer = setTimeout(() => overdue(awaited.verb, limit), limit);
	}

	function overdue(verb: string, limit: number): void {
		const what =
			verb === 'CONNECT'
				? 'No greeting'
				: verb === 'DATA-END'
					? 'No verdict on the message'
					: `No reply to ${verb}`;
		const words = `${what} after ${Math.round(limit / 1000)} seconds.`;
		if (options.overdue === 'note') {
			dispatch({type: 'note', at: elapsed(), about: 'session/overdue', text: `${words} Still waiting.`});
		} else {
			fail('timed-out', words);
		}
	}

	function fail(code: TransportError['code'], message: string): void {
		const failing = reader.transport;
		finish({type: 'failed', at: elapsed(), error: {code, message}});
		failing?.destroy();
	}

	function finish(event: SessionEvent): void {
		if (over) {
			return;
		}

		for (const item of reader.parser.end()) {
			dispatch({type: 'received', at: event.at, item});
		}

		over = true;
		reader = {parser: createReplyParser(), transport: null};
		clearTimeout(timer);
		dispatch(event);
		drop(outbox.length, 'The connection is over, so what was typed ahead was not sent');
		for (const {replies, resolve} of answers.values()) {
			resolve(replies);
		}

		answers.clear();
		pump();
	}

	function settled(): Promise<void> {
		return new Promise(resolve => {
			idle.add(resolve);
			pump();
		});
	}

	function type(text: string, read?: Reading): Promise<readonly ReplyEntry[]> {
		if (over) {
			return Promise.resolve([]);
		}

		return new Promise(resolve => {
			outbox.push({text, ...(read && {read}), resolve});
			pump();
			notify();
		});
	}

	return {
		get target() {
			return target;
		},
		entries,
		get state() {
			return state;
		},
		get waiting() {
			return maskWaiting(state, outbox);
		},
		get localAddress() {
			return localAddress;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		connect,
		type,
		async send(text) {
			const replies = over ? Promise.resolve([]) : sendLine(text);
			pump();
			return replies;
		},
		async sendBytes(bytes) {
			if (!over) {
				dispatchRaw(bytes, event => dispatch({...event, at: elapsed()}));
				arm();
				await write(bytes);
			}
		},
		async sendContent(source, onProgress) {
			const stuff = state.phase.name === 'message';
			await streamContent(source, stuff, async (bytes, lines) => {
				// A verdict may come before the end; the rest would go out as commands.
				if (over || (stuff && state.phase.name !== 'message')) {
					return false;
				}

				dispatch({type: 'content', at: elapsed(), bytes, octets: bytes.length, lines});
				await write(bytes);
				onProgress?.(bytes.length);
				return true;
			});
			pump();
		},
		encode: text => encode(text),
		setEncoder(next) {
			encode = next;
		},
		note(about, text) {
			dispatch({type: 'note', at: elapsed(), about, text});
		},
		settled,
		dropWaiting: () => drop(outbox.length, 'Taken back'),
		close() {
			const closing = reader.transport;
			if (!over) {
				finish({type: 'closed', at: elapsed(), by: 'client'});
				closing?.destroy();
			}
		},
	};
}

function asTyped(text: string, state: SessionState): string {
	return state.phase.name === 'message' && text !== '.' ? stuffLine(text) : text;
}

function isSettledPhase({phase}: SessionState): boolean {
	return phase.name !== 'connecting' && phase.name !== 'greeting' && phase.name !== 'securing';
}

/** Bytes of one write as the lines the server will see. */
function dispatchRaw(
	bytes: Uint8Array,
	dispatch: (event: Omit<SessionEvent & {type: 'sent'}, 'at'>) => void,
): void {
	const splitter = createLineSplitter(Number.POSITIVE_INFINITY);
	splitter.feed(bytes);
	for (let line = splitter.next(); line; line = splitter.next()) {
		dispatch({type: 'sent', bytes: line.bytes, ending: line.ending});
	}

	const last = splitter.end();
	if (last) {
		dispatch({type: 'sent', bytes: last.bytes, ending: last.ending});
	}
}

function isKnownVerb(line: string): boolean {
	return verbs.includes((line.trim().split(/[ \t]/)[0] ?? '').toUpperCase());
}

function plural(count: number): string {
	return count === 1 ? '1 line' : `${count} lines`;
}
