import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {guessBase64} from '../../source/sasl/guess.ts';

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

describe('base64 by itself', () => {
	it.each([
		['\0alice\0secret', 'PLAIN, from the client'],
		['Username:', 'LOGIN, from the server'],
		['Password:', 'LOGIN, from the server'],
		['user=alice@example.org\u0001auth=Bearer abc\u0001\u0001', 'XOAUTH2, from the client'],
		['n,a=alice@example.org,\u0001host=x\u0001auth=Bearer abc\u0001\u0001', 'OAUTHBEARER, from the client'],
		['{"status":"401","schemes":"bearer"}', 'XOAUTH2, from the server'],
		['<1896.697170952@postoffice.example.net>', 'CRAM-MD5, from the server'],
		['tim b913a602c7eda7a495b4e6e7334d3890', 'CRAM-MD5, from the client'],
		['n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL', 'SCRAM-SHA-256, from the client'],
		['realm="x",nonce="OA6MG9tEQGm2hh",qop="auth",algorithm=md5-sess', 'DIGEST-MD5, from the server'],
		['NTLMSSP\0\u0001\0\0\0\u0007\u0082\u0008\0', 'NTLM, from the client'],
		['Hello, world', null],
	])('%j is read as %s', (text, reading) => {
		expect(guessBase64(base64(text)).reading).toBe(reading);
	});

	it('shows text that nobody can place, and marks what is secret in the rest', () => {
		expect(guessBase64(base64('Hello, world')).step.fields).toContainEqual({
			label: 'text',
			value: 'Hello, world',
		});
		const fields = guessBase64(base64('\0alice\0hunter-7')).step.fields;
		expect(fields.filter(({value}) => value.includes('hunter-7')).every(({secret}) => secret === true)).toBe(
			true,
		);
	});

	it('knows the slips of a text that nobody can place', () => {
		expect(guessBase64(base64('alice@example.org\n')).step.problems).toEqual([
			expect.stringContaining('newline byte (0A)'),
		]);
		expect(guessBase64(base64('alice@example.org')).step.problems).toEqual([]);
	});

	it('never fails, whatever the bytes', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.uint8Array().map(bytes => Buffer.from(bytes).toString('base64')),
				),
				text => {
					expect(guessBase64(text).step.title.length).toBeGreaterThan(0);
				},
			),
		);
	});
});
