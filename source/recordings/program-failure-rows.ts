/** The words of programs for the few ways in which a connection fails: rows, the more exact ones first. */
import {anyOf} from './patterns.ts';
import type {ProgramFailure} from './program-failure.ts';

type Row = ProgramFailure & {readonly pattern: RegExp};

const certificate = {code: 'tls-failed', stage: 'handshake'} as const;
const seeIt = '“smtpscope probe” shows the certificate, and whether its chain and its name are right.';

/** The first that fits is taken: the more exact ones stand first. */
export const rows: readonly Row[] = [
	{
		pattern: /SASL: Connect to .{1,200} failed|warning: SASL: .{0,200}(?:refused|No such file|timed out)/i,
		code: 'other',
		stage: 'open',
		advice:
			'The mail server could not reach its own login service (often Dovecot), so no one can log in. Start that service, and check the address in smtpd_sasl_path.',
	},
	{
		pattern: /SASL [\w-]{3,20} authentication failed|SASL authentication failure/i,
		code: 'other',
		stage: 'open',
		advice:
			'The server refused a login: the user name or the password is wrong, or its login service has a problem. Failures from many addresses are attacks.',
	},
	{
		pattern: anyOf('', [
			'wrong[ _]version[ _]number|1408F10B|0A00010B|140770FC|does not look like a TLS handshake',
			'Unsupported or unrecognized SSL message|unexpected packet (?:format|length)',
			String.raw`packet[ _]length[ _]too[ _]long|SSL23_GET_SERVER_HELLO:unknown protocol|plaintext connection\?`,
		]),
		code: 'speaks-clear-text',
		stage: 'handshake',
		advice: 'Configure the program to begin in clear text and use STARTTLS on this port, or use port 465.',
	},
	{
		pattern: anyOf('', [
			'certificate[ _](?:has[ _])?expired|certificate.{0,20}not yet valid|CERT_NOT_YET_VALID',
			String.raw`\bNotTimeValid\b`,
		]),
		...certificate,
		systemCode: 'CERT_HAS_EXPIRED',
		advice: seeIt,
	},
	{
		pattern: anyOf('', [
			'does not match (?:certificate|target host|the (?:host|target))|altnames|ALTNAME_INVALID',
			'hostname mismatch|certificate is (?:not )?valid for|RemoteCertificateNameMismatch',
			'no alternative certificate subject name|No (?:name|subject alternative).{0,60} match',
			'did not match expected CN|doesn.t match (?:host|either)',
		]),
		...certificate,
		systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
		advice: `The certificate is for another name: connect by one that is in it. ${seeIt}`,
	},
	{
		pattern: /self[- _]signed[ _]cert(?:ificate)?[ _]in[ _](?:the[ _])?(?:certificate[ _])?chain/i,
		...certificate,
		systemCode: 'SELF_SIGNED_CERT_IN_CHAIN',
		advice: seeIt,
	},
	{
		pattern: /self[- _]signed/i,
		...certificate,
		systemCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		advice: seeIt,
	},
	{
		pattern: /unable[ _]to[ _]verify[ _](?:the first certificate|leaf[ _]signature)/i,
		...certificate,
		systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		advice: seeIt,
	},
	{
		pattern: anyOf('', [
			'certificate[ _]verify[ _]failed|1416F086|0A000086|14090086',
			'unable[ _]to[ _]get[ _](?:local[ _])?issuer|(?:signed by|from an) unknown authority',
			'PKIX path building failed|UntrustedRoot|PartialChain|RemoteCertificateChainErrors',
			'certificate.{0,40}not trusted|SSL certificate problem|no(?:t got a)? known issuer',
			'hasn.t got a known issuer',
		]),
		...certificate,
		systemCode: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		advice: seeIt,
	},
	{
		pattern: anyOf('', [
			'unsupported[ _]protocol|protocol[ _]version|no protocols available|version[ _]too[ _]low',
			'handshake[ _]failure|no[ _]shared[ _]cipher|key[_ ]too[_ ]small|md[_ ]too[_ ]weak',
			'legacy[_ ]sigalg|wrong[_ ]signature[_ ]type|unsafe[_ ]legacy',
		]),
		...certificate,
		advice: '“smtpscope probe” tries the settings that the server may need, one at a time.',
	},
	{
		pattern: anyOf('', [
			String.raw`could not convert socket to TLS|(?:gnutls|tls|ssl)_?handshake(?:\(\))? (?:failed|error)`,
			String.raw`(?:TLS|SSL)(?: \w{1,20}){0,3} (?:handshake|negotiation|startup) failed|TLS startup failed`,
			'ssl operation failed|SSLHandshakeException|STARTTLS failed|start TLS failed|SSL_ERROR_SYSCALL',
			String.raw`connect with STARTTLS|0x800CCC1A\b|0x80090326|0x8009030`,
		]),
		...certificate,
		advice:
			'TLS was started but could not be established. The line below it often says why (a certificate, a version, a name). “smtpscope probe” tries each setting by itself.',
	},
	{
		pattern: /ECONNREFUSED|connection (?:was )?(?:actively )?refused|actively refused/i,
		code: 'refused',
		stage: 'connecting',
		advice: 'Check the port, and whether the server is running.',
	},
	{
		pattern: anyOf('', [
			'EAI_AGAIN|temporary failure in name resolution',
			String.raw`\bquery\w{0,10} (?:ETIMEOUT|ESERVFAIL|EREFUSED|ECONNREFUSED)|SERVFAIL|server misbehaving`,
		]),
		code: 'not-found',
		stage: 'connecting',
		systemCode: 'EAI_AGAIN',
		advice:
			'The name server of this machine did not answer, so it is not known whether the name exists. Check the DNS settings of the machine or container, and try again.',
	},
	{
		pattern: anyOf('', [
			'bad hostname|ENOTFOUND|ENODATA|NXDOMAIN|getaddrinfo|gaierror|name or service not known|no such host',
			'UnknownHostException|nodename nor servname|could not resolve|could not be resolved',
			String.raw`could not be found|0x800CCC0D\b|host (?:is )?(?:not found|unknown)|no address associated`,
		]),
		code: 'not-found',
		stage: 'connecting',
		advice:
			'Check the spelling of the server’s name and the DNS of this machine. A mail domain need not be a host: its MX records name the hosts.',
	},
	{
		pattern: /ENETUNREACH|EHOSTUNREACH|network is unreachable|no route to host/i,
		code: 'unreachable',
		stage: 'connecting',
		advice: 'Check the network of this machine. For an IPv6 address, it may have IPv4 only.',
	},
	{
		pattern: new RegExp(
			[
				String.raw`greeting never received|getline\(\): timeout|\[Net::\w+\] Timeout|(?:waiting for|no`,
				'|read).{0,20}(?:greeting|banner|220)',
			].join(''),
			'i',
		),
		code: 'timed-out',
		stage: 'open',
		advice:
			'The connection was made, but no 220 came. On port 465 the server waits for TLS from the first byte: enable it (“secure”, “SSL”), or use 587 with STARTTLS.',
	},
	{
		pattern: anyOf('', [
			String.raw`ETIMEDOUT|ESOCKETTIMEDOUT|Net::(?:Open|Read|Write)Timeout|execution expired|0x800CCC19\b`,
			String.raw`0x8004210[9AB]\b|(?:connection|connect|operation|request|socket|read|write).{0,30}timed? ?out`,
			String.raw`timed out|timeout (?:error|exception|\(\d)|i/o timeout|did not properly respond`,
		]),
		code: 'timed-out',
		stage: 'connecting',
		advice:
			'A firewall that drops packets looks like this; most networks block outgoing port 25. Try 587 or 465.',
	},
	{
		pattern: anyOf('', [
			'starttls.{0,40}not (?:be )?(?:supported|offered|available|advertised)|does(?: not|n.t) support starttls',
			'no starttls|not support TLS via the STARTTLS|not advertise STARTTLS|STARTTLS is required but',
		]),
		code: 'other',
		stage: 'open',
		missed: 'recording/missed-starttls',
		advice:
			'The server did not offer STARTTLS in its reply to EHLO: use it only after EHLO, and not a second time in TLS. Port 465 does not need it. “smtpscope probe” shows what is offered.',
	},
	{
		pattern: /auth not attempted, |no advertised types available|requested type not available/i,
		code: 'other',
		stage: 'open',
		missed: 'recording/missed-mechanism',
		advice:
			'The server offers other ways to log in than the program was told to use. “smtpscope probe” shows what is offered.',
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
			'auth.{0,40}not supported|does(?: not|n.t) support (?:smtp )?auth|no suitable auth',
			'no (?:supported|compatible|worthy) (?:auth|mechanism)|none of the auth|not advertise authentication',
		]),
		code: 'other',
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
			'server disconnected|connection lost|end of file reached|response reading failed|sent an empty reply',
			'remote host closed|closed unexpectedly|unexpectedly closed|closed the connection',
			'but got empty code|attempt to close closed connection',
		]),
		code: 'reset',
		stage: 'open',
		advice:
			'The server closed the connection without a reply: the reason may be a limit, a block list, the wrong kind of TLS for the port, or a crash. Run the session by hand (smtpscope HOST:PORT), and see at which line it happens.',
	},
	{
		pattern: anyOf('', [
			String.raw`\bcurl: \(67\)|login denied|0x800CCC(?:92|8[01]|18)\b|could not authenticate`,
			String.raw`(?:auth\w*|login) (?:failed|unsuccessful|error)|failed to (?:authenticate|log ?in)`,
		]),
		code: 'other',
		stage: 'open',
		advice:
			'The error does not include the server’s reply. Have the program show the conversation (its debug output), or log in by hand: connect to port 587 of the server with smtpscope, and log in there.',
	},
	{
		pattern: anyOf('', [
			'^unencrypted connection$',
			'refus(?:es|ing) to (?:send|authenticate).{0,40}(?:clear|plain|unencrypted)',
		]),
		code: 'other',
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
		stage: 'open',
		advice:
			'The program requires STARTTLS, and the server does not offer it on this port. Use 587 with STARTTLS or 465 with SSL/TLS; “smtpscope probe” shows what is offered.',
	},
	{
		pattern: anyOf('', [
			String.raw`0x800CCC0E\b|\bcannot open \S{1,100}:\d`,
			'(?:could ?n.t|could not|cannot|can.t|unable to|failed to|error) connect',
			String.raw`connect(?:\(\)|ion)? (?:attempt )?failed`,
		]),
		code: 'other',
		stage: 'connecting',
		advice: 'It does not say why. “smtpscope probe HOST:PORT” tries each address and shows the results.',
	},
];
