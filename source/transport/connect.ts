/** A connected stream for an endpoint: straight, through a proxy, or a program's input and output. */
import {connect as connectSocket, Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {findAddresses} from './addresses.ts';
import {startCommand} from './command.ts';
import {explainSystemError, timedOut} from './errors.ts';
import {proxyFor, proxyName, proxyTimedOut, resolvesHere, throughProxy} from './proxy.ts';
import {type Race, type RaceOptions, raceAddresses} from './race.ts';
import {explainSocketError} from './socket-errors.ts';
import type {ConnectAttempt, Endpoint, ProxyServer, TransportError, TransportOptions} from './types.ts';

export type Connecting = {
	/** Gives up; nothing is called afterwards but `onAttempt` for the addresses that were being tried. */
	cancel(): void;
};

export type ConnectListener = {
	onAttempt(attempt: ConnectAttempt): void;
	/** A socket, unless the endpoint is a command. */
	onConnected(stream: Duplex): void;
	onFailed(error: TransportError): void;
};

/** Milliseconds for the connection, and again for the handshake. */
export const defaultTimeout = 30_000;

type Tcp = Extract<Endpoint, {kind: 'tcp'}>;

/** A connected stream for an endpoint, or why there is none. Calls back later, never before it returns. */
export function connect(
	endpoint: Endpoint,
	options: TransportOptions,
	listener: ConnectListener,
): Connecting {
	const timeout = options.connectTimeout ?? defaultTimeout;
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
	const proxy = proxyFor(endpoint, options);
	const fail = (error: TransportError, isOfProxy = proxy !== undefined): void => {
		if (finish()) {
			listener.onFailed(proxy && isOfProxy ? {...error, proxy: proxyName(proxy)} : error);
		}
	};
	const win = (stream: Duplex): void => {
		if (finish()) {
			listener.onConnected(stream);
		} else {
			stream.destroy();
		}
	};
	const run = (
		addresses: RaceOptions['addresses'],
		rest: Omit<RaceOptions, 'addresses' | 'onLoss'>,
	): void => {
		race = raceAddresses({addresses, ...rest, onLoss: fail});
	};

	const timer = setTimeout(() => {
		race?.stop('timed-out');
		fail(proxy ? proxyTimedOut(proxy, timeout) : timedOut(nameOf(endpoint), timeout, 'connecting'));
	}, timeout);

	const start = async (): Promise<void> => {
		switch (endpoint.kind) {
			case 'command':
				win(startCommand(endpoint));
				return;
			case 'unix':
				run([{address: endpoint.path, family: 4}], unixRace(endpoint.path, win));
				return;
			case 'tcp': {
				const found = await addressesFor(endpoint, options);
				if (over) {
					return;
				}

				if ('code' in found) {
					fail(found);
					return;
				}

				const onWin = proxy
					? (socket: Socket): Promise<void> => passThrough(socket, proxy, endpoint, options, {win, fail})
					: win;
				run(found, tcpRace(proxy ?? endpoint, options, listener, onWin));
			}
		}
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

/** Those of the proxy, where one makes the connection. */
async function addressesFor(endpoint: Tcp, options: TransportOptions) {
	const {host, port} = endpoint;
	const first = proxyFor(endpoint, options) ?? {host, port};
	const wrong = [port, first.port].find(given => !Number.isInteger(given) || given < 1 || given > 65_535);
	return wrong === undefined ? findAddresses(first.host, options) : badPort(wrong);
}

function badPort(port: number): TransportError {
	return {
		code: 'bad-address',
		stage: 'connecting',
		message: `${port} is not a port number.`,
		advice: 'Ports are numbers from 1 to 65535.',
	};
}

type Runners = Omit<RaceOptions, 'addresses' | 'onLoss'>;

function unixRace(path: string, onWin: (socket: Socket) => void): Runners {
	return {
		dial: () => connectSocket({path, allowHalfOpen: true}),
		explain: error => explainSocketError(error, path),
		onAttempt: () => {},
		onWin,
	};
}

function tcpRace(
	{host, port}: {readonly host: string; readonly port: number},
	{localAddress, localPort}: TransportOptions,
	listener: ConnectListener,
	onWin: (socket: Socket) => void,
): Runners {
	return {
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
				...(localAddress !== undefined && {localAddress}),
				...(localPort !== undefined && {localPort}),
			}),
		explain: (error, {address}) =>
			explainSystemError(error, nameOf({kind: 'tcp', host, port}, address), 'connecting', localAddress),
		onAttempt: ({address, family}, outcome, elapsed) =>
			listener.onAttempt({address, port, family, outcome, elapsed}),
		onWin,
	};
}

type Outcome = {
	readonly win: (stream: Duplex) => void;
	readonly fail: (error: TransportError, isOfProxy?: boolean) => void;
};

async function passThrough(
	socket: Socket,
	proxy: ProxyServer,
	{host, port}: Tcp,
	options: TransportOptions,
	{win, fail}: Outcome,
): Promise<void> {
	// Between two listeners of others an error must not end the process.
	socket.on('error', () => {});
	const found = resolvesHere(proxy) ? await findAddresses(host, options) : null;
	if (found && 'code' in found) {
		socket.destroy();
		// The name of the server was looked up here.
		fail(found, false);
		return;
	}

	const target = {host: found?.[0]?.address ?? host, port};
	const through = await throughProxy(socket, proxy, target, options.connectTimeout ?? defaultTimeout);
	if ('code' in through) {
		fail(through);
		return;
	}

	win(through);
	// The talk with the proxy leaves the socket paused.
	through.resume();
}

/** The endpoint in a sentence, such as `mail.example.org:587 (192.0.2.1)`. */
export function nameOf(endpoint: Endpoint, address?: string): string {
	switch (endpoint.kind) {
		case 'unix':
			return endpoint.path;
		case 'command':
			return endpoint.command;
		case 'tcp': {
			const {host, port} = endpoint;
			const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
			return address === undefined || address === host ? target : `${target} (${address})`;
		}
	}
}

/** Our own end and the other one of a stream that is a socket; of other streams nothing is known. */
export function socketEnds(stream: Duplex): {
	readonly remoteAddress?: string | undefined;
	readonly localAddress?: string | undefined;
	readonly localPort?: number | undefined;
} {
	return stream instanceof Socket ? stream : {};
}
