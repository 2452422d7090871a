/** What the headers of a connection's packets tell, without a look at what was said. Pure: a state and a step. */
import type {Segment} from './segment.ts';

export type End = {readonly address: string; readonly port: number};

/** The side that sent the first packet, and the other one. */
export type Which = 'one' | 'other';

export type TcpState = {
	readonly ends: Readonly<Record<Which, End>>;
	/** Who took the connection; null until a SYN shows it. */
	readonly server: Which | null;
	/** Milliseconds of the epoch. */
	readonly start: number;
	/** Milliseconds since then: of the last packet, of the first SYN, and from it to its answer. */
	readonly last: number;
	readonly synAt: number | null;
	readonly elapsed: number;
	/** How often the client asked. */
	readonly attempts: number;
	/** The other side took the connection. */
	readonly answered: boolean;
	/** Packets seen of each side, and octets of what was said that the capture lacks and has. */
	readonly packets: Readonly<Record<Which, number>>;
	readonly octets: number;
	readonly kept: number;
	readonly ended: Readonly<Record<Which, boolean>>;
	/** Who ended it first. */
	readonly closer: Which | null;
	/** By a reset of the server's. */
	readonly reset: boolean;
	/** A TLS record was seen. */
	readonly hasTls: boolean;
	/** How each side began; null where it said nothing. */
	readonly began: Readonly<Record<Which, 'tls' | 'clear' | null>>;
};

/** `epoch`: milliseconds since 1970. */
export function beginTcp(first: Segment, epoch: number): TcpState {
	return {
		ends: {
			one: {address: first.from, port: first.fromPort},
			other: {address: first.to, port: first.toPort},
		},
		server: null,
		start: epoch,
		last: 0,
		synAt: null,
		elapsed: 0,
		attempts: 0,
		answered: false,
		packets: {one: 0, other: 0},
		octets: 0,
		kept: 0,
		ended: {one: false, other: false},
		closer: null,
		reset: false,
		hasTls: false,
		began: {one: null, other: null},
	};
}

export function senderOf({ends}: TcpState, {from, fromPort}: Segment): Which {
	return from === ends.one.address && fromPort === ends.one.port ? 'one' : 'other';
}

export function otherThan(which: Which): Which {
	return which === 'one' ? 'other' : 'one';
}

/** `epoch`: when the packet came, in milliseconds since 1970. */
export function observe(state: TcpState, segment: Segment, epoch: number): TcpState {
	const from = senderOf(state, segment);
	// Clocks of several interfaces may disagree by a little.
	const last = Math.max(state.last, Math.round(epoch - state.start));
	const {payload, octets} = segment;
	const seen: TcpState = {
		...state,
		last,
		packets: {...state.packets, [from]: state.packets[from] + 1},
		octets: state.octets + octets,
		kept: state.kept + payload.length,
		hasTls: state.hasTls || isTls(payload),
		began:
			octets === 0 || state.began[from] !== null
				? state.began
				: {...state.began, [from]: isTls(payload) ? 'tls' : 'clear'},
	};
	return ended(segment.flags.syn ? opened(seen, segment, from) : seen, segment, from);
}

function opened(state: TcpState, {flags: {ack}}: Segment, from: Which): TcpState {
	const {last, synAt} = state;
	return {
		...state,
		server: state.server ?? (ack ? from : otherThan(from)),
		elapsed: ack && synAt !== null ? last - synAt : state.elapsed,
		attempts: state.attempts + (ack ? 0 : 1),
		answered: state.answered || ack,
		synAt: synAt ?? last,
	};
}

function ended(state: TcpState, {flags: {fin, rst}}: Segment, from: Which): TcpState {
	if (!fin && !rst) {
		return state;
	}

	const closer = state.closer ?? from;
	return {
		...state,
		closer,
		ended: rst ? {one: true, other: true} : {...state.ended, [from]: true},
		reset: state.reset || (rst && closer === from && from === state.server),
	};
}

/** Nothing more is to come from either side. */
export function isOver({ended: {one, other}}: TcpState): boolean {
	return one && other;
}

/** The capture saw the packets of one side only, though the connection stood. */
export function isOneSided({packets, octets}: TcpState): boolean {
	return octets > 0 && (packets.one === 0 || packets.other === 0);
}

/** A record of any kind: what went before it is not in the capture. */
function isTls(bytes: Uint8Array): boolean {
	const [type = 0, major] = bytes;
	return type >= 0x14 && type <= 0x17 && major === 3;
}
