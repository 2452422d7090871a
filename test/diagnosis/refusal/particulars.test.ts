/** Where a reply names the fault, the advice is about that one alone. */
import {describe, expect, test} from 'vitest';
import {diagnose} from '../../../source/diagnosis/diagnoser.ts';
import {particularOf} from '../../../source/diagnosis/refusal/particulars.ts';
import {nextWords} from '../../../source/reports/remedy-words.ts';
import {entriesOf} from '../../support/play.ts';

const begun = `S: 220 mail.example.org ESMTP
C: EHLO client.example.net
S: 250-mail.example.org
S: 250 SIZE 1000000
C: MAIL FROM:<ann@example.com>
S: 250 ok`;
const sent = `${begun}
C: RCPT TO:<bob@example.org>
S: 250 ok
C: DATA
S: 354 go
C: From: ann@example.com
C: Date: Sat, 1 Mar 2025 10:00:00 +0000
C: Message-ID: <1@example.com>
C:
C: hello
C: .`;

function toldOf(session: string) {
	const [finding] = diagnose(entriesOf(session)).filter(({level}) => level !== 'note');
	return {
		cause: finding?.cause,
		acts: finding?.acts,
		said: `${finding?.message} ${finding?.advice} ${finding && nextWords(finding)}`,
	};
}

describe('of the form of a message', () => {
	test.each([
		['554 5.6.0 The message has NUL characters in it', /NUL/],
		['550 5.6.0 Message with bare CR rejected', /lone CR or LF/],
		['554 5.5.2 Bare newline received after DATA', /lone CR or LF/],
		['550 5.6.0 Line longer than 998 characters', /longer than this server accepts/],
		['554 5.6.0 The MIME boundary is too long', /boundary/],
		['550 5.6.1 The message contains 8-bit data', /outside ASCII/],
		['554 5.6.0 Unknown character set in the message', /character set/],
	])('%s', (reply, fault) => {
		const {cause, said} = toldOf(`${sent}\nS: ${reply}`);
		expect(cause).toBe('content-format');
		expect(said).toMatch(fault);
		const others = [/NUL/, /lone CR/, /longer than/, /boundary/, /outside ASCII/, /character set/];
		expect(others.filter(other => other.test(said))).toHaveLength(1);
	});

	test('of two faults, none is told alone', () => {
		expect(particularOf('content-format', 'message contains NUL bytes or bare LF')).toBeNull();
		expect(particularOf('content-format', 'message format is not accepted')).toBeNull();
	});
});

describe('of the headers', () => {
	test.each([
		['550 5.7.1 The Date header is missing', /no Date header field/],
		['554 5.6.0 Message rejected: no Message-ID in the header', /no Message-ID header field/],
		['550 5.7.1 Messages with multiple Subject headers are refused', /more than one Subject/],
		['550 5.6.0 Malformed header: "Date:" cannot be parsed', /does not accept the Date header/],
	])('%s', (reply, fault) => {
		const {cause, said} = toldOf(`${sent}\nS: ${reply}`);
		expect(cause).toBe('content-header');
		expect(said).toMatch(fault);
	});

	test('a From that is missing is not told as one that is not allowed', () => {
		expect(toldOf(`${sent}\nS: 554 5.6.0 The From header is missing`).said).toMatch(/no From header field/);
		expect(particularOf('content-from', 'from address is not allowed in the from header')).toBeNull();
	});

	test('words of every sentence are not taken for a field', () => {
		for (const text of [
			'no mail from this address to that recipient, see the date',
			'mail from: missing header',
			'multiple from addresses in a header',
			'invalid headers',
		]) {
			expect(particularOf('content-header', text), text).toBeNull();
		}
	});
});

describe('of the conversation', () => {
	test.each([
		['C: NOOP', '503 5.5.1 Error: send HELO first', 'protocol-order', /expects a greeting/],
		['C: NOOP', '503 Nested MAIL command', 'protocol-order', /already open/],
		['C: NOOP', '503 5.5.1 Need RCPT command first', 'protocol-order', /expects RCPT/],
		['C: NOOP', '500 5.5.2 Command line too long', 'protocol-syntax', /longer than the server accepts/],
		['C: VRFY bob', '502 5.5.1 VRFY command is disabled', 'protocol-command', /RCPT shows/],
	])('%s, %s', (command, reply, cause, fault) => {
		const told = toldOf(`${begun}\n${command}\nS: ${reply}`);
		expect(told.cause).toBe(cause);
		expect(told.said).toMatch(fault);
	});
});

test('a client certificate is for the client to bring', () => {
	const told = toldOf(`${begun}\nC: RCPT TO:<bob@example.org>\nS: 550 5.7.1 No client certificate presented`);
	expect(told).toMatchObject({cause: 'tls-certificate', acts: 'you'});
	expect(told.said).toContain('connect with a client certificate');
});

describe('of providers', () => {
	test('a header field that Gmail names is told alone', () => {
		const {cause, said} = toldOf(
			`${sent}\nS: 550-5.7.1 [192.0.2.7] Our system has detected that this message is not RFC 5322\nS: 550 5.7.1 compliant: 'Date' header is missing. https://support.google.com/mail/?p=RfcMessageNonCompliant`,
		);
		expect(cause).toBe('content-header');
		expect(said).toContain('no Date header field');
	});

	test('where no mechanism helps, none is advised', () => {
		const {cause, said} = toldOf(
			`S: 220 mail.example.org ESMTP
C: EHLO client.example.net
S: 250 AUTH LOGIN XOAUTH2
C: AUTH LOGIN
S: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.`,
		);
		expect(cause).toBe('login-mechanism');
		expect(said).toContain('administrator');
		expect(said).not.toContain('log in with a mechanism that the server announces');
	});
});
