/**
 * Lines with their directions to session events. The reducer runs along, so that a line is read here in the
 * phase in which it will be read there; what a log leaves out (the message, a reply, the handshake) is
 * supplied as far as the reducer needs it, and said in a note.
 */
import type {PhaseName} from '../protocol/phase.ts';
import type {LineEnding, Received} from '../protocol/reply.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';
import type {SessionEvent} from '../session/event.ts';
import {reduce} from '../session/reducer.ts';
import {initialState, readingPhase, type SessionState, withSituation} from '../session/state.ts';
import type {TlsFacts, TransportErrorCode} from '../transport/types.ts';
import {createClock} from './clock.ts';
import {readable, toBytes} from './log-line.ts';
import {createMessageBuffer} from './message-buffer.ts';
import {recordedTls} from './recorded-tls.ts';
import type {RecordedSession} from './recording.ts';
import {isCommandLine, octetsNamed, opensReply, standsForContent} from './shapes.ts';

export type Peer = {
	readonly host?: string;
	readonly address?: string;
	readonly port?: number;
};

/** Text is the byte view of `log-line.ts`; `at` is null where the log tells no time. */
export type Conversation = {
	/** How the next line from the client is read. */
	phase(): PhaseName;
	/** A line was heard or sent. */
	begun(): boolean;
	/** Said farewell, or closed: what follows is another session. */
	over(): boolean;
	/** A reply was begun, and its last line is still to come. */
	replyOpen(): boolean;
	/** Nothing was said in this message yet. */
	messageEmpty(): boolean;
	/** A stage direction stands where the message should; the next line tells whether it was all. */
	holdsDirection(): boolean;
	/** Who the server is; the connection itself is told when its greeting comes. */
	connected(peer: Peer, at: number | null): void;
	/** The same where the greeting is not in the recording: only the name is kept. */
	met(peer: Peer): void;
	server(text: string, at: number | null): void;
	/** A middle line of a reply that lost its code on the way into print. */
	continuation(text: string, at: number | null): void;
	client(text: string, at: number | null, ending?: LineEnding): void;
	/** The log goes on after the message without showing it. */
	leftOutMessage(at: number | null): void;
	secured(tls: TlsFacts, at: number | null): void;
	note(about: string, text: string, at: number | null): void;
	failed(code: TransportErrorCode, message: string, at: number | null): void;
	closed(by: 'server' | 'client', at: number | null): void;
	/** What was heard, or undefined when nothing was. */
	finish(title?: string): RecordedSession | undefined;
};

/** Replies that ask for more, and the command they answer. */
const asking: ReadonlyMap<string, 'DATA' | 'AUTH'> = new Map([
	['354', 'DATA'],
	['334', 'AUTH'],
]);
const phaseOf = (verb: 'DATA' | 'AUTH' | undefined) =>
	verb && ({DATA: 'message', AUTH: 'auth'} as const)[verb];

type Held = {readonly text: string; readonly at: number | null};

const leftOut = '(not in the recording)';
const isAddress = (host: string) => /^[\d.]+$|:/.test(host);
// Not the 220 that answers STARTTLS.
const aloneGreets = /^220(?![ -].*(?:\bTLS\b|2\.0\.0 ))/i;
const codesMissing =
	'Lines of the last reply stood in the recording without their code. On the wire every line of a reply begins with it.';

export function createConversation(mayAdd: () => boolean): Conversation {
	const clock = createClock();
	const events: SessionEvent[] = [];
	let parser = createReplyParser();
	let state: SessionState = initialState('smtp', '');
	let peer: Peer | undefined;
	let acquaintance: Peer | undefined;
	let tlsAhead: TlsFacts | undefined;
	let begun = false;
	let full = false;
	let open: string | undefined;
	let codesAdded = false;
	const content = createMessageBuffer();
	let contentSeen = false;
	// Lines whose meaning the next line tells: words in place of a message, a 354 or 334 to nothing, a command after a 334.
	let direction: Held | undefined;
	let orphan: (Held & {readonly verb: 'DATA' | 'AUTH'}) | undefined;
	let doubtful: Held | undefined;

	function add(event: SessionEvent): void {
		full ||= !mayAdd();
		if (!full) {
			events.push(event);
			state = reduce(state, event).state;
		}
	}

	/** True when there is room for no more: the line is only counted. */
	function isFull(): boolean {
		return full && !mayAdd();
	}

	function note(about: string, text: string, at: number | null): void {
		flush(at);
		add({type: 'note', at: clock(at), about, text});
	}

	/** The first line decides: a greeting opens a connection, a command means that the log begins later. */
	function begin(from: 'server' | 'client', text: string, at: number | null): void {
		if (begun) {
			return;
		}

		begun = true;
		state = initialState('smtp', peer?.host ?? '');
		const greets = from === 'server' && (peer ? /^(?:220|[45])/ : aloneGreets).test(text);
		if (greets) {
			const host = peer?.host ?? /^220[ -]([\w.-]+\.[\w-]+)/.exec(text)?.[1] ?? '';
			const {address = isAddress(host) ? host : '', port = null} = peer ?? {};
			add({type: 'connected', at: clock(at), host, address, port, elapsed: 0, tls: tlsAhead ?? null});
		} else if (tlsAhead) {
			add({type: 'secured', at: clock(at), tls: tlsAhead, elapsed: 0, clearBytes: new Uint8Array(0)});
		}
	}

	function server(text: string, at: number | null): void {
		if (isFull()) {
			return;
		}

		const code = text.slice(0, 3);
		settle(undefined, code, at);
		begin('server', text, at);
		secureSilently(at);
		const verb = asking.get(code);
		const asked = state.phase.name === phaseOf(verb) || state.awaiting.some(item => item.verb === verb);
		if (verb && !asked) {
			orphan = {text, at, verb};
			return;
		}

		supplyClient(code, at);
		dropUnanswered(code, at);
		hearReply(text, at);
	}

	function hearReply(text: string, at: number | null): void {
		const code = text.slice(0, 3);
		open = opensReply(text) ? code : undefined;
		parser.feed(toBytes(`${text}\r\n`));
		drain(at);
	}

	function drain(at: number | null): void {
		for (let item = parser.next(); item; item = parser.next()) {
			received(item, at);
		}
	}

	function received(item: Received, at: number | null): void {
		add({type: 'received', at: clock(at), item});
		if (codesAdded) {
			codesAdded = false;
			add({type: 'note', at: clock(at), about: 'recording/codes-missing', text: codesMissing});
		}
	}

	function closeReply(at: number | null): void {
		if (open) {
			for (const item of parser.end()) {
				received(item, at);
			}

			parser = createReplyParser();
			open = undefined;
		}
	}

	/** The log shows an answer to something that it does not show. */
	function supplyClient(code: string, at: number | null): void {
		const awaited = state.awaiting.length > 0;
		if (state.phase.name === 'auth' && !awaited) {
			add({type: 'sent', at: clock(at), bytes: toBytes(leftOut), ending: 'CRLF'});
			note('recording/answer-left-out', 'The recording leaves out the answer to this challenge.', at);
		} else if (state.phase.name === 'message' && !awaited && code !== '421') {
			flush(at);
			if (!contentSeen) {
				leaveOutContent(0, at);
			}

			endMessage(at);
		} else if (state.phase.name === 'chunk') {
			fillChunk(at);
		}
	}

	function leaveOutContent(octets: number, at: number | null): void {
		add({type: 'content', at: clock(at), bytes: new Uint8Array(0), octets, lines: 0});
		add({
			type: 'note',
			at: clock(at),
			about: 'recording/content-left-out',
			text: 'The recording leaves out the message.',
		});
		contentSeen = true;
	}

	function endMessage(at: number | null): void {
		add({type: 'sent', at: clock(at), bytes: toBytes('.'), ending: 'CRLF'});
		contentSeen = false;
	}

	function fillChunk(at: number | null): void {
		flush(at);
		if (state.phase.name === 'chunk') {
			leaveOutContent(state.phase.remaining, at);
			contentSeen = false;
		}
	}

	/** 354, 334, 235 and 221 tell what they answer; where the queue says otherwise, replies before them are missing. */
	function dropUnanswered(code: string, at: number | null): void {
		const verb = {354: 'DATA', 334: 'AUTH', 235: 'AUTH', 221: 'QUIT'}[Number(code)];
		if (verb && !open) {
			dropAwaited(
				state.awaiting.findIndex(item => item.verb === verb),
				at,
			);
		}
	}

	function dropAwaited(count: number, at: number | null): void {
		for (let dropped = 0; dropped < count; dropped++) {
			add({type: 'unanswered', at: clock(at)});
		}
	}

	/** A log written inside the program goes on in clear text after the handshake. */
	function secureSilently(at: number | null): void {
		if (state.phase.name === 'securing') {
			secured(recordedTls(), at);
		}
	}

	function client(text: string, at: number | null, ending: LineEnding = 'CRLF'): void {
		if (isFull()) {
			return;
		}

		settle(text, undefined, at);
		begin('client', text, at);
		if (/^LHLO\b/i.test(text)) {
			state = withSituation(state, {protocol: 'lmtp'});
		}

		closeReply(at);
		secureSilently(at);
		switch (readingPhase(state)) {
			case 'message':
				clientInMessage(text, at, ending);
				return;
			case 'chunk':
				clientInChunk(text, at);
				return;
			case 'auth':
				if (state.phase.name === 'auth' && isCommandLine(text)) {
					doubtful = {text, at};
					return;
				}

				if (isCommandLine(text)) {
					dropThrough('AUTH', at);
				}

				break;
			default:
				if (standsForContent(text)) {
					note('recording/content-left-out', readable(text), at);
					return;
				}
		}

		add({type: 'sent', at: clock(at), bytes: toBytes(text), ending});
		contentSeen = false;
	}

	function clientInMessage(text: string, at: number | null, ending: LineEnding): void {
		if (text === '.') {
			flush(at);
			const blind = state.phase.name !== 'message';
			endMessage(at);
			if (blind) {
				dropThrough('DATA', at);
			}

			return;
		}

		if (!contentSeen && standsForContent(text)) {
			direction = {text, at};
			return;
		}

		keep(text, ending, at);
	}

	function dropThrough(verb: string, at: number | null): void {
		dropAwaited(state.awaiting.findLastIndex(item => item.verb === verb) + 1, at);
	}

	function clientInChunk(text: string, at: number | null): void {
		if (isCommandLine(text)) {
			fillChunk(at);
			client(text, at);
			return;
		}

		const remaining = state.phase.name === 'chunk' ? state.phase.remaining - content.octets : 0;
		const line = Buffer.from(`${text}\r\n`, 'latin1');
		keepBytes(line.subarray(0, Math.max(remaining, 0)), 1, at);
		if (line.length >= remaining) {
			flush(at);
			contentSeen = false;
		}
	}

	function keep(text: string, ending: LineEnding, at: number | null): void {
		const end = ending === 'CRLF' ? '\r\n' : ending === 'LF' ? '\n' : ending === 'CR' ? '\r' : '';
		keepBytes(Buffer.from(text + end, 'latin1'), 1, at);
	}

	function keepBytes(bytes: Buffer, lines: number, at: number | null): void {
		content.add(bytes, lines);
		contentSeen = true;
		if (content.isFull()) {
			flush(at);
		}
	}

	function flush(at: number | null): void {
		const piece = content.take();
		if (piece) {
			add({type: 'content', at: clock(at), ...piece, octets: piece.bytes.length});
		}
	}

	/** What was held back is decided by the line that follows it. */
	function settle(nextLine: string | undefined, nextCode: string | undefined, at: number | null): void {
		settleDirection(nextLine, at);
		if (orphan) {
			const {text, at: then, verb} = orphan;
			orphan = undefined;
			if (nextLine !== undefined && !isCommandLine(nextLine) && !standsForContent(nextLine)) {
				note('recording/command-left-out', `The recording leaves out ${verb}.`, then);
				add({type: 'sent', at: clock(then), bytes: toBytes(verb), ending: 'CRLF'});
				dropUnanswered(text.slice(0, 3), then);
			}

			hearReply(text, then);
		}

		if (doubtful) {
			const {text, at: then} = doubtful;
			doubtful = undefined;
			const taken = nextCode?.startsWith('2') && nextCode !== '235';
			const readAs = taken ? {readAs: 'command' as const} : {};
			add({type: 'sent', at: clock(then), bytes: toBytes(text), ending: 'CRLF', ...readAs});
		}
	}

	function settleDirection(next: string | undefined, at: number | null): void {
		if (!direction) {
			return;
		}

		const held = direction;
		direction = undefined;
		if (next !== undefined && next !== '.' && !isCommandLine(next)) {
			keep(held.text, 'CRLF', held.at);
			return;
		}

		leaveOutContent(octetsNamed(held.text), held.at);
		if (next !== '.') {
			endMessage(at);
		}
	}

	function secured(tls: TlsFacts, at: number | null): void {
		if (!begun) {
			tlsAhead = tls;
			return;
		}

		flush(at);
		add({type: 'secured', at: clock(at), tls, elapsed: 0, clearBytes: new Uint8Array(0)});
	}

	function settleAll(at: number | null): void {
		settle(undefined, undefined, at);
		flush(at);
		closeReply(at);
	}

	function finish(title?: string): RecordedSession | undefined {
		settleAll(null);
		if (events.length === 0) {
			return undefined;
		}

		const {host = peer?.address} = peer ?? acquaintance ?? {};
		return {events, protocol: state.situation.protocol, ...(title && {title}), ...(host && {host})};
	}

	return {
		phase: () => phaseOf(orphan?.verb) ?? readingPhase(state),
		begun: () => begun,
		over: () => state.closing || state.phase.name === 'closed',
		replyOpen: () => open !== undefined,
		messageEmpty: () => !contentSeen && direction === undefined,
		holdsDirection: () => direction !== undefined,
		connected(found) {
			peer = {...peer, ...found};
		},
		met(found) {
			acquaintance = found;
		},
		server,
		continuation(text, at) {
			codesAdded = true;
			server(`${open ?? '250'}-${text}`, at);
		},
		client,
		leftOutMessage(at) {
			leaveOutContent(0, at);
			endMessage(at);
		},
		secured,
		note,
		failed(code, message, at) {
			settleAll(at);
			begun = true;
			add({type: 'failed', at: clock(at), error: {code, message: readable(message)}});
		},
		closed(by, at) {
			settleAll(at);
			if (begun) {
				add({type: 'closed', at: clock(at), by});
			}
		},
		finish,
	};
}
