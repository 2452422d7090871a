/** One TCP connection of a capture: its packets in their order, until it is known what they carried. */
import {type Known, nothingKnown, withPieces} from './known.ts';
import {type Outcome, outcomeOf} from './outcome.ts';
import type {Packet} from './packet.ts';
import {createReassembly, type Piece, type Reassembly} from './reassembly.ts';
import type {Segment} from './segment.ts';
import {beginTcp, isOver, observe, otherThan, senderOf, type TcpState, type Which} from './tcp.ts';

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

type State = {
	tcp: TcpState;
	known: Known;
	/** Packets that acknowledge what the capture has not shown yet: it may have put them in a wrong order. */
	held: readonly Segment[];
	readonly sides: Readonly<Record<Which, Reassembly>>;
	readonly mayAdd: () => boolean;
};

/** Packets that may be held. */
const HELD = 8;

/** `epoch`: when its first packet came, in milliseconds since 1970. `mayAdd`: whether another event may be kept. */
export function createConnection(first: Segment, epoch: number, mayAdd: () => boolean): Connection {
	const state: State = {
		tcp: beginTcp(first, epoch),
		known: nothingKnown,
		held: [],
		sides: {one: createReassembly(), other: createReassembly()},
		mayAdd,
	};
	return {
		start: epoch,
		add(segment, {at}) {
			state.tcp = observe(state.tcp, segment, at);
			arrive(state, segment);
		},
		isClosing: () => state.tcp.closer !== null,
		isOver: () => isOver(state.tcp),
		finish: () => finish(state),
	};
}

function arrive(state: State, segment: Segment): void {
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
	state.known = withPieces(state.known, state, from, pieces);
}

function finish(state: State): Outcome {
	release(state);
	for (const which of ['one', 'other'] as const) {
		receive(state, which, state.sides[which].end());
	}

	return outcomeOf(state, state.known);
}
