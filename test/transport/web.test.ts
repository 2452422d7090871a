/** A request of the web through proxies, and its bounds. */
import {once} from 'node:events';
import {createServer as createHttp, type RequestListener} from 'node:http';
import {createServer as createHttps} from 'node:https';
import {connect, createServer, type Socket} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import type {ProxyServer} from '../../source/transport/types.ts';
import {askWeb, type WebRequest, webWay} from '../../source/transport/web.ts';
import {certificate} from '../support/certificates.ts';

type Listening = {listen(port: number, host: string): unknown; address(): unknown; close(): unknown};

const open: (() => unknown)[] = [];
afterEach(() => {
	for (const close of open.splice(0)) {
		close();
	}
});

async function portOf(server: Listening & NodeJS.EventEmitter): Promise<number> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return typeof address === 'object' && address && 'port' in address ? Number(address.port) : 0;
}

/** `mail.example.test` over HTTPS. */
async function website(answer: RequestListener): Promise<{port: number; ca: string}> {
	const {cert, key, ca} = await certificate('good');
	const server = createHttps({cert, key}, answer);
	open.push(() => {
		server.closeAllConnections();
		server.close();
	});
	return {port: await portOf(server), ca};
}

/** Accepts connections and does as it is told; what it was asked, as text. */
async function proxyServer(serve: (socket: Socket, asked: string[]) => void) {
	const asked: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer(socket => {
		sockets.add(socket);
		socket.on('error', () => {});
		serve(socket, asked);
	});
	open.push(() => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	return {port: await portOf(server), asked};
}

function pass(socket: Socket, port: number): void {
	const onwards = connect(port, '127.0.0.1');
	onwards.on('error', () => socket.destroy());
	socket.on('close', () => onwards.destroy());
	socket.pipe(onwards).pipe(socket);
}

const connectProxy = () =>
	proxyServer((socket, asked) => {
		socket.once('data', bytes => {
			const [line = ''] = bytes.toString('latin1').split('\r\n');
			asked.push(line);
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			pass(socket, Number(/:(\d+) HTTP/.exec(line)?.[1]));
		});
	});

const socksProxy = () =>
	proxyServer((socket, asked) => {
		socket.once('data', () => {
			socket.write(Buffer.from([5, 0]));
			socket.once('data', bytes => {
				const end = 5 + (bytes[4] ?? 0);
				const port = bytes.readUInt16BE(end);
				asked.push(`${bytes.subarray(5, end).toString()}:${port}`);
				socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
				pass(socket, port);
			});
		});
	});

function ask(port: number, more: Partial<WebRequest>) {
	return askWeb(new URL(`https://mail.example.test:${port}/policy`), {timeout: 10_000, limit: 100, ...more});
}

const proxy = (kind: ProxyServer['kind'], port: number): ProxyServer => ({kind, host: '127.0.0.1', port});

describe('through a proxy, which looks up the name', () => {
	it.each([
		['http', connectProxy, (port: number) => `CONNECT mail.example.test:${port} HTTP/1.1`],
		['socks5h', socksProxy, (port: number) => `mail.example.test:${port}`],
	] as const)('%s', async (kind, start, words) => {
		const {port, ca} = await website((_, response) => response.end('hello'));
		const through = await start();
		const never = async () => {
			throw new Error('looked up here');
		};
		const answer = await ask(port, {proxy: proxy(kind, through.port), lookup: never, tls: {ca: [ca]}});
		expect(answer).toMatchObject({ok: true, status: 200, text: 'hello', cut: false});
		expect(through.asked).toEqual([words(port)]);
	});

	it('that checks nothing: the certificate is checked here', async () => {
		const {port} = await website((_, response) => response.end('hello'));
		const through = await connectProxy();
		const answer = await ask(port, {proxy: proxy('http', through.port)});
		expect(answer).toMatchObject({ok: false, error: {stage: 'handshake'}});
	});

	it('that hangs, or refuses, is told within the time', async () => {
		const hanging = await proxyServer(() => {});
		const late = await ask(443, {proxy: proxy('http', hanging.port), timeout: 200});
		expect(late).toMatchObject({ok: false, error: {code: 'timed-out'}});
		const refusing = await proxyServer(socket => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
		const refused = await ask(443, {proxy: proxy('http', refusing.port)});
		expect(!refused.ok && refused.error.message).toContain('it answered 403 Forbidden');
	});
});

it('sends a form, and gives the header of the answer', async () => {
	const server = createHttp((request, response) => {
		request.setEncoding('utf8');
		request.once('data', body => {
			response.setHeader('content-type', 'application/json');
			response.end(`${request.method} ${body}`);
		});
	});
	open.push(() => server.close());
	const url = new URL(`http://127.0.0.1:${await portOf(server)}/token`);
	const answer = await askWeb(url, {timeout: 10_000, limit: 100, method: 'POST', body: 'a=b'});
	expect(answer).toMatchObject({
		ok: true,
		headers: {'content-type': 'application/json'},
		text: 'POST a=b',
	});
});

it('an answer without end is cut', async () => {
	const {port, ca} = await website((_, response) => {
		const more = (): void => {
			while (!response.destroyed && response.write('x'.repeat(65_536))) {
				// As much as the connection takes.
			}
		};
		response.on('drain', more).on('error', () => {});
		more();
	});
	const lookup = async () => [{address: '127.0.0.1', family: 4 as const}];
	const answer = await ask(port, {lookup, tls: {ca: [ca]}});
	expect(answer).toMatchObject({ok: true, cut: true});
	expect(answer.ok && answer.text.length).toBe(100);
});

it.each([
	[99, false],
	[100, false],
	[101, true],
])('of %i octets, the first 100 are read (%s)', async (length, cut) => {
	const {port, ca} = await website((_, response) => response.end('x'.repeat(length)));
	const through = await connectProxy();
	const answer = await ask(port, {proxy: proxy('http', through.port), tls: {ca: [ca]}});
	expect(answer).toMatchObject({ok: true, cut, text: 'x'.repeat(Math.min(length, 100))});
});

describe('what a request keeps of the options of a transport', () => {
	const lookup = async () => [];
	const direct = () => true;
	it.each<[Parameters<typeof webWay>[0], ReturnType<typeof webWay>]>([
		[{}, {}],
		[{connectTimeout: 5, implicitTls: true, tls: {servername: 'x', ca: []}}, {tls: {ca: []}}],
		[{tls: {ca: ['x'], ciphers: 'y'}}, {tls: {ca: ['x']}}],
		[
			{proxy: proxy('http', 1), lookup, direct, family: 6},
			{proxy: proxy('http', 1), lookup, direct, family: 6},
		],
		[{localAddress: '192.0.2.1'}, {localAddress: '192.0.2.1'}],
	])('%j', (options, way) => {
		expect(webWay(options)).toEqual(way);
	});
});
