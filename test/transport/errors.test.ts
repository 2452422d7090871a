import {createServer} from 'node:http';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {explainSystemError} from '../../source/transport/errors.ts';
import {quoteBytes} from '../../source/transport/quote.ts';
import {tlsAlert} from '../../source/transport/tls-alerts.ts';
import {checkTlsOptions} from '../../source/transport/tls-context.ts';
import {explainTlsError, looksLikeTls, speaksTls} from '../../source/transport/tls-errors.ts';
import type {Endpoint, TlsOptions, TransportError, TransportOptions} from '../../source/transport/types.ts';
import {authority, certificate, issue, keyPem} from '../support/certificates.ts';
import {hasIpv6} from '../support/ipv6.ts';
import {serveText, serveTls, smallGroup} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

const failure = async (endpoint: Endpoint, options: TransportOptions = {}): Promise<TransportError> => {
	const end = await listen(endpoint, options).end();
	if (end.type !== 'failed') throw new Error('this should have failed');
	return end.error;
};

const closedPort = async (host = '127.0.0.1'): Promise<Endpoint> => {
	const server = createServer();
	await new Promise<void>(resolve => server.listen(0, host, resolve));
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	await new Promise(resolve => server.close(resolve));
	return {kind: 'tcp', host, port};
};

const tls = (options: TlsOptions = {}): TransportOptions => ({
	implicitTls: true,
	tls: {servername: 'mail.example.test', ...options},
});

test('a closed port', async () => {
	const endpoint = await closedPort();
	const port = endpoint.kind === 'tcp' ? endpoint.port : 0;
	expect(await failure(endpoint)).toEqual({
		code: 'refused',
		stage: 'connecting',
		message: `127.0.0.1:${port} refused the connection.`,
		advice:
			'Nothing is listening there, or a firewall rejects the connection. Check the port, and whether the server is running.',
		systemCode: 'ECONNREFUSED',
	});
});

test.skipIf(!hasIpv6)('a closed port on IPv6', async () => {
	const six = await closedPort('::1');
	expect((await failure(six)).message).toMatch(/^\[::1\]:\d+ refused/);
});

test('IPv6 that is switched off, and a local address that is nobody’s', () => {
	const error = Object.assign(new Error('connect EADDRNOTAVAIL'), {code: 'EADDRNOTAVAIL'});
	expect(explainSystemError(error, '[::1]:25', 'connecting')).toMatchObject({
		code: 'unreachable',
		message: 'There is no route to [::1]:25.',
		systemCode: 'EADDRNOTAVAIL',
	});
	expect(explainSystemError(error, '[::1]:25', 'connecting', '192.0.2.9')).toMatchObject({
		code: 'bad-address',
		message: '192.0.2.9 is not an address of this machine that can be used.',
	});
});

test('a name that does not exist', async () => {
	const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), {code: 'ENOTFOUND'});
	const lookup = () => Promise.reject(error);
	expect(await failure({kind: 'tcp', host: 'nothing.invalid', port: 25}, {lookup})).toMatchObject({
		code: 'not-found',
		message: 'There is no host named nothing.invalid.',
		systemCode: 'ENOTFOUND',
	});
	expect(await failure({kind: 'tcp', host: 'empty.test', port: 25}, {lookup: async () => []})).toMatchObject({
		code: 'not-found',
		message: 'empty.test has no address.',
	});
});

test.each([0, -1, 65_536, 1.5, Number.NaN])('%s is no port', async port => {
	expect(await failure({kind: 'tcp', host: '127.0.0.1', port})).toMatchObject({
		code: 'bad-address',
		message: `${port} is not a port number.`,
	});
});

test.each<[string, TransportOptions, string]>([
	['127.0.0.1', {family: 6}, '127.0.0.1 is an IPv4 address, but only IPv6 may be used.'],
	['::1', {localAddress: '127.0.0.1'}, '::1 is an IPv6 address, but only IPv4 may be used.'],
	['127.0.0.1', {localAddress: 'eth0'}, 'The local address "eth0" is not an IP address.'],
	[
		'127.0.0.1',
		{localAddress: '::1', family: 4},
		'The local address ::1 is IPv6, but only IPv4 may be used.',
	],
	['127.0.0.1', {localAddress: '192.0.2.1'}, '192.0.2.1 is not an address of this machine that can be used.'],
])('addresses that do not go together: %s, %j', async (host, options, message) => {
	const {port} = await serveText(() => {});
	expect(await failure({kind: 'tcp', host, port}, options)).toMatchObject({code: 'bad-address', message});
});

test.each<[string, RegExp]>([
	['220 mail.example.test ESMTP\r\n', /greets in clear text/],
	['HTTP/1.1 400 Bad Request\r\n', /web server/],
	['SSH-2.0-OpenSSH_9.6\r\n', /SSH server/],
	['* OK IMAP4rev1\r\n', /IMAP/],
	['+OK ready\r\n', /POP3/],
	['x', /does not speak TLS/],
	['\x1b[2J\x07\u0080', /does not speak TLS/],
])('TLS to a port that says %j', async (text, advice) => {
	const error = await failure(await serveText(socket => socket.end(Buffer.from(text, 'latin1'))), tls());
	expect(error).toMatchObject({
		code: 'speaks-clear-text',
		stage: 'handshake',
		advice: expect.stringMatching(advice),
	});
	expect(Buffer.from(error.firstBytes ?? []).toString('latin1')).toBe(text);
	expect(error.message).toMatch(
		/^127\.0\.0\.1:\d+ answered the TLS handshake in clear text: "[\x20-\x7e]*"\.$/,
	);
});

test('the text is quoted from its start, and not at any length', async () => {
	const endpoint = await serveText(socket => socket.write(`220-${'x'.repeat(5000)}\r\n`));
	const error = await failure(endpoint, tls());
	expect(error.firstBytes).toHaveLength(256);
	expect(error.message.length).toBeLessThan(200);
});

test('a server that only takes the connection', async () => {
	const endpoint = await serveText(() => {});
	expect(await failure(endpoint, {...tls(), connectTimeout: 50})).toMatchObject({
		code: 'timed-out',
		stage: 'handshake',
		message: expect.stringMatching(/^The TLS handshake with .* was not finished within 50 ms\.$/),
	});
});

test('alerts are named', async () => {
	const old = await serveTls('good', undefined, {
		maxVersion: 'TLSv1.1',
		minVersion: 'TLSv1',
		ciphers: 'DEFAULT@SECLEVEL=0',
	});
	expect(await failure(old, tls())).toMatchObject({
		code: 'tls-alert',
		stage: 'handshake',
		message: expect.stringMatching(
			/the alert protocol_version \(70\): it does not support any of the TLS versions/,
		),
	});
	const picky = await serveTls('good', undefined, {
		maxVersion: 'TLSv1.2',
		ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384',
	});
	expect(
		await failure(picky, tls({ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256', maxVersion: 'TLSv1.2'})),
	).toMatchObject({
		code: 'tls-alert',
		message: expect.stringMatching(/the alert handshake_failure \(40\)/),
	});
});

test('a server that demands a client certificate', async () => {
	const {pem} = await authority();
	const demanding = {requestCert: true, rejectUnauthorized: true, ca: pem};
	// In TLS 1.3 the verdict comes when the client believes the handshake is done.
	expect(await failure(await serveTls('good', undefined, demanding), tls())).toMatchObject({
		code: 'tls-alert',
		stage: 'open',
		message: expect.stringMatching(/certificate_required \(116\): it requires a client certificate/),
		options: [{option: 'cert'}, {option: 'key'}],
	});
	expect(
		await failure(await serveTls('good', undefined, {...demanding, maxVersion: 'TLSv1.2'}), tls()),
	).toMatchObject({
		code: 'tls-alert',
		stage: 'handshake',
	});
});

test('a server too weak for us', async () => {
	const {cert, key} = await certificate('rsa-2048');
	const endpoint = await serveTls('good', undefined, {
		cert,
		key,
		maxVersion: 'TLSv1.2',
		ciphers: 'DHE-RSA-AES128-SHA@SECLEVEL=0',
		dhparam: smallGroup,
	});
	expect(await failure(endpoint, tls({ciphers: 'DHE-RSA-AES128-SHA'}))).toMatchObject({
		code: 'tls-failed',
		systemCode: 'ERR_SSL_DH_KEY_TOO_SMALL',
		message: expect.stringMatching(/Diffie-Hellman key is too small\.$/),
		options: [{option: 'ciphers', value: 'DEFAULT@SECLEVEL=0'}],
	});
});

test.each<[TlsOptions, RegExp]>([
	[{ciphers: 'NOTHING'}, /none of the ciphers in the list/],
	[{minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2'}, /no TLS version is left/],
	[{ca: ['nonsense']}, /^The file of trusted CAs cannot be read\.$/],
	[{cert: 'nonsense'}, /^The certificate cannot be read\.$/],
	[{key: 'nonsense'}, /^There is a key, but no client certificate/],
])('TLS options that cannot work: %j', async (options, message) => {
	const endpoint = await serveTls('good');
	expect(await failure(endpoint, tls(options))).toMatchObject({
		code: 'tls-configuration',
		stage: 'handshake',
		message: expect.stringMatching(message),
	});
});

test('a client certificate and a key that do not match, or are not both there', async () => {
	const {cert, key} = await certificate('client');
	const other = await keyPem(await issue({subject: 'CN=other'}));
	expect(checkTlsOptions({cert, key})).toBeNull();
	expect(checkTlsOptions({cert, key: other})?.message).toBe(
		'The key does not belong to the client certificate.',
	);
	expect(checkTlsOptions({cert})?.message).toMatch(/no key to go with it/);
	expect(checkTlsOptions({cert, key: 'x'})?.message).toMatch(/^The key cannot be read/);
	const {createPrivateKey} = await import('node:crypto');
	const locked = createPrivateKey(key).export({
		type: 'pkcs8',
		format: 'pem',
		cipher: 'aes-128-cbc',
		passphrase: 'x',
	});
	expect(checkTlsOptions({cert, key: String(locked)})?.message).toBe(
		'The key is protected with a passphrase.',
	);
	expect(checkTlsOptions({ca: [cert]})).toBeNull();
});

test('what nobody foresaw is passed on', () => {
	expect(explainSystemError(Object.assign(new Error('odd thing.'), {code: 'EODD'}), 'here', 'open')).toEqual({
		code: 'other',
		stage: 'open',
		message: 'here: odd thing.',
		systemCode: 'EODD',
	});
	expect(explainSystemError('words', 'here', 'open').message).toBe('here: words.');
	const error = Object.assign(new Error('long text'), {code: 'ERR_SSL_NEW', reason: 'something new'});
	expect(explainTlsError(error, 'there', 'handshake', new Uint8Array())).toEqual({
		code: 'tls-failed',
		stage: 'handshake',
		message: 'TLS with there failed: something new.',
		systemCode: 'ERR_SSL_NEW',
	});
	expect(tlsAlert(200)).toMatchObject({name: 'alert 200'});
});

test('any bytes are quoted as printable ASCII', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			expect(quoteBytes(bytes)).toMatch(/^"[\x20-\x7e]*…?"$/);
			const text = quoteBytes(bytes, 200);
			const json = text.replace(/\\\\|\\x(..)/g, (whole, hex) => (hex === undefined ? whole : `\\u00${hex}`));
			expect(Buffer.from(JSON.parse(json), 'latin1')).toEqual(Buffer.from(bytes));
		}),
	);
});

test('text is told from TLS', () => {
	expect(looksLikeTls(Buffer.from([0x16, 0x03, 0x03]))).toBe(true);
	expect(looksLikeTls(Buffer.from([0x15]))).toBe(true);
	expect(looksLikeTls(Buffer.from('\x16\x02'))).toBe(false);
	expect(looksLikeTls(new Uint8Array())).toBe(false);
	expect(speaksTls('x', Buffer.from([0x17, 3, 3]), 'client')).toBeNull();
	fc.assert(
		fc.property(fc.string({minLength: 1, unit: 'grapheme-ascii'}), text => !looksLikeTls(Buffer.from(text))),
	);
});
