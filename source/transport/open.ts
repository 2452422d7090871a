/** A connection that we make: addresses are tried, and the first that answers carries the session. */
import {resolve} from 'node:path';
import type {Duplex} from 'node:stream';
import {connect, defaultTimeout, nameOf, socketEnds} from './connect.ts';
import {createConnection} from './connection.ts';
import type {Ends} from './life.ts';
import {proxyFor, proxyName} from './proxy.ts';
import {proxyHeaderBytes} from './proxy-header.ts';
import {secure} from './secure.ts';
import type {
	Endpoint,
	ProxyHeader,
	ProxyServer,
	Transport,
	TransportEvent,
	TransportOptions,
} from './types.ts';

/** Opens a connection and tells the listener what becomes of it, never before this returns. */
export function openTransport(
	endpoint: Endpoint,
	options: TransportOptions,
	listener: (event: TransportEvent) => void,
): Transport {
	const host = endpoint.kind === 'tcp' ? endpoint.host : 'localhost';
	const timeout = options.connectTimeout ?? defaultTimeout;
	const proxy = proxyFor(endpoint, options);
	const connection = createConnection({
		side: 'client',
		rawTls: options.rawTls === true,
		where: nameOf(endpoint),
		listener,
		handshake: (under, where, handshake, start) =>
			secure(under, host, where, {...options.tls, timeout, start}, handshake),
	});
	const connecting = connect(endpoint, options, {
		onAttempt: attempt => listener({type: 'attempt', attempt}),
		onConnected: socket => {
			const ends = endsOf(endpoint, socket, proxy, options.proxyHeader);
			if (ends.proxyHeader) {
				socket.write(ends.proxyHeader);
			}

			connection.adopt(socket, {
				where: nameOf(endpoint, proxy ? undefined : socketEnds(socket).remoteAddress),
				ends,
				tlsFirst: options.implicitTls === true,
			});
		},
		onFailed: connection.fail,
	});
	connection.onCancel(() => connecting.cancel());
	return connection.transport;
}

function endsOf(
	endpoint: Endpoint,
	stream: Duplex,
	proxy: ProxyServer | undefined,
	proxyHeader: ProxyHeader | undefined,
): Ends {
	const {localAddress = null, localPort = null} = socketEnds(stream);
	const ends = {...otherEnd(endpoint, stream, proxy !== undefined), localAddress, localPort};
	return {
		...ends,
		...(proxy && {via: proxyName(proxy)}),
		...(proxyHeader && {proxyHeader: headerFor(proxyHeader, ends)}),
	};
}

/** Behind a proxy the address of the server is not known: it is certainly not the proxy's. */
function otherEnd(endpoint: Endpoint, stream: Duplex, proxied: boolean): Pick<Ends, 'address' | 'port'> {
	switch (endpoint.kind) {
		case 'unix':
			return {address: resolve(endpoint.path), port: null};
		case 'command':
			return {address: endpoint.command.replace(/^\/+/, ''), port: null};
		case 'tcp': {
			const {remoteAddress} = socketEnds(stream);
			return {address: (proxied ? undefined : remoteAddress) ?? endpoint.host, port: endpoint.port};
		}
	}
}

function headerFor(
	{version, source, destination}: ProxyHeader,
	{address, port, localAddress, localPort}: Ends,
): Uint8Array {
	const ours = {address: localAddress ?? '', port: localPort ?? 0};
	return proxyHeaderBytes(version, source ?? ours, destination ?? {address, port: port ?? 0});
}
