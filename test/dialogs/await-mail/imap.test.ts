/** Servers that break off or stay silent; a real one is met in test/interop/await.test.ts. */
import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import {expect, it} from 'vitest';
import {openImap} from '../../../source/dialogs/await-mail/imap.ts';
import type {ProxyServer} from '../../../source/transport/types.ts';
import {drop, expectLine, say, scriptedServer} from '../../support/scripted-server.ts';

const account = {host: '127.0.0.1', tls: false, user: 'bob', password: 'wonderland', allowClear: true};
const untilCapability = ['S: * OK hi', expectLine(/CAPABILITY/i)];

it('does not wait longer than the limit for a server that stays silent', async () => {
	await using server = await scriptedServer(untilCapability);
	expect(await openImap({...account, port: server.port}, {limit: 300})).toEqual({
		ok: false,
		problem: `The IMAP server 127.0.0.1:${server.port} did not answer in time.`,
	});
	await server.gone();
});

it('is stopped', async () => {
	await using server = await scriptedServer(untilCapability);
	const stop = new AbortController();
	const opening = openImap({...account, port: server.port}, {signal: stop.signal});
	await server.finished();
	stop.abort();
	expect(await opening).toEqual({ok: false, problem: 'You stopped waiting for the message.'});
	await server.gone();
});

it.each([
	['closes', drop()],
	['speaks another protocol', say('220 mail.example.test ESMTP')],
])('a server that %s', async (_name, step) => {
	await using server = await scriptedServer([step]);
	expect(await openImap({...account, port: server.port}, {limit: 1000})).toMatchObject({
		ok: false,
		problem: expect.stringMatching(
			/^The IMAP server 127\.0\.0\.1:\d+ (?:could not be queried: .+|did not answer in time)\.$/,
		),
	});
});

/** A proxy that answers each CONNECT so, and after a 200 leads to this port. */
async function httpProxy(answer: string, port = 0) {
	const asked: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer(socket => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.once('data', bytes => {
			asked.push(bytes.toString().split('\r\n', 1)[0] ?? '');
			socket.write(answer);
			if (answer.includes(' 200 ')) {
				const onward = connect(port, '127.0.0.1');
				sockets.add(onward);
				onward.on('error', () => {});
				onward.on('close', () => socket.destroy());
				socket.pipe(onward).pipe(socket);
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		asked,
		proxy: {
			kind: 'http' as const,
			host: '127.0.0.1',
			port: typeof address === 'object' && address ? address.port : 0,
		},
		[Symbol.dispose]() {
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}
		},
	};
}

it('goes through a proxy, which looks the name up', async () => {
	await using server = await scriptedServer([...untilCapability, drop()]);
	using way = await httpProxy('HTTP/1.1 200 ok\r\n\r\n', server.port);
	const opened = await openImap(
		{...account, host: 'imap.example.test', port: 143, proxy: way.proxy},
		{limit: 5000},
	);
	expect(opened.ok).toBe(false);
	expect(way.asked).toEqual(['CONNECT imap.example.test:143 HTTP/1.1']);
	expect(server.written()).toMatch(/CAPABILITY/i);
});

it('says that the proxy refused, and does not wait for ever for one that is silent', async () => {
	using refusing = await httpProxy('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
	const to = {...account, host: 'imap.example.test', port: 143};
	const refused = await openImap({...to, proxy: refusing.proxy}, {limit: 5000});
	expect(refused).toMatchObject({
		problem: expect.stringMatching(
			/^The IMAP server imap\.example\.test:143 could not be reached through the HTTP proxy/,
		),
	});
	using silent = await httpProxy('');
	expect(await openImap({...to, proxy: silent.proxy}, {limit: 300})).toEqual({
		ok: false,
		problem: 'The IMAP server imap.example.test:143 did not answer in time.',
	});
});

/** What a proxy is sent first; it answers each piece with the next of `answers`, then closes. */
async function firstWords(
	proxy: Omit<ProxyServer, 'host' | 'port'>,
	host: string,
	answers: readonly Buffer[] = [],
): Promise<Buffer> {
	const pieces: Buffer[] = [];
	const server = createServer(socket => {
		const left = [...answers];
		socket.on('error', () => {});
		socket.on('data', bytes => {
			pieces.push(bytes);
			const answer = left.shift();
			if (answer) {
				socket.write(answer);
			} else {
				socket.destroy();
			}
		});
	});
	server.listen(0, '::1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const to = {...account, host, port: 143, proxy: {...proxy, host: '::1', port}};
	expect(await openImap(to, {limit: 2000})).toMatchObject({ok: false});
	server.close();
	return Buffer.concat(pieces);
}

it('tells an HTTP proxy who asks', async () => {
	const header = async (login: {user?: string; password?: string}) =>
		/^Proxy-Authorization: Basic (.*)$/im
			.exec((await firstWords({kind: 'http', ...login}, 'imap.example.test')).toString())?.[1]
			?.trim();
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	expect(await header({})).toBeUndefined();
	expect(await header({user: 'a:b@c', password: 'p/w@d:é'})).toBe(base64('a:b@c:p/w@d:é'));
	expect(await header({user: 'bob'})).toBe(base64('bob:'));
});

it.each(['socks5', 'socks5h'] as const)(
	'tells a proxy of the kind %s who asks, and for which name',
	async kind => {
		const words = await firstWords({kind, user: 'bob', password: 'p@w'}, 'imap.example.test', [
			Buffer.from([5, 2]),
			Buffer.from([1, 0]),
		]);
		expect(words.toString('latin1')).toBe(
			'\x05\x02\x00\x02\x01\x03bob\x03p@w\x05\x01\x00\x03\x11imap.example.test\x00\x8f',
		);
	},
);

it('gives a proxy of the kind socks4a the name, and one of the kind socks4 an address', async () => {
	const named = await firstWords({kind: 'socks4a'}, 'imap.example.test');
	expect(named.toString('latin1')).toBe('\x04\x01\x00\x8f\x00\x00\x00\x01\x00imap.example.test\x00');
	const looked = await firstWords({kind: 'socks4', user: 'bob'}, 'localhost');
	expect(looked.toString('latin1')).toMatch(/^\x04\x01\x00\x8f\x7f\x00\x00\x01/);
});
