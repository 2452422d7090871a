/** A capture file to the SMTP conversations in it, in the order in which they began. */
import type {Reading, RecordedSession, Unread} from '../recording.ts';
import {isClassic, readClassic} from './classic.ts';
import {type Connection, createConnection} from './connection.ts';
import {isNextGeneration, readNextGeneration} from './next-generation.ts';
import type {FileProblem, Packet} from './packet.ts';
import {readSegment, type Segment} from './segment.ts';

export type CaptureLimits = {
	/** Events of all sessions together. */
	readonly events: number;
	readonly sessions: number;
	/** Connections that are followed at a time; of more the oldest is given up. */
	readonly followed?: number;
};

/** By the magic number alone. */
export function isCapture(input: Uint8Array): boolean {
	return isClassic(input) || isNextGeneration(input);
}

const problems = {
	fragment: 'IP fragments were not put together; what was in them is missing.',
	'unknown-link':
		'Packets of a kind of network that smtpscope does not read; it reads Ethernet, Wi-Fi, PPP, Linux cooked, loopback and raw IP.',
	'cut-short': 'Packets were cut off by the capture before their TCP header ended.',
} as const;

/** Never throws: what cannot be read stands in `unread`, by the number of its packet. */
export function readCapture(input: Uint8Array, limits: CaptureLimits): Reading {
	const {followed = 20_000} = limits;
	const following = new Map<string, Connection>();
	// One iterator for all: a new one would each time walk over the places of those already given up.
	const oldestFirst = following.entries();
	const sessions: RecordedSession[] = [];
	const unread: Unread[] = [];
	const met = new Map<keyof typeof problems, {packet: number; count: number}>();
	let events = 0;
	let leftOut = 0;
	let others = 0;
	let hidden = 0;
	let empty = 0;
	let packets = 0;

	function mayAdd(): boolean {
		if (events >= limits.events) {
			leftOut++;
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
			connectionOf(segment, packet).add(segment, packet);
		}
	}

	function connectionOf(segment: Segment, packet: Packet): Connection {
		const key = keyOf(segment);
		const found = following.get(key);
		if (found && !(segment.flags.syn && !segment.flags.ack && found.isClosing())) {
			return found;
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

	function giveUp(key: string, connection: Connection): void {
		following.delete(key);
		const session = connection.finish();
		if (session === 'tls') {
			hidden++;
		} else if (session === 'empty') {
			empty++;
		} else if (session && sessions.length < limits.sessions) {
			sessions.push(session);
		} else {
			others++;
		}
	}

	const problem = isClassic(input) ? readClassic(input, take) : readNextGeneration(input, take);
	for (const [key, connection] of [...following]) {
		giveUp(key, connection);
	}

	for (const [name, {packet, count}] of met) {
		unread.push({line: packet, text: '', why: `${count.toLocaleString('en')} × ${problems[name]}`});
	}

	unread.push(...aboutFile(problem, packets), ...aboutRest(others, hidden, empty, leftOut));
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

function aboutRest(others: number, hidden: number, empty: number, leftOut: number): Unread[] {
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
		const why = `${which} in TLS already when the capture began: begin it before the connection, and write the keys (--keylog).`;
		unread.push({line: 0, text: '', why});
	}

	if (others > 0) {
		const which = others === 1 ? '1 TCP connection is' : `${others.toLocaleString('en')} TCP connections are`;
		unread.push({line: 0, text: '', why: `${which} not SMTP, or beyond what is read at once.`});
	}

	if (leftOut > 0) {
		const why = `The capture is longer than is read at once: ${leftOut.toLocaleString('en')} further steps were left out.`;
		unread.push({line: 0, text: '', why});
	}

	return unread;
}
