/** The options of `send`. Where swaks has one for the same thing, its name works too. */
import type {Option} from '../arguments/option.ts';
import {format} from '../arguments/options.ts';

export const letterOptions: readonly Option[] = [
	{
		name: 'from',
		aliases: ['f'],
		argument: 'ADDRESS',
		help: 'sender; may include a name, the envelope uses only the address',
	},
	{
		name: 'to',
		aliases: ['t'],
		argument: 'ADDRESS',
		multiple: true,
		help: 'recipients; several with commas, or the option again',
	},
	{name: 'cc', argument: 'ADDRESS', multiple: true, help: 'copies'},
	{name: 'bcc', argument: 'ADDRESS', multiple: true, help: 'copies, not shown in the header'},
	{name: 'reply-to', argument: 'ADDRESS', help: 'where replies to the message go'},
	{name: 'subject', argument: 'TEXT', help: 'a test subject with the date by default'},
	{
		name: 'body',
		aliases: ['text'],
		argument: 'TEXT|@FILE|-',
		help: 'the text; \\n ends a line, - is standard input',
	},
	{name: 'html', argument: 'TEXT|@FILE|-', help: 'the text in HTML, beside --body or alone'},
	{name: 'attach', argument: '@FILE|-', multiple: true, help: 'attach a file'},
	{
		name: 'attach-name',
		argument: 'NAME',
		multiple: true,
		help: 'its name in the message (the first for the first --attach)',
	},
	{
		name: 'attach-type',
		argument: 'TYPE',
		multiple: true,
		help: 'its MIME type (the first for the first --attach)',
	},
	{name: 'inline', argument: '@FILE', multiple: true, help: 'image that the HTML shows as cid:NAME-OF-FILE'},
	{
		name: 'header',
		aliases: ['add-header', 'ah'],
		argument: 'NAME: VALUE',
		multiple: true,
		prefixes: ['h-', 'header-'],
		help: 'one more header field, also --h-NAME VALUE; From, Subject, Date … replace the generated ones',
	},
	{name: 'charset', argument: 'NAME', help: 'utf-8 by default; koi8-r, windows-1251, iso-8859-2 …'},
	{
		name: 'encoding',
		argument: 'NAME',
		help: 'quoted-printable, base64, 8bit or binary; by default what text and server allow',
	},
	{
		name: 'data',
		aliases: ['d'],
		argument: '@FILE|-|TEXT',
		help: 'a complete message, sent unchanged except for line ends',
	},
	{
		name: 'tokens',
		help: 'fill in %FROM_ADDRESS%, %TO_ADDRESS%, %DATE% … in a --data file too; in a text they always are',
	},
	{name: 'no-data-fixup', aliases: ['ndf'], help: 'also leave the line ends of --data unchanged'},
	{
		name: 'envelope-from',
		argument: 'ADDRESS',
		oneLine: true,
		help: 'MAIL FROM if it differs from From; <> is the null sender',
	},
	{
		name: 'envelope-to',
		argument: 'ADDRESS',
		oneLine: true,
		multiple: true,
		help: 'RCPT TO instead of To, Cc and Bcc',
	},
	{name: 'dkim-key', argument: 'FILE', help: 'sign with this private key (PEM)'},
	{name: 'dkim-selector', argument: 'NAME', help: 'its selector'},
	{name: 'dkim-domain', argument: 'DOMAIN', help: 'its domain; that of the sender by default'},
	{name: 'save-eml', argument: 'FILE', help: 'also write the message to a file, as it was sent'},
	{name: 'dump-mail', help: 'print the message and send nothing'},
];

export const deliveryOptions: readonly Option[] = [
	{
		name: 'quit-after',
		aliases: ['quit', 'q'],
		argument: 'STAGE',
		help: 'stop after CONNECT, EHLO, TLS, AUTH, MAIL or RCPT',
	},
	{
		name: 'drop-after',
		aliases: ['drop', 'da'],
		argument: 'STAGE',
		help: 'drop the connection there, without QUIT',
	},
	{name: 'all-or-nothing', help: 'one refused recipient stops the message for all'},
	{name: 'count', argument: 'N', help: 'send it N times over one connection'},
	{name: 'ret', argument: 'FULL|HDRS', help: 'what a bounce returns (DSN)'},
	{name: 'envid', argument: 'TEXT', help: 'name of this envelope in bounces (DSN)'},
	{name: 'notify', argument: 'LIST', oneLine: true, help: 'NEVER, or SUCCESS,FAILURE,DELAY (DSN)'},
	{name: 'orcpt', help: 'include the original recipient (DSN)'},
	{name: 'mail-auth', argument: 'ADDRESS', help: 'AUTH= of MAIL: who submitted it'},
	{name: 'require-tls', help: 'only over verified TLS, all the way (REQUIRETLS)'},
	{name: 'mt-priority', argument: 'N', signed: true, help: 'priority from -9 to 9 (MT-PRIORITY)'},
	{
		name: 'deliver-by',
		signed: true,
		argument: 'SECONDS;R|N',
		help: 'deliver in time, or else return it (R) or notify (N) (DELIVERBY)',
	},
	{name: 'hold-for', argument: 'SECONDS', help: 'deliver later (FUTURERELEASE)'},
	{
		name: 'hold-until',
		argument: 'TIME',
		oneLine: true,
		help: 'do not deliver before, such as 2030-01-31T12:00:00Z',
	},
	{
		name: 'mail-parameter',
		argument: 'TEXT',
		oneLine: true,
		multiple: true,
		help: 'one more parameter for MAIL FROM',
	},
	{
		name: 'rcpt-parameter',
		argument: 'TEXT',
		oneLine: true,
		multiple: true,
		help: 'one more parameter for RCPT TO',
	},
	{
		name: 'not-offered',
		argument: 'CHOICE',
		offers: ['send', 'leave-out', 'stop'],
		help: 'what to do when something requested is not offered: send it anyway, leave it out, or stop',
	},
	{name: 'chunk-size', argument: 'OCTETS', help: 'send with BDAT in chunks (CHUNKING)'},
	{name: 'pipeline', help: 'MAIL and RCPT in one go, offered or not'},
	{name: 'no-pipeline', help: 'each command waits for its reply'},
];

export const serverOptions: readonly Option[] = [
	{name: 'server', aliases: ['s'], argument: 'HOST', help: 'the server, if not given as the first word'},
	{name: 'port', aliases: ['p'], argument: 'PORT', help: 'its port'},
	{name: 'socket', argument: 'PATH', help: 'a Unix socket instead of a server'},
	{
		name: 'pipe',
		argument: 'COMMAND',
		help: 'a program instead of a server, such as “exim -bs”; its input and output are the connection',
	},
	{
		name: 'protocol',
		argument: 'NAME',
		help: 'ESMTP, ESMTPS, ESMTPA, ESMTPSA, SSMTP, SSMTPA or LMTP: TLS and AUTH in one word',
	},
	{name: 'tls', help: 'STARTTLS, or send nothing'},
	{name: 'tls-optional', aliases: ['tlso'], help: 'STARTTLS if it is offered'},
	{
		name: 'tls-protocol',
		aliases: ['tlsp'],
		argument: 'VERSION',
		help: 'only this TLS version, such as tlsv1_2; for a range see --tls-min',
	},
	{name: 'tls-on-connect', aliases: ['tlsc'], help: 'TLS from the first byte'},
	{
		name: 'auth',
		aliases: ['a'],
		argument: 'MECHANISM',
		offers: 'mechanisms',
		optional: true,
		takes: /^[\w-]+(?:,[\w-]+)*$/,
		help: 'log in with this mechanism; without a name, the best one offered',
	},
];

export const awaitOptions: readonly Option[] = [
	{
		name: 'await',
		argument: 'URL',
		help: 'wait until the message arrives at imaps://user@host[:port][/MAILBOX], or imap:// with STARTTLS; INBOX and the folder for spam by default; connects directly, --ca and --insecure apply',
		example: '--await imaps://bob@imap.example.net',
	},
	{name: 'await-file', argument: 'FOLDER', help: 'wait until it arrives in this maildir'},
	{name: 'await-timeout', argument: 'SECONDS', help: 'how long to wait; 60 by default'},
	{
		name: 'await-password-file',
		argument: 'FILE',
		help: 'file whose first line is the IMAP password; by default that of the same user’s SMTP login, or smtpscope asks',
	},
];

export const reportOptions: readonly Option[] = [
	format('text', 'json', 'markdown', 'html'),
	{name: 'style', argument: 'STYLE', help: 'swaks: the transcript in its notation'},
	{name: 'message-lines', argument: 'N', help: 'lines of the message that are shown; 40 by default'},
	{name: 'suppress-data', aliases: ['n'], help: 'do not show the message'},
	{
		name: 'silent',
		aliases: ['S'],
		argument: '1|2|3',
		optional: true,
		takes: /^[123]$/,
		help: '1: result only; 2: errors only; 3: no output, exit code only',
	},
	{name: 'check-sender', help: 'ask DNS about the sender before it goes: MX, SPF, DKIM, DMARC'},
	{name: 'no-lint', help: 'do not say what a receiver may object to in the message'},
];
