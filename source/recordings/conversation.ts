/** Lines with their directions to session events, whatever the log leaves out. */
import type {PhaseName} from '../protocol/phase.ts';
import type {LineEnding} from '../protocol/reply.ts';
import {readingPhase} from '../session/state.ts';
import type {TlsFacts, TransportError, TransportErrorCode} from '../transport/types.ts';
import {createEventWriter} from './event-writer.ts';
import {createHeldBack} from './held-back.ts';
import {
	dropThrough,
	dropUnanswered,
	fillChunk,
	secureSilently,
	supplyClient,
	writeSecured,
} from './left-out.ts';
import {readable, toBytes} from './log-line.ts';
import type {RecordedSession} from './recording.ts';
import {createReplyLines} from './reply-lines.ts';
import {isCommandLine, standsForContent} from './shapes.ts';

export type Peer = {
	readonly host?: string;
	readonly address?: string;
	readonly port?: number;
};

/** What a program’s error tells beside its words. */
export type FailureDetails = Pick<TransportError, 'stage' | 'systemCode' | 'advice'> & {
	/** Where it wanted to connect. */
	readonly peer: {readonly address: string; readonly port: number} | null;
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
	failed(code: TransportErrorCode, message: string, at: number | null, more?: FailureDetails): void;
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

const isAddress = (host: string) => /^[\d.]+$|:/.test(host);
// Not the 220 that answers STARTTLS.
const aloneGreets = /^220(?![ -].*(?:\bTLS\b|2\.0\.0 ))/i;
const endings: Record<LineEnding, string> = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''};

export function createConversation(mayAdd: () => boolean): Conversation {
	const writer = createEventWriter(mayAdd);
	const replies = createReplyLines(writer);
	const held = createHeldBack(writer, replies);
	let peer: Peer | undefined;
	let acquaintance: Peer | undefined;
	let tlsAhead: TlsFacts | undefined;
	let begun = false;

	/** The first line decides: a greeting opens a connection, a command means that the log begins later. */
	function begin(from: 'server' | 'client', text: string, at: number | null): void {
		if (begun) {
			return;
		}

		begun = true;
		writer.meet(peer?.host ?? '');
		const greets = from === 'server' && (peer ? /^(?:220|[45])/ : aloneGreets).test(text);
		if (greets) {
			const named = peer?.host === undefined ? /^220[ -]([\w.-]+\.[\w-]+)/.exec(text)?.[1] : undefined;
			const host = peer?.host ?? named ?? '';
			const {address = !named && isAddress(host) ? host : '', port = null} = peer ?? {};
			const hostFrom = named && {hostFrom: 'greeting' as const};
			writer.add(
				{type: 'connected', host, ...hostFrom, address, port, elapsed: 0, tls: tlsAhead ?? null},
				at,
			);
		} else if (tlsAhead) {
			writeSecured(writer, tlsAhead, at);
		}
	}

	function server(text: string, at: number | null): void {
		if (writer.isFull()) {
			return;
		}

		const code = text.slice(0, 3);
		held.settle({code}, at);
		begin('server', text, at);
		secureSilently(writer, at);
		const verb = asking.get(code);
		const {phase, awaiting} = writer.state;
		const asked = phase.name === phaseOf(verb) || awaiting.some(item => item.verb === verb);
		if (verb && !asked) {
			held.holdOrphan(text, verb, at);
			return;
		}

		supplyClient(writer, code, at);
		if (!replies.open) {
			dropUnanswered(writer, code, at);
		}

		replies.hear(text, at);
	}

	function client(text: string, at: number | null, ending: LineEnding = 'CRLF'): void {
		if (writer.isFull()) {
			return;
		}

		held.settle({line: text}, at);
		begin('client', text, at);
		if (/^LHLO\b/i.test(text)) {
			writer.speakLmtp();
		}

		replies.close(at);
		secureSilently(writer, at);
		switch (readingPhase(writer.state)) {
			case 'message':
				clientInMessage(text, at, ending);
				return;
			case 'chunk':
				clientInChunk(text, at);
				return;
			case 'auth':
				if (writer.state.phase.name === 'auth' && isCommandLine(text)) {
					held.holdDoubtful(text, at);
					return;
				}

				if (isCommandLine(text)) {
					dropThrough(writer, 'AUTH', at);
				}

				break;
			default:
				if (standsForContent(text)) {
					writer.note('recording/content-left-out', readable(text), at);
					return;
				}
		}

		writer.add({type: 'sent', bytes: toBytes(text), ending}, at);
		writer.expectMessage();
	}

	function clientInMessage(text: string, at: number | null, ending: LineEnding): void {
		if (text === '.') {
			writer.flush(at);
			const blind = writer.state.phase.name !== 'message';
			writer.endMessage(at);
			if (blind) {
				dropThrough(writer, 'DATA', at);
			}
		} else if (!writer.contentSeen && standsForContent(text)) {
			held.holdDirection(text, at);
		} else {
			writer.keep(toBytes(text + endings[ending]), at);
		}
	}

	function clientInChunk(text: string, at: number | null): void {
		if (isCommandLine(text)) {
			fillChunk(writer, at);
			client(text, at);
			return;
		}

		const {phase} = writer.state;
		const remaining = phase.name === 'chunk' ? phase.remaining - writer.octetsKept : 0;
		const line = toBytes(`${text}\r\n`);
		writer.keep(line.subarray(0, Math.max(remaining, 0)), at);
		if (line.length >= remaining) {
			writer.flush(at);
			writer.expectMessage();
		}
	}

	function settleAll(at: number | null): void {
		held.settle({}, at);
		writer.flush(at);
		replies.close(at);
	}

	return {
		phase: () => phaseOf(held.asked) ?? readingPhase(writer.state),
		begun: () => begun,
		over: () => writer.state.closing || writer.state.phase.name === 'closed',
		replyOpen: () => replies.open !== undefined,
		messageEmpty: () => !writer.contentSeen && !held.holdsDirection,
		holdsDirection: () => held.holdsDirection,
		connected(found) {
			peer = {...peer, ...found};
		},
		met(found) {
			acquaintance = found;
		},
		server,
		continuation(text, at) {
			replies.missCode();
			server(`${replies.open ?? '250'}-${text}`, at);
		},
		client,
		leftOutMessage(at) {
			writer.leaveOutContent(0, at);
			writer.endMessage(at);
		},
		secured(tls, at) {
			if (begun) {
				writeSecured(writer, tls, at);
			} else {
				tlsAhead = tls;
			}
		},
		note: writer.note,
		failed(code, message, at, {peer: tried = null, ...more} = {peer: null}) {
			settleAll(at);
			begun = true;
			if (tried) {
				const family = tried.address.includes(':') ? 6 : 4;
				writer.add({type: 'attempt', attempt: {...tried, family, outcome: code, elapsed: 0}}, at);
			}

			writer.add({type: 'failed', error: {code, message: readable(message), ...more}}, at);
		},
		closed(by, at) {
			settleAll(at);
			if (begun) {
				writer.add({type: 'closed', by}, at);
			}
		},
		finish(title) {
			settleAll(null);
			if (writer.events.length === 0) {
				return undefined;
			}

			const {host = peer?.address} = peer ?? acquaintance ?? {};
			const {protocol} = writer.state.situation;
			return {events: writer.events, protocol, ...(title && {title}), ...(host && {host})};
		},
	};
}
