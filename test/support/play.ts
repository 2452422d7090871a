/**
 * A conversation told as a text, through the real reducer to entries:
 *
 *     # a comment
 *     host: smtp.example.org        before the first line: host, port, protocol, address; `tls` for TLS from the start
 *     S: 220 mail.example.org ESMTP
 *     C: EHLO client.example.net
 *     S: 250-mail.example.org
 *     S: 250 STARTTLS
 *     Craw: "NOOP\n"                bytes with escapes, as `/raw` has them
 *     Sraw: "250 \xff\r\n"
 *     TLS                           the handshake after STARTTLS; `TLS unverified` with a bad chain, or with
 *                                   facts: `TLS {"protocol":"TLSv1"}`
 *     from: 192.0.2.9               before the first line: a client at this address connected to us
 *     Cahead: RCPT TO:<a@b>         a line that came before the reply to the one before was sent
 *     unconnected                   before the first line: nothing connected yet
 *     attempt: 192.0.2.25 25 refused
 *     note: about/something and its text
 *     +90000                        milliseconds that pass
 *     closed: server                or client
 *     failed: reset                 and its facts: `failed: tls-failed {"systemCode":"ERR_SSL_…"}`
 */
import {createLineSplitter} from '../../source/protocol/line-splitter.ts';
import {readRawText} from '../../source/protocol/raw-text.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import type {Entry} from '../../source/session/entry.ts';
import {reduce} from '../../source/session/reducer.ts';
import type {SessionEvent} from '../../source/session/session-event.ts';
import {initialState, type SessionState} from '../../source/session/state.ts';
import type {
	ConnectAttempt,
	TlsFacts,
	TransportError,
	TransportErrorCode,
} from '../../source/transport/types.ts';
import {tls} from './entries.ts';

export type Played = {
	readonly entries: Entry[];
	readonly state: SessionState;
	readonly events: SessionEvent[];
};

export const someTls: TlsFacts = {...tls, certificates: []};

export function entriesOf(listing: string): Entry[] {
	return play(listing).entries;
}

export function play(listing: string): Played {
	const events = eventsOf(listing);
	const entries: Entry[] = [];
	const host = /^\s*host:\s*(\S+)/m.exec(listing)?.[1] ?? 'mail.example.org';
	let state = initialState(/^\s*protocol:\s*lmtp/m.test(listing) ? 'lmtp' : 'smtp', host);
	for (const event of events) {
		const reduced = reduce(state, event);
		state = reduced.state;
		for (const entry of reduced.entries) {
			entries[entry.id - 1] = entry;
		}
	}

	return {entries, state, events};
}

function eventsOf(listing: string): SessionEvent[] {
	const lines = listing.split('\n').map(line => line.replace(/^\s+/, ''));
	const setting = (name: string): string | undefined =>
		lines
			.find(line => line.startsWith(`${name}: `))
			?.slice(name.length + 2)
			.trim();
	const host = setting('host') ?? 'mail.example.org';
	const from = setting('from');
	const client = from === undefined ? undefined : {address: from, port: 50_000};
	const events: SessionEvent[] = [];
	let parser = createReplyParser();
	let at = 0;
	const push = (bytes: Uint8Array): void => {
		parser.feed(bytes);
		for (let item = parser.next(); item; item = parser.next()) {
			events.push({type: 'received', at, item});
		}
	};

	const flush = (): void => {
		events.push(...parser.end().map(item => ({type: 'received' as const, at, item})));
		parser = createReplyParser();
	};

	const connected: SessionEvent = {
		type: 'connected',
		at,
		host,
		address: setting('address') ?? '192.0.2.25',
		port: Number(setting('port') ?? 587),
		elapsed: 5,
		tls: lines.includes('tls') ? someTls : null,
		...(client && {client}),
	};
	if (!lines.includes('unconnected')) {
		events.push(connected);
	}

	for (const line of lines) {
		const [, mark = '', , rest = ''] =
			/^(S|C|Sraw|Craw|Cahead|TLS|\+|attempt|connected|note|closed|failed)(: ?|(?=[\s\d])|$)(.*)$/s.exec(
				line,
			) ?? [];
		at += 10;
		switch (mark) {
			case 'S':
				push(Buffer.from(`${rest}\r\n`));
				break;
			case 'Sraw':
				push(raw(rest));
				break;
			case 'C':
				events.push({type: 'sent', at, bytes: new Uint8Array(Buffer.from(rest)), ending: 'CRLF'});
				break;
			case 'Cahead': {
				const bytes = new Uint8Array(Buffer.from(rest));
				events.push({type: 'sent', at, bytes, ending: 'CRLF', ahead: true});
				break;
			}

			case 'Craw':
				events.push(...sentLines(raw(rest), at));
				break;
			case 'TLS': {
				const tls = rest.includes('unverified')
					? {...someTls, authorized: false, error: 'DEPTH_ZERO_SELF_SIGNED_CERT'}
					: {...someTls, ...factsIn(rest)};
				events.push({type: 'secured', at, tls, elapsed: 9, clearBytes: clearIn(rest) ?? parser.takeRest()});
				break;
			}

			case '+':
				at += Number(rest);
				break;
			case 'attempt': {
				const [address = '', port = '', outcome = ''] = rest.trim().split(' ');
				const family = address.includes(':') ? 6 : 4;
				const attempt = {address, port: Number(port), family, outcome, elapsed: 5} as ConnectAttempt;
				events.push({type: 'attempt', at, attempt});
				break;
			}

			case 'connected':
				events.push({...connected, at});
				break;
			case 'note': {
				const [about = ''] = rest.split(' ', 1);
				events.push({type: 'note', at, about, text: rest.slice(about.length + 1)});
				break;
			}

			case 'closed':
				flush();
				events.push({type: 'closed', at, by: rest.trim() === 'client' ? 'client' : 'server'});
				break;
			case 'failed':
				flush();
				events.push({
					type: 'failed',
					at,
					error: failureOf(rest),
					...(client && {client}),
				});
				break;
			default:
		}
	}

	return events;
}

function failureOf(text: string): TransportError {
	const [code = ''] = text.trim().split(' ', 1);
	const {firstText, ...facts} = factsIn(text) as Partial<TransportError> & {firstText?: string};
	const firstBytes = firstText === undefined ? {} : {firstBytes: new Uint8Array(Buffer.from(firstText))};
	return {code: code as TransportErrorCode, message: `Failed: ${code}.`, ...facts, ...firstBytes};
}

/** Clear text behind STARTTLS: `TLS {"clear":"NOOP"}`. */
function clearIn(text: string): Uint8Array | null {
	const {clear} = factsIn(text) as {clear?: string};
	return clear === undefined ? null : new Uint8Array(Buffer.from(clear));
}

/** JSON at the end of a line. */
function factsIn(text: string): object {
	const start = text.indexOf('{');
	return start < 0 ? {} : JSON.parse(text.slice(start));
}

function sentLines(bytes: Uint8Array, at: number): SessionEvent[] {
	const splitter = createLineSplitter(Number.POSITIVE_INFINITY);
	splitter.feed(bytes);
	const lines = [];
	for (let line = splitter.next(); line; line = splitter.next()) {
		lines.push(line);
	}

	const last = splitter.end();
	return [...lines, ...(last ? [last] : [])].map(line => ({
		type: 'sent',
		at,
		bytes: line.bytes,
		ending: line.ending,
	}));
}

function raw(text: string): Uint8Array {
	const read = readRawText(text);
	if (!read.ok) {
		throw new Error(read.problem);
	}

	return read.bytes;
}
