import type {Socket} from 'node:net';
import {expect, test} from 'vitest';
import {certificate} from '../support/certificates.ts';
import {secureServerSide, serveText, serveTls} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

const options = {tls: {servername: 'mail.example.test'}};

/** Greets, answers STARTTLS with `answer`, then does what the test says. */
const serveStarttls = async (answer: string, then: (socket: Socket) => unknown) => {
	// Made beforehand, so that the server is ready for the handshake when it says so.
	await certificate('good');
	return serveText(socket => {
		socket.once('data', () => {
			socket.write(answer, () => then(socket));
		});
		socket.write('220 hello\r\n');
	});
};

const untilReady = async (client: ReturnType<typeof listen>): Promise<void> => {
	await client.untilText('220 hello\r\n');
	await client.write('STARTTLS\r\n');
	await client.untilText('220 go\r\n');
};

test('the upgrade happens on the same connection', async () => {
	const ports: (number | undefined)[] = [];
	const endpoint = await serveStarttls('220 go\r\n', async socket => {
		const secured = await secureServerSide(socket);
		secured.once('data', bytes => {
			ports.push(socket.remotePort);
			secured.end(`250 ${bytes}`);
		});
	});
	const client = listen(endpoint, options);
	await untilReady(client);
	client.transport.upgrade();
	// Waits for the handshake.
	await client.write('EHLO me\r\n');
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.types()).toBe('attempt connected data data secured data closed');
	expect(client.text()).toBe('220 hello\r\n220 go\r\n250 EHLO me\r\n');
	expect((await client.of('secured')).tls).toMatchObject({hostnameMatches: true, chainSource: 'sent'});
	expect(ports).toEqual([(await client.of('connected')).localPort]);
});

test('bytes in clear that come with the go-ahead are told before the upgrade', async () => {
	const endpoint = await serveStarttls('220 go\r\n250 injected\r\n', async socket => {
		(await secureServerSide(socket)).end('250 true\r\n');
	});
	const client = listen(endpoint, options, event => {
		if (event.type === 'data' && Buffer.from(event.bytes).includes('220 go')) client.transport.upgrade();
	});
	await client.untilText('220 hello\r\n');
	await client.write('STARTTLS\r\n');
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.types()).toBe('attempt connected data data secured data closed');
	expect(client.text()).toBe('220 hello\r\n220 go\r\n250 injected\r\n250 true\r\n');
});

test('bytes in clear that come after the upgrade was asked for never become data', async () => {
	const sockets: Socket[] = [];
	const endpoint = await serveStarttls('220 go\r\n', socket => {
		sockets.push(socket);
		socket.once('data', async hello => {
			socket.write('250 injected\r\n');
			socket.unshift(hello);
			(await secureServerSide(socket)).end('250 true\r\n');
		});
	});
	const client = listen(endpoint, options);
	await untilReady(client);
	client.transport.upgrade();
	expect(await client.end()).toMatchObject({
		type: 'failed',
		error: {
			code: 'speaks-clear-text',
			stage: 'handshake',
			message: expect.stringContaining('in clear text: "250 injected\\r\\n'),
			firstBytes: expect.any(Uint8Array),
		},
	});
	expect(client.text()).toBe('220 hello\r\n220 go\r\n');
});

test('clear bytes that wait during a pause do not slip into TLS’s data', async () => {
	const endpoint = await serveStarttls('220 go\r\n', socket => {
		socket.write('250 injected\r\n');
	});
	const client = listen(endpoint, options);
	await untilReady(client);
	client.transport.pause();
	client.transport.upgrade();
	expect(await client.end()).toMatchObject({type: 'failed', error: {code: 'speaks-clear-text'}});
	expect(client.text()).not.toContain('true');
});

test('the upgrade may be asked for as soon as the connection is told', async () => {
	const endpoint = await serveTls('good', socket => socket.end('220 hello\r\n'));
	const client = listen(endpoint, options, event => {
		if (event.type === 'connected') client.transport.upgrade();
	});
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.types()).toBe('attempt connected secured data closed');
});

test('a server that says no more', async () => {
	const endpoint = await serveStarttls('220 go\r\n', socket => socket.once('data', () => socket.end()));
	const client = listen(endpoint, options);
	await untilReady(client);
	client.transport.upgrade();
	expect(await client.end()).toMatchObject({
		type: 'failed',
		error: {
			code: 'tls-failed',
			message: expect.stringMatching(
				/closed the connection in the middle of the TLS handshake, without an answer\.$/,
			),
		},
	});
});

test('a server that resets in the handshake', async () => {
	const endpoint = await serveStarttls('220 go\r\n', socket =>
		socket.once('data', () => socket.resetAndDestroy()),
	);
	const client = listen(endpoint, options);
	await untilReady(client);
	client.transport.upgrade();
	expect(await client.end()).toMatchObject({type: 'failed', error: {stage: 'handshake'}});
	expect(client.types()).toBe('attempt connected data data failed');
});

test('a handshake that never ends, times out', async () => {
	const endpoint = await serveStarttls('220 go\r\n', () => {});
	const client = listen(endpoint, {...options, connectTimeout: 50});
	await untilReady(client);
	client.transport.upgrade();
	expect(await client.end()).toMatchObject({
		type: 'failed',
		error: {code: 'timed-out', stage: 'handshake', message: expect.stringContaining('TLS handshake')},
	});
});

test('destroyed, ended, paused and asked again in the middle of the handshake', async () => {
	const endpoint = await serveStarttls('220 go\r\n', () => {});
	for (const act of ['destroy', 'end'] as const) {
		const client = listen(endpoint, options);
		await untilReady(client);
		client.transport.upgrade();
		client.transport.upgrade();
		client.transport.pause();
		client.transport.resume();
		client.transport[act]();
		expect(await client.end()).toEqual({type: 'closed', by: 'client'});
		expect(client.types()).toBe('attempt connected data data closed');
	}
});

test('TLS within TLS, since a server may offer it', async () => {
	const endpoint = await serveStarttls('220 go\r\n', async socket => {
		const outer = await secureServerSide(socket);
		outer.once('data', () => {
			outer.write('220 again\r\n', async () => {
				(await secureServerSide(outer)).end('250 inner\r\n');
			});
		});
	});
	const client = listen(endpoint, options);
	await untilReady(client);
	client.transport.upgrade();
	await client.of('secured');
	await client.write('STARTTLS\r\n');
	await client.untilText('220 again');
	client.transport.upgrade();
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.types()).toBe('attempt connected data data secured data secured data closed');
	expect(client.text()).toMatch(/250 inner\r\n$/);
});

test('a key of ours that is unusable is told, and nothing is sent', async () => {
	const endpoint = await serveStarttls('220 go\r\n', () => {});
	const client = listen(endpoint, {tls: {key: 'no key', cert: 'no certificate'}});
	await untilReady(client);
	client.transport.upgrade();
	expect(client.types()).toBe('attempt connected data data');
	expect(await client.end()).toMatchObject({
		type: 'failed',
		error: {code: 'tls-configuration', message: 'The certificate cannot be read.'},
	});
});
