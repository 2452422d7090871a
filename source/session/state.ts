/** All that the reducer remembers between two events. The history itself is not in it. */

import type {Capability} from '../protocol/capabilities.ts';
import type {Phase} from '../protocol/phase.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import type {LateAnswer} from '../sasl/secret-lines.ts';
import type {TlsFacts} from '../transport/types.ts';
import type {
	CapabilitiesEntry,
	MailAtEnd,
	MalformedEntry,
	ReplyEntry,
	SentMessageEntry,
	Situation,
} from './entry.ts';
import {SharedList} from './shared-list.ts';

/** Something sent and not yet answered. The queue of these is the whole of pipelining. */
export type Awaited = {
	/** Id of the entry that will be answered. */
	readonly id: number;
	/** The verb in capitals; `CONNECT`, `DATA-END`, or `AUTH` for each step of an exchange. */
	readonly verb: string;
	/** Masked text of the line. */
	readonly command: string | null;
	/** Null where a recording does not tell. */
	readonly sentAt: number | null;
	/** Path of a MAIL or RCPT. */
	readonly path?: string;
	/** Name given with EHLO, HELO or LHLO. */
	readonly clientName?: string;
	/** LMTP after the dot: whose verdict it will be. */
	readonly recipient?: string;
	/** BDAT with LAST, whose reply is the verdict on the message. */
	readonly endsMessage?: boolean;
};

/** Something that came unasked, and how many entries in a row hold the same. */
export type Run = {readonly entry: ReplyEntry | MalformedEntry; readonly count: number};

export type SessionState = {
	readonly phase: Phase;
	readonly awaiting: readonly Awaited[];
	readonly situation: Situation;
	readonly tls: TlsFacts | null;
	/** The exchange that goes on, or the last one that ended. */
	readonly auth: AuthExchange | null;
	/** Whether the next line may be the answer that was meant for a login which is over. A known verb ends it. */
	readonly lateAnswer: LateAnswer;
	/** The message that is being sent. */
	readonly message: SentMessageEntry | null;
	/** Bytes of a line that was sent without its end, by `/raw`. */
	readonly unfinished: Uint8Array;
	/** The last list of capabilities, kept over STARTTLS for comparison only. */
	readonly announced: readonly Capability[] | null;
	/** What happened since that list. */
	readonly since: CapabilitiesEntry['since'];
	readonly nextId: number;
	/** When the last byte came or went, in ms since the start. */
	readonly lastByteAt: number;
	/** The last entry, where no one asked for what it holds, and how many of the same stand there in a row. */
	readonly run: Run | null;
	/** The server said 221 or 421: it is about to close. */
	readonly closing: boolean;
	/** Its greeting was a refusal: it expects QUIT and nothing else (RFC 5321 §3.1). */
	readonly unwelcome: boolean;
	/** The verdict on the last message, until another transaction begins. */
	readonly verdict: Extract<MailAtEnd, 'accepted' | 'partly' | 'refused'> | null;
};

/** What both sides forget after STARTTLS (RFC 3207 §4.2), and have not said before it. */
export function nothingSaid() {
	return {
		greetedWith: null,
		clientName: null,
		capabilities: null,
		authenticatedAs: null,
		sender: null,
		// Its own: a list keeps what is appended to it.
		recipients: SharedList.of<string>(),
	} as const;
}

/** Before the connection; `host` as the user named it. */
export function initialState(protocol: 'smtp' | 'lmtp', host: string): SessionState {
	return {
		phase: {name: 'connecting'},
		awaiting: [],
		situation: {
			phase: 'connecting',
			protocol,
			secure: false,
			...nothingSaid(),
			host,
			greeting: null,
		},
		tls: null,
		auth: null,
		lateAnswer: 'none',
		message: null,
		unfinished: new Uint8Array(0),
		announced: null,
		since: 'first',
		nextId: 1,
		lastByteAt: 0,
		run: null,
		closing: false,
		unwelcome: false,
		verdict: null,
	};
}

/** The state with another phase, told in the situation too. */
export function withPhase(state: SessionState, phase: Phase): SessionState {
	return {...state, phase, situation: {...state.situation, phase: phase.name}};
}

/** The state with parts of the situation changed. */
export function withSituation(state: SessionState, change: Partial<Situation>): SessionState {
	return {...state, situation: {...state.situation, ...change}};
}

/**
 * How the next line is read. Usually the phase; but a line sent ahead of the answer to DATA or AUTH (only a
 * burst or raw bytes do that) is meant as content or as an answer.
 */
export function readingPhase(state: SessionState): Phase['name'] {
	// A recording may begin after the connection was made, and a client may speak before the greeting comes.
	if (!['command', 'connecting', 'greeting'].includes(state.phase.name)) {
		return state.phase.name;
	}

	const decisive = state.awaiting.findLast(
		({verb}) => verb === 'DATA' || verb === 'DATA-END' || verb === 'AUTH',
	);
	return decisive?.verb === 'DATA' ? 'message' : decisive?.verb === 'AUTH' ? 'auth' : 'command';
}

/** Where the mail would stand if the connection ended now. */
export function mailNow({phase, awaiting, situation, verdict}: SessionState): MailAtEnd {
	if (phase.name === 'message' || phase.name === 'chunk') {
		return 'unfinished';
	}

	if (awaiting.some(({verb, endsMessage}) => verb === 'DATA-END' || endsMessage)) {
		return 'unanswered';
	}

	return situation.sender === null ? (verdict ?? 'none') : 'envelope';
}

/**
 * Whether another line is of use: the server has said neither that it closes (221, 421) nor, in its greeting,
 * that it serves no one here. After such a greeting QUIT is.
 */
export function goesOn({phase, closing, unwelcome}: SessionState): boolean {
	return phase.name !== 'closed' && !closing && !unwelcome;
}
