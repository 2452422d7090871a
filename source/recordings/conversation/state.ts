/** Where the reading of a recorded conversation stands, and what opens and settles it. */
import type {PhaseName} from '../../protocol/phase.ts';
import {readingPhase} from '../../session/state.ts';
import type {TlsFacts, TransportErrorCode} from '../../transport/types.ts';
import {readable} from '../log-line.ts';
import {createEventWriter, type EventWriter} from './event-writer.ts';
import {type Following, type HeldBack, nothingHeld, settle} from './held-back.ts';
import {type FailureDetails, failureEvents, openWith, type Peer, type Untimed} from './opening.ts';
import {createReplyLines, type ReplyLines} from './reply-lines.ts';

export type ConversationState = {
	readonly writer: EventWriter;
	readonly replies: ReplyLines;
	/** Lines that the next one decides. */
	held: HeldBack;
	/** Who the server is; its connection is written when its greeting comes. */
	peer: Peer | undefined;
	/** The same where the recording lacks the greeting: only the name is kept. */
	namedPeer: Peer | undefined;
	/** TLS that the log mentioned before the connection itself. */
	tlsAhead: TlsFacts | undefined;
	/** A line came from either side, or the connection failed. */
	begun: boolean;
	/** When the connection was made, or a line said last, as the log tells. */
	heardAt: number | null;
	/** Words that are a failure unless the conversation goes on. */
	failing: Failing | undefined;
	hasFailed: boolean;
	/** The program gave up waiting, and the server has said nothing since. */
	hasGivenUp: boolean;
	clientSpoke: boolean;
	lastReply: string;
};

export type Failing = {
	readonly code: TransportErrorCode;
	readonly message: string;
	readonly at: number | null;
	readonly more: FailureDetails | undefined;
	/** Told before anything was said, as a page shows its error above the log. */
	readonly isEarly?: boolean;
};

export function newState(mayAdd: () => boolean): ConversationState {
	const writer = createEventWriter(mayAdd);
	return {
		writer,
		replies: createReplyLines(writer),
		held: nothingHeld,
		peer: undefined,
		namedPeer: undefined,
		tlsAhead: undefined,
		begun: false,
		heardAt: null,
		failing: undefined,
		hasFailed: false,
		hasGivenUp: false,
		clientSpoke: false,
		lastReply: '',
	};
}

const phases = {DATA: 'message', AUTH: 'auth'} as const;

/** The phase that 354 or 334 opens. */
export function phaseAfter(verb: 'DATA' | 'AUTH'): PhaseName {
	return phases[verb];
}

/** How the next line from the client is read: a 354 or 334 that is held back counts as if it were written. */
export function phaseOf({held, writer}: ConversationState): PhaseName {
	return held.orphan ? phaseAfter(held.orphan.verb) : readingPhase(writer.state);
}

/** The first line from either side opens the conversation. */
export function begin(
	state: ConversationState,
	from: 'server' | 'client',
	text: string,
	at: number | null,
): void {
	if (!state.begun) {
		const {peer, tlsAhead} = state;
		state.begun = true;
		state.writer.startSession(peer?.host ?? '');
		addAll(state, openWith({peer, tls: tlsAhead}, from, text), at);
	}
}

export function addAll({writer}: ConversationState, events: readonly Untimed[], at: number | null): void {
	for (const event of events) {
		writer.add(event, at);
	}
}

/** The conversation went on, so the connection had not failed. */
export function goOn(state: ConversationState, line: string, at: number | null): void {
	const {failing} = state;
	// What was told above the log is true of all of it.
	if (failing?.isEarly && !/^QUIT\b/i.test(line)) {
		state.heardAt = at ?? state.heardAt;
		return;
	}

	state.heardAt = at ?? state.heardAt;
	state.failing = undefined;
	if (failing?.more?.stage === 'handshake' && state.writer.state.phase.name === 'securing') {
		// A program may say QUIT anyway, to a server that waits for TLS.
		writeFailure(state, failing);
	} else if (failing) {
		// Whoever only says goodbye did need what was missing.
		const about = /^QUIT\b/i.test(line) ? failing.more?.missed : undefined;
		state.writer.note(about ?? 'recording/tool', readable(failing.message), failing.at);
	}
}

/** Once: some programs repeat it. */
export function writeFailure(state: ConversationState, {code, message, at, more}: Failing): void {
	state.hasFailed = true;
	addAll(state, failureEvents(code, message, more), at);
}

/** `following`: what the next line shows of the one that was held back. */
export function settleHeld(state: ConversationState, following: Following, at: number | null): void {
	state.held = settle(state.held, following, state, at);
}

/** Nothing that stands open goes on. */
export function settleAll(state: ConversationState, at: number | null): void {
	settleHeld(state, {}, at);
	state.writer.flush(at);
	state.replies.close(at);
}
