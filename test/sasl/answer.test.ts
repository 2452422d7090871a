import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readAnswer} from '../../source/sasl/answer.ts';
import {base64, exchange} from './exchange.ts';

const atUserName = exchange('LOGIN', 'S: VXNlcm5hbWU6');
const atPassword = exchange('LOGIN', 'S: VXNlcm5hbWU6', 'C: dGlt', 'S: UGFzc3dvcmQ6');
const atPlain = exchange('PLAIN', 'S:');

describe('readAnswer', () => {
	it('encodes plain text and shows the prompt', () => {
		expect(readAnswer('alice@example.org', atUserName)).toEqual({
			reading: 'plain',
			line: 'YWxpY2VAZXhhbXBsZS5vcmc=',
			bytes: Buffer.from('alice@example.org'),
			why: 'Plain text, sent as base64. 17 octets.',
			masked: false,
			ambiguous: false,
			cancels: false,
			promptText: 'user name',
			computed: null,
			challenge: 'Username:',
		});
	});

	it('masks the password, also where the server asks for it first', () => {
		expect(readAnswer('x', atPassword)).toMatchObject({
			masked: true,
			promptText: 'password',
			challenge: 'Password:',
		});
		expect(readAnswer('x', exchange('LOGIN', `S: ${base64('Password:')}`))).toMatchObject({masked: true});
		expect(readAnswer('x', exchange('LOGIN', 'C: dGlt', `S: ${base64('?')}`))).toMatchObject({masked: true});
	});

	it('takes base64 of readable text for what it is', () => {
		expect(readAnswer('YWxpY2VAZXhhbXBsZS5vcmc=', atUserName)).toMatchObject({
			reading: 'as-is',
			line: 'YWxpY2VAZXhhbXBsZS5vcmc=',
			bytes: new Uint8Array(Buffer.from('alice@example.org')),
			ambiguous: false,
		});
	});

	it.each(['test', 'password', 'alice123', 'root', 'Passw0rd'])('takes the word %s for plain text', word => {
		expect(readAnswer(word, atPassword)).toMatchObject({
			reading: 'plain',
			line: base64(word),
			ambiguous: false,
		});
	});

	it('asks about short words that are base64 by chance', () => {
		expect(readAnswer('YWJj', atPassword)).toMatchObject({reading: 'as-is', ambiguous: true});
	});

	it('can be turned round', () => {
		expect(readAnswer('YWJj', atPassword, 'plain')).toMatchObject({reading: 'plain', line: 'WVdKag=='});
		expect(readAnswer('tim', atUserName, 'as-is')).toMatchObject({reading: 'as-is', line: 'tim'});
	});

	it('joins base64 that was pasted in several lines', () => {
		const long = base64('x'.repeat(100));
		const answer = readAnswer(`${long.slice(0, 76)}\n${long.slice(76)}\n`, atPassword);
		expect(answer).toMatchObject({reading: 'as-is', line: long});
		expect(answer.why).toContain('2 lines were joined');
	});

	it('leaves out the line break behind a paste', () => {
		const answer = readAnswer('tim\r\n', atUserName);
		expect(answer.line).toBe('dGlt');
		expect(answer.why).toContain('line break at the end is left out');
	});

	it.each([
		['YWxpY2VAZXhhbXBsZS5vcmc', 'lost its padding (=)'],
		['YWxpY2VAZXhhbXBsZS5vcmcK', 'newline byte'],
	])('asks about damaged base64: %s', (typed, reason) => {
		const answer = readAnswer(typed, atUserName);
		expect(answer).toMatchObject({reading: 'plain', ambiguous: true});
		expect(answer.why).toContain(reason);
	});

	it('reads \\0 in PLAIN as NUL, twice, also before digits', () => {
		const answer = readAnswer('\\0tim\\01234\\0', atPlain);
		expect(answer).toMatchObject({bytes: Buffer.from('\0tim\x001234\\0'), masked: true});
		expect(readAnswer('', atPlain).why).toContain('nothing else needs escaping');
	});

	it('takes base64 with the NULs of PLAIN as base64', () => {
		expect(readAnswer('AHRpbQB0YW5zdGFhZnRhbnN0YWFm', atPlain)).toMatchObject({
			reading: 'as-is',
			ambiguous: false,
		});
	});

	it('cancels with a star, unless it is asked for as text', () => {
		expect(readAnswer('*', atPassword)).toMatchObject({line: '*', cancels: true, reading: 'as-is'});
		expect(readAnswer('*', atPassword, 'plain')).toMatchObject({line: 'Kg==', cancels: false});
	});

	it('shows a challenge that is not base64 as it stood', () => {
		expect(readAnswer('', exchange('NTLM', 'S: NTLM supported')).challenge).toBe('NTLM supported');
	});

	it('sends what was typed, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), typed => {
				const whole = typed.replace(/[\r\n]+$/, '');
				const answer = readAnswer(typed, atPassword, 'plain');
				expect(Buffer.from(answer.line, 'base64').equals(Buffer.from(whole, 'utf8'))).toBe(true);
				expect(readAnswer(typed, atPassword, 'as-is').line).not.toMatch(/[\r\n]/);
				expect(readAnswer(typed, atPlain).line).not.toMatch(/[\r\n]/);
			}),
		);
	});
});
