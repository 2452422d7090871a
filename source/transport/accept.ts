/** Connections that clients make to us: a port that listens, and a transport for each client. */
import {once} from 'node:events';
import {createServer, type Server, type Socket} from 'node:net';
import {createConnection} from './connection.ts';
import {type IncomingTls, secureIncoming} from './incoming-tls.ts';
import type {Transport, TransportError, TransportEvent} from './types.ts';

export type Door = {
	/** Address of this machine; `0.0.0.0` and `::` are all of them. */
	readonly address: string;
	/** 0 for any that is free. */
	readonly port: number;
	/** TLS from the first byte. */
	readonly implicitTls: boolean;
	readonly tls: IncomingTls;
};

export type Caller = {
	readonly address: string;
	readonly port: number;
	/** The port it came in by. */
	readonly localPort: number;
	readonly implicitTls: boolean;
	/**
	 * Takes the connection up; nothing was read before. Tells the listener everything, up to `failed` or `closed`,
	 * and nothing before this returns.
	 */
	accept(listener: (event: TransportEvent) => void): Transport;
	/** Closes it with these last bytes, which go out in clear. */
	refuse(bytes: Uint8Array): void;
};

export type OpenDoor = {
	readonly address: string;
	readonly port: number;
	/** Lets no one in any more. */
	close(): Promise<void>;
};

/** Resolves when the port listens; rejects with the system's error where it cannot. */
export async function openDoor(door: Door, onCaller: (caller: Caller) => void): Promise<OpenDoor> {
	const server = createServer({allowHalfOpen: true, pauseOnConnect: true, noDelay: true}, socket => {
		// The client may be gone before anybody looks.
		socket.on('error', () => {});
		onCaller(callerOf(socket, door));
	});
	server.listen({host: door.address, port: door.port});
	await once(server, 'listening');
	// Out of file handles: that client is lost, the others are not.
	server.on('error', () => {});
	return {address: door.address, port: portOf(server), close: () => closed(server)};
}

function callerOf(socket: Socket, {implicitTls, tls}: Door): Caller {
	const address = plainAddress(socket.remoteAddress ?? '');
	const port = socket.remotePort ?? 0;
	const localPort = socket.localPort ?? 0;
	const where = `The client at ${address}`;
	return {
		...{address, port, localPort, implicitTls},
		accept(listener) {
			const connection = createConnection({
				side: 'server',
				where,
				listener: event =>
					listener(event.type === 'failed' ? {...event, error: ofClient(event.error)} : event),
				handshake: (under, name, handshake) => secureIncoming(under, name, tls, handshake),
			});
			const localAddress = plainAddress(socket.localAddress ?? '');
			queueMicrotask(() => {
				connection.adopt(socket, {
					where,
					ends: {address, port, localAddress, localPort},
					tlsFirst: implicitTls,
				});
				socket.resume();
			});
			return connection.transport;
		},
		refuse(bytes) {
			socket.end(bytes, () => socket.destroy());
		},
	};
}

/** What the system says of a broken connection is told of a server elsewhere. */
function ofClient(error: TransportError): TransportError {
	return error.systemCode !== undefined && (error.code === 'reset' || error.code === 'timed-out')
		? {...error, advice: 'The client, or something between it and this machine, cut the connection.'}
		: error;
}

/** IPv4 in an IPv6 socket is IPv4 to people. */
function plainAddress(address: string): string {
	return address.replace(/^::ffff:(?=\d{1,3}\.)/i, '');
}

function portOf(server: Server): number {
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

function closed(server: Server): Promise<void> {
	return new Promise(resolve => server.close(() => resolve()));
}
