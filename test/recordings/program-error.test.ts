/** The errors of libraries and programs, as they stand in tickets and forums. */
import {describe, expect, it, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';

function read(text: string) {
	const recording = readRecording(new Uint8Array(Buffer.from(text)));
	const sessions = recording.kind === 'sessions' ? recording.sessions.map(entriesOf) : [];
	return {
		format: recording.kind === 'nothing' ? null : recording.format,
		said: sessions.map(entries =>
			entries.flatMap(entry => {
				switch (entry.type) {
					case 'sent':
						return entry.kind === 'message' ? [] : [`C: ${entry.line}`];
					case 'reply':
						return entry.lines.map(({text: line}) => `S: ${entry.code} ${line}`);
					case 'failed':
						return [`failed: ${entry.error.code}`];
					default:
						return [];
				}
			}),
		),
		rules: sessions.flatMap(entries => diagnose(entries).map(({rule}) => rule)),
	};
}

describe('a reply that an error quotes', () => {
	it.each([
		[
			'Python: a tuple',
			"smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed')",
			['S: 535 5.7.8 Error: authentication failed'],
		],
		[
			'Python: the lines of a reply in one string',
			"SMTPAuthenticationError(534, b'5.7.9 Application-specific password required. Learn more at\\n5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor')",
			[
				'S: 534 5.7.9 Application-specific password required. Learn more at',
				'S: 534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor',
			],
		],
		[
			'Python: the sender',
			"smtplib.SMTPSenderRefused: (530, b'5.7.0 Must issue a STARTTLS command first', 'me@example.com')",
			['C: MAIL FROM:<me@example.com>', 'S: 530 5.7.0 Must issue a STARTTLS command first'],
		],
		[
			'Java',
			'com.sun.mail.smtp.SMTPAddressFailedException: 550 5.1.1 <bob@example.org>: User unknown\n\tat com.sun.mail.smtp.SMTPTransport.rcptTo(SMTPTransport.java:2064)',
			['C: RCPT TO:<bob@example.org>', 'S: 550 5.1.1 <bob@example.org>: User unknown'],
		],
		[
			'nodemailer, which says it twice',
			"Error: Invalid login: 535-5.7.8 Username and Password not accepted. For more, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp\n    at SMTPConnection._formatError (/app/index.js:798:19) {\n  code: 'EAUTH',\n  response: '535-5.7.8 Username and Password not accepted. For more, go to\\n' +\n    '535 5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp',\n  responseCode: 535,\n  command: 'AUTH PLAIN'\n}",
			[
				'S: 535 5.7.8 Username and Password not accepted. For more, go to',
				'S: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp',
			],
		],
		[
			'Symfony',
			'Expected response code "250" but got code "550", with message "550 5.7.1 Relaying denied".',
			['S: 550 5.7.1 Relaying denied'],
		],
		[
			'Swift Mailer, without quotes around the first code',
			'Swift_TransportException: Expected response code 354 but got code "554", with message "554 5.5.1 Error: no valid recipients"',
			['C: DATA', 'S: 554 5.5.1 Error: no valid recipients'],
		],
		[
			'Symfony, where the server agrees instead of asking for the message',
			'UnexpectedResponseException: Expected response code "354" but got code "250", with message "250 2.1.5 Ok".',
			['C: DATA', 'S: 250 2.1.5 Ok'],
		],
		[
			'Ruby, in brackets that the reply has too',
			'Net::SMTPAuthenticationError (535 5.7.8 Bad password (try again).)',
			['S: 535 5.7.8 Bad password (try again).'],
		],
		[
			'PHPMailer, which leaves the code out',
			'SMTP Error: The following recipients failed: bob@example.net: 5.1.1 <bob@example.net>: Recipient address rejected: User unknown',
			[
				'C: RCPT TO:<bob@example.net>',
				'S: 550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown',
			],
		],
		[
			'PHPMailer, at a command',
			'SMTP ERROR: RCPT TO command failed: 550 5.1.1 no such user',
			['S: 550 5.1.1 no such user'],
		],
		[
			'the queue of Postfix',
			'4F2B112345     1234 Sun Nov 22 10:11:12  alice@example.org\n(host mx.example.net[192.0.2.5] said: 450 4.7.1 <bob@example.net>: Greylisted (in reply to RCPT TO command))\n    bob@example.net',
			['C: RCPT TO:<bob@example.net>', 'S: 450 4.7.1 <bob@example.net>: Greylisted'],
		],
		[
			'Exchange Online',
			'Reason: [{LED=450 4.4.316 Connection refused [Message=Socket error code 10061]',
			['S: 450 4.4.316 Connection refused [Message=Socket error code 10061]'],
		],
		[
			'JSON',
			'{"code":"EAUTH","response":"535 5.7.8 Error: \\"alice\\" refused","responseCode":535}',
			['S: 535 5.7.8 Error: \\"alice\\" refused'],
		],
		[
			'Go',
			'gomail: could not send email 1: 554 5.7.1 Spam message rejected',
			['S: 554 5.7.1 Spam message rejected'],
		],
		[
			'.NET, which says the code in words',
			'System.Net.Mail.SmtpException: The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail.',
			['S: 530 5.7.57 Client not authenticated to send mail.'],
		],
	])('%s', (_, text, said) => {
		expect(read(text)).toMatchObject({format: 'error of a program', said: [said]});
	});

	it('of several recipients, one by one', () => {
		const {said} = read(
			"smtplib.SMTPRecipientsRefused: {'bob@example.net': (550, b'5.1.1 unknown'), 'tim@example.net': (554, b'5.7.1 Relay access denied')}",
		);
		expect(said).toEqual([
			['C: RCPT TO:<bob@example.net>', 'S: 550 5.1.1 unknown'],
			['C: RCPT TO:<tim@example.net>', 'S: 554 5.7.1 Relay access denied'],
		]);
	});
});

describe('a reply of which only its name or its code is told', () => {
	it.each([
		['curl: (8) Got unexpected smtp-server response: 554', 'S: 554 '],
		[
			'System.Net.Mail.SmtpException: Syntax error, command unrecognized. The server response was:',
			'S: 500 Syntax error, command unrecognized',
		],
		[
			'System.Net.Mail.SmtpException: Bad sequence of commands. The server response was: send HELO first',
			'S: 503 Bad sequence of commands',
		],
	])('%s', (text, reply) => {
		expect(read(text).said).toEqual([[reply]]);
	});
});

describe('a failure without a reply', () => {
	it.each([
		[
			'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)',
			'tls/implicit-on-starttls-port',
		],
		['tls: first record does not look like a TLS handshake', 'tls/implicit-on-starttls-port'],
		['javax.net.ssl.SSLException: Unsupported or unrecognized SSL message', 'tls/implicit-on-starttls-port'],
		['Error: connect ECONNREFUSED 127.0.0.1:25', 'connect/refused'],
		['ConnectionRefusedError: [Errno 111] Connection refused', 'connect/refused'],
		['dial tcp 192.0.2.26:25: i/o timeout', 'connect/port-25-blocked'],
		['x509: certificate signed by unknown authority', 'certificate/unknown-issuer'],
		['Error: self signed certificate in certificate chain', 'certificate/unknown-issuer'],
		[
			'sun.security.provider.certpath.SunCertPathBuilderException: PKIX path building failed: unable to find valid path',
			'certificate/unknown-issuer',
		],
		['Error: certificate has expired', 'certificate/expired'],
		['ssl.SSLError: [SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:997)', 'tls/handshake-too-old'],
		['error:141A318A:SSL routines:tls_process_ske_dhe:dh key too small', 'tls/handshake-too-old'],
		['javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure', 'tls/handshake-too-old'],
		['write EPROTO: legacy sigalg disallowed or unsupported', 'tls/handshake-too-old'],
	])('%s', (text, rule) => {
		expect(read(text)).toMatchObject({format: 'error of a program', rules: [rule]});
	});

	it.each([
		['Error: getaddrinfo ENOTFOUND smtp.example.org', 'not-found'],
		['socket.gaierror: [Errno -2] Name or service not known', 'not-found'],
		['smtplib.SMTPServerDisconnected: Connection unexpectedly closed', 'reset'],
		['Error: Greeting never received', 'timed-out'],
		['SMTP AUTH extension not supported by server.', 'other'],
		['STARTTLS extension not supported by server.', 'other'],
		['SMTP Error: Could not authenticate.', 'other'],
		['curl: (64) Requested SSL level failed', 'other'],
		['Expected response code 250 but got an empty response', 'reset'],
		['Error: Missing credentials for "PLAIN"', 'other'],
		['MailKit.ServiceNotConnectedException: The SmtpClient is not connected.', 'other'],
		['Unable to authenticate to Outgoing server (SMTP) smtp.example.org. Please check the password', 'other'],
		['Cannot send mail. The user name or password for “iCloud” is incorrect.', 'other'],
		[
			'The message could not be sent because connecting to Outgoing server (SMTP) smtp.example.org failed.',
			'other',
		],
		["Can't connect to SMTP server: Bad hostname 'smtp.example.org'", 'not-found'],
		['server certificate does not match hostname', 'tls-failed'],
		['*** No auth types supported', 'other'],
		[
			"com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.example.org, 465; timeout -1",
			'other',
		],
		[
			"Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:mail.example.org",
			'tls-failed',
		],
	])('%s', (text, code) => {
		expect(read(text).said).toEqual([[`failed: ${code}`]]);
	});

	it('is told once, and by its cause', () => {
		const trace = [
			'javax.mail.MessagingException: Could not connect to SMTP host: smtp.example.org, port: 465;',
			'\tat com.sun.mail.smtp.SMTPTransport.onTimeout(SMTPTransport.java:2197)',
			'Caused by: java.net.ConnectException: Connection refused (Connection refused)',
			'Caused by: java.net.ConnectException: Connection refused (Connection refused)',
		].join('\n');
		expect(read(trace)).toMatchObject({said: [['failed: refused']], rules: ['connect/refused']});
	});
});

test('TLS that failed is told by the cause below it', () => {
	const trace = [
		'javax.mail.MessagingException: Could not convert socket to TLS;',
		'  nested exception is:',
		'\tjavax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
	].join('\n');
	expect(read(trace)).toMatchObject({said: [['failed: tls-failed']], rules: ['tls/handshake-too-old']});
});

test('a reply that is repeated without its end is told once', () => {
	const error = [
		'Error: Invalid login: 535 5.7.3 Authentication unsuccessful [AM0PR02CA0086.example.com]',
		"  response: '535 5.7.3 Authentication unsuccessful',",
	].join('\n');
	expect(read(error).said).toEqual([
		['S: 535 5.7.3 Authentication unsuccessful [AM0PR02CA0086.example.com]'],
	]);
});

describe('the place that an error names', () => {
	it.each([
		['ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)', []],
		['error: Connection refused at /srv/app/lib/mailer.pl:120', []],
		['panic: dial error: connection refused main.rs:587', []],
		['Connection to smtp.example.pl:587 refused: connection refused', ['smtp.example.pl 587']],
		['connect ECONNREFUSED 127.0.0.1:1025', ['127.0.0.1 1025']],
	])('%s', (text, places) => {
		const recording = readRecording(new Uint8Array(Buffer.from(text)));
		const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
		const attempts = entries.flatMap(entry => (entry.type === 'attempt' ? [entry.attempt] : []));
		expect(attempts.map(({address, port}) => `${address} ${port}`)).toEqual(places);
	});
});

test.each([
	'it is 550 degrees',
	'The process took 450 ms and returned 500 Internal Server Error',
	'GET /status HTTP/1.1" 500 - Internal error',
	'see chapter 5.7.1 on page 550',
	'hello',
])('no error of mail: %s', text => {
	expect(read(text).format).toBeNull();
});

test('a conversation with an error at its end is read as the conversation', () => {
	const {said} = read(
		'S: 220 mail.example.org ESMTP\nC: EHLO me.example\nS: 250 mail.example.org\nError: Connection unexpectedly closed\n',
	);
	expect(said[0]).toContain('C: EHLO me.example');
});

describe('a number that is not a reply', () => {
	it.each([
		['fsockopen(): unable to connect to smtp.example.org:587 (Connection refused)', 'refused'],
		[
			'stream_socket_client(): unable to connect to ssl://smtp.example.org:465 (Connection timed out)',
			'timed-out',
		],
		['Connection to smtp.example.org:465 timed out', 'timed-out'],
		['Error: connect EHOSTUNREACH 2001:db8::25:587 - Local (:::0)', 'unreachable'],
		['Error: connect ENETUNREACH 2001:db8::25:465 - Local (:::0)', 'unreachable'],
	])('stays a port: %s', (text, code) => {
		expect(read(text).said).toEqual([[`failed: ${code}`]]);
	});

	it('stays a port or an argument in a log of an unknown tool', () => {
		const log = [
			'SEND host:mail.example.org -- port:465 -- thread:0x1',
			'RECV( <pointer>, , 512 )',
			'connecting to mail.example.org 587',
			'>> 220 mail.example.org ESMTP <<',
			'>> EHLO me.example.org <<',
			'>> 250 mail.example.org <<',
		].join('\n');
		expect(
			read(log)
				.said.flat()
				.filter(line => /^S: (?:465|512|587)/.test(line)),
		).toEqual([]);
	});
});
