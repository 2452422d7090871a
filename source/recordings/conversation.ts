/** Lines with their directions to session events, whatever the log leaves out. */
import type {PhaseName} from '../protocol/phase.ts';
import type {LineEnding} from '../protocol/reply.ts';
import type {DeliveryReport} from '../session/entry.ts';
import {readingPhase} from '../session/state.ts';
import type {TlsFacts, TransportErrorCode} from '../transport/types.ts';
import {createEventWriter} from './event-writer.ts';
import {createHeldBack} from './held-back.ts';
import {dropThrough, dropUnanswered, fillChunk, supplyClient, writeSecured} from './left-out.ts';
import {readable, toBytes} from './log-line.ts';
import {
	connectedTo,
	type FailureDetails,
	failureEvents,
	openWith,
	type Peer,
	type Untimed,
} from './opening.ts';
import type {RecordedSession} from './recording.ts';
import {createReplyLines} from './reply-lines.ts';
import {isCommandLine, standsForContent} from './shapes.ts';

export type {FailureDetails, Peer} from './opening.ts';

/** Text is the byte view of `log-line.ts`; `at` is null where the log tells no time. */
export type Conversation = {
	/** How the next line from the client is read. */
	phase(): PhaseName;
	/** The next line may be an answer to a login, also to one that is over: whatever it looks like, it is hidden. */
	inLogin(): boolean;
	/** A line was heard or sent. */
	begun(): boolean;
	/** Said farewell, or closed: what follows is another session. */
	over(): boolean;
	/** What is said now cannot be read on the network, as far as the log tells. */
	secure(): boolean;
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
	/** The log tells that the command was accepted, and not with which reply. */
	answered(verb: string, at: number | null): void;
	/** The log goes on after the message without showing it. */
	leftOutMessage(at: number | null): void;
	secured(tls: TlsFacts, at: number | null): void;
	note(about: string, text: string, at: number | null, delivery?: DeliveryReport): void;
	/** A command that the recording only names. */
	rebuilt(text: string, at: number | null): void;
	failed(code: TransportErrorCode, message: string, at: number | null, more?: FailureDetails): void;
	/** As `failed`, unless the conversation goes on: then these were only words. */
	mayHaveFailed(code: TransportErrorCode, message: string, at: number | null, more?: FailureDetails): void;
	closed(by: 'server' | 'client', at: number | null): void;
	/** A line from the client has no answer yet. */
	awaitsReply(): boolean;
	/** The last reply began like this one. */
	heard(reply: string): boolean;
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

const endings: Record<LineEnding, string> = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''};

type Failing = {
	readonly code: TransportErrorCode;
	readonly message: string;
	readonly at: number | null;
	readonly more: FailureDetails | undefined;
};

/** Enough of a reply to know it again. */
const KNOWN_BY = 30;

export function createConversation(mayAdd: () => boolean): Conversation {
	const writer = createEventWriter(mayAdd);
	const replies = createReplyLines(writer);
	const held = createHeldBack(writer, replies);
	let peer: Peer | undefined;
	let acquaintance: Peer | undefined;
	let tlsAhead: TlsFacts | undefined;
	let begun = false;
	let failing: Failing | undefined;
	let lastReply = '';

	function addAll(events: readonly Untimed[], at: number | null): void {
		for (const event of events) {
			writer.add(event, at);
		}
	}

	function begin(from: 'server' | 'client', text: string, at: number | null): void {
		if (!begun) {
			begun = true;
			writer.meet(peer?.host ?? '');
			addAll(openWith({peer, tls: tlsAhead}, from, text), at);
		}
	}

	/** The conversation went on, so the connection had not failed. */
	function goOn(): void {
		if (failing) {
			writer.note('recording/tool', readable(failing.message), failing.at);
			failing = undefined;
		}
	}

	function server(text: string, at: number | null): void {
		if (writer.isFull()) {
			return;
		}

		goOn();
		lastReply = text;

		const code = text.slice(0, 3);
		held.settle({code}, at);
		begin('server', text, at);
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

	function client(text: string, at: number | null, ending: LineEnding = 'CRLF', rebuilt = false): void {
		if (writer.isFull()) {
			return;
		}

		goOn();
		held.settle({line: text}, at);
		begin('client', text, at);
		if (/^LHLO\b/i.test(text)) {
			writer.speakLmtp();
		}

		replies.close(at);
		if (writer.state.phase.name === 'securing' && !held.gaveUpTls) {
			held.holdSecuring(text, ending, at);
			return;
		}

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

		writer.add({type: 'sent', bytes: toBytes(text), ending, ...(rebuilt && {rebuilt})}, at);
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

	function failed(code: TransportErrorCode, message: string, at: number | null, more?: FailureDetails): void {
		settleAll(at);
		begun = true;
		failing = undefined;
		addAll(failureEvents(code, message, more), at);
	}

	function endFailing(): void {
		if (failing) {
			const {code, message, at, more} = failing;
			failed(code, message, at, more);
		}
	}

	/** Told once; where nothing was said before it, the connection itself is told with it. */
	function closed(by: 'server' | 'client', at: number | null): void {
		settleAll(at);
		endFailing();
		if (!begun && peer) {
			begun = true;
			writer.meet(peer.host ?? '');
			writer.add(connectedTo({peer, tls: tlsAhead}), at);
		}

		if (begun && writer.state.phase.name !== 'closed') {
			writer.add({type: 'closed', by}, at);
		}
	}

	return {
		phase: () => phaseOf(held.asked) ?? readingPhase(writer.state),
		inLogin: () => writer.state.lateAnswer !== 'none' || readingPhase(writer.state) === 'auth',
		begun: () => begun,
		over: () => writer.state.closing || writer.state.phase.name === 'closed',
		secure: () => writer.state.situation.secure || (!begun && tlsAhead !== undefined),
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
		client: (text, at, ending) => client(text, at, ending),
		rebuilt: (text, at) => client(text, at, 'CRLF', true),
		answered(verb, at) {
			dropThrough(writer, verb, at);
		},
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
		note(about, text, at, delivery) {
			if (!held.holdNote(about, text, at)) {
				writer.note(about, text, at, delivery);
			}
		},
		failed,
		mayHaveFailed(code, message, at, more) {
			failing ??= {code, message, at, more};
		},
		closed,
		awaitsReply: () => writer.state.awaiting.length > 0 || held.holdsLine,
		heard: reply => lastReply.slice(0, KNOWN_BY) === (reply.split('\n').at(-1) ?? '').slice(0, KNOWN_BY),
		finish(title) {
			settleAll(null);
			endFailing();
			if (!begun && tlsAhead) {
				writeSecured(writer, tlsAhead, null);
			}

			if (writer.events.length === 0) {
				return undefined;
			}

			const {host = peer?.address} = peer ?? acquaintance ?? {};
			const {protocol} = writer.state.situation;
			const startedAt = writer.startedAt();
			return {
				events: writer.events,
				protocol,
				...(startedAt !== null && {startedAt}),
				...(title && {title}),
				...(host && {host}),
			};
		},
	};
}
