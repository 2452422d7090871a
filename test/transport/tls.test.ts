import {X509Certificate} from 'node:crypto';
import {connect, isIP} from 'node:net';
import {createServer} from 'node:tls';
import {expect, test} from 'vitest';
import type {TlsOptions} from '../../source/transport/types.ts';
import {authority, type CertificateKind, certificate} from '../support/certificates.ts';
import {ocspResponse} from '../support/ocsp.ts';
import {serveText, serveTls} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

const host = 'mail.example.test';

/** The facts of one handshake with a server that shows this kind of certificate. */
const handshake = async (
	kind: CertificateKind,
	tls: TlsOptions = {},
	server: Parameters<typeof serveTls>[2] = {},
) => {
	const endpoint = await serveTls(kind, socket => socket.end('220 hello\r\n'), server);
	const client = listen(endpoint, {
		implicitTls: true,
		tls: {servername: host, ca: [(await certificate(kind)).ca], ...tls},
	});
	const end = await client.end();
	expect(end).toEqual({type: 'closed', by: 'server'});
	expect(client.types()).toBe('attempt connected data closed');
	expect(client.text()).toBe('220 hello\r\n');
	const {tls: facts} = await client.of('connected');
	if (facts === null) throw new Error('no TLS');
	return facts;
};

const versions = ['TLSv1.2', 'TLSv1.3'] as const;

for (const version of versions) {
	test(`a good certificate, ${version}`, async () => {
		const facts = await handshake('good', {maxVersion: version});
		const {cert} = await certificate('good');
		expect(facts).toMatchObject({
			protocol: version,
			signatureScheme: 'ecdsa_secp256r1_sha256',
			ocspStapled: false,
			alpn: null,
			servername: host,
			resumed: false,
			authorized: true,
			error: null,
			hostnameMatches: true,
			hostname: host,
			chainSource: 'sent',
			warnings: [],
		});
		expect(facts.cipher).toMatch(version === 'TLSv1.3' ? /^TLS_AES_/ : /^TLS_ECDHE_ECDSA_WITH_/);
		expect(facts.group).toMatch(version === 'TLSv1.3' ? /^X25519/ : /^X25519$/);
		expect(facts.certificates).toHaveLength(1);
		expect(facts.certificates[0]).toMatchObject({
			subject: `CN=${host}`,
			issuer: 'O=smtpscope, CN=Test Root',
			altNames: [`DNS:${host}`, 'DNS:localhost', 'IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1'],
			fingerprint256: new X509Certificate(cert).fingerprint256,
			keyType: 'EC',
			keyBits: 256,
			signatureAlgorithm: 'ecdsa-with-SHA256',
			selfSigned: false,
			isAuthority: false,
		});
	});

	test(`the chain as it was sent, ${version}`, async () => {
		for (const kind of ['with-intermediate', 'missing-intermediate', 'disordered', 'with-root'] as const) {
			const facts = await handshake(kind, {maxVersion: version});
			const sent = (await certificate(kind)).cert.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n/g);
			expect(facts.chainSource).toBe('sent');
			expect(facts.certificates.map(({pem}) => pem.replaceAll('\n', ''))).toEqual(
				sent?.map(pem => pem.replaceAll('\n', '')),
			);
		}
	});
}

test('the channel binding is the server’s too', async () => {
	let theirs = '';
	const endpoint = await serveTls('good', socket => {
		theirs = socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0)).toString('base64');
		socket.end('220\r\n');
	});
	const client = listen(endpoint, {implicitTls: true, tls: {servername: host}});
	await client.end();
	expect((await client.of('connected')).tls?.channelBinding).toBe(theirs);
	expect((await handshake('good', {maxVersion: 'TLSv1.2'})).channelBinding).toBeNull();
});

test('nobody vouches for a self-signed certificate but who trusts it here', async () => {
	const facts = await handshake('self-signed', {ca: []});
	expect(facts).toMatchObject({authorized: false, error: 'DEPTH_ZERO_SELF_SIGNED_CERT'});
	expect(facts.warnings).toEqual(['The certificate is self-signed: no one vouches for it.']);
});

test.each<[CertificateKind, string | null, boolean, RegExp | null]>([
	['good', null, true, null],
	['expired', 'CERT_HAS_EXPIRED', true, /^The certificate expired 3 days ago, on \d{4}-\d\d-\d\d\.$/],
	['expires-soon', null, true, /^The certificate expires in 5 days, on /],
	['not-yet-valid', 'CERT_NOT_YET_VALID', true, /^The certificate is not valid before /],
	['wrong-name', null, false, null],
	['self-signed', null, true, null],
	['with-intermediate', null, true, null],
	[
		'missing-intermediate',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		true,
		/the one of O=smtpscope, CN=Test Intermediate is missing/,
	],
	['disordered', null, true, /out of order, or one does not belong to the chain: CN=A Stranger/],
	['with-root', null, true, null],
	['rsa-2048', null, true, null],
	['rsa-1024', 'EE_KEY_TOO_SMALL', true, /^The certificate has a weak key: RSA with 1024 bits\.$/],
	['sha-1', 'CA_MD_TOO_WEAK', true, /signed with a broken hash: ecdsa-with-SHA1/],
	['wildcard', null, true, null],
	['ip', null, false, null],
	['idn', null, false, null],
	['cn-only', null, true, /only in the CN/],
	['ed25519', null, true, null],
])('chain and name are two verdicts: %s', async (kind, error, hostnameMatches, warning) => {
	const weak = {ciphers: 'DEFAULT@SECLEVEL=0'};
	for (const maxVersion of versions) {
		const facts = await handshake(kind, {maxVersion}, weak);
		expect({
			error: facts.error,
			authorized: facts.authorized,
			hostnameMatches: facts.hostnameMatches,
		}).toEqual({
			error,
			authorized: error === null,
			hostnameMatches,
		});
		expect(facts.warnings).toEqual(warning === null ? [] : [expect.stringMatching(warning)]);
	}
});

test.each<[CertificateKind, string, boolean]>([
	['ip', '127.0.0.1', true],
	['ip', '::1', true],
	['ip', '127.0.0.2', false],
	['good', 'localhost', true],
	['good', 'LocalHost.', true],
	['good', 'example.test', false],
	['idn', 'bücher.example', true],
	['idn', 'xn--bcher-kva.example', true],
	['wildcard', 'smtp.example.test', true],
	['wildcard', 'example.test', false],
	['wildcard', 'a.b.example.test', false],
])('certificate %s for the name %s', async (kind, servername, matches) => {
	const facts = await handshake(kind, {servername});
	expect(facts.hostnameMatches).toBe(matches);
	expect(facts.authorized).toBe(true);
	if (isIP(servername) !== 0) expect(facts.servername).toBeNull();
});

test('the name that was asked for reaches the server, and is the host where none is given', async () => {
	const asked: unknown[] = [];
	for (const [name, tls] of [
		['bücher.example', undefined],
		['mail.example.test', {servername: 'Other.example.test'}],
		['127.0.0.1', undefined],
	] as const) {
		const endpoint = await serveTls('good', socket => {
			asked.push(socket.servername);
			socket.end();
		});
		const client = listen(
			{...endpoint, host: name},
			{
				implicitTls: true,
				lookup: async () => [{address: '127.0.0.1', family: 4}],
				...(tls !== undefined && {tls}),
			},
		);
		await client.end();
		asked.push((await client.of('connected')).tls?.servername);
	}
	expect(asked).toEqual([
		'xn--bcher-kva.example',
		'xn--bcher-kva.example',
		'other.example.test',
		'other.example.test',
		false,
		null,
	]);
});

test('an unknown authority', async () => {
	const facts = await handshake('with-root', {ca: []});
	expect(facts).toMatchObject({authorized: false, error: 'SELF_SIGNED_CERT_IN_CHAIN', hostnameMatches: true});
	expect(await handshake('self-signed', {ca: []})).toMatchObject({
		authorized: false,
		error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
	});
});

test('ALPN, a cipher of choice and a key log', async () => {
	const lines: string[] = [];
	const facts = await handshake(
		'good',
		{
			alpn: ['smtp', 'x'],
			maxVersion: 'TLSv1.2',
			ciphers: 'ECDHE-ECDSA-CHACHA20-POLY1305',
			onKeyLog: line => lines.push(line),
		},
		{ALPNProtocols: ['smtp']},
	);
	expect(facts).toMatchObject({
		alpn: 'smtp',
		cipher: 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
		group: 'X25519',
	});
	expect(lines).toEqual([expect.stringMatching(/^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}$/)]);
	const newer: string[] = [];
	await handshake('good', {onKeyLog: line => newer.push(line.split(' ')[0] ?? '')});
	expect(newer).toContain('SERVER_HANDSHAKE_TRAFFIC_SECRET');
	expect(newer).toContain('CLIENT_TRAFFIC_SECRET_0');
});

test.each([['TLS_AES_128_GCM_SHA256'], ['TLS_AES_256_GCM_SHA384'], ['TLS_CHACHA20_POLY1305_SHA256']])(
	'the sent chain under %s',
	async ciphers => {
		const facts = await handshake('disordered', {ciphers, minVersion: 'TLSv1.3'});
		expect(facts).toMatchObject({cipher: ciphers, chainSource: 'sent', certificates: {length: 4}});
	},
);

test('a cipher whose records are not opened here tells the chain as it was built', async () => {
	const ciphers = 'TLS_AES_128_CCM_SHA256';
	const facts = await handshake('disordered', {ciphers, minVersion: 'TLSv1.3'}, {ciphers});
	expect(facts).toMatchObject({cipher: ciphers, chainSource: 'built', authorized: true});
	expect(facts.certificates.map(({subject}) => subject)).toEqual([
		`CN=${host}`,
		'O=smtpscope, CN=Test Intermediate',
		'O=smtpscope, CN=Test Root',
	]);
	expect(facts.signatureScheme).toBeUndefined();
});

test('a server that asks for the handshake’s key in another group', async () => {
	// HelloRetryRequest: two server hellos in clear text.
	const facts = await handshake('good', {}, {ecdhCurve: 'P-521'});
	expect(facts).toMatchObject({protocol: 'TLSv1.3', chainSource: 'sent', certificates: {length: 1}});
	expect(facts.group).toMatch(/521/);
});

test('weak handshakes go through and are told', async () => {
	const relaxed = {ciphers: 'DEFAULT@SECLEVEL=0', minVersion: 'TLSv1'} as const;
	for (const version of ['TLSv1', 'TLSv1.1'] as const) {
		const facts = await handshake('good', {minVersion: 'TLSv1'}, {...relaxed, maxVersion: version});
		expect(facts).toMatchObject({protocol: version, chainSource: 'sent', certificates: {length: 1}});
		expect(facts.warnings).toEqual([`${version} is obsolete (RFC 8996).`]);
	}
	const plain = {ciphers: 'AES128-SHA@SECLEVEL=0', maxVersion: 'TLSv1.2'} as const;
	const facts = await handshake('rsa-2048', plain, plain);
	expect(facts).toMatchObject({cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA', group: null});
	expect(facts.warnings).toEqual([expect.stringMatching(/^There is no forward secrecy/)]);
	const anonymous = {ciphers: 'ADH-AES128-SHA256@SECLEVEL=0', maxVersion: 'TLSv1.2'} as const;
	expect(await handshake('good', anonymous, {...anonymous, dhparam: 'auto'})).toMatchObject({
		authorized: false,
		error: 'NO_CERTIFICATE',
		hostnameMatches: false,
		certificates: [],
		chainSource: 'built',
	});
});

test('a session id where the server gives one', async () => {
	const facts = await handshake(
		'good',
		{maxVersion: 'TLSv1.2'},
		// SSL_OP_NO_TICKET
		{secureOptions: 1 << 14, sessionIdContext: 'test'},
	);
	expect(facts.sessionId).toMatch(/^[0-9a-f]{64}$/);
	expect(facts.ticket).toBe(false);
	expect((await handshake('good', {maxVersion: 'TLSv1.2'})).ticket).toBe(true);
	expect((await handshake('good')).ticket).toBeUndefined();
	expect((await handshake('good')).sessionId).toBeNull();
});

test.each([
	['TLSv1.3', 2],
	['TLSv1.2', 0],
] as const)('tickets to resume it with are counted in %s', async (maxVersion, count) => {
	const endpoint = await serveTls('good', socket => socket.end('220 hello\r\n'), {maxVersion});
	const client = listen(endpoint, {implicitTls: true});
	await client.end();
	expect(client.events.filter(({type}) => type === 'ticket')).toHaveLength(count);
});

test('an OCSP staple is seen, read, and its signature checked', async () => {
	const {cert, key, ca} = await certificate('good');
	const issuer = await authority();
	const staples = [
		[Buffer.from([0x30, 3, 0x0a, 1, 3]), {status: 'no answer', signature: 'not checked'}, []],
		[ocspResponse({certificate: cert, issuer}), {status: 'good', signature: 'issuer'}, []],
		[
			ocspResponse({certificate: cert, issuer, status: 'revoked'}),
			{status: 'revoked', signature: 'issuer'},
			[expect.stringContaining('says that the certificate was revoked on ')],
		],
		[
			ocspResponse({certificate: cert, issuer, until: -1}),
			{status: 'good', signature: 'issuer'},
			[expect.stringContaining('The OCSP staple is out of date')],
		],
		[
			ocspResponse({certificate: (await certificate('wildcard')).cert, issuer}),
			{signature: 'other certificate'},
			[expect.stringContaining('cannot be trusted')],
		],
	] as const;
	for (const maxVersion of versions) {
		for (const [staple, ocsp, warnings] of staples) {
			const server = createServer({cert, key, maxVersion}, socket => socket.end('220\r\n'));
			server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, staple));
			await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
			const address = server.address();
			const port = address !== null && typeof address === 'object' ? address.port : 0;
			// The authority is not sent: it is known because the chain leads to it.
			const client = listen(
				{kind: 'tcp', host: '127.0.0.1', port},
				{implicitTls: true, tls: {servername: host, ca: [ca]}},
			);
			await client.end();
			const {tls} = await client.of('connected');
			expect(tls).toMatchObject({authorized: true, ocspStapled: true, ocsp, warnings});
			server.close();
		}
	}
});

test.each(versions)('a server that asks for a certificate, %s', async maxVersion => {
	const asking = await handshake('good', {maxVersion}, {requestCert: true, rejectUnauthorized: false});
	expect(asking.asksForCertificate).toBe(true);
	expect((await handshake('good', {maxVersion})).asksForCertificate).toBe(false);
});

test('a client certificate is shown', async () => {
	const {pem} = await authority();
	const {cert, key} = await certificate('client');
	for (const maxVersion of versions) {
		const seen: string[] = [];
		const endpoint = await serveTls(
			'good',
			socket => {
				seen.push(socket.getPeerX509Certificate()?.subject ?? 'nobody');
				socket.end('220\r\n');
			},
			{requestCert: true, rejectUnauthorized: true, ca: pem, maxVersion},
		);
		await listen(endpoint, {implicitTls: true, tls: {cert, key}}).end();
		expect(seen).toEqual(['CN=somebody']);
	}
});

test('the server’s goodbye is answered with one', async () => {
	const secured = await serveTls('good', socket => socket.end('220\r\n'), {maxVersion: 'TLSv1.2'});
	const records: Buffer[] = [];
	let ended: (() => void) | undefined;
	const end = new Promise<void>(resolve => {
		ended = resolve;
	});
	const endpoint = await serveText(socket => {
		const upstream = connect(secured.port, secured.host);
		upstream.on('error', () => {});
		socket.on('data', bytes => {
			records.push(bytes);
			upstream.write(bytes);
		});
		socket.on('end', () => ended?.());
		upstream.pipe(socket);
	});
	expect(await listen(endpoint, {implicitTls: true}).end()).toEqual({type: 'closed', by: 'server'});
	await end;
	// An alert, encrypted: its content type and the version stand in clear.
	expect(records.at(-1)?.subarray(0, 3)).toEqual(Buffer.from([21, 3, 3]));
});

test('a large message through TLS, both ways, with pauses', async () => {
	const endpoint = await serveTls('good', socket => socket.pipe(socket));
	const client = listen(endpoint, {implicitTls: true});
	await client.of('connected');
	const message = Buffer.alloc(5_000_000, '0123456789abcdef');
	void client.transport.write(message.subarray(0, 2_500_000));
	client.transport.pause();
	await client.transport.write(message.subarray(2_500_000, 2_500_010));
	client.transport.resume();
	await client.transport.write(message.subarray(2_500_010));
	await client.until(() => client.octets() === message.length || undefined);
	expect(client.text() === message.toString('latin1')).toBe(true);
	client.transport.end();
	expect(await client.end()).toEqual({type: 'closed', by: 'client'});
});
