/** A port that listens, with clients of all kinds. */
import {connect, type Socket} from 'node:net';
import {type ConnectionOptions, connect as connectTls, type TLSSocket} from 'node:tls';
import {afterEach, describe, expect, test} from 'vitest';
import {type Caller, openDoor} from '../../source/transport/accept.ts';
import type {IncomingTls} from '../../source/transport/incoming-tls.ts';
import {makeAuthority, makeCertificate} from '../../source/transport/make-certificate.ts';
import type {Transport, TransportEvent} from '../../source/transport/types.ts';

const authority = makeAuthority('test authority of the door');
const identities = new Map(
	['mail.example.test', 'other.example.test'].map(name => [
		name,
		makeCertificate(authority, {names: [name]}),
	]),
);
const identityFor: IncomingTls['identityFor'] = name => {
	const identity = identities.get(name ?? '') ?? identities.get('mail.example.test');
	if (!identity) {
		throw new Error('there is one for every name');
	}

	return identity;
};

const open: AsyncDisposable[] = [];
afterEach(async () => {
	for (const one of open.splice(0).reverse()) {
		await one[Symbol.asyncDispose]();
	}
});

type Settings = Partial<IncomingTls> & {readonly implicitTls?: boolean; readonly upgrade?: boolean};

/** A door whose callers are taken up; what they bring can be awaited. */
async function listening({implicitTls = false, upgrade = false, ...tls}: Settings = {}) {
	const events: TransportEvent[] = [];
	const transports: Transport[] = [];
	const callers: Caller[] = [];
	let wake = (): void => {};
	const door = await openDoor(
		{address: '127.0.0.1', port: 0, implicitTls, tls: {identityFor, timeout: 10_000, ...tls}},
		caller => {
			callers.push(caller);
			let returned = false;
			const transport = caller.accept(event => {
				expect(returned).toBe(true);
				events.push(event);
				if (event.type === 'connected' && upgrade) {
					transport.upgrade(new Uint8Array());
				}

				wake();
			});
			returned = true;
			transports.push(transport);
		},
	);
	open.push({
		async [Symbol.asyncDispose]() {
			for (const transport of transports) {
				transport.destroy();
			}

			await door.close();
		},
	});
	const of = async <Type extends TransportEvent['type']>(type: Type) => {
		for (;;) {
			const found = events.find(
				(event): event is Extract<TransportEvent, {type: Type}> => event.type === type,
			);
			if (found) {
				return found;
			}

			await new Promise<void>(resolve => {
				wake = resolve;
			});
		}
	};
	return {door, events, callers, transports, of};
}

function client(port: number): Socket {
	const socket = connect(port, '127.0.0.1').on('error', () => {});
	open.push({
		async [Symbol.asyncDispose]() {
			socket.destroy();
		},
	});
	return socket;
}

/** `trusting`: what Node calls an authorized connection. */
function tlsClient(port: number, options: ConnectionOptions = {}): TLSSocket {
	const socket = connectTls({
		port,
		host: '127.0.0.1',
		ca: [authority.cert],
		servername: 'mail.example.test',
		...options,
	}).on('error', () => {});
	open.push({
		async [Symbol.asyncDispose]() {
			socket.destroy();
		},
	});
	return socket;
}

describe('in clear text', () => {
	test('a client is known by its address before it is taken up, and heard from then on', async () => {
		const {door, of, callers, events, transports} = await listening();
		const socket = client(door.port);
		const connected = await of('connected');
		expect(callers).toMatchObject([
			{address: '127.0.0.1', port: socket.localPort, localPort: door.port, implicitTls: false},
		]);
		expect(connected).toMatchObject({
			address: '127.0.0.1',
			port: socket.localPort,
			localAddress: '127.0.0.1',
			tls: null,
		});
		socket.write('EHLO me\r\n');
		expect(Buffer.from((await of('data')).bytes).toString()).toBe('EHLO me\r\n');
		const answer = new Promise(resolve => {
			socket.once('data', bytes => resolve(String(bytes)));
		});
		await transports[0]?.write(Buffer.from('250 ok\r\n'));
		expect(await answer).toBe('250 ok\r\n');
		socket.end();
		await of('ended');
		transports[0]?.end();
		await of('closed');
		expect(events.map(({type}) => type)).toEqual(['connected', 'data', 'ended', 'closed']);
	});

	test('a client that cuts the connection', async () => {
		const {door, of} = await listening();
		const socket = client(door.port);
		await of('connected');
		socket.resetAndDestroy();
		expect((await of('failed')).error).toMatchObject({
			code: 'reset',
			message: expect.stringContaining('The client at 127.0.0.1'),
			advice: 'The client, or something between it and this machine, cut the connection.',
		});
	});

	test('one that is refused reads why', async () => {
		const door = await openDoor(
			{address: '127.0.0.1', port: 0, implicitTls: false, tls: {identityFor, timeout: 1000}},
			caller => caller.refuse(Buffer.from('421 too many\r\n')),
		);
		const said = await client(door.port).toArray();
		expect(Buffer.concat(said).toString()).toBe('421 too many\r\n');
		await door.close();
	});

	test('a port that is taken is refused by the system', async () => {
		const {door} = await listening();
		const again = {address: '127.0.0.1', port: door.port, implicitTls: false, tls: {identityFor, timeout: 1}};
		await expect(openDoor(again, () => {})).rejects.toMatchObject({code: 'EADDRINUSE'});
		expect(door.address).toBe('127.0.0.1');
	});

	test('a closed door lets no one in', async () => {
		const {door} = await listening();
		await door.close();
		await expect(
			new Promise((resolve, reject) =>
				connect(door.port, '127.0.0.1').once('connect', resolve).once('error', reject),
			),
		).rejects.toMatchObject({code: 'ECONNREFUSED'});
	});
});

describe('in TLS from the first byte', () => {
	test('what the client offered and was shown', async () => {
		const keys: string[] = [];
		const {door, of} = await listening({implicitTls: true, onKeyLog: line => keys.push(line)});
		const socket = tlsClient(door.port, {servername: 'other.example.test', ALPNProtocols: ['smtp']});
		const {tls} = await of('connected');
		expect(socket.authorized).toBe(true);
		expect(tls).toMatchObject({
			protocol: 'TLSv1.3',
			cipher: 'TLS_AES_256_GCM_SHA384',
			group: null,
			alpn: null,
			servername: 'other.example.test',
			hostname: 'other.example.test',
			hostnameMatches: true,
			sessionId: null,
			resumed: false,
			authorized: true,
			error: null,
			warnings: [],
			chainSource: 'sent',
			channelBinding: null,
			clientHello: {servername: 'other.example.test', alpn: ['smtp'], resumes: false},
		});
		expect(tls?.clientHello?.versions.slice(0, 2)).toEqual(['TLSv1.3', 'TLSv1.2']);
		expect(tls?.certificates.map(({altNames}) => altNames)).toContainEqual(['DNS:other.example.test']);
		expect(keys.map(line => line.split(' ')[0])).toContain('CLIENT_HANDSHAKE_TRAFFIC_SECRET');
		expect(keys.every(line => line === line.trimEnd())).toBe(true);
	});

	test('without a name', async () => {
		const {door, of} = await listening({implicitTls: true});
		tlsClient(door.port, {servername: '', rejectUnauthorized: false});
		expect((await of('connected')).tls).toMatchObject({servername: null, hostname: ''});
	});

	test('an old version, where it is allowed', async () => {
		const {door, of} = await listening({implicitTls: true, minVersion: 'TLSv1', maxVersion: 'TLSv1.1'});
		tlsClient(door.port, {minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0'});
		expect((await of('connected')).tls).toMatchObject({
			protocol: 'TLSv1.1',
			warnings: ['TLSv1.1 is obsolete (RFC 8996).'],
		});
	});

	test('an old version, where it is not', async () => {
		const {door, of} = await listening({implicitTls: true});
		tlsClient(door.port, {minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0'});
		expect((await of('failed')).error).toMatchObject({
			code: 'tls-failed',
			stage: 'handshake',
			message: 'The client at 127.0.0.1 offers nothing above TLS 1.1, which is older than smtpscope accepts.',
			clientHello: {versions: ['TLSv1.1', 'TLSv1']},
		});
	});

	test('ciphers that are not shared', async () => {
		const ciphers = 'ECDHE-ECDSA-AES128-GCM-SHA256';
		const {door, of} = await listening({implicitTls: true, maxVersion: 'TLSv1.2', ciphers});
		tlsClient(door.port, {ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384'});
		expect((await of('failed')).error).toMatchObject({
			code: 'tls-failed',
			message:
				'The client at 127.0.0.1 offers no cipher, signature or key exchange group that smtpscope has.',
		});
	});

	test('a client that speaks clear text', async () => {
		const {door, of} = await listening({implicitTls: true});
		client(door.port).write('EHLO me\r\n');
		const {error} = await of('failed');
		expect(error).toMatchObject({
			code: 'speaks-clear-text',
			stage: 'handshake',
			message: expect.stringContaining(
				'The client at 127.0.0.1 sent clear text where the TLS handshake was expected',
			),
		});
		expect(Buffer.from(error.firstBytes ?? []).toString()).toBe('EHLO me\r\n');
		expect(error).not.toHaveProperty('clientHello');
	});

	test('a client that leaves before its hello, or in the middle of it', async () => {
		const first = await listening({implicitTls: true});
		client(first.door.port).end();
		expect((await first.of('failed')).error).toMatchObject({
			message: 'The client at 127.0.0.1 closed the connection instead of beginning the TLS handshake.',
		});
		const second = await listening({implicitTls: true});
		client(second.door.port).end(Buffer.from('1603010040', 'hex'));
		expect((await second.of('failed')).error).toMatchObject({
			message: 'The client at 127.0.0.1 closed the connection during the TLS handshake without saying why.',
		});
	});

	test('a client that says nothing', async () => {
		const {door, of} = await listening({implicitTls: true, timeout: 20});
		client(door.port);
		expect((await of('failed')).error).toEqual({
			code: 'timed-out',
			stage: 'handshake',
			message: 'The client at 127.0.0.1 did not finish the TLS handshake within 0 s.',
			advice:
				'The client may have stopped to ask its user about the certificate, or it does not speak TLS here.',
		});
	});
});

test('after STARTTLS', async () => {
	const {door, of, events} = await listening({upgrade: true});
	const socket = client(door.port);
	await of('connected');
	const secured = connectTls({socket, ca: [authority.cert], servername: 'mail.example.test'});
	secured.on('error', () => {}).write('EHLO again\r\n');
	const {tls, elapsed} = await of('secured');
	expect(tls.servername).toBe('mail.example.test');
	expect(elapsed).toBeGreaterThan(0);
	expect(Buffer.from((await of('data')).bytes).toString()).toBe('EHLO again\r\n');
	expect(events.map(({type}) => type)).toEqual(['connected', 'secured', 'data']);
	secured.destroy();
});
