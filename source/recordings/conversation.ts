/** Lines with their directions to session events, whatever the log leaves out. A door: the work is in `conversation/`. */
import type {PhaseName} from '../protocol/phase.ts';
import type {LineEnding} from '../protocol/reply.ts';
import type {DeliveryReport} from '../session/entry.ts';
import type {TlsFacts, TransportErrorCode} from '../transport/types.ts';
import {close, endUnanswered, fail, finish, giveUp, mayFail} from './conversation/ending.ts';
import {fromClient} from './conversation/from-client.ts';
import {fromServer} from './conversation/from-server.ts';
import {holdsLine, withNote} from './conversation/held-back.ts';
import {dropBefore, dropThrough, writeSecured} from './conversation/left-out.ts';
import type {FailureDetails, Peer} from './conversation/opening.ts';
import {type ConversationState, newState, phaseOf, settleAll} from './conversation/state.ts';
import type {RecordedSession} from './recording.ts';

export type {FailureDetails, Peer} from './conversation/opening.ts';

/** Text is the byte view of `log-line.ts`; `at` is null where the log gives no time. */
export type Conversation = {
	/** How the next line from the client is read. */
	phase(): PhaseName;
	/** The next line may be an answer to a login, also to one that is over: whatever it looks like, it is hidden. */
	inLogin(): boolean;
	/** A line was received or sent. */
	begun(): boolean;
	/** A 221 was received, or the connection was closed: what follows is another session. */
	over(): boolean;
	/** What is said now cannot be read on the network, as far as the log shows. */
	secure(): boolean;
	/** A reply was begun, and its last line is still to come. */
	replyOpen(): boolean;
	/** Nothing was said in this message yet. */
	messageEmpty(): boolean;
	/** Words such as `(message omitted)` stand instead of the message; the next line shows whether they are all of it. */
	holdsDirection(): boolean;
	/** Who the server is; the connection itself is written when its greeting comes. */
	connected(peer: Peer, at: number | null): void;
	/** The same where the greeting is not in the recording: only the name is kept. */
	named(peer: Peer): void;
	server(text: string, at: number | null): void;
	/** A middle line of a reply that lost its code on the way into print. */
	continuation(text: string, at: number | null): void;
	client(text: string, at: number | null, ending?: LineEnding): void;
	/** The log says that the command was accepted, and not with which reply. */
	answered(verb: string, at: number | null): void;
	/** The next reply is one to this command, or to the last one where this is empty. */
	skipsTo(verb: string, at: number | null): void;
	/** The log goes on after the message without showing it. */
	leftOutMessage(at: number | null): void;
	secured(tls: TlsFacts, at: number | null): void;
	note(about: string, text: string, at: number | null, delivery?: DeliveryReport): void;
	/** A command that the recording only names. */
	rebuilt(text: string, at: number | null): void;
	failed(code: TransportErrorCode, message: string, at: number | null, more?: FailureDetails): void;
	/** As `failed`, unless the conversation goes on: then these were only words. */
	mayHaveFailed(code: TransportErrorCode, message: string, at: number | null, more?: FailureDetails): void;
	/** The program says that it waited for the server in vain. */
	gaveUp(words: string, at: number | null): void;
	/** The program got no line: the server hung up, or said nothing for seconds. */
	gotNothing(words: string, at: number | null): void;
	closed(by: 'server' | 'client', at: number | null): void;
	/** A line from the client has no answer yet. */
	awaitsReply(): boolean;
	/** The last line of a reply began as this reply ends. */
	repeatsReply(reply: string): boolean;
	/** A refusal that was heard already, while nothing waits for a reply: the tool says it once more. */
	toldTwice(reply: string): boolean;
	/** The session, or undefined when nothing was said. */
	finish(title?: string): RecordedSession | undefined;
};

/** Enough of a reply to know it again. */
const KNOWN_BY = 30;
const CODE = '550 5.7.1'.length;

/** `mayAdd`: asked before each event, whether there is room for it. */
export function createConversation(mayAdd: () => boolean): Conversation {
	const state = newState(mayAdd);
	return {...questions(state), ...lines(state), ...asides(state)};
}

type Questions =
	| ('phase' | 'inLogin' | 'begun' | 'over' | 'secure' | 'replyOpen')
	| ('messageEmpty' | 'holdsDirection' | 'awaitsReply' | 'repeatsReply' | 'toldTwice');
type Lines = 'server' | 'continuation' | 'client' | 'rebuilt';

function questions(state: ConversationState): Pick<Conversation, Questions> {
	const {writer, replies} = state;
	return {
		phase: () => phaseOf(state),
		inLogin: () => writer.state.lateAnswer !== 'none' || phaseOf(state) === 'auth',
		begun: () => state.begun,
		over: () => writer.state.closing || writer.state.phase.name === 'closed',
		secure: () => writer.state.situation.secure || (!state.begun && state.tlsAhead !== undefined),
		replyOpen: () => replies.open !== undefined,
		messageEmpty: () => !writer.contentSeen && state.held.direction === undefined,
		holdsDirection: () => state.held.direction !== undefined,
		awaitsReply: () => writer.state.awaiting.length > 0 || holdsLine(state.held),
		repeatsReply: reply => isLastReply(state, reply),
		toldTwice: reply =>
			/^[45]/.test(reply) &&
			state.clientSpoke &&
			replies.open === undefined &&
			writer.state.awaiting.length === 0 &&
			!holdsLine(state.held) &&
			isLastReply(state, reply),
	};
}

function isLastReply({lastReply}: ConversationState, reply: string): boolean {
	const known = lastReply.slice(0, KNOWN_BY);
	const text = (reply.split('\n').at(-1) ?? '').slice(0, KNOWN_BY);
	// A tool may put words of its own behind it.
	return known === text || (known.length > CODE && text.startsWith(known));
}

function lines(state: ConversationState): Pick<Conversation, Lines> {
	const {replies} = state;
	return {
		server: (text, at) => fromServer(state, text, at),
		continuation(text, at) {
			replies.missCode();
			fromServer(state, `${replies.open ?? '250'}-${text}`, at);
		},
		client: (text, at, ending) => fromClient(state, {text, at, ending}),
		rebuilt: (text, at) => fromClient(state, {text, at, isRebuilt: true}),
	};
}

/** What the log says about the conversation, beside the lines themselves. */
function asides(state: ConversationState): Omit<Conversation, Questions | Lines> {
	const {writer} = state;
	return {
		connected(found, at) {
			state.peer = {...state.peer, ...found};
			state.heardAt = at;
		},
		named(found) {
			state.namedPeer = found;
		},
		answered: (verb, at) => dropThrough(writer, verb, at),
		skipsTo(verb, at) {
			settleAll(state, at);
			dropBefore(writer, verb, at);
		},
		leftOutMessage(at) {
			writer.leaveOutContent(0, at);
			writer.endMessage(at);
		},
		secured(tls, at) {
			if (state.begun) {
				writeSecured(writer, tls, at);
			} else {
				state.tlsAhead = tls;
			}
		},
		note(about, text, at, delivery) {
			const held = withNote(state.held, {about, text, at});
			if (held) {
				state.held = held;
			} else {
				writer.note(about, text, at, delivery);
			}
		},
		failed: (code, message, at, more) => fail(state, code, message, at, more),
		mayHaveFailed: (code, message, at, more) => mayFail(state, {code, message, at, more}),
		gaveUp: (words, at) => giveUp(state, words, at),
		gotNothing: (words, at) => endUnanswered(state, words, at),
		closed: (by, at) => close(state, by, at),
		finish: title => finish(state, title),
	};
}
