/**
 * A live session: the reducer on an open transport. It keeps the history, lets typed lines out of the outbox
 * in step with the replies, upgrades the transport after STARTTLS, and tells subscribers when anything changed.
 */
import type {TransportError, TransportEvent, TransportOptions} from '../transport/types.ts';
import {createAnswers} from './answers.ts';
import {streamContent} from './content.ts';
import type {Entry, ReplyEntry} from './entry.ts';
import {createHistory} from './history.ts';
import {createOutbox, type Reading} from './outbox.ts';
import {rawLines} from './raw-lines.ts';
import {reduce} from './reducer.ts';
import {createReplyTimer} from './reply-timer.ts';
import type {Session} from './session.ts';
import type {SessionEvent} from './session-event.ts';
import {initialState, type SessionState} from './state.ts';
import type {Target} from './target.ts';
import {createWire} from './wire.ts';

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

const encoder = new TextEncoder();

/** A session that says nothing by itself, not yet connected. */
export function createSession(options: SessionOptions): Session {
	const now = options.now ?? (() => performance.now());
	const startedAt = now();
	const history = createHistory();
	const listeners = new Set<() => void>();
	const outbox = createOutbox();
	const answers = createAnswers();
	const timer = createReplyTimer(options.timeout, {overdue, quiet});
	const wire = createWire(options.transport);
	const idle = new Set<() => void>();
	let target = options.target;
	let state = initialState(target.protocol, target.host);
	let localAddress: string | null = null;
	let encode: (text: string) => Uint8Array = text => encoder.encode(text);
	let over = true;

	const elapsed = (): number => Math.round((now() - startedAt) * 10) / 10;

	function dispatch(event: SessionEvent): Entry[] {
		const reduced = reduce(state, event);
		state = reduced.state;
		for (const entry of reduced.entries) {
			history.record(entry);
			if (entry.type === 'reply') {
				answers.record(entry, state.awaiting);
			}
		}

		notify();
		return [...reduced.entries];
	}

	function notify(): void {
		for (const listener of [...listeners]) {
			listener();
		}
	}

	async function connect(next: Target = target): Promise<void> {
		target = next;
		state = {...initialState(target.protocol, target.host), nextId: state.nextId, lastByteAt: elapsed()};
		over = false;
		wire.open(target, onTransport);
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
				dispatch({type: 'secured', at, tls: event.tls, elapsed: event.elapsed, clearBytes: wire.clearBytes});
				break;
			case 'ticket':
				dispatch({type: 'ticket', at});
				return;
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
		timer.heard();
		if (!history.hasRoomFor(bytes.length)) {
			fail(
				'other',
				'The server sent more than this program keeps; the connection was closed to protect the memory.',
			);
			return;
		}

		for (const item of wire.read(bytes)) {
			const [entry] = dispatch({type: 'received', at: elapsed(), item});
			if (entry?.type === 'reply') {
				dropRefused(entry);
			}

			if (state.phase.name === 'securing') {
				wire.upgrade();
				return;
			}
		}
	}

	function dropRefused(reply: ReplyEntry): void {
		drop(
			`${reply.answers} was refused, so what was typed ahead of its answer was not sent`,
			outbox.refusedBy(reply),
		);
	}

	function drop(why: string, count?: number): number {
		const dropped = outbox.drop(count);
		if (dropped > 0) {
			const lines = dropped === 1 ? '1 line' : `${dropped} lines`;
			dispatch({type: 'note', at: elapsed(), about: 'outbox/dropped', text: `${why} (${lines}).`});
		}

		return dropped;
	}

	function pump(): void {
		let goesOn = !over;
		while (goesOn) {
			goesOn = outbox.sendNext(state, sendLine) && !over;
		}

		awaitReply();
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
		wire.write(Buffer.concat([bytes, Buffer.from('\r\n')]));
		return id === undefined ? Promise.resolve([]) : answers.repliesTo(id, state.awaiting);
	}

	function awaitReply(): void {
		const [awaited] = state.awaiting;
		if (over || !awaited || state.phase.name === 'chunk') {
			timer.stop();
		} else {
			timer.wait(awaited);
		}
	}

	function overdue(words: string): void {
		if (options.overdue === 'note') {
			dispatch({type: 'note', at: elapsed(), about: 'session/overdue', text: `${words} Still waiting.`});
		} else {
			fail('timed-out', words);
		}
	}

	function quiet(words: string): void {
		dispatch({type: 'note', at: elapsed(), about: 'session/quiet', text: `${words} Still waiting.`});
	}

	function fail(code: TransportError['code'], message: string): void {
		finish({type: 'failed', at: elapsed(), error: {code, message}});
	}

	function finish(event: SessionEvent): void {
		if (over) {
			return;
		}

		for (const item of wire.close()) {
			dispatch({type: 'received', at: event.at, item});
		}

		over = true;
		timer.stop();
		dispatch(event);
		drop('The connection is over, so what was typed ahead was not sent');
		answers.end();
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

		const replies = outbox.add(text, read);
		pump();
		notify();
		return replies;
	}

	return {
		get target() {
			return target;
		},
		entries: history.entries,
		get state() {
			return state;
		},
		get waiting() {
			return outbox.masked(state);
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
				for (const line of rawLines(bytes)) {
					dispatch({type: 'sent', at: elapsed(), bytes: line.bytes, ending: line.ending});
				}

				awaitReply();
				await wire.write(bytes);
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
				await wire.write(bytes);
				onProgress?.(bytes.length);
				return true;
			});
			pump();
		},
		encode: text => encode(text),
		setEncoder(next) {
			encode = next;
		},
		note(about, text, found) {
			dispatch({type: 'note', at: elapsed(), about, text, ...(found && {found})});
		},
		settled,
		dropWaiting: () => drop('Taken back'),
		close() {
			finish({type: 'closed', at: elapsed(), by: 'client'});
		},
	};
}

function isSettledPhase({phase}: SessionState): boolean {
	return phase.name !== 'connecting' && phase.name !== 'greeting' && phase.name !== 'securing';
}
