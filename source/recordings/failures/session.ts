/** A connection that stood, and what was missing on it or ended it. */
import {anyOf} from '../patterns.ts';
import type {FailureRow} from '../program-failure.ts';

export const sessionRows: readonly FailureRow[] = [
	{
		pattern: anyOf('', [
			'starttls.{0,40}not (?:be )?(?:supported|offered|available|advertised)|does(?: not|n.t) support starttls',
			'no starttls|requested SSL level failed|not support TLS via the STARTTLS|not advertise STARTTLS|STARTTLS is required but',
		]),
		code: 'other',
		complaint: 'no-starttls',
		stage: 'open',
		missed: 'recording/missed-starttls',
		advice:
			'The server did not offer STARTTLS in its reply to EHLO: use it only after EHLO, and not a second time in TLS. Port 465 does not need it. “smtpscope probe” shows what is offered.',
	},
	{
		pattern: anyOf(
			String.raw`(?:\bnot|n't) (?:advertise|support|offer)\b.{0,30}\b`,
			['PRDR|XCLIENT|XFORWARD|SMTPUTF8|8BITMIME|BINARYMIME|PIPELINING|CHUNKING|DSN|REQUIRETLS|BURL'],
			String.raw`\b`,
		),
		code: 'other',
		complaint: 'no-extension',
		stage: 'open',
		missed: 'recording/missed-extension',
		advice:
			'The program requires an extension that the server did not offer in its reply to EHLO. Send without it, or through another server.',
	},
	{
		pattern: anyOf('', [
			'server sent an invalid reply|unable to parse (?:the )?status code|invalid (?:greeting|response SMTP)|parse error in',
			'SMTPUnknownError|unexpected greeting|not an SMTP server|malformed (?:smtp )?(?:reply|response|greeting)',
		]),
		code: 'other',
		complaint: 'not-smtp',
		stage: 'open',
		advice:
			'What answered does not speak SMTP, or something in between changed its reply. Check host and port, and look at what comes: connect to the same port with smtpscope.',
	},
	{
		pattern:
			/auth not attempted, |no advertised types available|requested type not available|no authenticators available|not support authentication method/i,
		code: 'other',
		complaint: 'no-login-method',
		stage: 'open',
		missed: 'recording/missed-mechanism',
		advice:
			'The server offers other ways to log in than the program was told to use. “smtpscope probe” shows what is offered.',
	},
	{
		pattern:
			/\bmissing credentials\b|no (?:user ?name|password|credentials) (?:was |were )?(?:given|provided|specified|set)/i,
		code: 'other',
		complaint: 'no-credentials',
		stage: 'open',
		advice:
			'The program was given no user name or no password, or reads them from a place where there are none.',
	},
	{
		pattern:
			/\b(?:SmtpClient|client|transport) is not connected\b|ServiceNotConnectedException|please run connect\(\) first/i,
		code: 'other',
		complaint: 'not-connected',
		stage: 'open',
		advice:
			'The program used the connection before it was made, or after it was lost. What was said before this line shows which.',
	},
	{
		pattern: /could not instantiate mail function|could not execute: \S*sendmail/i,
		code: 'other',
		complaint: 'no-mailer',
		stage: 'connecting',
		advice:
			'PHP’s mail() needs a mail program on this machine (sendmail_path in php.ini), and says nothing about why it failed: look in its log. Sending by SMTP, with host and login, does not need one.',
	},
	{
		pattern: /\bno auth types supported\b|\brequires Authen::/i,
		code: 'other',
		stage: 'connecting',
		advice:
			'The program itself lacks what this login requires (swaks: a Perl module). Install it, or choose another mechanism.',
	},
	{
		pattern: anyOf('', [
			String.raw`command unknown: '?AUTH\b|auth.{0,40}not supported`,
			'does(?: not|n.t) support (?:smtp )?auth|no suitable auth',
			'no (?:supported|compatible|worthy) (?:auth|mech)|none of the auth|not advertise authentication',
			// Roundcube: the code is that of the reply to EHLO.
			String.raw`\bSMTP \w{4,8} \(250\): `,
		]),
		code: 'other',
		complaint: 'no-login-method',
		stage: 'open',
		missed: 'recording/missed-auth',
		advice:
			'The server offered no AUTH, or no mechanism that the program knows. Many servers offer it only after STARTTLS, and port 25 often has none: use 587 or 465. “smtpscope probe” shows what is offered.',
	},
	{
		pattern: anyOf('', [
			String.raw`0x800CCC0F\b|non-properly terminated|ECONNRESET|EPIPE|connection (?:was )?reset|broken pipe`,
			'forcibly closed|connection (?:was |has been )?(?:unexpectedly )?closed',
			String.raw`unexpected(?:ly)? (?:socket close|eof|end of)|premature|\bEOF\b|lost connection`,
			'server disconnected|dropped (?:the )?connection|connection lost|end of file reached|response reading failed|sent an empty reply',
			'remote host closed|closed (?:connection )?unexpectedly|unexpectedly closed|closed the connection',
			'but got (?:an )?empty|attempt to close closed connection',
		]),
		code: 'reset',
		stage: 'open',
		advice:
			'The reason may be a limit, a block list, the wrong kind of TLS for the port, or a crash. Run the session by hand (smtpscope HOST:PORT), and see at which line it happens.',
	},
	{
		pattern: anyOf('', [
			String.raw`\bcurl: \(67\)|login denied|0x800CCC(?:92|8[01]|18)\b|could not authenticate`,
			String.raw`(?:auth\w*|login) (?:failed|unsuccessful|error)|failed to (?:authenticate|log ?in)`,
			'unable to authenticate to|password for .{0,60} is incorrect|incorrect (?:user ?name or )?password',
		]),
		code: 'other',
		complaint: 'login-refused',
		stage: 'open',
		// The login may have failed because there is none.
		missed: 'recording/missed-auth',
		advice:
			'The error does not include the server’s reply. Have the program show the conversation (its debug output), or log in by hand: connect to port 587 of the server with smtpscope, and log in there.',
	},
	{
		pattern: anyOf('', [
			'^unencrypted connection$',
			'refus(?:es|ing) to (?:send|authenticate).{0,40}(?:clear|plain|unencrypted)',
		]),
		code: 'other',
		complaint: 'clear-text',
		stage: 'open',
		advice:
			'The program does not send a password over a connection that is not encrypted. Use STARTTLS on port 587, or TLS from the first byte on 465.',
	},
	{
		pattern: /0x800CCC78\b/,
		code: 'other',
		stage: 'open',
		advice:
			'The server refused the sender. Most often the program did not log in: enable “My outgoing server (SMTP) requires authentication”, and use an address of the account that logs in.',
	},
	{
		pattern: /0x800CCC(?:79|6[89D])\b/,
		code: 'other',
		stage: 'open',
		advice:
			'The server refused a recipient. Either the address is wrong, or the program did not log in and the server relays only for its users: enable “My outgoing server (SMTP) requires authentication”.',
	},
	{
		pattern: /0x800CCC7D\b/,
		code: 'other',
		complaint: 'no-starttls',
		stage: 'open',
		advice:
			'The program requires STARTTLS, and the server does not offer it on this port. Use 587 with STARTTLS or 465 with SSL/TLS; “smtpscope probe” shows what is offered.',
	},
	{
		pattern: anyOf('', [
			String.raw`0x800CCC0E\b|\bcannot open \S{1,100}:\d`,
			'(?:could ?n.t|could not|cannot|can.t|unable to|failed to|error) connect|unable to initialize SMTP',
			'unable to establish (?:an? )?(?:SMTP )?connection',
			String.raw`connect(?:\(\)|ion)? (?:attempt )?failed|connecting to .{1,100} failed`,
		]),
		code: 'other',
		complaint: 'not-connected',
		stage: 'connecting',
		advice: 'It does not say why. “smtpscope probe HOST:PORT” tries each address and shows the results.',
	},
];
