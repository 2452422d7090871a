/** What Node is asked for: the options of each socket and of each handshake, without a connection. */
import {PassThrough} from 'node:stream';
import {afterEach, expect, test, vi} from 'vitest';
import {connect} from '../../source/transport/connect.ts';
import {makeAuthority, makeCertificate} from '../../source/transport/make-certificate.ts';
import {secure} from '../../source/transport/secure.ts';
import {tlsContext} from '../../source/transport/tls-context.ts';
import type {Endpoint, TlsOptions, TransportOptions} from '../../source/transport/types.ts';

const asked = vi.hoisted(() => ({net: [] as object[], tls: [] as object[], contexts: [] as object[]}));

vi.mock('node:net', async original => {
	const net = await original<typeof import('node:net')>();
	return {
		...net,
		connect: (options: object) => {
			asked.net.push(options);
			return new net.Socket();
		},
	};
});

vi.mock('node:tls', async original => {
	const tls = await original<typeof import('node:tls')>();
	return {
		...tls,
		connect: (options: import('node:tls').ConnectionOptions) => {
			asked.tls.push({...options, answer: options.checkServerIdentity?.('x', {} as never)});
			return tls.connect(options);
		},
		createSecureContext: (options: import('node:tls').SecureContextOptions) => {
			asked.contexts.push(options);
			return tls.createSecureContext(options);
		},
	};
});

afterEach(() => {
	for (const list of Object.values(asked)) {
		list.length = 0;
	}
});

async function dialled(endpoint: Endpoint, options: TransportOptions = {}): Promise<readonly object[]> {
	const connecting = connect(endpoint, options, {onAttempt() {}, onConnected() {}, onFailed() {}});
	await vi.waitFor(() => expect(asked.net).not.toEqual([]), {interval: 1});
	connecting.cancel();
	return asked.net;
}

const mx: Endpoint = {kind: 'tcp', host: '192.0.2.25', port: 25};
const usual = {
	host: '192.0.2.25',
	port: 25,
	family: 4,
	autoSelectFamily: false,
	allowHalfOpen: true,
	noDelay: true,
	keepAlive: true,
	keepAliveInitialDelay: 60_000,
};

test('a server is dialled at its address, kept alive, and half-closed at most', async () => {
	expect(await dialled(mx)).toEqual([usual]);
});

test('from the address and port that were asked for', async () => {
	expect(await dialled(mx, {localAddress: '192.0.2.7', localPort: 5025})).toEqual([
		{...usual, localAddress: '192.0.2.7', localPort: 5025},
	]);
});

test('the proxy is dialled in its place', async () => {
	const proxy = {kind: 'socks5', host: '::1', port: 1080} as const;
	expect(await dialled(mx, {proxy})).toEqual([{...usual, host: '::1', port: 1080, family: 6}]);
});

test('a path is dialled as a path', async () => {
	expect(await dialled({kind: 'unix', path: '/run/lmtp'})).toEqual([
		{path: '/run/lmtp', allowHalfOpen: true},
	]);
});

function shaken(host: string, options: TlsOptions = {}): object {
	const under = new PassThrough();
	const handshake = secure(
		under,
		host,
		`${host}:465`,
		{...options, timeout: 1000, start: {by: 'first byte'}},
		{onFailed() {}, onSecured() {}, onTicket() {}} as unknown as Parameters<typeof secure>[4],
	);
	handshake.cancel();
	under.destroy();
	const [one] = asked.tls;
	const {socket: _, secureContext: __, checkServerIdentity: ___, ...rest} = one as Record<string, unknown>;
	asked.tls.length = 0;
	return rest;
}

test('a handshake judges nothing by itself, and asks for a staple and the name', () => {
	const lenient = {rejectUnauthorized: false, requestOCSP: true, answer: undefined};
	expect(shaken('mail.example.org')).toEqual({...lenient, servername: 'mail.example.org'});
	expect(shaken('192.0.2.25')).toEqual(lenient);
	expect(shaken('fe80::1%eth0')).toEqual(lenient);
	expect(shaken('bücher.example.')).toEqual({...lenient, servername: 'xn--bcher-kva.example'});
	expect(shaken('mail.example.org', {servername: 'other.example', verifyName: 'third.example'})).toEqual({
		...lenient,
		servername: 'other.example',
	});
	expect(shaken('mx', {alpn: ['smtp', 'x'], session: new Uint8Array([1, 2])})).toEqual({
		...lenient,
		servername: 'mx',
		ALPNProtocols: ['smtp', 'x'],
		session: Buffer.from([1, 2]),
	});
});

test('what is set for TLS reaches OpenSSL under its own names', () => {
	const authority = makeAuthority('An authority');
	const {cert, key} = makeCertificate(authority, {names: ['client.example']});
	const contexts = (options: TlsOptions): object => {
		tlsContext(options, 'mx:465');
		const {ca, ...rest} = asked.contexts.pop() as {ca: readonly string[]};
		return {...rest, ownRoots: ca.slice(-1)[0] === authority.cert};
	};
	expect(contexts({groups: 'X25519:P-256'})).toEqual({ecdhCurve: 'X25519:P-256', ownRoots: false});
	expect(contexts({ca: [authority.cert]})).toEqual({ownRoots: true});
	expect(contexts({cert, key})).toEqual({cert, key, ownRoots: false});
	expect(contexts({minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3'})).toEqual({
		minVersion: 'TLSv1.2',
		maxVersion: 'TLSv1.3',
		ownRoots: false,
	});
	for (const minVersion of ['TLSv1', 'TLSv1.1'] as const) {
		expect(contexts({minVersion})).toEqual({minVersion, ciphers: 'DEFAULT@SECLEVEL=0', ownRoots: false});
	}

	expect(contexts({minVersion: 'TLSv1', ciphers: 'ALL'})).toEqual({
		minVersion: 'TLSv1',
		ciphers: 'ALL',
		ownRoots: false,
	});
	expect(contexts({legacyRenegotiation: true})).toEqual({secureOptions: 4, ownRoots: false});
	// The same settings are made once.
	tlsContext({legacyRenegotiation: true}, 'mx:465');
	expect(asked.contexts).toEqual([]);
});
