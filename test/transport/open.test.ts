import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {TransportError} from '../../source/transport/types.ts';
import {hasIpv6} from '../support/ipv6.ts';
import {serveText} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

test('a conversation in clear text', async () => {
	const endpoint = await serveText(socket => {
		socket.write('220 hello\r\n');
		socket.on('data', () => socket.end('221 bye\r\n'));
	});
	const client = listen(endpoint);
	expect(client.events).toEqual([]);
	await client.untilText('220 hello\r\n');
	await client.write('QUIT\r\n');
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.text()).toBe('220 hello\r\n221 bye\r\n');
	expect(client.events[0]).toMatchObject({type: 'attempt', attempt: {outcome: 'connected', family: 4}});
	expect(client.events[1]).toMatchObject({
		type: 'connected',
		address: '127.0.0.1',
		port: endpoint.port,
		localAddress: '127.0.0.1',
		localPort: expect.any(Number),
		tls: null,
	});
});

test.skipIf(!hasIpv6)('an IPv6 address', async () => {
	const client = listen(await serveText(socket => socket.end('220 six\r\n'), '::1'));
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.text()).toBe('220 six\r\n');
	expect(client.events[0]).toMatchObject({attempt: {address: '::1', family: 6}});
});

test('a local address of choice', async () => {
	const peers: (string | undefined)[] = [];
	const endpoint = await serveText(socket => {
		peers.push(socket.remoteAddress);
		socket.end();
	});
	const client = listen(endpoint, {localAddress: '127.0.0.2'});
	expect(await client.of('connected')).toMatchObject({localAddress: '127.0.0.2'});
	await client.end();
	expect(peers).toEqual(['127.0.0.2']);
});

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
	const folder = mkdtempSync(join(tmpdir(), 'smtpscope-'));
	try {
		await use(folder);
	} finally {
		rmSync(folder, {recursive: true});
	}
};

test('a unix socket', () =>
	inFolder(async folder => {
		const path = join(folder, 'lmtp');
		const server = createServer(socket => socket.end('220 lmtp\r\n'));
		await new Promise<void>(resolve => server.listen(path, resolve));
		const client = listen({kind: 'unix', path});
		expect(await client.of('connected')).toMatchObject({address: path, port: null, localPort: null});
		expect(await client.end()).toEqual({type: 'closed', by: 'server'});
		expect(client.types()).toBe('connected data closed');
		server.close();
	}));

test('a path without a socket', () =>
	inFolder(async folder => {
		const failures: TransportError[] = [];
		writeFileSync(join(folder, 'file'), '');
		for (const path of [
			join(folder, 'nothing'),
			join(folder, 'file'),
			folder,
			`/${'long/'.repeat(60)}`,
			'a\0b',
		]) {
			const end = await listen({kind: 'unix', path}).end();
			if (end.type === 'failed') failures.push(end.error);
		}
		expect(failures.map(({code}) => code)).toEqual([
			'not-found',
			'refused',
			'refused',
			'bad-address',
			'bad-address',
		]);
		for (const failure of failures.slice(1, 3)) {
			expect(failure).toMatchObject({
				atPath: 'not a socket',
				advice: expect.stringContaining('Check the path.'),
			});
		}

		expect(failures[0]?.message).toBe(`There is no socket at ${join(folder, 'nothing')}.`);
	}));

test('a server that cuts the connection', async () => {
	const endpoint = await serveText(socket => {
		socket.once('data', () => socket.resetAndDestroy());
		socket.write('220 hello\r\n');
	});
	const client = listen(endpoint);
	await client.untilText('220');
	await client.write('EHLO me\r\n');
	expect(await client.end()).toMatchObject({
		type: 'failed',
		error: {code: 'reset', stage: 'open', systemCode: 'ECONNRESET'},
	});
});

test('TLS records where text was expected', async () => {
	const endpoint = await serveText(socket => {
		socket.once('data', () => socket.end(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46])));
	});
	const client = listen(endpoint);
	await client.of('connected');
	await client.write('EHLO me\r\n');
	const end = await client.end();
	expect(end).toMatchObject({type: 'failed', error: {code: 'speaks-tls', firstBytes: {length: 7}}});
	expect(client.types()).toBe('attempt connected failed');
});

test('a TLS record later on is only data', async () => {
	const endpoint = await serveText(socket => {
		socket.write('220 hello\r\n');
		socket.once('data', () => socket.end(Buffer.from([0x15, 0x03, 0x01])));
	});
	const client = listen(endpoint);
	await client.untilText('220');
	await client.write('x');
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.text()).toBe('220 hello\r\n\x15\x03\x01');
});

test('half-close: what was written is still sent, what comes back is still read', async () => {
	const endpoint = await serveText(socket => {
		let octets = 0;
		socket.on('data', bytes => {
			octets += bytes.length;
		});
		socket.on('end', () => socket.end(`${octets}`));
	});
	const client = listen(endpoint);
	await client.of('connected');
	void client.transport.write(Buffer.alloc(3_000_000, 'x'));
	client.transport.end();
	client.transport.end();
	expect(await client.end()).toEqual({type: 'closed', by: 'client'});
	expect(client.text()).toBe('3000000');
});

test('what is written before the connection stands goes out in order', async () => {
	const endpoint = await serveText(socket => socket.pipe(socket));
	const client = listen(endpoint);
	void client.write('one ');
	void client.write('two ');
	await client.of('connected');
	void client.write('three');
	await client.untilText('three');
	expect(client.text()).toBe('one two three');
	client.transport.destroy();
	await client.end();
});

test('a slow reader holds the writer back, and a cut lets it go', async () => {
	const sockets: Socket[] = [];
	const endpoint = await serveText(socket => {
		socket.pause();
		sockets.push(socket);
	});
	const client = listen(endpoint);
	await client.of('connected');
	let held: Promise<void> | undefined;
	let written = 0;
	// Fills the kernel's buffers, however large they are, until a write has to wait.
	while (held === undefined) {
		const writing = client.transport.write(Buffer.alloc(1_000_000));
		written += 1_000_000;
		const first = await Promise.race([
			writing.then(() => 'gone'),
			new Promise(resolve => setImmediate(resolve)),
		]);
		if (first !== 'gone') held = writing;
	}
	let received = 0;
	const [socket] = sockets;
	socket?.on('data', bytes => {
		received += bytes.length;
	});
	socket?.resume();
	await held;
	await client.transport.write(Buffer.alloc(10));
	client.transport.end();
	await new Promise(resolve => socket?.once('end', resolve));
	expect(received).toBe(written + 10);

	socket?.pause();
	client.transport.destroy();
	await client.transport.write(Buffer.alloc(10));
	expect(await client.end()).toEqual({type: 'closed', by: 'client'});
});

test('a write that waits ends with the connection', async () => {
	const sockets: Socket[] = [];
	const client = listen(
		await serveText(socket => {
			socket.pause();
			sockets.push(socket);
		}),
	);
	await client.of('connected');
	const writing = client.transport.write(Buffer.alloc(50_000_000));
	await client.until(() => sockets[0]);
	sockets[0]?.resetAndDestroy();
	await writing;
	expect(await client.end()).toMatchObject({type: 'failed', error: {code: 'reset'}});
	await client.write('nobody is there');
	client.transport.end();
	client.transport.pause();
	client.transport.resume();
	client.transport.upgrade();
	client.transport.destroy();
	await new Promise(resolve => setImmediate(resolve));
	expect(client.types()).toBe('attempt connected failed');
});

test('a pause keeps the flood out of our memory', async () => {
	// More than a kernel buffers.
	const total = 40_000_000;
	let sent = 0;
	const endpoint = await serveText(socket => {
		const pump = (): void => {
			while (sent < total) {
				sent += 1_000_000;
				if (!socket.write(Buffer.alloc(1_000_000, 'y'))) break;
			}
			if (sent < total) socket.once('drain', pump);
			else socket.end();
		};
		socket.once('data', pump);
	});
	const client = listen(endpoint);
	await client.of('connected');
	client.transport.pause();
	await client.write('go');
	// Rounds enough for all of it, were it read.
	for (let round = 0; round < 2000; round++) await new Promise(resolve => setImmediate(resolve));
	expect(sent).toBeGreaterThan(0);
	expect(sent).toBeLessThan(total);
	expect(client.text().length).toBe(0);
	client.transport.resume();
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.text().length).toBe(total);
});

test('pause before the connection holds', async () => {
	const endpoint = await serveText(socket => socket.end('220 early\r\n'));
	const client = listen(endpoint);
	client.transport.pause();
	await client.of('connected');
	await new Promise(resolve => setImmediate(resolve));
	expect(client.types()).toBe('attempt connected');
	client.transport.resume();
	await client.end();
	expect(client.types()).toBe('attempt connected data closed');
});

test('destroyed while it connects', async () => {
	const endpoint = await serveText(() => {});
	const client = listen(endpoint);
	client.transport.destroy();
	client.transport.destroy();
	expect(client.events).toEqual([]);
	expect(await client.end()).toEqual({type: 'closed', by: 'client'});
	await client.write('x');
	expect(client.types()).toBe('closed');
});

test('ended while it connects', async () => {
	const client = listen(await serveText(() => {}));
	client.transport.end();
	expect(await client.end()).toEqual({type: 'closed', by: 'client'});
	expect(client.types()).toBe('closed');
});

test('destroyed by its listener, in every event', async () => {
	for (const type of ['attempt', 'connected', 'data'] as const) {
		const endpoint = await serveText(socket => socket.write('220 hello\r\n'));
		const client = listen(endpoint, {}, event => {
			if (event.type === type) client.transport.destroy();
		});
		expect(await client.end()).toEqual({type: 'closed', by: 'client'});
		expect(client.types()).toBe(
			`${{attempt: 'attempt', connected: 'attempt connected', data: 'attempt connected data'}[type]} closed`,
		);
	}
});
