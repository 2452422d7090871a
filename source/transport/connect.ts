import {connect as connectSocket, type Socket} from 'node:net';
import {findAddresses} from './addresses.ts';
import {explainSystemError, timedOut} from './errors.ts';
import {type Race, raceAddresses} from './race.ts';
import type {ConnectAttempt, Endpoint, TransportError, TransportOptions} from './types.ts';

export type Connecting = {
	/** Gives up; nothing is called afterwards but `onAttempt` for the addresses that were being tried. */
	cancel(): void;
};

export type ConnectListener = {
	onAttempt(attempt: ConnectAttempt): void;
	onConnected(socket: Socket): void;
	onFailed(error: TransportError): void;
};

/** Milliseconds for the connection, and again for the handshake. */
export const defaultTimeout = 30_000;

/** A connected socket for an endpoint, or why there is none. Calls back later, never before it returns. */
export function connect(
	endpoint: Endpoint,
	options: TransportOptions,
	listener: ConnectListener,
): Connecting {
	const timeout = options.connectTimeout ?? defaultTimeout;
	const where = nameOf(endpoint);
	let race: Race | null = null;
	let over = false;

	const finish = (): boolean => {
		if (over) {
			return false;
		}

		over = true;
		clearTimeout(timer);
		return true;
	};
	const onFailed = (error: TransportError): void => {
		if (finish()) {
			listener.onFailed(error);
		}
	};
	const onWin = (socket: Socket): void => {
		if (finish()) {
			listener.onConnected(socket);
		} else {
			socket.destroy();
		}
	};

	const timer = setTimeout(() => {
		if (!finish()) {
			return;
		}

		race?.stop('timed-out');
		listener.onFailed(timedOut(where, timeout, 'connecting'));
	}, timeout);

	const start = async (): Promise<void> => {
		if (endpoint.kind === 'unix') {
			race = raceAddresses({
				addresses: [{address: endpoint.path, family: 4}],
				dial: () => connectSocket({path: endpoint.path, allowHalfOpen: true}),
				explain: error => explainSystemError(error, where, 'connecting'),
				onAttempt: () => {},
				onWin,
				onLoss: onFailed,
			});
			return;
		}

		const {host, port} = endpoint;
		if (!Number.isInteger(port) || port < 1 || port > 65_535) {
			onFailed({
				code: 'bad-address',
				stage: 'connecting',
				message: `${port} is no port number.`,
				advice: 'Ports go from 1 to 65535.',
			});
			return;
		}

		const found = await findAddresses(host, options);
		if (over) {
			return;
		}

		if ('code' in found) {
			onFailed(found);
			return;
		}

		race = raceAddresses({
			addresses: found,
			dial: ({address, family}) =>
				connectSocket({
					host: address,
					port,
					family,
					autoSelectFamily: false,
					allowHalfOpen: true,
					noDelay: true,
					keepAlive: true,
					keepAliveInitialDelay: 60_000,
					...(options.localAddress !== undefined && {localAddress: options.localAddress}),
				}),
			explain: (error, {address}) =>
				explainSystemError(error, nameOf(endpoint, address), 'connecting', options.localAddress),
			onAttempt: ({address, family}, outcome, elapsed) =>
				listener.onAttempt({address, port, family, outcome, elapsed}),
			onWin,
			onLoss: onFailed,
		});
	};
	queueMicrotask(() => {
		if (!over) {
			void start();
		}
	});

	return {
		cancel() {
			if (finish()) {
				race?.stop('abandoned');
			}
		},
	};
}

/** The endpoint in a sentence, such as `mail.example.org:587 (192.0.2.1)`. */
export function nameOf(endpoint: Endpoint, address?: string): string {
	if (endpoint.kind === 'unix') {
		return endpoint.path;
	}

	const {host, port} = endpoint;
	const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
	return address === undefined || address === host ? target : `${target} (${address})`;
}
