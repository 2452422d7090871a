import type {Socket} from 'node:net';
import type {Address} from './addresses.ts';
import type {ConnectAttempt, TransportError} from './types.ts';

type Outcome = ConnectAttempt['outcome'];

export type Race = {
	/** Ends all attempts that still run; the race then has no winner. */
	stop(outcome: Outcome): void;
};

export type RaceOptions = {
	readonly addresses: readonly Address[];
	readonly dial: (address: Address) => Socket;
	readonly explain: (error: Error, address: Address) => TransportError;
	readonly onAttempt: (address: Address, outcome: Outcome, elapsed: number) => void;
	readonly onWin: (socket: Socket, address: Address) => void;
	/** Every address failed. */
	readonly onLoss: (error: TransportError) => void;
	/** Milliseconds between two starts (RFC 8305 §5); 250 where absent. */
	readonly stagger?: number;
};

type Attempt = {
	readonly address: Address;
	readonly began: number;
	readonly onConnect: () => void;
	readonly onError: (error: Error) => void;
};

/** Happy eyeballs (RFC 8305): starts one address after another, a little apart, and keeps the first that connects. */
export function raceAddresses(options: RaceOptions): Race {
	const race = new AddressRace(options);
	race.startNext();
	return {stop: outcome => race.stop(outcome)};
}

/** Milliseconds between two starts. */
const STAGGER = 250;

class AddressRace {
	readonly #options: RaceOptions;
	readonly #waiting: Address[];
	readonly #running = new Map<Socket, Attempt>();
	#timer: NodeJS.Timeout | undefined;
	/** Why it was lost, as far as is known. */
	#reason: TransportError | null = null;

	constructor(options: RaceOptions) {
		this.#options = options;
		this.#waiting = [...options.addresses];
	}

	startNext(): void {
		clearTimeout(this.#timer);
		const address = this.#waiting.shift();
		if (address === undefined) {
			return;
		}

		const {dial, stagger = STAGGER} = this.#options;
		const socket = dial(address);
		const onConnect = (): void => this.#win(socket);
		const onError = (error: Error): void => this.#lose(socket, error);
		this.#running.set(socket, {address, began: performance.now(), onConnect, onError});
		socket.on('connect', onConnect).on('error', onError);
		if (this.#waiting.length > 0) {
			this.#timer = setTimeout(() => this.startNext(), stagger);
		}
	}

	stop(outcome: Outcome): void {
		clearTimeout(this.#timer);
		this.#waiting.length = 0;
		for (const socket of [...this.#running.keys()]) {
			this.#leave(socket, outcome);
			// A late error of a socket that is no longer waited for must not end the process.
			socket.on('error', () => {});
			socket.destroy();
		}
	}

	/** Null where it was not in the race any longer. */
	#leave(socket: Socket, outcome: Outcome): Address | null {
		const attempt = this.#running.get(socket);
		if (attempt === undefined) {
			return null;
		}

		const {address, began, onConnect, onError} = attempt;
		this.#running.delete(socket);
		socket.off('connect', onConnect).off('error', onError);
		this.#options.onAttempt(address, outcome, performance.now() - began);
		return address;
	}

	#win(socket: Socket): void {
		const address = this.#leave(socket, 'connected');
		if (address !== null) {
			this.stop('abandoned');
			this.#options.onWin(socket, address);
		}
	}

	#lose(socket: Socket, error: Error): void {
		const address = this.#running.get(socket)?.address;
		if (address === undefined) {
			return;
		}

		const reason = this.#options.explain(error, address);
		this.#leave(socket, reason.code);
		// A family without a route says less than an answer from the other one.
		const kept = this.#reason === null || reason.code !== 'unreachable' ? reason : this.#reason;
		this.#reason = kept;
		if (this.#waiting.length > 0) {
			this.startNext();
		} else if (this.#running.size === 0) {
			this.#options.onLoss(kept);
		}
	}
}
