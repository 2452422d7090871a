/** Clients that mean no good: many, slow, endless, or with TLS that is none. The listener stays up and within bounds. */
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {connect as connectTls} from 'node:tls';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {authority, type Listening, listening, targetAt} from '../support/listening.ts';
import {RawClient} from '../support/raw-client.ts';

/** It still serves an honest client. */
async function stillServes({port}: Listening): Promise<void> {
	const client = RawClient.clear(port);
	await client.reply();
	expect(await client.ask('EHLO honest.example')).toMatch(/^250/);
	await client.ask('QUIT');
	await client.closed();
}

async function opened(port: number): Promise<Socket> {
	const socket = connect(port, '127.0.0.1');
	socket.on('error', () => {});
	await once(socket, 'connect');
	return socket;
}

/** A reset is an end too. */
function closeOf(socket: Socket): Promise<void> {
	return new Promise(resolve => socket.once('close', () => resolve()));
}

describe('many', () => {
	test('ten thousand connects, a hundred at a time, cost no more than their lines', async () => {
		await using server = await listening({memory: 8 * 1024 * 1024, maxConnections: 150});
		const before = process.memoryUsage().heapUsed;
		for (let round = 0; round < 100; round++) {
			await Promise.all(
				Array.from({length: 100}, async () => {
					const socket = await opened(server.port);
					socket.resume();
					socket.resetAndDestroy();
				}),
			);
		}

		await stillServes(server);
		expect(server.sessions.length + server.listener.refused).toBeGreaterThan(9000);
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(256 * 1024 * 1024);
	}, 60_000);

	test('more than are allowed hear why, and those inside are not disturbed', async () => {
		await using server = await listening({maxConnections: 5});
		const inside = await Promise.all(Array.from({length: 5}, () => opened(server.port)));
		await Promise.all(inside.map(socket => once(socket, 'data')));
		for (let count = 0; count < 20; count++) {
			expect(await RawClient.clear(server.port).closed()).toMatch(/^421 4\.7\.0/);
		}

		for (const socket of inside) {
			socket.write('NOOP\r\n');
			const [reply] = await once(socket, 'data');
			expect(String(reply)).toMatch(/^250/);
			socket.destroy();
		}
	});
});

describe('slow', () => {
	test('a client that says nothing, and one whose line drips in, are shown out', async () => {
		await using server = await listening({timeout: 1200});
		const silent = RawClient.clear(server.port);
		const dripping = RawClient.clear(server.port);
		await dripping.reply();
		const drip = setInterval(() => dripping.write('x'), 100);
		expect(await silent.closed()).toMatch(/421 4\.4\.2 /);
		expect(await dripping.closed()).toMatch(/421 4\.4\.2 /);
		clearInterval(drip);
		const {session} = await server.ended(1);
		expect(session.entries.some(entry => entry.type === 'note' && entry.about === 'listen/timeout')).toBe(
			true,
		);
	});

	test('one that never reads its replies is bounded', async () => {
		await using server = await listening();
		const socket = await opened(server.port);
		socket.pause();
		for (let round = 0; round < 20; round++) {
			socket.write('HELP\r\n'.repeat(5000));
		}

		await stillServes(server);
		expect(server.sessions[0]?.session.entries.length).toBeLessThan(20_100);
		socket.destroy();
	});
});

describe('TLS that is none', () => {
	test('whatever comes as a hello, the listener lives', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({maxLength: 200}), fc.boolean(), async (bytes, looksRight) => {
				const head = looksRight ? [22, 3, 1, 0, Math.min(bytes.length, 255)] : [];
				const socket = await opened(server.port);
				const closing = closeOf(socket);
				socket.end(Buffer.from([...head, ...bytes]));
				socket.resume();
				await closing;
			}),
			{numRuns: 60},
		);
		const client = RawClient.tls(server.port, {ca: authority.cert});
		expect(await client.reply()).toMatch(/^220/);
	});

	test('a hello that never ends is bounded', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		const socket = await opened(server.port);
		const closing = closeOf(socket);
		const record = Buffer.concat([Buffer.from([22, 3, 1, 0x40, 0]), Buffer.alloc(0x4000, 1)]);
		socket.resume();
		for (let count = 0; count < 20; count++) {
			socket.write(record);
		}

		await closing;
		const {session} = await server.ended(1);
		expect(session.entries.at(-1)).toMatchObject({type: 'failed'});
	});

	test('a client that begins the handshake again', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		const socket = connectTls({
			port: server.port,
			host: '127.0.0.1',
			ca: authority.cert,
			maxVersion: 'TLSv1.2',
		});
		socket.on('error', () => {});
		await once(socket, 'data');
		for (let count = 0; count < 20; count++) {
			socket.renegotiate({}, () => {});
		}

		socket.destroy();
		await server.ended(1);
		const client = RawClient.tls(server.port, {ca: authority.cert});
		expect(await client.reply()).toMatch(/^220/);
	});
});

test('a flood through the relay, in TLS on both sides, is passed on whole', async () => {
	await using behind = await listening({size: 64 * 1024 * 1024});
	await using relay = await listening({
		to: {
			target: targetAt(`starttls://localhost:${behind.port}`),
			transport: {tls: {ca: [authority.cert]}},
			insecure: false,
			allowClearAuth: false,
		},
	});
	const send = async (): Promise<void> => {
		const client = RawClient.clear(relay.port);
		await client.reply();
		await client.ask('EHLO flood.example');
		await client.ask('STARTTLS');
		await client.secure({ca: authority.cert, servername: 'localhost'});
		for (const line of ['EHLO flood.example', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA']) {
			await client.ask(line);
		}

		client.write(Buffer.from(`${'x'.repeat(70)}\r\n`.repeat(60_000)));
		expect(await client.ask('.')).toMatch(/^250/);
		await client.ask('QUIT');
		await client.closed();
	};
	await Promise.all(Array.from({length: 8}, send));
	expect(behind.messages.map(({octets}) => octets)).toEqual(Array.from({length: 8}, () => 72 * 60_000));
	expect(relay.messages).toHaveLength(8);
}, 60_000);
