/**
 * A capture to the SMTP conversations in it. It is read piece by piece, and a conversation is given out when it is over,
 * so that memory follows what goes on at a time and not the size of the file.
 */

import {counted} from '../../decode/quantities.ts';
import type {Reading, Unread} from '../recording.ts';
import {type Captured, Followed} from './followed.ts';
import type {Outcome} from './outcome.ts';
import type {FileProblem, Packet} from './packet.ts';
import {createPacketReader, isCapture} from './packet-reader.ts';
import {readSegment} from './segment.ts';
import {aboutFile, aboutPackets, aboutRest, type Counts, type packetProblems} from './unread.ts';

export type {Captured};
export {isCapture};

export type CaptureLimits = {
	/** Events of all sessions together that are kept at a time. */
	readonly events: number;
	readonly sessions: number;
	/** Connections that are followed at a time; of more the oldest is given out. */
	readonly followed?: number;
};

export type CaptureReader = {
	push(bytes: Uint8Array): void;
	/** Gives out the conversations that are not over, and says what could not be read. */
	end(): readonly Unread[];
};

type Options = Pick<CaptureLimits, 'events' | 'followed'> & {
	/** What was given out no longer counts: it is not kept. */
	readonly forgets: boolean;
};

/** `told` is called for each conversation when it is over, and for the others at the end. */
export function createCaptureReader(
	options: Options,
	onCaptured: (captured: Captured) => void,
): CaptureReader {
	const state = new CaptureState(options, onCaptured);
	const packets = createPacketReader(packet => state.add(packet));
	return {push: packets.push, end: () => state.end(packets.end())};
}

const FOLLOWED = 20_000;

class CaptureState {
	readonly #maxEvents: number;
	readonly #forgets: boolean;
	readonly #onCaptured: (captured: Captured) => void;
	readonly #followed: Followed;
	/** The first packet of each problem, and how many there are. */
	readonly #problems = new Map<
		keyof typeof packetProblems,
		{readonly packet: number; readonly count: number}
	>();
	#counts: Counts = {others: 0, hidden: 0, empty: 0, encrypted: 0, silent: 0, leftOut: 0};
	#events = 0;
	#packets = 0;

	constructor({events, followed = FOLLOWED, forgets}: Options, onCaptured: (captured: Captured) => void) {
		this.#maxEvents = events;
		this.#forgets = forgets;
		this.#onCaptured = onCaptured;
		this.#followed = new Followed({
			max: followed,
			mayAdd: () => this.#mayAdd(),
			over: (outcome, start) => this.#over(outcome, start),
		});
	}

	add(packet: Packet): void {
		this.#packets = packet.number;
		const segment = readSegment(packet);
		if (typeof segment === 'string') {
			const found = this.#problems.get(segment);
			this.#problems.set(segment, {packet: found?.packet ?? packet.number, count: (found?.count ?? 0) + 1});
		} else if (segment) {
			this.#followed.add(segment, packet);
		}

		this.#followed.giveOutEnded(packet.at);
	}

	end(problem: FileProblem | null): readonly Unread[] {
		this.#followed.giveOutAll();
		return [
			...[...this.#problems].map(([name, {packet, count}]) => aboutPackets(name, packet, count)),
			...aboutFile(problem, this.#packets),
			...aboutRest(this.#counts),
		];
	}

	#mayAdd(): boolean {
		const isRoom = this.#events < this.#maxEvents;
		if (isRoom) {
			this.#events++;
		} else {
			this.#count('leftOut');
		}

		return isRoom;
	}

	#over(outcome: Outcome, start: number): void {
		switch (outcome) {
			case 'tls':
				this.#count('hidden');
				return;
			case 'empty':
			case 'encrypted':
			case 'silent':
				this.#count(outcome);
				return;
			case null:
				this.#count('others');
				return;
			default:
				this.#events -= this.#forgets ? outcome.events.length : 0;
				this.#onCaptured({session: outcome, start});
		}
	}

	#count(which: keyof Counts): void {
		this.#counts = {...this.#counts, [which]: this.#counts[which] + 1};
	}
}

/** All of a file that is in memory. Never throws: what cannot be read stands in `unread`, by the number of its packet. */
export function readCapture(input: Uint8Array, {sessions: maxSessions, ...limits}: CaptureLimits): Reading {
	const found: Captured[] = [];
	let beyond = 0;
	const reader = createCaptureReader({...limits, forgets: false}, captured => {
		if (found.length < maxSessions) {
			found.push(captured);
		} else {
			beyond++;
		}
	});
	reader.push(input);
	const damage = reader.end();
	const sessions = found.sort((one, other) => one.start - other.start).map(({session}) => session);
	const more = `${counted(beyond, 'more SMTP connection')} ${beyond === 1 ? 'was' : 'were'} not read, because there are too many.`;
	const unread = beyond > 0 ? [...damage, {line: 0, text: '', why: more}] : damage;
	const why = 'This capture contains no readable SMTP conversation.';
	return sessions.length === 0
		? {kind: 'nothing', why, unread}
		: {kind: 'sessions', format: 'packet capture', confidence: 'certain', sessions, unread};
}
