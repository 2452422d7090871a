/** A connection through a proxy: SOCKS 4, 4a and 5 (RFC 1928, RFC 1929), or HTTP's CONNECT (RFC 9110 §9.3.6). */
import {request} from 'node:http';
import {isIP, type Socket} from 'node:net';
import {textOf, timedOut} from './errors.ts';
import type {Endpoint, ProxyServer, TransportError, TransportOptions} from './types.ts';

/** Takes a socket that is connected to the proxy, and gives one that reaches `host`; or why the proxy refused. */
export async function throughProxy(
	socket: Socket,
	proxy: ProxyServer,
	target: {readonly host: string; readonly port: number},
	timeout: number,
): Promise<Socket | TransportError> {
	return proxy.kind === 'http'
		? await askHttp(socket, proxy, target, timeout)
		: await askSocks(socket, proxy, target, timeout);
}

/** The proxy in a sentence, such as `the SOCKS 5 proxy 127.0.0.1:1080`. Never with its password. */
export function proxyName({kind, host, port}: ProxyServer): string {
	const name = {socks4: 'SOCKS 4', socks4a: 'SOCKS 4', socks5: 'SOCKS 5', socks5h: 'SOCKS 5', http: 'HTTP'}[
		kind
	];
	return `the ${name} proxy ${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The proxy, or the server behind it, gave no answer: which of them cannot be told. `timeout` in milliseconds. */
export function proxyTimedOut(proxy: ProxyServer, timeout: number): TransportError {
	return {
		...timedOut(proxyName(proxy).replace(/^t/, 'T'), timeout, 'connecting'),
		advice: 'Check the address of the proxy, and whether it reaches the server.',
	};
}

/** Whether names are looked up here, and only addresses are given to the proxy. */
export function resolvesHere({kind}: ProxyServer): boolean {
	return kind === 'socks4' || kind === 'socks5';
}

/** The proxy for an endpoint, or undefined where the connection is made without one. */
export function proxyFor(endpoint: Endpoint, {proxy, direct}: TransportOptions): ProxyServer | undefined {
	return endpoint.kind === 'tcp' && direct?.(endpoint.host) !== true ? proxy : undefined;
}

type Target = {readonly host: string; readonly port: number};

async function askSocks(
	socket: Socket,
	proxy: ProxyServer,
	destination: Target,
	timeout: number,
): Promise<Socket | TransportError> {
	const {
		default: {SocksClient},
	} = await import('socks');
	try {
		await SocksClient.createConnection({
			command: 'connect',
			destination,
			timeout,
			existing_socket: socket,
			proxy: {
				// With `host` or `ipaddress` alone the library would connect itself; the socket is connected already.
				host: proxy.host,
				port: proxy.port,
				type: proxy.kind === 'socks4' || proxy.kind === 'socks4a' ? 4 : 5,
				...(proxy.user !== undefined && {userId: proxy.user}),
				...(proxy.password !== undefined && {password: proxy.password}),
			},
		});
		return socket;
	} catch (error) {
		socket.destroy();
		return refused(proxy, destination, socksReason(textOf(error)));
	}
}

/** The library's words for the reply of RFC 1928 §6, in ours. */
function socksReason(text: string): string {
	const reply = /rejected connection - \(?(\w+)/i.exec(text)?.[1] ?? '';
	const known = Object.entries(socksReplies).find(([name]) => name.toLowerCase() === reply.toLowerCase());
	return known?.[1] ?? text;
}

const socksReplies: Readonly<Record<string, string>> = {
	Failure: 'it failed without saying why',
	NotAllowed: 'its rules do not allow this connection',
	NetworkUnreachable: 'it has no route to that network',
	HostUnreachable: 'it cannot reach that host, or does not know its name',
	ConnectionRefused: 'the server refused the connection',
	TTLExpired: 'the packets did not arrive (TTL expired)',
	CommandNotSupported: 'it does not make connections',
	AddressNotSupported: 'it does not support this kind of address',
	Rejected: 'it refused the request',
};

function askHttp(
	socket: Socket,
	proxy: ProxyServer,
	target: Target,
	timeout: number,
): Promise<Socket | TransportError> {
	const authority = `${isIP(target.host) === 6 ? `[${target.host}]` : target.host}:${target.port}`;
	const credentials =
		proxy.user === undefined
			? undefined
			: Buffer.from(`${proxy.user}:${proxy.password ?? ''}`).toString('base64');
	return new Promise(resolve => {
		const fail = (reason: string): void => {
			socket.destroy();
			resolve(refused(proxy, target, reason));
		};
		const asked = request({
			method: 'CONNECT',
			path: authority,
			headers: {host: authority, ...(credentials && {'proxy-authorization': `Basic ${credentials}`})},
			createConnection: () => socket,
			timeout,
			maxHeaderSize: 16 * 1024,
		});
		asked.on('timeout', () => fail('it did not answer in time'));
		asked.on('error', error => fail(textOf(error)));
		// Any other answer than 2xx may come with a page of its own, which says nothing about mail.
		asked.on('response', ({statusCode, statusMessage}) =>
			fail(`it answered ${statusCode} ${statusMessage ?? ''}`.trimEnd()),
		);
		asked.on('connect', ({statusCode = 0, statusMessage}, _same, head) => {
			if (statusCode < 200 || statusCode > 299) {
				fail(
					statusCode === 407
						? 'it requires a user name and a password'
						: `it answered ${statusCode} ${statusMessage ?? ''}`.trimEnd(),
				);
				return;
			}

			socket.setTimeout(0);
			if (head.length > 0) {
				socket.unshift(head);
			}

			resolve(socket);
		});
		asked.end();
	});
}

function refused(proxy: ProxyServer, {host, port}: Target, reason: string): TransportError {
	return {
		code: 'refused',
		stage: 'connecting',
		message: `There is no connection to ${host}:${port} through ${proxyName(proxy)}: ${reason}.`,
		advice: 'Check the address of the proxy and what it allows: many proxies allow only web ports.',
	};
}
