/** Servers that break off or stay silent; a real one is met in test/interop/await.test.ts. */
import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import {expect, it} from 'vitest';
import {openImap} from '../../../source/dialogs/await-mail/imap.ts';
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
