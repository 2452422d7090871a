/** Refusals that are about the line itself or its place in the dialogue. */
import type {Row} from './row.ts';

export const dialogue: readonly Row[] = [
	{
		id: 'dialogue/lmtp-greeting',
		pattern: /\buse LHLO\b|\bthis is (an? )?LMTP\b/i,
		message: 'This server speaks LMTP, whose greeting is LHLO.',
		advice: 'Greet with LHLO, or connect with an `lmtp://` target; for SMTP use another port.',
		retry: 'now',
		fault: 'you',
		next: 'LHLO [127.0.0.1]',
		reference: 'RFC 2033 §4.1',
		why: 'LMTP hands mail to mailboxes on the same site; it refuses EHLO so that nobody confuses the two.',
		example: 'C: EHLO client.example.com\nS: 500 5.5.1 This is a LMTP server, use LHLO',
	},
	{
		id: 'dialogue/talked-too-early',
		pattern:
			/\bsynchroni[sz]ation error|\bsent (data |input )?(without|before) (waiting|greeting|the greeting)|\binput sent without\b|\bimproper (use of )?(smtp )?(command )?pipelining|\bunauthori[sz]ed (command )?pipelining|\btalk(s|ed|ing)? (too soon|before|early)|\bpre-?greet\w*|\bbefore (the |my |our )?(banner|greeting)\b|\bdata (sent )?(too early|before)|\bpipelining (is )?(not|error|violation)|\bimpatient\b|\bprotocol (error: )?synchron/i,
		message: 'The client talked before it was its turn.',
		advice:
			'Wait for the 220 and for each reply before the next line; only after EHLO has announced PIPELINING may MAIL, RCPT and DATA go together.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.3.1; RFC 2920 §3.1',
		why: 'Spam programs do not wait, so servers listen for it. A file piped into nc or openssl does the same.',
		example: 'S: 554 SMTP synchronization error',
	},
	{
		id: 'dialogue/no-valid-recipients',
		pattern:
			/\bno (valid |good |accepted )?recipients?\b|\bneed (a )?(valid )?(RCPT|recipient)|\bRCPT first\b|\bvalid RCPT command must precede\b|\b(all|every) (RCPT|recipients?)( commands?| address(es)?)?\b.{0,30}\b(rejected|refused|failed)|\bRCPT (TO )?(required|needed|before|missing)|\bsend RCPT|\bmust (have|specify|give)\b.{0,20}\brecipient|\bwithout (a )?(RCPT|recipient)|\ball recipients are\b|\b(user |recipient )?address (is )?required/i,
		answers: ['DATA', 'BDAT', 'DATA-END'],
		message: 'DATA came while no recipient was accepted.',
		advice:
			'Look at the reply to RCPT above: it holds the reason. Give a recipient that is accepted, then DATA.',
		retry: 'now',
		fault: 'you',
		blames: 'recipient',
		next: 'RCPT TO:<somebody@example.org>',
		reference: 'RFC 5321 §3.3 (503, 554)',
		why: 'There must be somebody to bring the message to.',
		example: 'C: DATA\nS: 554 5.5.1 Error: no valid recipients',
	},
	{
		id: 'dialogue/mail-first',
		pattern:
			/\bneed MAIL\b|(?<!your )\bMAIL (FROM )?(first|required|before|missing|command (must|needed))|\b(sender|mail from|return path) (not (yet )?(given|specified)|required|must|first)|\bsend MAIL( FROM)? first|\bno (sender|mail from) (specified|given)|\bissue MAIL\b|\bmust have sender|\bsender not yet|\bstart (afresh|again|over)\b|\bwithout (a )?(MAIL|sender)\b/i,
		answers: ['RCPT', 'DATA', 'BDAT'],
		message: 'No transaction is open: MAIL must come first.',
		advice:
			'Send MAIL FROM:<…>, then RCPT TO:<…>, then DATA. If MAIL was refused, its reply holds the reason.',
		retry: 'now',
		fault: 'you',
		next: 'MAIL FROM:<you@example.org>',
		reference: 'RFC 5321 §3.3, §4.1.4',
		why: 'A message, EHLO, RSET or STARTTLS ends the transaction; the next one begins with MAIL.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 503 5.5.1 Error: need MAIL command',
	},
	{
		id: 'dialogue/nested-mail',
		pattern:
			/\bnested MAIL\b|\bsender (already|has already been) (given|specified)|\bMAIL (FROM )?already|\bduplicate MAIL|\btransaction already|\bissue a reset\b|\bRSET first\b|\bstart over\b/i,
		message: 'A transaction is open already; MAIL came a second time.',
		advice: 'Send RSET to drop it, then MAIL again.',
		retry: 'now',
		fault: 'you',
		next: 'RSET',
		reference: 'RFC 5321 §4.1.4',
		why: 'One transaction at a time: RSET, EHLO or the end of a message closes it.',
		example: 'C: MAIL FROM:<bob@example.com>\nS: 503 5.5.1 Error: nested MAIL command',
	},
	{
		id: 'dialogue/greet-first',
		pattern:
			/\bpolite people say h?ello|\b(send|say|issue|use|need|must)\b.{0,20}\b(HELO|EHLO|hello)\b|\b(HELO|EHLO|hello)( or (HELO|EHLO))?\b.{0,20}\b(first|required|needed|before|missing|please|command (must|needed))|\bno (HELO|EHLO|greeting)\b|\bexpected? (HELO|EHLO)/i,
		message: 'The server wants to be greeted first.',
		advice:
			'Send EHLO with your host name, then repeat the line. After STARTTLS the greeting must be repeated too.',
		retry: 'now',
		fault: 'you',
		next: 'EHLO [127.0.0.1]',
		reference: 'RFC 5321 §4.1.1.1; RFC 3207 §4.2',
		why: 'The EHLO name is part of every check that follows; TLS makes the server forget an earlier one.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 503 5.5.1 Error: send HELO/EHLO first',
	},
	{
		id: 'dialogue/bad-hello-name',
		pattern:
			/^(?!.*\b(match|mismatch\w*|resolve|impersonat\w*|forged|your own)\b).*(?:\b(HELO|EHLO|LHLO)\b.{0,60}\b(syntactically|invalid|argument|hostname|requires|syntax|bad|illegal|domain|name|address|(must|should) (be|contain|have|give|use)\b.{0,20}\b(FQDN|fully|literal))\b|\b(invalid|bad|illegal|missing) (domain|host) ?(name|address)? (in|for|after)?\s?(helo|ehlo)?|\bsyntactically invalid (helo|ehlo|lhlo)|\bneed fully-qualified hostname|\b(helo|ehlo)[- _]?(host|name|hostname|domain)( name)? (is )?(error|wrong|invalid|bad|missing)\b|\bhelo command rejected: (need|invalid))/i,
		answers: ['HELO', 'EHLO', 'LHLO', 'MAIL', 'RCPT', 'DATA'],
		message: 'The name given with EHLO or HELO does not have the form of a host name.',
		advice:
			'Greet with a full name such as `EHLO client.example.com`, or with an address literal such as `EHLO [192.0.2.7]`.',
		retry: 'now',
		fault: 'you',
		blames: 'hello',
		reference: 'RFC 5321 §4.1.1.1, §4.1.3',
		why: 'Underscores, blanks and bare names are refused by many servers; container and desktop names are often such.',
		example: 'C: EHLO my_desk\nS: 501 Syntactically invalid EHLO argument(s)',
	},
	{
		id: 'dialogue/command-disabled',
		pattern:
			/\b(command(?! parameter)|verb|VRFY|EXPN|ETRN|TURN|HELP)\b.{0,40}\b(disabled|disallowed|not (active|allowed|enabled|permitted|available|supported|implemented)|is ?n'?t (allowed|supported|enabled)|administratively|unavailable|blocked|prohibited)|\b(cannot|can'?t|won'?t|will not|unable to) (VRFY|EXPN|verify|expand)|\b(VRFY|EXPN) (is )?denied|\bno VRFY/i,
		answers: ['VRFY', 'EXPN', 'ETRN', 'TURN', 'HELP', 'NOOP'],
		message: 'The server has this command switched off.',
		advice:
			'Do without it: VRFY and EXPN are nearly always closed, because spammers harvest addresses with them. RCPT tells whether a recipient is accepted.',
		retry: 'never',
		fault: 'policy',
		reference: 'RFC 5321 §7.3, §3.5.3',
		why: 'These commands tell strangers which mailboxes exist.',
		example: 'C: VRFY ann\nS: 502 5.5.1 VRFY command is disabled',
	},
	{
		id: 'dialogue/not-advertised',
		pattern: /\b(used )?when not advertised|\bnot (been )?advertised\b|\bauthentication (is )?not enabled/i,
		message: 'The server did not announce this command in its EHLO reply to you, so it does not take it.',
		advice:
			'Greet with EHLO (after HELO there are no extensions), under TLS if it wants that, and look whether the list now names it.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.1.1.1; RFC 4954 §3',
		why: 'Some extensions are announced only after EHLO, only under TLS, or only to certain clients.',
		example: 'C: AUTH PLAIN ••••••••\nS: 503 AUTH command used when not advertised',
	},
	{
		id: 'dialogue/queue-run',
		pattern:
			/\balready processing\b|\bno (mail|messages)\b|\b(unable|cannot|could not) (to )?(queue|start)|\bqueuing\b|\bnode\b/i,
		answers: ['ETRN', 'ATRN', 'TURN'],
		message:
			'The server does not start the queue for this name: nothing waits, it runs already, or it may not.',
		advice: 'Wait if it runs already. Otherwise check the name; only domains set up for it can be asked for.',
		retry: 'later',
		fault: 'you',
		reference: 'RFC 1985 §5.2 (458, 459); RFC 2645 §4 (453)',
		why: 'ETRN and ATRN fetch waiting mail for a site that is not always online.',
		example: 'C: ETRN example.org\nS: 458 Already processing example.org',
	},
	{
		id: 'dialogue/smtputf8',
		pattern:
			/\b(must|needs?|requires?|without|declare|use|lacks?)\b.{0,30}\bSMTPUTF8\b|\bSMTPUTF8\b.{0,30}\b(is |was )?(required|needed|not (offered|available|announced|given|requested))|\b(unicode|internationali[sz]ed|non-?ascii|utf-?8|8-?bit) (e-?mail |mail )?(address(es)?|mailbox(es)?|local[- ]parts?)\b/i,
		answers: ['MAIL', 'RCPT', 'VRFY', 'EXPN', 'DATA', 'DATA-END', 'BDAT'],
		message:
			'An address, or a header, has letters outside ASCII, and this transaction or a server on the way cannot carry them.',
		advice:
			'If EHLO offers SMTPUTF8, add it to MAIL FROM and begin again. If not, use an address in plain ASCII (the domain as xn--…), and encode headers as `=?UTF-8?…?=`.',
		fault: 'you',
		reference: 'RFC 6531 §3.4, §3.5 (550, 553; X.6.7)',
		why: 'SMTP was made for ASCII; SMTPUTF8 lifts that, but only where every server on the way has it.',
		example: 'C: RCPT TO:<jörg@example.org>\nS: 553 5.6.7 Must declare SMTPUTF8 to send unicode address',
	},
	{
		id: 'dialogue/parameter-unknown',
		pattern:
			/\b(unsupported|unknown|unrecogni[sz]ed|invalid|bad|illegal|not (implemented|supported|recogni[sz]ed))\b.{0,30}\b(option|parameter|extension|keyword)s?\b|\b(option|parameter|extension|keyword)s?\b.{0,40}\b(unsupported|unknown|unrecogni[sz]ed|not (implemented|supported|recogni[sz]ed|allowed)|invalid)/i,
		answers: ['MAIL', 'RCPT', 'DATA', 'BDAT', 'DATA-END', 'EHLO', 'HELO', 'AUTH', 'VRFY', 'HELP'],
		message: 'The server does not know a parameter of this line.',
		advice: 'Leave out what follows the address (SIZE=, BODY=, SMTPUTF8 …) unless EHLO announced it.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.1.1.11 (555, 504)',
		why: 'Each parameter belongs to an extension; after HELO there are none.',
		example: 'C: MAIL FROM:<ann@example.com> FOO=1\nS: 555 5.5.4 Unsupported option: FOO=1',
	},
	{
		id: 'dialogue/ehlo-unknown',
		code: /^50[02]$/,
		answers: ['EHLO'],
		specificity: 'text',
		message: 'The server does not know EHLO.',
		advice:
			'Greet with HELO. There are no extensions then: no TLS, no login, no SIZE. If the server is known to have them, a firewall in between takes EHLO away.',
		retry: 'now',
		fault: 'server',
		next: 'HELO [127.0.0.1]',
		reference: 'RFC 5321 §3.2, §2.2.1',
		why: 'EHLO came in 1993, and a server without it is very old. More often it is a firewall that lets only the commands of 1982 through.',
		example: 'C: EHLO client.example.com\nS: 502 5.5.1 Command not implemented',
	},
	{
		id: 'dialogue/unknown-command',
		pattern:
			/\b(unknown|unrecogni[sz]ed|invalid|bad|illegal|unimplemented|undefined|unsupported) (smtp )?(command|verb|input)\b|\bcommand( \S+)? (is )?(not (recogni[sz]ed|known|understood|implemented|supported|found|valid)|unrecogni[sz]ed|unknown|unsupported|invalid)|\b(what|huh|eh)\?|\bI (don'?t|do not) understand|\bnot (a )?(recogni[sz]ed|valid|known) command|\bno such command|\bcommand unrecogni|\bcommand unknown|\bnot implemented\b|^unimplemented\b|\besmtp command error/i,
		code: /^50[0-4]$|^555$/,
		message: 'The server does not know this command.',
		advice: 'Check its spelling; HELP may list what it knows, EHLO what it can do beyond the basics.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.2.4 (500, 502)',
		why: 'A slip, an extension this server lacks, or message text that reached the server while it waited for commands.',
		example: 'C: XFROBNICATE\nS: 500 5.5.2 Error: command not recognized',
	},
	{
		id: 'dialogue/line-too-long',
		pattern:
			/\b(command )?line (is |was )?too long\b|\bexcessive (amounts? of )?data\b|\btoo much data\b|\bcommand (is )?too long\b|\bline length\b/i,
		answers: ['EHLO', 'HELO', 'MAIL', 'RCPT', 'DATA', 'AUTH', 'VRFY', 'EXPN', 'HELP', 'NOOP', 'RSET'],
		message: 'The line is longer than the server takes, or never ended.',
		advice:
			'Send a shorter line that ends with CR LF. For a long login, let the server ask (334) and answer in lines of their own.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.5.3.1.4 (512 octets); RFC 4954 §4',
		why: 'Commands have 512 octets, a login 12288. Message text that reaches the server as commands also looks like this.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 500 Line too long',
	},
	{
		id: 'dialogue/wrong-order',
		pattern:
			/\b(bad|wrong|invalid|improper|incorrect|out of) ?(command |of )?(sequence|order)\b|\bout of sequence\b|\b(command|commands) (issued |sent |used )?(out of|in wrong)|\bnot (allowed|permitted|valid) (at this (time|point)|now|in this state)|\bsequence of commands|\balready (authenticated|in tls|greeted)|\bduplicate (helo|ehlo)|\balready (said|sent|active|done|issued|started)|\bnot (permitted|allowed|valid) (inside|within|during|outside|in) (a |the )?(mail )?transaction|\btransaction in progress|\bsequence error\b|^protocol error\.?$/i,
		message: 'The line is known, but it is not its turn.',
		advice:
			'The order is EHLO, then STARTTLS and EHLO again, AUTH, MAIL, RCPT, DATA. Find which step is missing or came twice.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.1.4 (503)',
		why: 'SMTP is a dialogue with state: a step refused earlier leaves the next ones without ground.',
		example: 'C: DATA\nS: 503 Bad sequence of commands',
	},
	{
		id: 'dialogue/bad-address',
		pattern:
			/\b(address|path|mailbox|recipient|sender|rcpt|mail from)\b.{0,50}\b(syntax|malformed|illegal|invalid (syntax|characters?|format)|missing|unparse?able|not RFC|badly|brackets?|angle|empty|format)\b|\b(bad|malformed|illegal|invalid|empty) (\w+ )?(address|path|mailbox|brackets)( syntax)?\b|\bunbalanced\b|\bmissing (or malformed )?(local part|<|>|angle|domain)|\bsyntax error\b.{0,40}\b(address|mailbox|path|local)|\badd?ress(es)? (must|should) be (enclosed )?(in )?<|\brestricted characters|\b(must|should) (use|have) angle|\bnot a valid RFC/i,
		answers: ['MAIL', 'RCPT', 'VRFY', 'EXPN', 'DATA-END', 'BDAT'],
		// X.7.x says that a rule refuses it, whatever its form.
		enhanced: /^(?!\d\.7\.)/,
		message: 'The server cannot read the address as one.',
		advice:
			'Write it bare between angle brackets, right after the colon: `MAIL FROM:<ann@example.com>`. No display name, no blank.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.1.1.2, §4.1.2',
		why: 'The envelope has a stricter grammar than the From and To headers.',
		example: 'C: VRFY ann@@example.org\nS: 501 5.1.3 Bad address syntax',
	},
	{
		id: 'dialogue/syntax',
		pattern:
			/\bsyntax\b|\bbad (arguments?|parameters?)\b|\b(invalid|missing|malformed|too (many|few)|wrong|unexpected) (number of )?(arguments?|parameters?)\b|\bparameters? or arguments?\b|\busage:|\bempty (address|argument)|\brequires? (an? )?(argument|parameter|address|hostname|domain)|\b(argument|parameter|domain name|hostname) (is )?(required|missing|needed)|\bmust be specified|\bnot specified\b|\b(line|command|argument|parameter|address) pars(e|ing) error\b/i,
		code: /^5/,
		answers: [
			'EHLO',
			'HELO',
			'LHLO',
			'MAIL',
			'RCPT',
			'DATA',
			'BDAT',
			'AUTH',
			'STARTTLS',
			'VRFY',
			'EXPN',
			'HELP',
			'ETRN',
			'ATRN',
			'NOOP',
			'RSET',
			'QUIT',
		],
		message: 'The server could not read the line: its form is wrong.',
		advice: 'Compare it with the form in the explanation of the command, fix it and send it again.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.1.1, §4.2.4 (501)',
		why: 'A blank, bracket or argument is missing or too many.',
		example: 'C: HELP ME\nS: 501 Syntax error in parameters or arguments',
	},
];
