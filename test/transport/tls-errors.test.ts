import {describe, expect, it} from 'vitest';
import {closedEarly, explainTlsError, looksLikeTls, speaksTls} from '../../source/transport/tls-errors.ts';

const none = new Uint8Array(0);
const failed = (code: string, more: object = {}) => Object.assign(new Error('it failed'), {code, ...more});

describe('a reason of OpenSSL', () => {
	it.each([
		['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls-failed', 'the server chose a TLS version that was not offered'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-failed', 'what the server sent is not TLS'],
		['ERR_SSL_DH_KEY_TOO_SMALL', 'tls-failed', 'the server’s Diffie-Hellman key is too small'],
		['ERR_SSL_EE_KEY_TOO_SMALL', 'tls-failed', 'the key in the server’s certificate is too small'],
		['ERR_SSL_CA_MD_TOO_WEAK', 'tls-failed', 'the server’s certificate is signed with a broken hash'],
		[
			'ERR_SSL_WRONG_SIGNATURE_TYPE',
			'tls-failed',
			'the server signs the handshake with an algorithm that this side does not accept',
		],
		[
			'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
			'tls-failed',
			'the server lacks secure renegotiation (RFC 5746)',
		],
		[
			'ERR_SSL_UNEXPECTED_EOF_WHILE_READING',
			'tls-failed',
			'the server cut the connection without ending TLS',
		],
		[
			'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
			'tls-configuration',
			'no TLS version is left between the minimum and the maximum',
		],
		[
			'ERR_SSL_NO_CIPHER_MATCH',
			'tls-configuration',
			'none of the ciphers in the list can be used with these TLS versions',
		],
	])('%s', (systemCode, code, meaning) => {
		const explained = explainTlsError(failed(systemCode), 'mx:25', 'handshake', none);
		expect(explained).toMatchObject({code, systemCode, stage: 'handshake'});
		expect(explained.message).toBe(`TLS with mx:25 failed: ${meaning}.`);
		expect(explained.advice).not.toBe('');
	});

	it('that is not known is told as it is', () => {
		const message = (error: unknown) => explainTlsError(error, 'mx:25', 'open', none).message;
		expect(message(failed('ERR_SSL_ODD', {reason: 'odd thing'}))).toBe('TLS with mx:25 failed: odd thing.');
		expect(message(failed('ERR_SSL_ODD', {reason: 7}))).toBe('TLS with mx:25 failed: it failed.');
		expect(message(failed('ERR_OSSL_ODD'))).toBe('TLS with mx:25 failed: it failed.');
	});

	it.each(['EPIPE', 'X_ERR_SSL'])('%s is not one', code => {
		expect(explainTlsError(failed(code), 'mx:25', 'open', none).code).not.toBe('tls-failed');
	});
});

it('a reset is a server that closed early in the handshake only', () => {
	const early = explainTlsError(failed('ECONNRESET'), 'mx:25', 'handshake', none);
	expect(early).toMatchObject({code: 'tls-failed', systemCode: 'ECONNRESET'});
	expect(early.message).toBe(
		'mx:25 closed the connection in the middle of the TLS handshake, without an answer.',
	);
	expect(explainTlsError(failed('ECONNRESET'), 'mx:25', 'open', none).code).toBe('reset');
});

it('an alert comes before what else the error says', () => {
	const error = Object.assign(new Error('SSL alert number 40'), {code: 'ECONNRESET'});
	expect(explainTlsError(error, 'mx:25', 'handshake', none)).toMatchObject({
		code: 'tls-alert',
		stage: 'handshake',
	});
});

describe('clear text instead of TLS', () => {
	it.each([
		['220 hi\r\n', 'This port greets in clear text.'],
		['554-no\r\n', 'This port greets in clear text.'],
		['354 go\r\n', 'This port does not speak TLS from the first byte.'],
		['2200 hi', 'This port does not speak TLS from the first byte.'],
		['HTTP/1.1 400', 'This is a web server.'],
		['SSH-2.0-x', 'This is an SSH server.'],
		['* OK hi', 'This is an IMAP server.'],
		['+OK hi', 'This is a POP3 server.'],
		['what', 'This port does not speak TLS from the first byte.'],
	])('%j', (text, advice) => {
		const bytes = new TextEncoder().encode(text);
		const explained = explainTlsError(failed('ERR_SSL_X'), 'mx:25', 'handshake', bytes);
		expect(explained).toMatchObject({
			code: 'speaks-clear-text',
			firstBytes: bytes,
		});
		expect(explained.advice?.startsWith(advice)).toBe(true);
	});

	it('counts in the handshake only', () => {
		const open = explainTlsError(failed('ERR_SSL_X'), 'mx:25', 'open', Buffer.from('220 hi'));
		expect(open.code).toBe('tls-failed');
	});

	it('after a 220 to STARTTLS the server’s TLS is at fault', () => {
		const explained = closedEarly('mx:25', Buffer.from('454 no'), 'upgrade');
		expect(explained.message).toMatch(/^mx:25 agreed to start TLS, and then continued in clear text: /);
		expect(explained.advice).toMatch(/^Its TLS does not work/);
	});
});

it.each<[number[], 'first byte' | 'upgrade', string]>([
	[[], 'first byte', 'mx:25 closed the connection in the middle of the TLS handshake, without an answer.'],
	[[22, 3], 'first byte', 'mx:25 closed the connection in the middle of the TLS handshake.'],
	[
		[22, 3],
		'upgrade',
		'mx:25 agreed to start TLS, and then closed the connection in the middle of the TLS handshake.',
	],
])('closed early after %j, %s', (bytes, start, message) => {
	expect(closedEarly('mx:25', Uint8Array.from(bytes), start)).toMatchObject({code: 'tls-failed', message});
});

it.each([
	[[], false],
	[[19, 3], false],
	[[20, 3], true],
	[[24, 3], true],
	[[25, 3], false],
	[[22], true],
	[[22, 2], false],
	[[22, 4], false],
])('%j looks like TLS: %s', (bytes, does) => {
	expect(looksLikeTls(Uint8Array.from(bytes))).toBe(does);
});

it.each([
	[[21, 3], true],
	[[22, 3], true],
	[[20, 3], false],
	[[23, 3], false],
	[[22, 2], false],
	[[22], false],
	[[], false],
])('%j where text was expected is TLS: %s', (bytes, does) => {
	expect(speaksTls('mx:25', Uint8Array.from(bytes), 'client') !== null).toBe(does);
	expect(speaksTls('mx:25', Uint8Array.from(bytes), 'server') !== null).toBe(does);
});

it('says whose side spoke TLS, with 256 octets of it', () => {
	const bytes = new Uint8Array(300).fill(3).fill(22, 0, 1);
	expect(speaksTls('mx:25', bytes, 'client')).toMatchObject({advice: 'Connect with smtps:// instead.'});
	const theirs = speaksTls('192.0.2.1', bytes, 'server');
	expect(theirs?.message).toBe('192.0.2.1 started with TLS, on a port that greets in clear text.');
	expect(theirs?.firstBytes).toHaveLength(256);
});
