/** One TCP connection of a capture: which side is the server, whether it is SMTP, and what was said. */
import type {SessionEvent} from '../../session/session-event.ts';
import type {RecordedSession} from '../recording.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {createDialogue, type Dialogue} from './dialogue.ts';
import {failedAttempt, nameOf} from './failed-attempt.ts';
import {isTlsRecord} from './handshake.ts';
import type {Packet} from './packet.ts';
import {createReassembly, type Piece} from './reassembly.ts';
import type {Segment} from './segment.ts';

export type Connection = {
	add(segment: Segment, packet: Packet): void;
	/** The connection is over and a SYN begins another between the same ports. */
	isOver(): boolean;
	/** Null when it is not SMTP; `tls` where it may be, hidden in TLS from the capture's first packet on. */
	finish(): RecordedSession | 'tls' | null;
};

type Side = {
	readonly address: string;
	readonly port: number;
	readonly reassembly: ReturnType<typeof createReassembly>;
};
type Said = {readonly from: Side; readonly piece: Piece; readonly at: number};

/** Octets that are kept until it is known whether this is SMTP. */
const UNDECIDED = 16 * 1024;
const smtpPorts: readonly number[] = [24, 25, 465, 587, 2525];

export function createConnection(first: Segment, mayAdd: () => boolean): Connection {
	const one: Side = {address: first.from, port: first.fromPort, reassembly: createReassembly()};
	const other: Side = {address: first.to, port: first.toPort, reassembly: createReassembly()};
	let server: Side | undefined;
	let start: number | undefined;
	let synAt: number | undefined;
	let elapsed = 0;
	let last = 0;
	let undecided: Said[] | undefined = [];
	let waitingOctets = 0;
	let dialogue: Dialogue | undefined;
	let isLmtp = false;
	let closer: Side | undefined;
	let reset = false;
	let attempts = 0;
	let hidden = false;
	let answered = false;

	function add(segment: Segment, {at: epoch}: Packet): void {
		start ??= epoch;
		// Clocks of several interfaces may disagree by a little.
		last = Math.max(last, Math.round(epoch - start));
		const from = segment.from === one.address && segment.fromPort === one.port ? one : other;
		const to = from === one ? other : one;
		const {syn, ack, fin, rst} = segment.flags;
		if (syn) {
			server ??= ack ? from : to;
			from.reassembly.start((segment.sequence + 1) >>> 0);
			elapsed = ack && synAt !== undefined ? last - synAt : elapsed;
			attempts += ack ? 0 : 1;
			answered ||= ack;
			synAt ??= last;
		}

		if (ack) {
			hear(to, to.reassembly.acknowledge(segment.acknowledged));
		}

		hidden ||= isTls(segment.payload);
		hear(from, from.reassembly.add(segment.sequence, segment.payload, segment.octets));
		if (fin || rst) {
			closer ??= from;
			reset ||= rst && closer === from && from === server;
		}
	}

	function hear(from: Side, pieces: readonly Piece[]): void {
		for (const piece of pieces) {
			if (dialogue) {
				tell(dialogue, {from, piece, at: last});
			} else if (undecided) {
				undecided.push({from, piece, at: last});
				waitingOctets += piece.type === 'bytes' ? piece.bytes.length : 0;
				decide(waitingOctets > UNDECIDED || undecided.length > 500);
			}
		}
	}

	function tell(to: Dialogue, {from, piece, at}: Said): void {
		const whose = from === server ? 'server' : 'client';
		if (piece.type === 'bytes') {
			to[whose](piece.bytes, at);
		} else {
			to.gap(whose, piece.octets, at);
		}
	}

	/** Who speaks SMTP here? `now`: with what there is. */
	function decide(now: boolean): void {
		const firstOf = (side: Side): Uint8Array | undefined => {
			const first = beginningOf(undecided ?? [], side);
			return first.length === 0 || !(now || isTlsRecord(first) || first.includes(0x0a)) ? undefined : first;
		};
		server ??= [one, other].find(side => isReplyLine(lineOf(firstOf(side))));
		const serverSide = server ?? other;
		const spoken = firstOf(serverSide);
		const asked = firstOf(serverSide === one ? other : one);
		const implicitTls = serverSide.port === 465 && asked !== undefined && isTlsRecord(asked);
		if (!implicitTls && !now && (spoken === undefined || asked === undefined)) {
			return;
		}

		const said = undecided ?? [];
		undecided = undefined;
		if (implicitTls || isSmtp(lineOf(spoken), lineOf(asked), smtpPorts.includes(serverSide.port))) {
			isLmtp = /^LHLO\b/i.test(lineOf(asked));
			dialogue = open(serverSide, implicitTls);
			for (const item of said) {
				tell(dialogue, item);
			}
		}
	}

	function open(serverSide: Side, implicitTls: boolean): Dialogue {
		const {address, port} = serverSide;
		const connected = {
			type: 'connected',
			at: synAt ?? 0,
			host: address,
			address,
			port,
			elapsed,
			tls: null,
		} as const;
		return createDialogue({
			protocol: isLmtp ? 'lmtp' : 'smtp',
			implicitTls,
			mayAdd,
			...((synAt !== undefined || implicitTls) && {connected}),
		});
	}

	function beginning(): SessionEvent[] {
		const text = 'The capture begins amid this connection.';
		return synAt === undefined && mayAdd() ? [{type: 'note', at: 0, about: 'capture/begins', text}] : [];
	}

	function ending(server: Side, concluded: boolean): SessionEvent[] {
		if (!mayAdd()) {
			return [];
		}

		if (!closer) {
			const text = 'The capture ends here; the connection was still open.';
			return [{type: 'note', at: last, about: 'capture/ends', text}];
		}

		return reset && !concluded
			? [{type: 'failed', at: last, error: {code: 'reset', message: 'The server reset the connection.'}}]
			: [{type: 'closed', at: last, by: closer === server ? 'server' : 'client'}];
	}

	/** Nothing was said, though somebody tried a port of SMTP. */
	function unanswered(): RecordedSession | null {
		return attempts === 0 || answered || !smtpPorts.includes(other.port) || !mayAdd()
			? null
			: failedAttempt({client: one, target: other, attempts, refused: closer === other, at: last});
	}

	/** Begun before the capture, and in TLS by then. */
	function isHidden(): boolean {
		const ports = [one.port, other.port];
		return !answered && hidden && ports.some(port => smtpPorts.includes(port));
	}

	return {
		add,
		isOver: () => closer !== undefined,
		finish() {
			for (const side of [one, other]) {
				hear(side, side.reassembly.end());
			}

			if (undecided && undecided.length > 0) {
				decide(true);
			}

			if (answered && attempts > 0 && undecided?.length === 0 && smtpPorts.includes(other.port)) {
				// It stood, and the server never greeted.
				dialogue = open(other, false);
			}

			if (!dialogue || !server) {
				return unanswered() ?? (isHidden() ? 'tls' : null);
			}

			const client = server === one ? other : one;
			const said = [...beginning(), ...dialogue.end(last)];
			return {
				events: [...said, ...ending(server, isConcluded(said))],
				protocol: isLmtp ? 'lmtp' : 'smtp',
				host: server.address,
				title: `${nameOf(client)} → ${nameOf(server)}`,
			};
		},
	};
}

/** Enough of what a side said first to see its first line. */
function beginningOf(said: readonly Said[], side: Side): Uint8Array {
	const parts: Uint8Array[] = [];
	let octets = 0;
	for (const {from, piece} of said) {
		if (from === side && piece.type === 'bytes' && octets < 600) {
			parts.push(piece.bytes);
			octets += piece.bytes.length;
		}
	}

	return Buffer.concat(parts);
}

function lineOf(bytes: Uint8Array | undefined): string {
	return (
		Buffer.from(bytes?.subarray(0, 600) ?? [])
			.toString('latin1')
			.split(/\r?\n/, 1)[0] ?? ''
	);
}

/** A record of any kind: what went before it is not in the capture. */
function isTls(bytes: Uint8Array): boolean {
	const [type = 0, major] = bytes;
	return type >= 0x14 && type <= 0x17 && major === 3;
}

/** FTP greets with 220 too, but speaks of other things next. */
function isSmtp(spoken: string, asked: string, usualPort: boolean): boolean {
	if (!isReplyLine(spoken) || /^(?:USER|PASS|FEAT|SYST|CWD|OPTS)\b/i.test(asked)) {
		return false;
	}

	const told = /SMTP|LMTP/i.test(spoken);
	return told || usualPort || (isCommandLine(asked) && !/^AUTH (?:TLS|SSL)\b/i.test(asked));
}

/**
 * Whether nothing was left to say. A server that has said 221, or the end of TLS, and does not read the client's
 * own end of TLS any more makes its system send a reset: no failure. What was said in TLS nobody can tell.
 */
function isConcluded(events: readonly SessionEvent[]): boolean {
	const last = events.at(-1);
	return (
		last?.type === 'unreadable' ||
		(last?.type === 'received' && last.item.type === 'reply' && last.item.code === 221)
	);
}
