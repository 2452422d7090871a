/** Every way in which a connection fails is explained once: one finding with a cause, an advice and a next step. */
import {expect, test} from 'vitest';
import type {Cause} from '../../source/diagnosis/causes.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf as recorded} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {entriesOf} from '../support/play.ts';

const starttls = `S: 220 mail.example.org ESMTP
C: EHLO client.example.net
S: 250-mail.example.org
S: 250 STARTTLS
C: STARTTLS
S: 220 2.0.0 Ready to start TLS`;
const inSession = 'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net';

/** How far it came, the failure, and its cause. */
const failures: readonly (readonly [before: string, failure: string, cause: Cause])[] = [
	['unconnected', 'refused {"stage":"connecting","systemCode":"ECONNREFUSED"}', 'connection-refused'],
	['unconnected', 'refused {"stage":"connecting","atPath":"no listener"}', 'connection-refused'],
	['unconnected', 'refused {"stage":"connecting","atPath":"not a socket"}', 'connection-refused'],
	['unconnected', 'not-found {"stage":"connecting","systemCode":"ENOTFOUND"}', 'connection-no-host'],
	['unconnected', 'not-found {"stage":"connecting","systemCode":"EAI_AGAIN"}', 'connection-no-host'],
	['unconnected', 'not-found {"stage":"connecting","systemCode":"ENOENT"}', 'connection-refused'],
	['unconnected', 'unreachable {"stage":"connecting"}', 'connection-no-route'],
	[
		'unconnected\nattempt: 2001:db8::25 25 unreachable',
		'unreachable {"stage":"connecting"}',
		'connection-no-route',
	],
	['unconnected', 'denied {"stage":"connecting","systemCode":"EACCES"}', 'connection-no-route'],
	['unconnected', 'bad-address {"stage":"connecting"}', 'connection-no-route'],
	['unconnected', 'timed-out {"stage":"connecting"}', 'connection-no-answer'],
	['unconnected', 'timed-out {"stage":"handshake"}', 'server-silent'],
	['unconnected', 'timed-out {"stage":"open"}', 'server-silent'],
	['unconnected', 'reset {"stage":"connecting"}', 'connection-lost'],
	['unconnected', 'reset {"stage":"open"}', 'connection-lost'],
	[inSession, 'reset {"stage":"open"}', 'connection-lost'],
	[inSession, 'timed-out {"stage":"open"}', 'server-silent'],
	[
		'unconnected',
		'speaks-clear-text {"stage":"handshake","firstText":"220 mail.example.org ESMTP\\r\\n"}',
		'tls-unavailable',
	],
	[
		'unconnected',
		'speaks-clear-text {"stage":"handshake","firstText":"HTTP/1.1 400 Bad Request\\r\\n"}',
		'not-smtp',
	],
	[starttls, 'speaks-clear-text {"stage":"handshake"}', 'tls-unavailable'],
	[starttls, 'timed-out {"stage":"handshake"}', 'server-silent'],
	[starttls, 'tls-failed {"stage":"handshake"}', 'tls-unavailable'],
	[starttls, 'tls-failed {"stage":"handshake","systemCode":"ECONNRESET"}', 'tls-unavailable'],
	[starttls, 'tls-failed {"stage":"handshake","systemCode":"ERR_SSL_UNSUPPORTED_PROTOCOL"}', 'tls-version'],
	[starttls, 'tls-failed {"stage":"handshake","systemCode":"ERR_SSL_EE_KEY_TOO_SMALL"}', 'tls-version'],
	[starttls, 'tls-failed {"stage":"handshake","systemCode":"CERT_HAS_EXPIRED"}', 'tls-certificate'],
	[
		starttls,
		'tls-failed {"stage":"handshake","systemCode":"DEPTH_ZERO_SELF_SIGNED_CERT"}',
		'tls-certificate',
	],
	[
		starttls,
		'tls-failed {"stage":"handshake","systemCode":"ERR_TLS_CERT_ALTNAME_INVALID"}',
		'tls-certificate',
	],
	[starttls, 'tls-alert {"stage":"handshake"}', 'tls-unavailable'],
	[starttls, 'tls-alert {"stage":"handshake","alert":48}', 'tls-certificate'],
	[starttls, 'tls-alert {"stage":"open","options":[{"option":"cert"},{"option":"key"}]}', 'tls-certificate'],
	[starttls, 'tls-configuration {"stage":"handshake","options":[{"option":"ciphers"}]}', 'tls-version'],
	[starttls, 'tls-configuration {"stage":"handshake"}', 'tls-certificate'],
];

test.each(failures)('%s, %s: %s', (before, failure, cause) => {
	const found = diagnose(entriesOf(`${before}\nfailed: ${failure}`)).filter(({level}) => level !== 'note');
	expect(found.map(finding => finding.cause)).toEqual([cause]);
	for (const {remedies, advice, acts, retry} of found) {
		expect(remedies.length, advice).toBeGreaterThan(0);
		expect(advice).not.toBe('');
		expect(acts).not.toBeNull();
		expect(retry).not.toBe('none');
	}
});

test.each([
	[
		'a refusal that ends the session',
		`${inSession}\nS: 421 4.3.2 Shutting down\nfailed: reset {"stage":"open"}`,
	],
	['the end after QUIT', `${inSession}\nS: 250 mail.example.org\nC: QUIT\nfailed: reset {"stage":"open"}`],
	['the end after 221', `${inSession}\nS: 250 ok\nC: QUIT\nS: 221 Bye\nfailed: reset {"stage":"open"}`],
])('%s is not told as a lost connection beside it', (_name, session) => {
	expect(diagnose(entriesOf(session)).map(({cause}) => cause)).not.toContain('connection-lost');
});

/** As programs print them. */
const lines: Readonly<Record<string, Cause>> = {
	'Error: connect ECONNREFUSED 127.0.0.1:587': 'connection-refused',
	'Error: getaddrinfo ENOTFOUND smtp.exmaple.com': 'connection-no-host',
	'socket.gaierror: [Errno -2] Name or service not known': 'connection-no-host',
	'curl: (6) Could not resolve host: smtp.exmaple.com': 'connection-no-host',
	'Error: connect ENOENT /var/run/lmtp.sock': 'connection-refused',
	'*** Error connecting to /var/run/lmtp.sock: connect: No such file or directory': 'connection-refused',
	'=== Trying /var/run/lmtp.sock...\n*** Error connecting to /var/run/lmtp.sock:\n*** \tconnect: No such file or directory':
		'connection-refused',
	'Error: connect EACCES 192.0.2.1:587': 'connection-no-route',
	'TimeoutError: [Errno 110] Connection timed out': 'connection-no-answer',
	'OSError: [Errno 101] Network is unreachable': 'connection-no-route',
	'Error: Greeting never received': 'server-silent',
	'smtplib.SMTPServerDisconnected: Connection unexpectedly closed': 'connection-lost',
	'javax.mail.MessagingException: Could not convert socket to TLS': 'tls-unavailable',
	'ssl.SSLError: [SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1006)': 'tls-version',
	'smtplib.SMTPNotSupportedError: STARTTLS extension not supported by server.': 'tls-unavailable',
	'smtplib.SMTPNotSupportedError: SMTP AUTH extension not supported by server.': 'login-mechanism',
	'unexpected greeting: not an SMTP server': 'not-smtp',
	'curl: (67) Login denied': 'login-refused',
	'Error: certificate has expired': 'tls-certificate',
	'Error: self signed certificate': 'tls-certificate',
	"Hostname/IP does not match certificate's altnames": 'tls-certificate',
};

test.each(Object.entries(lines))('%s: %s', (line, cause) => {
	const recording = readRecording(Buffer.from(`${line}\n`));
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	expect(sessions.flatMap(session => diagnose(recorded(session))).map(finding => finding.cause)).toEqual([
		cause,
	]);
});
