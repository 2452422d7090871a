import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {decodeSasl, explainAuthMessage} from '../../source/sasl/decode.ts';
import {base64, exchange} from './exchange.ts';

describe('decodeSasl', () => {
	it('gives one step for each message, with its entry', () => {
		const steps = decodeSasl(
			exchange('LOGIN', 'S: VXNlcm5hbWU6', 'C: dGlt', 'S: UGFzc3dvcmQ6', 'C: dGFuc3RhYWY='),
		);
		expect(steps.map(step => [step.entryId, step.from, step.title])).toEqual([
			[1, 'server', 'Asks for the user name'],
			[2, 'client', 'User name'],
			[3, 'server', 'Asks for the password'],
			[4, 'client', 'Password'],
		]);
		expect(steps.flatMap(step => step.problems)).toEqual([]);
	});

	it('explains the last message alone', () => {
		const login = exchange('LOGIN', 'C: dGlt', 'S: UGFzc3dvcmQ6', 'C: dGFuc3RhYWYK');
		expect(explainAuthMessage(login)).toEqual(decodeSasl(login).at(-1));
		expect(explainAuthMessage(login)).toMatchObject({entryId: 3, title: 'Password'});
		expect(explainAuthMessage(login)?.problems[0]).toContain('newline byte (0A)');
		expect(explainAuthMessage(exchange('LOGIN'))).toBeNull();
	});

	it('knows the star', () => {
		expect(decodeSasl(exchange('LOGIN', 'S: VXNlcm5hbWU6', 'C: *')).at(-1)?.title).toBe('Cancelled');
	});

	it('shows text where base64 should be', () => {
		const [step] = decodeSasl(exchange('CRAM-MD5', 'S: not supported!'));
		expect(step).toMatchObject({title: 'Text instead of base64'});
		expect(step?.fields[0]).toEqual({label: 'as sent', value: 'not supported!'});
	});

	it('takes the words that Exchange writes for an empty challenge', () => {
		const [step] = decodeSasl(exchange('NTLM', 'S: NTLM supported'));
		expect(step).toMatchObject({title: 'Your turn', fields: [{label: 'as sent', value: 'NTLM supported'}]});
		expect(step?.problems.join()).not.toMatch(/not base64|alphabet/i);
	});

	it('masks what a client sent outside base64, and names no character of it', () => {
		const [step] = decodeSasl(exchange('PLAIN', 'C: tim:s$cret'));
		expect(step?.fields[0]).toEqual({label: 'as sent', value: 'tim:s$cret', secret: true});
		expect(step?.problems).toEqual(['Not base64: character 4 is not in its alphabet.']);
	});

	it('shows text and hex of a mechanism that nobody knows', () => {
		const steps = decodeSasl(
			exchange('XYMCOOKIE', `C: ${base64('cookie:a')}`, `S: ${base64(Uint8Array.of(0, 255))}`),
		);
		expect(steps[0]?.fields[0]).toEqual({label: 'text', value: 'cookie:a', secret: true});
		expect(steps[1]?.fields[0]).toEqual({label: 'hex', value: '00 ff'});
	});

	it('shows the beginning of a challenge of 1 MiB', () => {
		const [step] = decodeSasl(exchange('CRAM-MD5', `S: ${base64('<'.repeat(1_048_576))}`));
		expect(step?.title).toBe('An oversized message');
		expect(step?.problems[0]).toContain('1,048,576 octets');
		expect(JSON.stringify(step).length).toBeLessThan(4096);
	});
});

const mechanisms = fc.constantFrom(
	...[
		'PLAIN',
		'LOGIN',
		'CRAM-MD5',
		'DIGEST-MD5',
		'SCRAM-SHA-1',
		'SCRAM-SHA-256-PLUS',
		'XOAUTH2',
		'OAUTHBEARER',
	],
	...['NTLM', 'EXTERNAL', 'ANONYMOUS', 'GSSAPI', 'GSS-SPNEGO', 'OTHER'],
);
const wild = fc.oneof(
	fc.string({unit: 'binary', maxLength: 60}),
	fc.uint8Array({maxLength: 200}).map(bytes => base64(bytes)),
	fc.string({maxLength: 60}).map(text => base64(text)),
	fc.uint8Array({maxLength: 120}).map(bytes => base64(Buffer.concat([Buffer.from('NTLMSSP\0'), bytes]))),
	fc.uint8Array({maxLength: 120}).map(bytes => base64(Buffer.concat([Buffer.from([0x60]), bytes]))),
);
const line = fc.tuple(fc.constantFrom('C: ', 'S: '), wild).map(([side, text]) => side + text);

describe('whatever comes', () => {
	it('is decoded, and stays small', () => {
		fc.assert(
			fc.property(mechanisms, fc.array(line, {maxLength: 6}), (mechanism, lines) => {
				const whole = exchange(mechanism, ...lines);
				const steps = decodeSasl(whole, {now: 0});
				expect(steps).toHaveLength(lines.length);
				for (const step of steps) {
					expect(step.title).not.toBe('');
					expect(step.fields.length).toBeLessThanOrEqual(81);
				}
			}),
			{numRuns: 500},
		);
	});
});
