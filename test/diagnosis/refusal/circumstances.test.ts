/** Advice that the session contradicts is not given. */
import {expect, test} from 'vitest';
import {typedLines} from '../../../source/commands/typed-remedies.ts';
import {diagnose} from '../../../source/diagnosis/diagnoser.ts';
import {nextWords} from '../../../source/reports/remedy-words.ts';
import {entriesOf} from '../../support/play.ts';

const greeted = `S: 220 mail.example.org ESMTP
C: EHLO client.example.net
S: 250-mail.example.org
S: 250-STARTTLS
S: 250 AUTH PLAIN`;
const loggedIn = `${greeted}
C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=
S: 235 2.7.0 ok`;
const underTls = `S: 220 mail.example.org ESMTP
C: EHLO client.example.net
S: 250 STARTTLS
C: STARTTLS
S: 220 go
TLS
C: EHLO client.example.net
S: 250 SIZE 1000`;
const mail = 'C: MAIL FROM:<ann@example.com>';
const rcpt = `${mail}\nS: 250 ok\nC: RCPT TO:<bob@example.org>`;
const data = `${rcpt}\nS: 250 ok\nC: DATA`;
const message = `${data}\nS: 354 go\nC: Subject: x\nC:\nC: hello\nC: .`;

function found(session: string) {
	const [finding] = diagnose(entriesOf(session)).filter(({level}) => level !== 'note');
	return {
		cause: finding?.cause,
		said: `${finding?.message} ${finding?.advice}`,
		next: finding && nextWords(finding),
		typed: finding && typedLines(finding),
	};
}

test('a login that was made is not asked for again', () => {
	const {cause, said, typed} = found(`${loggedIn}\n${mail}\nS: 530 5.7.0 Authentication required`);
	expect(cause).toBe('login-required');
	expect(said).toContain('although this session has logged in');
	expect(said).not.toContain('Log in first');
	expect(typed).toEqual([]);
});

test('TLS that is active is not started', () => {
	const {cause, said, typed} = found(`${underTls}\n${mail}\nS: 530 5.7.10 Encryption needed`);
	expect(cause).toBe('tls-required');
	expect(said).toContain('already uses it');
	expect(typed).toEqual([]);
});

test.each([
	[
		`${mail}\nS: 530 5.7.0 Must issue a STARTTLS command first`,
		['STARTTLS', 'EHLO client.example.net', 'MAIL FROM:<ann@example.com>'],
	],
	[`${data}\nS: 530 5.7.0 Must issue a STARTTLS command first`, ['STARTTLS', 'EHLO client.example.net']],
	[`${message}\nS: 530 5.7.0 Must issue a STARTTLS command first`, ['STARTTLS', 'EHLO client.example.net']],
])('no command is repeated that TLS makes impossible: %#', (rest, lines) => {
	const {said, typed} = found(`${greeted}\n${rest}`);
	expect(typed).toEqual(lines);
	expect(said).not.toContain('DATA-END');
});

test('a greeting is said once after STARTTLS', () => {
	const {typed} = found(
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 530 5.7.10 Encryption needed',
	);
	expect(typed).toEqual(['STARTTLS', 'EHLO client.example.net']);
});

test('nothing is typed to a server that refused in its greeting', () => {
	const {cause, typed} = found('S: 530 5.7.10 Encryption needed');
	expect(cause).toBe('tls-required');
	expect(typed).toEqual([]);
});

test('what is said of a message before it was sent is not told of its text', () => {
	const spam = '554 5.7.1 Message identified as spam';
	expect(found(`${greeted}\n${rcpt}\nS: ${spam}`)).toMatchObject({
		cause: 'content-spam',
		said: expect.stringContaining('before it has seen the message'),
	});
	expect(found(`${greeted}\n${message}\nS: ${spam}`).said).toContain('Change the subject');
});

test('a permanent failure is not to be tried again later', () => {
	expect(found(`${greeted}\n${message}\nS: 554 5.3.0 Internal error`).said).not.toContain('Try again later');
	expect(found(`${greeted}\n${message}\nS: 451 4.3.0 Internal error`).said).toContain('Try again later');
});

test('RSET gives up a transaction that is open, not one that the end of the message closed', () => {
	const blocked = '550 5.7.1 Sender address rejected: Access denied';
	expect(found(`${greeted}\n${rcpt}\nS: ${blocked}`).typed).toEqual(['RSET']);
	expect(found(`${greeted}\n${message}\nS: ${blocked}`).typed).toEqual([]);
});

test('a refused name at DATA leads back to the greeting alone: it ends the transaction', () => {
	const {cause, typed} = found(`${greeted}\n${data}\nS: 501 Syntactically invalid EHLO argument(s)`);
	expect(cause).toBe('hello-bad-name');
	expect(typed).toHaveLength(1);
});

test.each([
	['554 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.7]', 'client-no-ptr'],
	['554 5.7.1 Connection refused: country not allowed', 'client-country'],
])('at AUTH, words about the client are believed: %s', (reply, cause) => {
	const auth = 'C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=';
	const noLogin = greeted.replace('\nS: 250 AUTH PLAIN', '\nS: 250 SIZE 1000');
	expect(found(`${noLogin}\n${auth}\nS: ${reply}`).cause).toBe(cause);
	expect(found(`${underTls}\n${auth}\nS: ${reply}`).cause).toBe(cause);
});
