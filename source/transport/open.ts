/** A connection that we make: addresses are tried, and the first that answers carries the session. */
import type {Socket} from 'node:net';
import {resolve} from 'node:path';
import {connect, defaultTimeout, nameOf} from './connect.ts';
import {createConnection} from './connection.ts';
import type {Ends} from './life.ts';
import {secure} from './secure.ts';
import type {Endpoint, Transport, TransportEvent, TransportOptions} from './types.ts';

/** Opens a connection and tells the listener what becomes of it, never before this returns. */
export function openTransport(
	endpoint: Endpoint,
	options: TransportOptions,
	listener: (event: TransportEvent) => void,
): Transport {
	const host = endpoint.kind === 'tcp' ? endpoint.host : 'localhost';
	const timeout = options.connectTimeout ?? defaultTimeout;
	const connection = createConnection({
		side: 'client',
		where: nameOf(endpoint),
		listener,
		handshake: (under, where, handshake) => secure(under, host, where, {...options.tls, timeout}, handshake),
	});
	const connecting = connect(endpoint, options, {
		onAttempt: attempt => listener({type: 'attempt', attempt}),
		onConnected: socket =>
			connection.adopt(socket, {
				where: nameOf(endpoint, socket.remoteAddress),
				ends: endsOf(endpoint, socket),
				tlsFirst: options.implicitTls === true,
			}),
		onFailed: connection.fail,
	});
	connection.onCancel(() => connecting.cancel());
	return connection.transport;
}

function endsOf(endpoint: Endpoint, {remoteAddress, localAddress, localPort}: Socket): Ends {
	return {
		address: endpoint.kind === 'unix' ? resolve(endpoint.path) : (remoteAddress ?? endpoint.host),
		port: endpoint.kind === 'unix' ? null : endpoint.port,
		localAddress: localAddress ?? null,
		localPort: localPort ?? null,
	};
}
