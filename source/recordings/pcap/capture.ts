/**
 * A capture to the SMTP conversations in it. It is read piece by piece, and a conversation is told when it is over, so
 * that memory follows what goes on at a time and not the size of the file.
 */
import type {Reading, RecordedSession, Unread} from '../recording.ts';
import {type Connection, createConnection} from './connection.ts';
import type {FileProblem, Packet} from './packet.ts';
import {createPacketReader, isCapture} from './packet-reader.ts';
import {readSegment, type Segment} from './segment.ts';

export {isCapture};

export type CaptureLimits = {
	/** Events of all sessions together that are kept at a time. */
	readonly events: number;
	readonly sessions: number;
	/** Connections that are followed at a time; of more the oldest is given up. */
	readonly followed?: number;
};

export type Captured = {
	readonly session: RecordedSession;
	/** Milliseconds of the epoch at which the connection began. */
	readonly start: number;
};

export type CaptureReader = {
	push(bytes: Uint8Array): void;
	/** Tells the conversations that are not over, and says what could not be read. */
	end(): readonly Unread[];
};

const problems = {
	fragment: 'IP fragments were not put together; what was in them is missing.',
	'unknown-link':
		'Packets of a kind of network that smtpscope does not read; it reads Ethernet, Wi-Fi, PPP, Linux cooked, loopback and raw IP.',
	'cut-short': 'Packets were cut off by the capture before their TCP header ended.',
} as const;

type Counts = {others: number; hidden: number; empty: number; leftOut: number};

/** A connection that both sides have ended is told this long after; its last packets may come twice. */
const LINGER = 10_000;

type Options = Pick<CaptureLimits, 'events' | 'followed'> & {
	/** What is told does not count any more: nobody keeps it. */
	readonly forgets: boolean;
};

/** `told` is called for each conversation when it is over, and for the others at the end. */
export function createCaptureReader(
	{events: most, followed = 20_000, forgets}: Options,
	told: (captured: Captured) => void,
): CaptureReader {
	const following = new Map<string, Connection>();
	// One iterator for all: a new one would each time walk over the places of those already given up.
	const oldestFirst = following.entries();
	const over: {readonly key: string; readonly connection: Connection; readonly at: number}[] = [];
	const met = new Map<keyof typeof problems, {packet: number; count: number}>();
	const counts: Counts = {others: 0, hidden: 0, empty: 0, leftOut: 0};
	let events = 0;
	let packets = 0;

	function mayAdd(): boolean {
		if (events >= most) {
			counts.leftOut++;
			return false;
		}

		events++;
		return true;
	}

	function take(packet: Packet): void {
		packets = packet.number;
		const segment = readSegment(packet);
		if (typeof segment === 'string') {
			const found = met.get(segment);
			met.set(segment, {packet: found?.packet ?? packet.number, count: (found?.count ?? 0) + 1});
		} else if (segment) {
			follow(segment, packet);
		}

		finishOver(packet.at);
	}

	function follow(segment: Segment, packet: Packet): void {
		const key = keyOf(segment);
		const connection = connectionOf(key, segment, packet);
		const wasOver = connection?.isOver() ?? false;
		connection?.add(segment, packet);
		if (connection?.isOver() && !wasOver) {
			over.push({key, connection, at: packet.at});
		}
	}

	/** Null for the last packets of a connection that was told. */
	function connectionOf(key: string, segment: Segment, packet: Packet): Connection | null {
		const found = following.get(key);
		const begins = segment.flags.syn && !segment.flags.ack;
		if (found && !(begins && found.isClosing())) {
			return found;
		}

		if (!found && segment.octets === 0 && !segment.flags.syn) {
			return null;
		}

		if (found) {
			giveUp(key, found);
		} else if (following.size >= followed) {
			const {value: oldest} = oldestFirst.next();
			if (oldest) {
				giveUp(...oldest);
			}
		}

		const connection = createConnection(segment, packet.at, mayAdd);
		following.set(key, connection);
		return connection;
	}

	function finishOver(now: number): void {
		for (let [first] = over; first && first.at + LINGER < now; [first] = over) {
			over.shift();
			if (following.get(first.key) === first.connection) {
				giveUp(first.key, first.connection);
			}
		}
	}

	function giveUp(key: string, connection: Connection): void {
		following.delete(key);
		const session = connection.finish();
		if (session === 'tls') {
			counts.hidden++;
		} else if (session === 'empty') {
			counts.empty++;
		} else if (session) {
			events -= forgets ? session.events.length : 0;
			told({session, start: connection.start});
		} else {
			counts.others++;
		}
	}

	const reader = createPacketReader(take);
	return {
		push: reader.push,
		end() {
			for (const [key, connection] of [...following]) {
				giveUp(key, connection);
			}

			const unread = [...met].map(([name, {packet, count}]) => ({
				line: packet,
				text: '',
				why: `${count.toLocaleString('en')} × ${problems[name]}`,
			}));
			return [...unread, ...aboutFile(reader.end(), packets), ...aboutRest(counts)];
		},
	};
}

/** All of a file that is in memory. Never throws: what cannot be read stands in `unread`, by the number of its packet. */
export function readCapture(input: Uint8Array, {sessions: most, ...limits}: CaptureLimits): Reading {
	const found: Captured[] = [];
	let beyond = 0;
	const reader = createCaptureReader({...limits, forgets: false}, captured => {
		if (found.length < most) {
			found.push(captured);
		} else {
			beyond++;
		}
	});
	reader.push(input);
	const told = reader.end();
	const sessions = found.sort((one, other) => one.start - other.start).map(({session}) => session);
	const more = `${beyond.toLocaleString('en')} more SMTP connections than are read at once.`;
	const unread = beyond > 0 ? [...told, {line: 0, text: '', why: more}] : told;
	const why = 'There is no SMTP conversation to be read in this capture.';
	return sessions.length === 0
		? {kind: 'nothing', why, unread}
		: {kind: 'sessions', format: 'packet capture', confidence: 'certain', sessions, unread};
}

/** The same for both directions. */
function keyOf({from, fromPort, to, toPort}: Segment): string {
	const one = `${from} ${fromPort}`;
	const other = `${to} ${toPort}`;
	return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function aboutFile(problem: FileProblem | null, packets: number): Unread[] {
	if (problem === null) {
		return [];
	}

	const why =
		problem === 'cut-off'
			? 'The file ends inside a packet: the capture is not whole.'
			: 'The file is damaged here; what follows could not be read.';
	return [{line: packets, text: '', why}];
}

function aboutRest({others, hidden, empty, leftOut}: Counts): Unread[] {
	const unread: Unread[] = [];
	if (empty > 0) {
		const which = empty === 1 ? '1 connection' : `${empty.toLocaleString('en')} connections`;
		const why = `Of ${which} on a port of SMTP the capture kept only the headers: capture whole packets (tcpdump -s 0).`;
		unread.push({line: 0, text: '', why});
	}

	if (hidden > 0) {
		const which =
			hidden === 1
				? '1 connection on a port of SMTP was'
				: `${hidden.toLocaleString('en')} connections on ports of SMTP were`;
		const why = `${which} in TLS already when the capture began: begin it before the connection, and have the keys of the session written to a key log.`;
		unread.push({line: 0, text: '', why});
	}

	if (others > 0) {
		const which = others === 1 ? '1 TCP connection is' : `${others.toLocaleString('en')} TCP connections are`;
		unread.push({line: 0, text: '', why: `${which} not SMTP.`});
	}

	if (leftOut > 0) {
		const why = `The capture is longer than is read at once: ${leftOut.toLocaleString('en')} further steps were left out.`;
		unread.push({line: 0, text: '', why});
	}

	return unread;
}
