/** What a tool says beside the conversation, and what is concluded from it. */
import {describe, expect, it} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {outline} from './outline.ts';

function findingsOf(log: string): readonly string[] {
	const recording = readRecording(new Uint8Array(Buffer.from(log)));
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	return sessions.flatMap(session => diagnose(entriesOf(session)).map(({rule, cause}) => `${rule} ${cause}`));
}

const greeted = (keywords: string) => `=== Trying 192.0.2.25:587...
=== Connected to 192.0.2.25.
<-  220 mx.example.org ESMTP
 -> EHLO client.example.org
<-  250-mx.example.org
<-  250-${keywords}
<-  250 8BITMIME
`;
const leaves = ` -> QUIT
<-  221 2.0.0 Bye
=== Connection closed with remote host.
`;
const sends = ` -> MAIL FROM:<alice@example.org>
<-  250 2.1.0 Ok
`;

describe('what a program missed in the EHLO reply', () => {
	it.each([
		['STARTTLS', 'SIZE 1000', 'STARTTLS', ['tls/starttls-not-offered tls-unavailable']],
		['a login', 'SIZE 1000', 'authentication', ['auth/not-offered login-mechanism']],
		['a login before TLS', 'STARTTLS', 'authentication', ['auth/not-offered login-needs-tls']],
	])('%s', (_, keywords, missed, found) => {
		const words = `*** Host did not advertise ${missed}\n`;
		expect(findingsOf(greeted(keywords) + words + leaves)).toEqual(found);
		// It could do without.
		expect(findingsOf(greeted(keywords) + words + sends + leaves)).toEqual([]);
	});

	it('is not concluded where it is offered all the same', () => {
		const words = '*** Host did not advertise STARTTLS\n';
		expect(findingsOf(greeted('STARTTLS') + words + leaves)).toEqual([]);
	});

	it('another extension', () => {
		const words = '*** Host did not advertise PRDR support\n';
		expect(findingsOf(greeted('SIZE 1000') + words + leaves)).toEqual([
			'session/extension-not-offered protocol-command',
		]);
	});

	it('a mechanism', () => {
		const words = '*** Auth not attempted, requested type not available\n';
		expect(findingsOf(greeted('AUTH PLAIN') + words + leaves)).toEqual([
			'auth/mechanism-not-offered login-mechanism',
		]);
	});
});

it('an error that stands above the log is of what the log shows', () => {
	const log = `SMTP Error (250): Authentication failed.

[28-Nov-2019 11:08:54 +0000]: <1lnaie7h> Recv: 220 mx.example.org ESMTP
[28-Nov-2019 11:08:54 +0000]: <1lnaie7h> Send: EHLO client.example.org
[28-Nov-2019 11:08:54 +0000]: <1lnaie7h> Recv: 250-mx.example.org
[28-Nov-2019 11:08:54 +0000]: <1lnaie7h> Recv: 250 STARTTLS
[28-Nov-2019 11:08:54 +0000]: <1lnaie7h> Send: QUIT
[28-Nov-2019 11:08:54 +0000]: <1lnaie7h> Recv: 221 2.0.0 Bye
`;
	expect(findingsOf(log)).toEqual(['auth/not-offered login-needs-tls']);
});

describe('a program that waits in vain', () => {
	it.each([
		[2525, 'connect/no-greeting server-silent'],
		[465, 'tls/clear-on-implicit-port tls-required'],
	])('for the greeting on port %i, told once', (port, found) => {
		const log = `=== Trying 192.0.2.25:${port}...
=== Connected to 192.0.2.25.
<** Timeout (30 secs) waiting for server response
 -> QUIT
<** Timeout (30 secs) waiting for server response
=== Connection closed with remote host.
`;
		expect(findingsOf(log)).toEqual([found]);
	});

	it('for a reply', () => {
		const log = `${greeted('SIZE 1000')} -> MAIL FROM:<alice@example.org>
<** Timeout (30 secs) waiting for server response
${leaves}`;
		expect(findingsOf(log)).toEqual(['session/no-answer server-silent']);
	});
});

it('a server that hangs up is told from one that keeps silent by the time that passed', () => {
	const log = (later: string) => `2024-01-05 10:00:00\tConnection: opening to mx.example.org:2525, timeout=300
2024-01-05 10:00:00\tConnection: opened
2024-01-05 10:${later}\tSERVER -> CLIENT:
2024-01-05 10:${later}\tConnection: closing due to error
2024-01-05 10:${later}\tConnection: closed
2024-01-05 10:${later}\tSMTP Error: Could not connect to SMTP host.
`;
	expect(findingsOf(log('00:00'))).toEqual(['connect/closed-before-greeting connection-lost']);
	expect(findingsOf(log('05:00'))).toEqual(['connect/no-greeting server-silent']);
});

it('a server of another protocol is shown as what it said', () => {
	const log = `=== Trying 192.0.2.25:80...
=== Connected to 192.0.2.25.
<** HTTP/1.1 400 Bad Request
*** Remote host closed connection unexpectedly.
`;
	expect(findingsOf(log)).toEqual(['connect/other-protocol not-smtp']);
});

it('TLS that failed stands where it failed, though the program says goodbye after it', () => {
	const log = `2024-01-05 10:00:00\tSERVER -> CLIENT: 220 mx.example.org ESMTP
2024-01-05 10:00:00\tCLIENT -> SERVER: EHLO client.example.org
2024-01-05 10:00:00\tSERVER -> CLIENT: 250-mx.example.org
                   \t                  250 STARTTLS
2024-01-05 10:00:00\tCLIENT -> SERVER: STARTTLS
2024-01-05 10:00:00\tSERVER -> CLIENT: 220 2.0.0 Ready to start TLS
2024-01-05 10:00:00\tSMTP Error: Could not connect to SMTP host. Connection failed. stream_socket_enable_crypto(): SSL operation failed with code 1. OpenSSL Error messages:
                   \t                  error:0A000086:SSL routines::certificate verify failed
2024-01-05 10:00:00\tCLIENT -> SERVER: QUIT
`;
	expect(findingsOf(log)).toEqual(['certificate/unknown-issuer tls-certificate']);
});

it('a reply that a tool quotes answers the command that it names', () => {
	const log = `2024-01-05 10:00:00\tCLIENT -> SERVER: EHLO client.example.org
2024-01-05 10:00:00\tCLIENT -> SERVER: MAIL FROM:<alice@example.org>
2024-01-05 10:00:00\tCLIENT -> SERVER: RCPT TO:<bob@example.net>
2024-01-05 10:00:00\tSMTP ERROR: RCPT TO command failed: 550 5.1.1 <bob@example.net>: User unknown
2024-01-05 10:00:00\tCLIENT -> SERVER: QUIT
`;
	expect(outline(readRecording(new Uint8Array(Buffer.from(log))))).toContain('S 550 RCPT');
});

it('a refusal that a tool repeats is told once', () => {
	const log = `s-nail: >>> SERVER: 220 mx.example.org
s-nail: >>> HELO client.example.org
s-nail: >>> SERVER: 250 mx.example.org
s-nail: >>> MAIL FROM:<alice@example.org>
s-nail: >>> SERVER: 550 5.1.8 Sender address rejected: Domain not found
s-nail: SMTP server: 550 5.1.8 Sender address rejected: Domain not found
`;
	expect(findingsOf(log)).toEqual(['refused/sender-domain-missing sender-domain-missing']);
});

it('a setting of a program is not a command', () => {
	const log = `msmtp: the server sent an invalid reply
msmtp: could not send mail
host = mx.example.org
port = 80
auth = none
user = alice
tls_starttls = on
`;
	expect(
		outline(readRecording(new Uint8Array(Buffer.from(log)))).filter(line => line.startsWith('C ')),
	).toEqual([]);
});
