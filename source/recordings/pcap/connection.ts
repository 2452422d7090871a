/** One TCP connection of a capture: which side is the server, whether it is SMTP, and what was said. */
import type {SessionEvent} from '../../session/session-event.ts';
import type {RecordedSession} from '../recording.ts';
import {createDialogue, type Dialogue} from './dialogue.ts';
import {failedAttempt, nameOf} from './failed-attempt.ts';
import type {Packet} from './packet.ts';
import {createReassembly, type Piece, type Reassembly} from './reassembly.ts';
import {isUsualPort, type Recognised, recognise, type Said, smtpPorts} from './recognise.ts';
import type {Segment} from './segment.ts';
import {
	beginTcp,
	isOneSided,
	isOver,
	observe,
	otherThan,
	senderOf,
	type TcpState,
	type Which,
} from './tcp.ts';

export type Connection = {
	add(segment: Segment, packet: Packet): void;
	/** Milliseconds of the epoch at which it began. */
	readonly start: number;
	/** One side has ended it: a SYN begins another between the same ports. */
	isClosing(): boolean;
	/** Both sides have. */
	isOver(): boolean;
	finish(): Outcome;
};

/** `tls`: it may be SMTP, hidden from the capture's first packet on. `empty`: the capture kept only the headers. */
export type Outcome = RecordedSession | 'tls' | 'empty' | null;

/** What is known of the conversation: too little, that it is SMTP, or that it is not. */
type Talk =
	| {readonly kind: 'undecided'; readonly said: readonly Said[]; readonly octets: number}
	| {readonly kind: 'smtp'; readonly dialogue: Dialogue; readonly server: Which; readonly isLmtp: boolean}
	| {readonly kind: 'other'};

type State = {
	tcp: TcpState;
	talk: Talk;
	/** Packets that acknowledge what the capture has not shown yet: it may have put them in a wrong order. */
	held: readonly Segment[];
	readonly sides: Readonly<Record<Which, Reassembly>>;
	readonly mayAdd: () => boolean;
};

/** Octets that are kept until it is known whether this is SMTP. */
const UNDECIDED = 16 * 1024;
const HELD = 8;

export function createConnection(first: Segment, epoch: number, mayAdd: () => boolean): Connection {
	const state: State = {
		tcp: beginTcp(first, epoch),
		talk: {kind: 'undecided', said: [], octets: 0},
		held: [],
		sides: {one: createReassembly(), other: createReassembly()},
		mayAdd,
	};
	return {
		start: epoch,
		add(segment, {at}) {
			state.tcp = observe(state.tcp, segment, at);
			take(state, segment);
		},
		isClosing: () => state.tcp.closer !== null,
		isOver: () => isOver(state.tcp),
		finish: () => finish(state),
	};
}

function take(state: State, segment: Segment): void {
	const from = senderOf(state.tcp, segment);
	const isLate = state.held.some(
		held =>
			senderOf(state.tcp, held) !== from && !state.sides[from].isBehind(segment.sequence, held.acknowledged),
	);
	if (isLate || state.held.length > HELD) {
		release(state);
	}

	const awaited = state.sides[otherThan(from)];
	const isAhead = segment.octets > 0 && segment.flags.ack && !awaited.has(segment.acknowledged);
	if (
		state.tcp.packets[otherThan(from)] > 0 &&
		(isAhead || state.held.some(held => senderOf(state.tcp, held) === from))
	) {
		state.held = [...state.held, segment];
		return;
	}

	put(state, segment);
	const [next] = state.held;
	if (next && state.sides[from].has(next.acknowledged)) {
		release(state);
	}
}

function release(state: State): void {
	const {held} = state;
	state.held = [];
	for (const segment of held) {
		put(state, segment);
	}
}

function put(state: State, segment: Segment): void {
	const from = senderOf(state.tcp, segment);
	const to = otherThan(from);
	if (segment.flags.syn) {
		state.sides[from].start((segment.sequence + 1) >>> 0);
	}

	if (segment.flags.ack) {
		const isSure = segment.octets > 0 && state.tcp.packets[to] > 0;
		receive(state, to, state.sides[to].acknowledge(segment.acknowledged, isSure));
	}

	receive(state, from, state.sides[from].add(segment.sequence, segment.payload, segment.octets));
}

function receive(state: State, from: Which, pieces: readonly Piece[]): void {
	for (const piece of pieces) {
		const said = {from, piece, at: state.tcp.last};
		const {talk} = state;
		if (talk.kind === 'smtp') {
			tell(talk.dialogue, talk.server, said);
		} else if (talk.kind === 'undecided') {
			const octets = talk.octets + (piece.type === 'bytes' ? piece.bytes.length : 0);
			const all = [...talk.said, said];
			const isEnough = octets > UNDECIDED || all.length > 500;
			state.talk = talkOf(state, recognise(state.tcp, all, isEnough), {kind: 'undecided', said: all, octets});
		}
	}
}

function tell(dialogue: Dialogue, server: Which, {from, piece, at}: Said): void {
	const whose = from === server ? 'server' : 'client';
	if (piece.type === 'bytes') {
		dialogue[whose](piece.bytes, at);
	} else {
		dialogue.gap(whose, piece.octets, at);
	}
}

/** What was kept is told now that it is known what it is. */
function talkOf(state: State, recognised: Recognised, before: Talk): Talk {
	if (recognised === 'more') {
		return before;
	}

	if (recognised === 'other') {
		return {kind: 'other'};
	}

	const {server, isLmtp, implicitTls, preamble, said} = recognised;
	const dialogue = open(state, server, isLmtp, implicitTls);
	const at = said[0]?.at ?? 0;
	preamble !== null && dialogue.note('capture/preamble', preamble, at);
	noteOneSided(state, dialogue, server);
	recognised.beginsInMessage && dialogue.beginInMessage(at);
	for (const item of said) {
		tell(dialogue, server, item);
	}

	if (recognised.answersInTls) {
		const message = 'The server answered clear text with TLS.';
		dialogue.fail({code: 'speaks-tls', stage: 'open', message}, state.tcp.last);
	}

	return {kind: 'smtp', dialogue, server, isLmtp};
}

function open({tcp, mayAdd}: State, server: Which, isLmtp: boolean, implicitTls: boolean): Dialogue {
	const {address, port} = tcp.ends[server];
	const at = tcp.synAt ?? 0;
	const connected = {
		type: 'connected',
		at,
		host: address,
		address,
		port,
		elapsed: tcp.elapsed,
		tls: null,
	} as const;
	return createDialogue({
		protocol: isLmtp ? 'lmtp' : 'smtp',
		implicitTls,
		mayAdd,
		...((tcp.synAt !== null || implicitTls) && {connected}),
	});
}

function noteOneSided({tcp}: State, dialogue: Dialogue, server: Which): void {
	if (isOneSided(tcp)) {
		const seen = tcp.packets[server] > 0 ? 'server' : 'client';
		const text = `The capture has only the packets that the ${seen} sent: the other half of the conversation is missing.`;
		dialogue.note('capture/one-sided', text, tcp.last);
	}
}

function finish(state: State): Outcome {
	release(state);
	for (const which of ['one', 'other'] as const) {
		receive(state, which, state.sides[which].end());
	}

	const {tcp} = state;
	if (tcp.octets > 0 && tcp.kept === 0 && isUsualPort(tcp, tcp.server ?? 'other')) {
		return 'empty';
	}

	if (state.talk.kind === 'undecided' && state.talk.said.length > 0) {
		state.talk = talkOf(state, recognise(state.tcp, state.talk.said, true), state.talk);
	} else if (
		state.talk.kind === 'undecided' &&
		tcp.answered &&
		tcp.attempts > 0 &&
		isUsualPort(tcp, 'other')
	) {
		// It stood, and the server never greeted.
		state.talk = {kind: 'smtp', dialogue: open(state, 'other', false, false), server: 'other', isLmtp: false};
	}

	return state.talk.kind === 'smtp' ? sessionOf(state, state.talk) : (unanswered(state) ?? hiddenOr(tcp));
}

function sessionOf(state: State, {dialogue, server, isLmtp}: Talk & {kind: 'smtp'}): RecordedSession {
	const {tcp} = state;
	const closer = tcp.closer === null ? null : tcp.closer === server ? 'server' : 'client';
	const said = [...beginning(state), ...dialogue.end(tcp.last, closer)];
	return {
		events: [...said, ...ending(state, closer, said)],
		protocol: isLmtp ? 'lmtp' : 'smtp',
		host: tcp.ends[server].address,
		title: `${nameOf(tcp.ends[otherThan(server)])} → ${nameOf(tcp.ends[server])}`,
	};
}

function beginning({tcp, mayAdd}: State): SessionEvent[] {
	const text = 'The capture begins in the middle of this connection.';
	return tcp.synAt === null && mayAdd() ? [{type: 'note', at: 0, about: 'capture/begins', text}] : [];
}

function ending(
	{tcp, mayAdd}: State,
	closer: 'server' | 'client' | null,
	said: readonly SessionEvent[],
): SessionEvent[] {
	if (!mayAdd() || said.at(-1)?.type === 'failed') {
		return [];
	}

	if (closer === null) {
		const text = 'The capture ends here; the connection was still open.';
		return [{type: 'note', at: tcp.last, about: 'capture/ends', text}];
	}

	if (said.at(-1)?.type === 'unreadable' && !said.some(({type}) => type === 'received')) {
		const text = `The ${closer} ended the connection. All of it was TLS, which only the two ends can read.`;
		return [{type: 'note', at: tcp.last, about: 'capture/ends', text}];
	}

	return tcp.reset && !isConcluded(said)
		? [{type: 'failed', at: tcp.last, error: {code: 'reset', message: 'The server reset the connection.'}}]
		: [{type: 'closed', at: tcp.last, by: closer}];
}

/** Nothing was said, though somebody tried a port of SMTP. */
function unanswered({tcp, mayAdd}: State): RecordedSession | null {
	const {attempts, answered, ends, closer, last, octets} = tcp;
	return attempts === 0 || answered || octets > 0 || !isUsualPort(tcp, 'other') || !mayAdd()
		? null
		: failedAttempt({client: ends.one, target: ends.other, attempts, refused: closer === 'other', at: last});
}

/** Begun before the capture, and in TLS by then. */
function hiddenOr({answered, hasTls, ends}: TcpState): 'tls' | null {
	const isUsual = [ends.one.port, ends.other.port].some(port => smtpPorts.includes(port));
	return !answered && hasTls && isUsual ? 'tls' : null;
}

/**
 * Whether nothing was left to say. A server that has said 221, or the end of TLS, and no longer reads the client's own
 * end of TLS makes its system send a reset: no failure. What was said in TLS nobody can tell.
 */
function isConcluded(events: readonly SessionEvent[]): boolean {
	const last = events.at(-1);
	return (
		last?.type === 'unreadable' ||
		(last?.type === 'received' && last.item.type === 'reply' && last.item.code === 221)
	);
}
