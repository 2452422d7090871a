/** The connections of a capture that are followed at a time; each is given out when it is over. */
import type {RecordedSession} from '../recording.ts';
import {type Connection, createConnection} from './connection.ts';
import type {Outcome} from './outcome.ts';
import type {Packet} from './packet.ts';
import type {Segment} from './segment.ts';

export type Captured = {
	readonly session: RecordedSession;
	/** Milliseconds of the epoch at which the connection began. */
	readonly start: number;
};

/** A connection that both sides have ended is told this long after; its last packets may come twice. */
const LINGER = 10_000;

type Ended = {readonly key: string; readonly connection: Connection; readonly at: number};

export type FollowedOptions = {
	/** Connections at a time; of more the oldest is given out. */
	readonly max: number;
	readonly mayAdd: () => boolean;
	/** Is given what each came to. */
	readonly over: (outcome: Outcome, start: number) => void;
};

export class Followed {
	readonly #options: FollowedOptions;
	readonly #connections = new Map<string, Connection>();
	// One iterator for all: a new one would each time walk over the places of those already given out.
	readonly #oldestFirst = this.#connections.entries();
	readonly #ended: Ended[] = [];

	constructor(options: FollowedOptions) {
		this.#options = options;
	}

	add(segment: Segment, packet: Packet): void {
		const key = keyOf(segment);
		const connection = this.#connectionOf(key, segment, packet);
		const wasOver = connection?.isOver() ?? false;
		connection?.add(segment, packet);
		if (connection?.isOver() && !wasOver) {
			this.#ended.push({key, connection, at: packet.at});
		}
	}

	/** Gives out those that ended long enough before now. */
	giveOutEnded(now: number): void {
		for (let [first] = this.#ended; first && first.at + LINGER < now; [first] = this.#ended) {
			this.#ended.shift();
			if (this.#connections.get(first.key) === first.connection) {
				this.#giveOut(first.key, first.connection);
			}
		}
	}

	giveOutAll(): void {
		for (const [key, connection] of [...this.#connections]) {
			this.#giveOut(key, connection);
		}
	}

	/** Null for the last packets of a connection that was given out. */
	#connectionOf(key: string, segment: Segment, packet: Packet): Connection | null {
		const found = this.#connections.get(key);
		const begins = segment.flags.syn && !segment.flags.ack;
		if (found && !(begins && found.isClosing())) {
			return found;
		}

		if (!found && segment.octets === 0 && !segment.flags.syn) {
			return null;
		}

		this.#makeRoom(key, found);
		const connection = createConnection(segment, packet.at, this.#options.mayAdd);
		this.#connections.set(key, connection);
		return connection;
	}

	#makeRoom(key: string, before: Connection | undefined): void {
		if (before) {
			this.#giveOut(key, before);
		} else if (this.#connections.size >= this.#options.max) {
			const {value: oldest} = this.#oldestFirst.next();
			if (oldest) {
				this.#giveOut(...oldest);
			}
		}
	}

	#giveOut(key: string, connection: Connection): void {
		this.#connections.delete(key);
		this.#options.over(connection.finish(), connection.start);
	}
}

/** The same for both directions. */
function keyOf({from, fromPort, to, toPort}: Segment): string {
	const one = `${from} ${fromPort}`;
	const other = `${to} ${toPort}`;
	return one < other ? `${one} ${other}` : `${other} ${one}`;
}
