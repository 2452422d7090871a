import {once} from 'node:events';
import {createServer, type Server, type Socket} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {openTransport} from '../../source/transport/open.ts';
import type {ProxyServer, TransportEvent, TransportOptions} from '../../source/transport/types.ts';

const open: {server: Server; sockets: Set<Socket>}[] = [];
afterEach(() => {
	for (const {server, sockets} of open.splice(0)) {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	}
});

/** A server on loopback, and everything it was sent. */
async function listen(
	serve: (socket: Socket, read: () => Promise<Buffer>) => unknown,
): Promise<{port: number; got: () => string}> {
	const sockets = new Set<Socket>();
	let got = '';
	const server = createServer(socket => {
		sockets.add(socket);
		const chunks: Buffer[] = [];
		let wake = (): void => {};
		socket.on('error', () => {});
		socket.on('data', chunk => {
			got += chunk.toString('latin1');
			chunks.push(chunk);
			wake();
		});
		const read = async (): Promise<Buffer> => {
			while (chunks.length === 0) {
				await new Promise<void>(resolve => {
					wake = resolve;
				});
			}

			return Buffer.concat(chunks.splice(0));
		};
		void serve(socket, read);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	open.push({server, sockets});
	const address = server.address();
	return {port: typeof address === 'object' && address ? address.port : 0, got: () => got};
}

/** What happens until the first data, or the end. */
function talk(proxy: ProxyServer, options: TransportOptions = {}): Promise<TransportEvent[]> {
	const events: TransportEvent[] = [];
	return new Promise(resolve => {
		const transport = openTransport(
			{kind: 'tcp', host: 'mail.example.test', port: 25},
			{proxy, connectTimeout: 5000, ...options},
			event => {
				events.push(event);
				if (event.type === 'data') {
					void transport.write(Buffer.from('QUIT\r\n'));
					transport.end();
					resolve(events);
				} else if (event.type === 'failed' || event.type === 'closed') {
					resolve(events);
				}
			},
		);
	});
}

const of = (kind: ProxyServer['kind'], port: number, more: Partial<ProxyServer> = {}): ProxyServer => ({
	kind,
	host: '127.0.0.1',
	port,
	...more,
});
const textOf = (events: readonly TransportEvent[]): string =>
	events.map(event => (event.type === 'data' ? Buffer.from(event.bytes).toString('latin1') : '')).join('');
const connectedOf = (events: readonly TransportEvent[]) => events.find(event => event.type === 'connected');
const errorOf = (events: readonly TransportEvent[]): string =>
	events.map(event => (event.type === 'failed' ? event.error.message : '')).join('');

describe('SOCKS 5', () => {
	const serve = (login: boolean, reply: number) => async (socket: Socket, read: () => Promise<Buffer>) => {
		await read();
		socket.write(Buffer.from([5, login ? 2 : 0]));
		if (login) {
			await read();
			socket.write(Buffer.from([1, 0]));
		}

		await read();
		// The server's greeting comes in the same packet as the proxy's answer.
		socket.write(
			Buffer.concat([
				Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 25]),
				Buffer.from(reply === 0 ? '220 hello\r\n' : ''),
			]),
		);
	};

	it('carries the session, and gives the name to the proxy', async () => {
		const proxy = await listen(serve(false, 0));
		const events = await talk(of('socks5h', proxy.port));
		expect(textOf(events)).toBe('220 hello\r\n');
		expect(connectedOf(events)).toMatchObject({
			address: 'mail.example.test',
			port: 25,
			via: `the SOCKS 5 proxy 127.0.0.1:${proxy.port}`,
		});
		expect(proxy.got()).toContain('mail.example.test\x00\x19');
	});

	it('looks the name up here where the scheme says so', async () => {
		const proxy = await listen(serve(false, 0));
		const lookup: NonNullable<TransportOptions['lookup']> = async () => [{address: '192.0.2.7', family: 4}];
		await talk(of('socks5', proxy.port), {lookup});
		expect(proxy.got()).toContain('\x05\x01\x00\x01\xc0\x00\x02\x07\x00\x19');
		expect(proxy.got()).not.toContain('mail.example.test');
	});

	it('logs in', async () => {
		const proxy = await listen(serve(true, 0));
		const events = await talk(of('socks5h', proxy.port, {user: 'alice', password: 'wonderland'}));
		expect(textOf(events)).toBe('220 hello\r\n');
		expect(proxy.got()).toContain('\x05alice\x0awonderland');
		expect(JSON.stringify(events)).not.toContain('wonderland');
	});

	it('is blamed where its own name leads nowhere, and not where that of the server does', async () => {
		const lookup = async () => Promise.reject(Object.assign(new Error('no'), {code: 'ENOTFOUND'}));
		const failed = async (proxy: ProxyServer) =>
			(await talk(proxy, {lookup})).find(event => event.type === 'failed')?.error;
		expect(await failed({kind: 'socks5h', host: 'proxy.invalid', port: 1080})).toMatchObject({
			code: 'not-found',
			proxy: 'the SOCKS 5 proxy proxy.invalid:1080',
		});
		const {port} = await listen(serve(false, 0));
		const server = await failed(of('socks5', port));
		expect(server).toMatchObject({code: 'not-found'});
		expect(server?.proxy).toBeUndefined();
	});

	it.each([
		[2, 'its rules do not allow this connection'],
		[4, 'it cannot reach that host'],
		[5, 'the server refused the connection'],
	])('says why it is refused (%s)', async (reply, words) => {
		const proxy = await listen(serve(false, reply));
		expect(errorOf(await talk(of('socks5h', proxy.port)))).toContain(words);
	});
});

it('speaks SOCKS 4a too', async () => {
	const proxy = await listen(async (socket, read) => {
		await read();
		socket.write(Buffer.concat([Buffer.from([0, 0x5a, 0, 25, 127, 0, 0, 1]), Buffer.from('220 hello\r\n')]));
	});
	expect(textOf(await talk(of('socks4a', proxy.port)))).toBe('220 hello\r\n');
	expect(proxy.got()).toContain('mail.example.test');
});

describe('HTTP CONNECT', () => {
	const serve = (answer: string) => async (socket: Socket, read: () => Promise<Buffer>) => {
		await read();
		socket.write(answer);
	};

	it('carries the session, also what comes with the answer', async () => {
		const proxy = await listen(serve('HTTP/1.1 200 Connection established\r\n\r\n220 hello\r\n'));
		const events = await talk(of('http', proxy.port, {user: 'alice', password: 'wonder:land'}));
		expect(textOf(events)).toBe('220 hello\r\n');
		expect(proxy.got()).toMatch(/^CONNECT mail\.example\.test:25 HTTP\/1\.1\r\n/);
		expect(proxy.got()).toContain(Buffer.from('alice:wonder:land').toString('base64'));
		// RFC 9110: what the client writes goes to the server.
		await expect.poll(() => proxy.got()).toContain('QUIT\r\n');
	});

	it.each([
		[
			'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n',
			'it requires a user name and a password',
		],
		[
			'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>',
			'it answered 403 Forbidden',
		],
		['SSH-2.0-OpenSSH_9.2\r\n', 'There is no connection to mail.example.test:25'],
	])('says why it is refused: %j', async (answer, words) => {
		const proxy = await listen(serve(answer));
		expect(errorOf(await talk(of('http', proxy.port)))).toContain(words);
	});
});

it.each(['socks5h', 'socks4a', 'http'] as const)(
	'does not wait for ever for a silent %s proxy',
	async kind => {
		const proxy = await listen(() => {});
		const events = await talk(of(kind, proxy.port), {connectTimeout: 100});
		expect(events.at(-1)?.type).toBe('failed');
	},
);

it.each(['socks5h', 'socks4a', 'http'] as const)('a %s proxy that talks without end is left', async kind => {
	const proxy = await listen(socket => {
		const talk = (): void => {
			while (!socket.destroyed && socket.write('HTTP/1.1 200 ok\r\nx: '.padEnd(4096, 'x'))) {
				// As much as the connection holds.
			}
		};
		socket.on('drain', talk);
		talk();
	});
	const events = await talk(of(kind, proxy.port), {connectTimeout: 1000});
	expect(events.at(-1)?.type).toBe('failed');
	expect(errorOf(events)).toMatch(/proxy/);
});

it('goes straight to the hosts that are excepted', async () => {
	const server = await listen(socket => socket.write('220 straight\r\n'));
	const events: TransportEvent[] = [];
	const transport = openTransport(
		{kind: 'tcp', host: '127.0.0.1', port: server.port},
		{proxy: of('socks5h', 1), direct: host => host === '127.0.0.1'},
		event => events.push(event),
	);
	await expect.poll(() => textOf(events)).toBe('220 straight\r\n');
	expect(connectedOf(events)).not.toHaveProperty('via');
	transport.destroy();
});

it('sends the PROXY header before anything else', async () => {
	const server = await listen(socket => socket.write('220 hello\r\n'));
	const events: TransportEvent[] = [];
	const transport = openTransport(
		{kind: 'tcp', host: '127.0.0.1', port: server.port},
		{proxyHeader: {version: 1, source: {address: '192.0.2.1', port: 4321}}},
		event => events.push(event),
	);
	await expect.poll(server.got).toBe(`PROXY TCP4 192.0.2.1 127.0.0.1 4321 ${server.port}\r\n`);
	transport.destroy();
});

it('speaks with a program', async () => {
	const events: TransportEvent[] = [];
	const transport = openTransport(
		{
			kind: 'command',
			command: `printf '220 hello\\r\\n'; read line; printf '221 %s\\r\\n' "$line"`,
			errors: 'hide',
		},
		{},
		event => events.push(event),
	);
	await expect.poll(() => textOf(events)).toBe('220 hello\r\n');
	await transport.write(Buffer.from('QUIT\n'));
	await expect.poll(() => events.at(-1)?.type).toBe('closed');
	expect(textOf(events)).toContain('221 QUIT');
});
