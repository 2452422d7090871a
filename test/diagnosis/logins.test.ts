/** Why a login failed, in the words of many servers and with other mechanisms than in the recorded sessions. */

import {expect, test} from 'vitest';
import {typedLines} from '../../source/commands/typed-remedies.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';

const user = 'ann@example.org';

test.each([
	['Exim', 'auth/base64-newline', login(`${user}\n`, 'pencil', '535 Incorrect authentication data')],
	['Sendmail', 'auth/base64-newline', login(user, 'pencil\n', '535 5.7.0 authentication failed')],
	['Exchange', 'auth/base64-newline', login(user, 'pencil\r\n', '535 5.7.3 Authentication unsuccessful')],
	['a token', 'auth/base64-newline', bearer('opaque', '535 5.7.8 no', '\n')],
	['Exim', 'auth/plain-form', plain(`${user}:pencil`, '535 Incorrect authentication data')],
	['escapes as letters', 'auth/plain-form', plain(`\\0${user}\\0pencil`, '535 5.7.8 Error')],
	['Exim', 'auth/base64-padding', sent('AGFubgBwZW5jaWxz', '501 Invalid base64 data', -2)],
	['qmail', 'auth/base64-padding', sent('AGFubgBwZW5jaWxz', '501 malformed auth input (#5.5.4)', -1)],
	['letters of base64', 'auth/not-base64', answers('wonderland', 'test1234', '535 Incorrect data')],
	['an address', 'auth/not-base64', answers(user, 'pencil', '501 5.5.2 Cannot decode')],
	['an 8-bit charset', 'auth/non-ascii-password', answers(base64(user), '0MHSz8zY', '535 5.7.8 no')],
	['CRAM-MD5', 'auth/short-user-name', cram('ann', '535 Incorrect authentication data')],
	['CRAM-MD5', 'refused/login-refused', cram(user, '535 Incorrect authentication data')],
	['SCRAM', 'auth/short-user-name', scram('ann', '535 5.7.8 Error: authentication failed')],
	['SCRAM', 'refused/login-refused', scram(user, '535 5.7.8 Error: authentication failed')],
	['504', 'auth/initial-response', plain(`\0${user}\0pencil`, '504 5.5.4 Command parameter not implemented')],
	[
		'504',
		'refused/login-mechanism',
		plain(`\0${user}\0pencil`, '504 5.5.4 Unrecognized authentication type'),
	],
	['421', 'refused/login-blocked', plain(`\0${user}\0pencil`, '421 4.7.0 Too many failed login attempts')],
	[
		'535',
		'refused/login-blocked',
		plain(`\0${user}\0pencil`, '535 5.7.0 Too many failed logins, wait 15 minutes'),
	],
	['Exim', 'refused/server-failed', plain(`\0${user}\0pencil`, '435 Unable to authenticate at present')],
	[
		'a short name',
		'refused/server-failed',
		plain('\0ann\0pencil', '454 4.7.0 Temporary authentication failure'),
	],
])('%s: %s', (_name, rule, session) => {
	expect(rulesOf(session)).toEqual([rule]);
});

test.each([45, 48])('a whole login of %i octets, as long as a wrapped line by chance', octets => {
	const message = `\0${user}\0${'p'.repeat(octets - user.length - 2)}`;
	const verdict = '535 5.7.8 Username and Password not accepted. p=BadCredentials 5b1f17b1804b1 - gsmtp';
	expect(rulesOf(plain(message, verdict))).toEqual(['google/bad-credentials']);
});

test('a login that was given up is no failure to be counted', () => {
	const cancelled = ['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: *', 'S: 501 5.7.0 Authentication aborted'];
	const wrong = plain(`\0${user}\0pencil`, '535 Incorrect authentication data');
	expect(rulesOf([...cancelled, ...cancelled, ...wrong])).not.toContain('auth/lock-out');
	expect(rulesOf([...wrong, ...wrong, ...wrong])).toContain('auth/lock-out');
});

test('every piece of a wrapped token is known as one', () => {
	const whole = base64(`user=${user}\u0001auth=Bearer ${'token'.repeat(40)}\u0001\u0001`);
	const [first = '', ...pieces] = whole.match(/.{1,76}/g) ?? [];
	const session = [
		`C: AUTH XOAUTH2 ${first}`,
		'S: 535 5.7.8 no',
		...pieces.flatMap(piece => [`C: ${piece}`, 'S: 500 5.5.2 Error: command not recognized']),
	];
	expect(pieces.length).toBeGreaterThan(2);
	const wrapped = rulesOf(session).filter(rule => rule === 'auth/base64-wrapped');
	expect(wrapped).toHaveLength(1 + pieces.length);
});

test('a host of Microsoft 365 that is known by its greeting alone is an MX too', () => {
	const session = [
		'S: 220 AM0PR01MB1.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready',
		'C: EHLO client.example.net',
		'S: 250 AM0PR01MB1.mail.protection.outlook.com Hello',
		'C: AUTH LOGIN',
		'S: 504 5.7.4 Unrecognized authentication type',
	];
	expect(diagnose(entriesOf(session.join('\n'))).map(({rule}) => rule)).toEqual(['auth/mx-host']);
});

test.each([
	[login(user, "'pencil'", '535 5.7.8 no'), `/auth LOGIN ${user}`],
	[login('a name', "'pencil'", '535 5.7.8 no'), '/auth LOGIN'],
])('the next login is one as the same user, where its name can stand in a line: %#', (session, next) => {
	expect(diagnose(entriesOf([...hello, ...session].join('\n'))).flatMap(typedLines)[0]).toBe(next);
});

test('the address that is tried next has the domain of the server', () => {
	const [finding] = diagnose(entriesOf([...hello, ...scram('ann', '535 5.7.8 no')].join('\n')));
	expect(finding && typedLines(finding)).toEqual(['/auth SCRAM-SHA-256 ann@example.org']);
});

const hello = [
	'S: 220 mail.example.org ESMTP',
	'C: EHLO client.example.net',
	'S: 250-mail.example.org',
	'S: 250 AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2',
];

function rulesOf(session: readonly string[]): readonly string[] {
	return diagnose(entriesOf([...hello, ...session].join('\n'))).map(({rule}) => rule);
}

function base64(text: string): string {
	return Buffer.from(text, 'utf8').toString('base64');
}

function plain(text: string, verdict: string): readonly string[] {
	return [`C: auth plain ${base64(text)}`, `S: ${verdict}`];
}

function sent(text: string, verdict: string, end: number): readonly string[] {
	return [`C: AUTH PLAIN ${text.slice(0, end)}`, `S: ${verdict}`];
}

function answers(first: string, second: string, verdict: string): readonly string[] {
	return [
		...['C: auth login', 'S: 334 VXNlcm5hbWU6', `C: ${first}`],
		...['S: 334 UGFzc3dvcmQ6', `C: ${second}`, `S: ${verdict}`],
	];
}

function login(name: string, password: string, verdict: string): readonly string[] {
	return answers(base64(name), base64(password), verdict);
}

function bearer(token: string, verdict: string, end = ''): readonly string[] {
	return [
		`C: AUTH XOAUTH2 ${base64(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001${end}`)}`,
		`S: ${verdict}`,
	];
}

function cram(name: string, verdict: string): readonly string[] {
	return [
		...['C: AUTH CRAM-MD5', 'S: 334 PDEyMzQ1QG1haWwuZXhhbXBsZS5vcmc+'],
		...[`C: ${base64(`${name} 6cfa851f0a7b5c4a2a37a44e2e7d5d4c`)}`, `S: ${verdict}`],
	];
}

function scram(name: string, verdict: string): readonly string[] {
	return [`C: AUTH SCRAM-SHA-256 ${base64(`n,,n=${name},r=fyko+d2lbbFgONRv`)}`, `S: ${verdict}`];
}
