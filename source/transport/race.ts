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
	/** Milliseconds between two starts (RFC 8305 §5). */
	readonly stagger?: number;
};

type Attempt = {
	readonly address: Address;
	readonly began: number;
	readonly onConnect: () => void;
	readonly onError: (error: Error) => void;
};

/** Happy eyeballs: starts one address after another, a little apart, and keeps the first that connects. */
export function raceAddresses(options: RaceOptions): Race {
	const {dial, explain, onAttempt, onWin, onLoss, stagger = 250} = options;
	const waiting = [...options.addresses];
	const running = new Map<Socket, Attempt>();
	let timer: NodeJS.Timeout | undefined;
	let verdict: TransportError | null = null;

	const startNext = (): void => {
		clearTimeout(timer);
		const address = waiting.shift();
		if (address === undefined) {
			return;
		}

		const socket = dial(address);
		const onConnect = (): void => win(socket);
		const onError = (error: Error): void => lose(socket, error);
		running.set(socket, {address, began: performance.now(), onConnect, onError});
		socket.on('connect', onConnect).on('error', onError);
		if (waiting.length > 0) {
			timer = setTimeout(startNext, stagger);
		}
	};

	const leave = (socket: Socket, outcome: Outcome): Address | null => {
		const attempt = running.get(socket);
		if (attempt === undefined) {
			return null;
		}

		running.delete(socket);
		socket.off('connect', attempt.onConnect).off('error', attempt.onError);
		onAttempt(attempt.address, outcome, performance.now() - attempt.began);
		return attempt.address;
	};

	const win = (socket: Socket): void => {
		const address = leave(socket, 'connected');
		if (address === null) {
			return;
		}

		stop('abandoned');
		onWin(socket, address);
	};

	const lose = (socket: Socket, error: Error): void => {
		const address = running.get(socket)?.address;
		if (address === undefined) {
			return;
		}

		const reason = explain(error, address);
		leave(socket, reason.code);
		// A family without a route says less than an answer from the other one.
		if (verdict === null || reason.code !== 'unreachable') {
			verdict = reason;
		}

		if (waiting.length > 0) {
			startNext();
		} else if (running.size === 0) {
			onLoss(verdict);
		}
	};

	const stop = (outcome: Outcome): void => {
		clearTimeout(timer);
		waiting.length = 0;
		for (const socket of [...running.keys()]) {
			leave(socket, outcome);
			// A late error of a socket nobody waits for must not end the process.
			socket.on('error', () => {});
			socket.destroy();
		}
	};

	startNext();
	return {stop};
}
