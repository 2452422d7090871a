/** What a reply to AUTH or STARTTLS means depends on what the server offers, in which state, and on the code. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';

const login = 'AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=';
const wrong = '535 5.7.8 authentication failed';

const hello = (...keywords: readonly string[]): string =>
	['C: EHLO me.example', 'S: 250-hi', ...keywords.map(keyword => `S: 250-${keyword}`), 'S: 250 HELP'].join(
		'\n',
	);

const greeted = (...keywords: readonly string[]): string => `S: 220 hi\n${hello(...keywords)}`;

const secured = (before: readonly string[], after: readonly string[]): string =>
	[greeted(...before), 'C: STARTTLS', 'S: 220 go', 'TLS', hello(...after)].join('\n');

const answered = (session: string, command: string, reply: string): readonly string[] =>
	diagnose(entriesOf(`${session}\nC: ${command}\nS: ${reply}`)).map(({rule}) => rule);

test.each([
	['no AUTH at all, and the command refused', greeted('SIZE'), '503 5.5.1 AUTH not enabled', true],
	['no AUTH at all, not even in TLS', secured(['STARTTLS'], ['SIZE']), '502 5.5.1 no', true],
	['no AUTH, but the login itself was judged', greeted('SIZE'), wrong, false],
	['AUTH, and the command refused', greeted('AUTH PLAIN'), '503 5.5.1 no', false],
	['no AUTH before TLS, which is offered', greeted('STARTTLS'), '503 5.5.1 no', false],
	['nothing known, as EHLO was never sent', 'S: 220 hi', '503 5.5.1 no', false],
])('auth/not-offered: %s', (_, session, reply, speaks) => {
	expect(answered(session, login, reply).includes('auth/not-offered')).toBe(speaks);
});

test.each([
	['a mechanism that is not in the list', greeted('AUTH LOGIN'), login, '504 5.5.4 no', true],
	['one that is', greeted('AUTH LOGIN PLAIN'), login, '504 5.5.4 no', false],
	['no list', greeted('SIZE'), login, '504 5.5.4 no', false],
	['AUTH without a mechanism', greeted('AUTH LOGIN'), 'AUTH', '501 5.5.4 no', false],
])('auth/mechanism-not-offered: %s', (_, session, command, reply, speaks) => {
	expect(answered(session, command, reply).includes('auth/mechanism-not-offered')).toBe(speaks);
});

test.each([
	['not offered before TLS, and the command refused', greeted('STARTTLS'), '503 5.5.1 no', true],
	['offered in clear text, and refused for want of TLS', greeted('STARTTLS', 'AUTH PLAIN'), '530 no', true],
	['offered in clear text, and not accepted there', greeted('STARTTLS', 'AUTH PLAIN'), '503 5.5.1 no', false],
	['the login itself judged', greeted('STARTTLS', 'AUTH PLAIN'), wrong, false],
	['in TLS', secured(['STARTTLS'], ['AUTH PLAIN']), '530 5.7.0 no', false],
	['no STARTTLS either', greeted('SIZE'), '503 5.5.1 no', false],
])('auth/before-tls: %s', (_, session, reply, speaks) => {
	expect(answered(session, login, reply).includes('auth/before-tls')).toBe(speaks);
});

test.each([
	['502', '502 5.5.1 no', true],
	['530', '530 5.7.0 no', true],
	['a login that was judged', wrong, false],
	['a temporary failure', '454 4.7.0 later', false],
])('auth/after-helo: %s', (_, reply, speaks) => {
	const session = 'S: 220 hi\nC: HELO me.example\nS: 250 hi';
	expect(answered(session, login, reply).includes('auth/after-helo')).toBe(speaks);
	expect(answered(greeted('SIZE'), login, reply)).not.toContain('auth/after-helo');
});

test.each([
	['not offered, and refused', greeted('SIZE'), '502 5.5.1 no', true],
	['not offered, refused for now', greeted('SIZE'), '454 4.7.0 later', false],
	['offered, and refused', greeted('STARTTLS'), '502 5.5.1 no', false],
	['in TLS already', secured(['STARTTLS'], ['SIZE']), '503 5.5.1 no', false],
	['nothing known', 'S: 220 hi', '502 5.5.1 no', false],
])('tls/starttls-not-offered: %s', (_, session, reply, speaks) => {
	expect(answered(session, 'STARTTLS', reply).includes('tls/starttls-not-offered')).toBe(speaks);
});

test.each([
	['offered', greeted('STARTTLS'), '530 5.7.0 Must issue a STARTTLS command first', true],
	['not known', 'S: 220 hi', '530 5.7.0 Must issue a STARTTLS command first', true],
	['not offered', greeted('SIZE'), '530 5.7.0 Must issue a STARTTLS command first', false],
	['in TLS already', secured(['STARTTLS'], ['SIZE']), '530 5.7.0 Must issue a STARTTLS command first', false],
	['another demand', greeted('STARTTLS'), '530 5.7.0 Authentication required', false],
])('tls/required: %s', (_, session, reply, speaks) => {
	expect(answered(session, 'MAIL FROM:<a@example.org>', reply).includes('tls/required')).toBe(speaks);
});

test('auth/before-tls says that a login is offered where it is', () => {
	const message = (session: string) =>
		diagnose(entriesOf(`${session}\nC: ${login}\nS: 530 no`)).find(({rule}) => rule === 'auth/before-tls')
			?.message;
	expect(message(greeted('STARTTLS', 'AUTH PLAIN'))).toBe(
		'The server offers this login in clear text, but accepts it only over TLS.',
	);
	expect(message(greeted('STARTTLS', 'AUTH LOGIN'))).toContain('in clear text it does not even offer it.');
});

test('auth/mechanism-not-offered names a mechanism that this program can log in with', () => {
	const advice = (list: string) =>
		diagnose(entriesOf(`${greeted(`AUTH ${list}`)}\nC: ${login}\nS: 504 no`)).find(
			({rule}) => rule === 'auth/mechanism-not-offered',
		)?.advice;
	expect(advice('SCRAM-SHA-256-PLUS LOGIN')).toBe('Log in with LOGIN.');
	expect(advice('XOAUTH2')).toBe('Log in with XOAUTH2.');
	expect(advice('GSSAPI SCRAM-SHA-256-PLUS')).toMatch(
		/^None of these works with a user name and a password here/,
	);
});
