/**
 * The bytes of one connection, as they were captured, to session events. Nothing is mended here: what was on
 * the wire is the conversation. From STARTTLS' 220 on, both directions are TLS.
 */
import {createLineSplitter} from '../../protocol/line-splitter.ts';
import type {LineEnding} from '../../protocol/reply.ts';
import {createReplyParser} from '../../protocol/reply-parser.ts';
import {CONTENT_LIMIT} from '../../session/reduce-sent.ts';
import {reduce} from '../../session/reducer.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import {initialState, readingPhase, type SessionState} from '../../session/state.ts';
import {isTlsRecord, readHandshake} from './handshake.ts';

export type Dialogue = {
	client(bytes: Uint8Array, at: number): void;
	server(bytes: Uint8Array, at: number): void;
	gap(from: 'client' | 'server', octets: number, at: number): void;
	/** Nothing more comes. */
	end(at: number): readonly SessionEvent[];
};

/** The handshake lies in the first octets of each side. */
const HANDSHAKE = 64 * 1024;
const PIECE = 64 * 1024;

const endings: Readonly<Record<LineEnding, string>> = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''};

export type DialogueOptions = {
	readonly protocol: 'smtp' | 'lmtp';
	readonly implicitTls: boolean;
	/** Absent when the capture begins amid the connection. */
	readonly connected?: SessionEvent & {readonly type: 'connected'};
	readonly mayAdd: () => boolean;
};

type Tls = {
	/** The beginning of what each side sent. */
	readonly client: Buffer[];
	readonly server: Buffer[];
	readonly kept: {client: number; server: number};
	octets: number;
	told: boolean;
	readonly clearBytes: Uint8Array;
};

export function createDialogue({protocol, implicitTls, connected, mayAdd}: DialogueOptions): Dialogue {
	const events: SessionEvent[] = [];
	const parser = createReplyParser();
	const splitter = createLineSplitter(Number.POSITIVE_INFINITY);
	let state: SessionState = initialState(protocol, '');
	let content: Buffer[] = [];
	let contentOctets = 0;
	let contentLines = 0;
	let messageOctets = 0;
	let full = false;
	let tls: Tls | undefined = implicitTls ? newTls(new Uint8Array(0)) : undefined;
	if (connected && !implicitTls) {
		add(connected);
	}

	function add(event: SessionEvent): void {
		full ||= !mayAdd();
		if (!full) {
			events.push(event);
			state = reduce(state, event).state;
		}
	}

	function server(bytes: Uint8Array, at: number): void {
		if (tls) {
			encrypted('server', bytes, at);
			return;
		}

		if (full) {
			return;
		}

		parser.feed(bytes);
		for (let item = parser.next(); item; item = parser.next()) {
			flush(at);
			add({type: 'received', at, item});
			if (state.phase.name === 'securing') {
				// What came in clear behind the 220 was put there by somebody else (RFC 3207 §4).
				const rest = parser.takeRest();
				tls = newTls(isTlsRecord(rest) ? new Uint8Array(0) : rest);
				if (isTlsRecord(rest)) {
					encrypted('server', rest, at);
				}

				return;
			}
		}
	}

	function client(bytes: Uint8Array, at: number): void {
		if (tls) {
			encrypted('client', bytes, at);
			return;
		}

		if (full) {
			return;
		}

		splitter.feed(bytes);
		for (;;) {
			if (state.phase.name === 'chunk') {
				if (!takeChunk(state.phase.remaining, at)) {
					return;
				}

				continue;
			}

			const line = splitter.next();
			if (!line) {
				return;
			}

			if (readingPhase(state) === 'message' && !isDot(line.bytes, line.ending)) {
				keep(Buffer.concat([line.bytes, Buffer.from(endings[line.ending])]), 1, at);
			} else {
				flush(at);
				add({type: 'sent', at, bytes: line.bytes, ending: line.ending});
				messageOctets = 0;
			}
		}
	}

	/** False when more bytes are needed. */
	function takeChunk(remaining: number, at: number): boolean {
		const rest = splitter.takeRest();
		const part = rest.subarray(0, remaining);
		splitter.feed(rest.subarray(part.length));
		if (part.length === 0) {
			return false;
		}

		add({type: 'content', at, bytes: part, octets: part.length, lines: countLines(part)});
		return !full;
	}

	function keep(bytes: Buffer, lines: number, at: number): void {
		content.push(bytes);
		contentOctets += bytes.length;
		contentLines += lines;
		if (contentOctets >= PIECE) {
			flush(at);
		}
	}

	function flush(at: number): void {
		if (contentOctets > 0) {
			const bytes = new Uint8Array(Buffer.concat(content));
			const octets = contentOctets;
			const kept = messageOctets < CONTENT_LIMIT ? bytes : new Uint8Array(0);
			add({type: 'content', at, bytes: kept, octets, lines: contentLines});
			messageOctets += octets;
			content = [];
			contentOctets = 0;
			contentLines = 0;
		}
	}

	function encrypted(from: 'client' | 'server', bytes: Uint8Array, at: number): void {
		if (!tls) {
			return;
		}

		tls.octets += bytes.length;
		if (!tls.told && tls.kept[from] < HANDSHAKE) {
			tls[from].push(Buffer.from(bytes));
			tls.kept[from] += bytes.length;
		}

		// The first octets of the client behind the server's hello: the handshake is read.
		if (!tls.told && from === 'client' && tls.server.length > 0) {
			tellTls(at);
		}
	}

	function tellTls(at: number): void {
		if (!tls || tls.told) {
			return;
		}

		tls.told = true;
		const facts = readHandshake(Buffer.concat(tls.client), Buffer.concat(tls.server));
		if (!implicitTls) {
			add({type: 'secured', at, tls: facts, elapsed: 0, clearBytes: tls.clearBytes});
		} else if (connected) {
			add({...connected, tls: facts});
		}
	}

	return {
		client,
		server,
		gap(from, octets, at) {
			flush(at);
			if (!tls) {
				const whose = from === 'client' ? 'client' : 'server';
				const text = `The capture lacks ${octets.toLocaleString('en')} octets that the ${whose} sent here.`;
				add({type: 'note', at, about: 'capture/gap', text});
			}
		},
		end(at) {
			flush(at);
			if (tls) {
				if (tls.server.length > 0) {
					tellTls(at);
				}

				if (tls.octets > 0) {
					add({type: 'unreadable', at, octets: tls.octets});
				}

				return events;
			}

			for (const item of parser.end()) {
				add({type: 'received', at, item});
			}

			const rest = splitter.end();
			if (rest && rest.bytes.length > 0) {
				add({type: 'sent', at, bytes: rest.bytes, ending: rest.ending});
			}

			return events;
		},
	};
}

function newTls(clearBytes: Uint8Array): Tls {
	return {client: [], server: [], kept: {client: 0, server: 0}, octets: 0, told: false, clearBytes};
}

function isDot(bytes: Uint8Array, ending: LineEnding): boolean {
	return bytes.length === 1 && bytes[0] === 0x2e && ending === 'CRLF';
}

function countLines(bytes: Uint8Array): number {
	return bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}
