import {describe, expect, it} from 'vitest';
import {readAnswer} from '../../source/sasl/answer.ts';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {base64, exchange} from './exchange.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => `${part({typ: 'JWT', alg: 'RS256'})}.${part(claims)}.c2lnbmF0dXJl`;
const decode = (token: string, form = `user=alice@example.org\u0001auth=Bearer ${token}\u0001\u0001`) =>
	decodeSasl(exchange('XOAUTH2', `C: ${base64(form)}`), {now})[0];

describe('XOAUTH2 with a JWT', () => {
	it('shows the claims that decide, and never the token', () => {
		const token = jwt({
			aud: 'https://outlook.office365.com',
			scp: 'SMTP.Send',
			upn: 'bob@example.org',
			exp: now / 1000 + 600,
		});
		const step = decode(token);
		expect(step?.fields).toContainEqual({label: 'aud (for whom)', value: 'https://outlook.office365.com'});
		expect(step?.fields).toContainEqual({label: 'scp (what it allows)', value: 'SMTP.Send'});
		expect(step?.fields).toContainEqual({label: 'upn (user)', value: 'bob@example.org'});
		expect(step?.fields.find(field => field.label === 'exp (expires)')?.value).toMatch(
			/^2026-03-0[12] \d\d:\d0:00 [+-]\d\d:\d\d \(in 10 minutes\)$/,
		);
		expect(step?.problems).toEqual([]);
		expect(step?.fields.filter(field => !field.secret && field.value.includes(token.slice(-12)))).toEqual([]);
	});

	it('does not find fault with the header of another form too', () => {
		const step = decode('', 'x,b,\u0001user=alice@example.org\u0001auth=Bearer abcdef\u0001\u0001');
		expect(step?.problems).toContain('This is the form of OAUTHBEARER, sent as XOAUTH2.');
		expect(step?.problems?.join(' ')).not.toContain('gs2');
	});

	it('says how long ago it expired', () => {
		const step = decode(jwt({exp: now / 1000 - 1260}));
		expect(step?.problems).toContain('The token expired 21 minutes ago: get a new one.');
		expect(step?.fields.at(-1)?.value).toContain('(expired 21 minutes ago)');
	});

	it.each([
		[jwt({aud: 'https://graph.microsoft.com'}), 'Microsoft Graph'],
		[jwt({aud: '00000003-0000-0000-c000-000000000000'}), 'Microsoft Graph'],
		[jwt({nbf: now / 1000 + 7200}), 'not valid for another 2 hours'],
	])('finds fault with the claims', (token, problem) => {
		expect(decode(token)?.problems.join()).toContain(problem);
	});

	it('shows times that are none', () => {
		expect(decode(jwt({exp: 1e300}))?.fields.at(-1)?.value).toContain('not a time');
		expect(decode(jwt({exp: 'soon'}))?.fields.at(-1)?.value).toBe('soon (not a time)');
	});
});

describe('XOAUTH2', () => {
	it.each([
		['user=a\u0001auth=Bearer x\u0001', 'two ^A'],
		['user=a\u0001auth=Bearer \u0001\u0001', 'no token'],
		['user=a\u0001auth=x\u0001\u0001', 'does not begin with Bearer'],
		['auth=Bearer x\u0001\u0001', 'user= is missing'],
		['user=a auth=Bearer x', 'No ^A'],
		['n,a=a,\u0001auth=Bearer x\u0001\u0001', 'form of OAUTHBEARER'],
	])('finds fault with %j', (form, problem) => {
		expect(decode('', form)?.problems.join()).toContain(problem);
	});

	const refused = exchange(
		'XOAUTH2',
		`C: ${base64('user=a\u0001auth=Bearer x\u0001\u0001')}`,
		`S: ${base64('{"status":"401","schemes":"bearer"}')}`,
	);

	it('reads the report behind a 334 and what it waits for', () => {
		const step = decodeSasl(refused).at(-1);
		expect(step?.title).toBe('The token was refused');
		expect(step?.fields).toContainEqual({label: 'status', value: '401'});
		expect(step?.fields.at(-1)?.value).toContain('an empty line');
	});

	it('answers it with an empty line, and OAUTHBEARER with ^A', () => {
		expect(readAnswer('', refused)).toMatchObject({line: '', masked: false});
		expect(readAnswer('', {...refused, mechanism: 'OAUTHBEARER'})).toMatchObject({
			line: 'AQ==',
			masked: false,
		});
	});

	it('takes ^A as it is written', () => {
		const answer = readAnswer('user=a^Aauth=Bearer x^A^A', exchange('XOAUTH2', 'S:'));
		expect(answer).toMatchObject({bytes: Buffer.from('user=a\u0001auth=Bearer x\u0001\u0001'), masked: true});
		expect(readAnswer(answer.line, exchange('XOAUTH2', 'S:'))).toMatchObject({
			reading: 'as-is',
			ambiguous: false,
		});
	});
});
