/** What a log says was wrong, in its tool's own words or by what is missing in it, has a finding with that cause. */
import {expect, it} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';

function findingsIn(log: string): readonly string[] {
	const recording = readRecording(new Uint8Array(Buffer.from(log)));
	return recording.kind === 'sessions'
		? recording.sessions.map(entriesOf).flatMap(entries => diagnose(entries).map(({rule}) => rule))
		: [];
}

it.each([
	[
		'PHPMailer waits for EHLO in vain',
		'CLIENT -> SERVER: NOOP\nSERVER -> CLIENT: 250 Ok\nCLIENT -> SERVER: EHLO client.example.org\nSMTP -> get_lines(): timed-out (10 sec)\nSMTP ERROR: EHLO command failed:',
		['session/no-answer'],
	],
	[
		'openssl does not know the issuer',
		'CONNECTED(00000003)\n---\nNew, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nSSL-Session:\n    Protocol  : TLSv1.3\n    Verify return code: 18 (self signed certificate)\n---\n250 DSN',
		['certificate/unknown-issuer'],
	],
	[
		'swaks that shows only what it sends misses a login',
		'=== Trying mx.example.org:25...\n=== Connected to mx.example.org.\n -> EHLO client.example.org\n*** Host did not advertise authentication\n -> QUIT\n=== Connection closed with remote host.',
		['session/program-complains'],
	],
	[
		'swaks that shows only what it receives waits in vain',
		'=== Trying mx.example.org:25...\n<-  220 mx\n<-  250 mx\n<** Timeout (30 secs) waiting for server response\n=== Connection closed with remote host.',
		['session/no-answer'],
	],
	[
		'swaks without marks does not connect',
		"Trying nosuch.example:25...\nError connecting to nosuch.example:25:\n\tIO::Socket::INET: Bad hostname 'nosuch.example'",
		['connect/not-found'],
	],
	[
		'swaks talks to a program that ends',
		'Trying pipe to /bin/false...\nConnected to /bin/false.\nChild process closed connection unexpectedly.',
		['connect/lost'],
	],
	[
		'the server does not answer QUIT, which is no trouble',
		'=== Trying mx.example.org:25...\n<-  220 mx\n -> EHLO client.example.org\n<-  250 mx\n -> QUIT\n<** Timeout (30 secs) waiting for server response\n=== Connection closed with remote host.',
		['session/no-answer'],
	],
	[
		'PHPMailer could not log in, where there is no login',
		'SERVER -> CLIENT: 220 mx\nCLIENT -> SERVER: EHLO me.example.org\nSERVER -> CLIENT: 250-mx\n250 PIPELINING\nSMTP Error: Could not authenticate.\nCLIENT -> SERVER: QUIT\nSERVER -> CLIENT: 221 bye',
		['auth/not-offered'],
	],
	[
		'Perl’s Net::SMTP knows no AUTH',
		"Net::SMTP=GLOB(0x1)<<< 220 mx\nNet::SMTP=GLOB(0x1)>>> EHLO me.example.org\nNet::SMTP=GLOB(0x1)<<< 250-mx\nNet::SMTP=GLOB(0x1)<<< 250 PIPELINING\nauth: Command unknown: 'AUTH' at -e line 3.",
		['auth/not-offered'],
	],
	[
		'mutt has no mechanism in common',
		'[2026-11-28 23:29:04] 4< 220 mx\n[2026-11-28 23:29:04] 4> EHLO me.example.org\n[2026-11-28 23:29:04] 4< 250-mx\n[2026-11-28 23:29:04] 4< 250 AUTH CRAM-MD5\nNo authenticators available',
		['auth/mechanism-not-offered'],
	],
	[
		'Symfony, whose error stands above the session',
		'TransportException: Connection to "192.0.2.1:25" has been closed unexpectedly.\n< 220 mx\n> EHLO me.example.org\n< 250 mx\n> MAIL FROM:<ann@example.org>',
		['session/closed-unexpectedly'],
	],
	[
		'git send-email does not say why',
		'Unable to initialize SMTP properly. Check config and use --smtp-debug. VALUES: server=127.0.0.1 encryption= port=9',
		['session/program-complains'],
	],
	[
		'asyncio is refused',
		"aiosmtplib.errors.SMTPConnectError: Error connecting to 127.0.0.1 on port 9: [Errno 111] Connect call failed ('127.0.0.1', 9)",
		['connect/refused'],
	],
	[
		'Ruby loses the connection after the message, which its log leaves out',
		'Connection opened: mx.example.org:25\n-> "220 mx\\r\\n"\n<- "EHLO me.example.org\\r\\n"\n-> "250 mx\\r\\n"\n<- "MAIL FROM:<ann@example.org>\\r\\n"\n-> "250 ok\\r\\n"\n<- "RCPT TO:<bob@example.org>\\r\\n"\n-> "250 ok\\r\\n"\n<- "DATA\\r\\n"\n-> "354 go\\r\\n"\nwriting message from String\nwrote 32 bytes\n/usr/lib/ruby/3.1.0/net/protocol.rb:227:in `rbuf_fill\': end of file reached (EOFError)\n\tfrom /usr/lib/ruby/3.1.0/net/protocol.rb:193:in `readuntil\'',
		['session/closed-unexpectedly'],
	],
	[
		'curl waits for the verdict, and does not show the message',
		'* Connected to mx.example.org (192.0.2.1) port 25 (#0)\n< 220 mx\n> EHLO me.example.org\n< 250 mx\n> MAIL FROM:<ann@example.org>\n< 250 ok\n> RCPT TO:<bob@example.org>\n< 250 ok\n> DATA\n< 354 go\n} [55 bytes data]\n* response reading failed (errno: 115)\ncurl: (56) response reading failed (errno: 115)',
		['session/closed-unexpectedly'],
	],
	[
		'PHPMailer says the pieces of a reply',
		'Mailer Error: SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: Message rejected as spam SMTP code: 554 Additional SMTP info: 5.7.1',
		['refused/content-spam'],
	],
	['a login without a password', 'Error: Missing credentials for "PLAIN"', ['session/program-complains']],
	['PHP without a mail program', 'Could not instantiate mail function.', ['session/program-complains']],
	[
		'Ruby checks the name itself',
		'OpenSSL::SSL::SSLError: hostname "mail.example.org" does not match the server certificate',
		['certificate/name'],
	],
	[
		'Python reads no reply',
		'  File "/usr/lib/python3.12/ssl.py", line 1104, in read\n    return self._sslobj.read(len, buffer)\nTimeoutError: The read operation timed out',
		['connect/no-greeting'],
	],
	[
		'Postfix cannot reach Dovecot',
		'Sep 25 18:28:40 mail postfix/smtpd[12]: warning: SASL: Connect to inet:dovecot:10001 failed: Connection refused',
		['session/program-complains'],
	],
	[
		'Postfix refuses a login',
		'Dec 27 23:34:40 mail postfix/smtpd[9]: warning: unknown[192.0.2.61]: SASL PLAIN authentication failed: authentication failure',
		['session/program-complains'],
	],
])('%s', (_, log, rules) => {
	expect(findingsIn(log)).toEqual(rules);
});

it('swaks without hints for what it receives marks only what it sends, and its words about AUTH are no command', () => {
	const log = `=== Trying mx.example.org:25...
220 mx
 -> EHLO client.example.org
250-mx
250 AUTH GSSAPI
*** Auth not attempted, no advertised types available
 -> MAIL FROM:<ann@example.org>
530 5.7.0 Authentication required
 -> QUIT
221 bye
`;
	const recording = readRecording(new Uint8Array(Buffer.from(log)));
	const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
	const said = entries.flatMap((entry): readonly (string | number | null)[] =>
		entry.type === 'sent' && entry.kind === 'command'
			? [entry.verb]
			: entry.type === 'reply'
				? [entry.code]
				: [],
	);
	expect(said).toEqual([220, 'EHLO', 250, 'MAIL', 530, 'QUIT', 221]);
});

it('Net::SMTP is read in a long stack trace, without what is decoded and what git sums up', () => {
	const object = 'Net::SMTP=GLOB(0x1)';
	const trace = Array.from(
		{length: 30},
		(_, index) => `Email::Sender::send('HASH(0x${index})') called at /usr/share/perl5/SMTP.pm line ${index}`,
	);
	const log = [
		'failed AUTH: 5.7.8 no',
		...trace,
		`${object}<<< 220 mx`,
		`${object}>>> EHLO me.example.org`,
		`${object}<<< 250-mx`,
		`${object}<<< 250 AUTH LOGIN`,
		`${object}>>> AUTH LOGIN`,
		`${object}<<< 334 VXNlcm5hbWU6`,
		`${object}<<< (decoded) Username:`,
		`${object}>>> (decoded) ann`,
		`${object}>>> YW5u`,
		`${object}<<< 535 5.7.8 no`,
		'OK. Log says:',
		'MAIL FROM:<ann@example.org>',
	].join('\n');
	const recording = readRecording(new Uint8Array(Buffer.from(log)));
	const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
	const said = entries.flatMap((entry): readonly (string | number | null)[] =>
		entry.type === 'sent' && entry.kind !== 'message'
			? [entry.verb ?? 'answer']
			: entry.type === 'reply'
				? [entry.code]
				: [],
	);
	expect(said).toEqual([220, 'EHLO', 250, 'AUTH', 334, 'answer', 535]);
});

it('an empty line is no answer where the answer was given already', () => {
	const log =
		'----------SMTP----------\nconnect mail.example.org 587\n220 mx\nEHLO me\n250 AUTH LOGIN\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYW5u\n\n334 UGFzc3dvcmQ6\nc2VjcmV0\n\n535 5.7.8 no\n\nSMTP Last Response Code: 535\n';
	const recording = readRecording(new Uint8Array(Buffer.from(log)));
	const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
	const answers = entries.filter(entry => entry.type === 'sent' && entry.kind === 'auth-response');
	expect(answers).toHaveLength(2);
});
