import type {Socket} from 'node:net';
import {resolve} from 'node:path';
import type {Duplex} from 'node:stream';
import {connect, defaultTimeout, nameOf} from './connect.ts';
import {explainSystemError} from './errors.ts';
import {secure} from './secure.ts';
import {speaksTls} from './tls-errors.ts';
import type {
	Endpoint,
	TlsFacts,
	Transport,
	TransportError,
	TransportEvent,
	TransportOptions,
} from './types.ts';

/** Opens a connection and tells the listener what becomes of it, never before this returns. */
export const openTransport = (
	endpoint: Endpoint,
	options: TransportOptions,
	listener: (event: TransportEvent) => void,
): Transport => {
	const began = performance.now();
	let where = nameOf(endpoint);
	let raw: Socket | null = null;
	/** What carries our bytes now: the socket, or the TLS on it. Null while there is none, or in a handshake. */
	let carrier: Duplex | null = null;
	let cancel = (): void => {};
	let heard = false;
	let paused = false;
	let ending = false;
	let dying = false;
	let over = false;
	const early: Uint8Array[] = [];
	let waiting: (() => void)[] = [];

	const release = (): void => {
		const resolvers = waiting;
		waiting = [];
		for (const goOn of resolvers) goOn();
	};

	/** The end, whatever it is. Nothing is told afterwards. */
	const finish = (event: TransportEvent): void => {
		if (over) return;
		over = true;
		cancel();
		raw?.destroy();
		early.length = 0;
		release();
		listener(event);
	};
	const fail = (error: TransportError): void => finish({type: 'failed', error});
	const tell = (event: TransportEvent): void => {
		if (!over && !dying) listener(event);
	};

	const onData = (bytes: Uint8Array): void => {
		const error = heard || carrier !== raw ? null : speaksTls(where, bytes);
		heard = true;
		if (error === null) tell({type: 'data', bytes});
		else fail(error);
	};
	const onEnd = (): void => {
		const polite = carrier;
		const socket = raw;
		// Answers the server's goodbye, and lets the process go if that gets stuck.
		raw = null;
		socket?.unref();
		polite?.end(() => socket?.destroy());
		finish({type: 'closed', by: ending ? 'client' : 'server'});
	};

	const carry = (stream: Duplex): void => {
		carrier = stream;
		if (paused) stream.pause();
		stream.on('data', onData).on('end', onEnd).on('drain', release);
		for (const bytes of early.splice(0)) stream.write(bytes);
		if (!stream.writableNeedDrain) release();
		if (ending) stream.end();
	};
	const uncarry = (stream: Duplex): void => {
		carrier = null;
		stream.off('data', onData).off('end', onEnd).off('drain', release);
	};

	const handshake = (under: Duplex, onSecured: (tls: TlsFacts, elapsed: number) => void): void => {
		const host = endpoint.kind === 'tcp' ? endpoint.host : 'localhost';
		const timeout = options.connectTimeout ?? defaultTimeout;
		const tls = secure(
			under,
			host,
			where,
			{...options.tls, timeout},
			{
				onSecured(socket, facts, elapsed) {
					cancel = () => {};
					// Before it is told: the listener may write, pause or upgrade at once.
					if (!over) carry(socket);
					onSecured(facts, elapsed);
				},
				onTicket: () => tell({type: 'ticket'}),
				onFailed: fail,
			},
		);
		cancel = tls.cancel;
	};

	const onConnected = (socket: Socket): void => {
		if (dying) {
			socket.destroy();
			return;
		}
		raw = socket;
		where = nameOf(endpoint, socket.remoteAddress);
		socket.on('error', error =>
			fail(explainSystemError(error, where, carrier === null ? 'handshake' : 'open')),
		);
		socket.on('close', () => finish({type: 'closed', by: ending ? 'client' : 'server'}));
		const tellConnected = (tls: TlsFacts | null): void =>
			tell({
				type: 'connected',
				address: endpoint.kind === 'unix' ? resolve(endpoint.path) : (socket.remoteAddress ?? endpoint.host),
				port: endpoint.kind === 'unix' ? null : endpoint.port,
				localAddress: socket.localAddress ?? null,
				localPort: socket.localPort ?? null,
				elapsed: performance.now() - began,
				tls,
			});
		if (options.implicitTls) {
			handshake(socket, tellConnected);
			return;
		}
		carry(socket);
		tellConnected(null);
	};

	const connecting = connect(endpoint, options, {
		onAttempt: attempt => listener({type: 'attempt', attempt}),
		onConnected,
		onFailed: fail,
	});
	cancel = () => connecting.cancel();

	const destroy = (): void => {
		if (over || dying) return;
		ending = true;
		dying = true;
		raw?.destroy();
		queueMicrotask(() => finish({type: 'closed', by: 'client'}));
	};

	return {
		write(bytes) {
			if (over || ending) return Promise.resolve();
			if (carrier === null) early.push(bytes);
			else if (carrier.write(bytes)) return Promise.resolve();
			return new Promise(goOn => waiting.push(goOn));
		},
		upgrade() {
			const under = carrier;
			if (over || ending || under === null) return;
			uncarry(under);
			handshake(under, (tls, elapsed) => tell({type: 'secured', tls, elapsed}));
		},
		pause() {
			paused = true;
			carrier?.pause();
		},
		resume() {
			paused = false;
			carrier?.resume();
		},
		end() {
			if (over || ending) return;
			if (carrier === null && early.length === 0) {
				destroy();
				return;
			}
			ending = true;
			carrier?.end();
		},
		destroy,
	};
};
