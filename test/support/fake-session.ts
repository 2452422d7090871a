/** A session without a network: what is typed is read by the real reducer, and the test says what the server answers. */
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import type {Entry} from '../../source/session/entry.ts';
import {reduce} from '../../source/session/reducer.ts';
import type {Session} from '../../source/session/session.ts';
import type {SessionEvent} from '../../source/session/session-event.ts';
import {play} from './play.ts';

export type FakeSession = Session & {
	/** Lines as they went out. */
	readonly lines: readonly string[];
	readonly written: readonly Uint8Array[];
	/** The server says this; lines without CRLF. */
	answer(...lines: readonly string[]): void;
	happen(event: SessionEvent): void;
};

/** `listing`: the conversation so far, as `play` reads it. */
export function fakeSession(
	listing: string,
	answers: Readonly<Record<string, readonly string[]>> = {},
): FakeSession {
	const played = play(listing);
	const entries: Entry[] = [...played.entries];
	const listeners = new Set<() => void>();
	const lines: string[] = [];
	const written: Uint8Array[] = [];
	let {state} = played;
	let encode = (text: string): Uint8Array => Buffer.from(text);
	let at = entries.at(-1)?.at ?? 0;

	function happen(event: SessionEvent): void {
		const reduced = reduce(state, event);
		state = reduced.state;
		for (const entry of reduced.entries) {
			entries[entry.id - 1] = entry;
		}

		for (const listener of listeners) {
			listener();
		}
	}

	function answer(...said: readonly string[]): void {
		const parser = createReplyParser();
		parser.feed(Buffer.from(said.map(line => `${line}\r\n`).join('')));
		for (let item = parser.next(); item; item = parser.next()) {
			at += 42;
			happen({type: 'received', at, item});
		}
	}

	return {
		entries,
		lines,
		written,
		target: {
			protocol: 'smtp',
			security: 'clear',
			host: 'mail.example.org',
			endpoint: {kind: 'tcp', host: 'mail.example.org', port: 587},
		},
		localAddress: '192.0.2.7',
		waiting: [],
		get state() {
			return state;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async type(text, read) {
			const line = read ? read(text, state) : text;
			const before = entries.length;
			lines.push(line);
			at += 1300;
			happen({type: 'sent', at, bytes: Buffer.from(line), ending: 'CRLF'});
			const said = answers[line.split(' ')[0]?.toUpperCase() ?? ''];
			if (said) {
				answer(...said);
			}

			return entries.slice(before).filter(entry => entry.type === 'reply');
		},
		async send(text) {
			return this.type(text, typed => typed);
		},
		async sendBytes(bytes) {
			written.push(bytes);
		},
		async sendContent(source) {
			for await (const bytes of source) {
				written.push(bytes);
			}
		},
		encode: text => encode(text),
		setEncoder(next) {
			encode = next;
		},
		note(about, text, found) {
			happen({type: 'note', at, about, text, ...(found && {found})});
		},
		async connect() {},
		async settled() {},
		dropWaiting: () => 0,
		close() {
			if (state.phase.name !== 'closed') {
				at += 10;
				happen({type: 'closed', at, by: 'client'});
			}
		},
		answer,
		happen,
	};
}
