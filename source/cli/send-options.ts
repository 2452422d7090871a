/** The options of `send`. Where swaks has one for the same thing, its name works too. */
import type {Option} from './option.ts';
import {format} from './options.ts';

export const letterOptions: readonly Option[] = [
	{
		name: 'from',
		aliases: ['f'],
		argument: 'ADDRESS',
		help: 'sender; may carry a name, the envelope takes the address alone',
	},
	{
		name: 'to',
		aliases: ['t'],
		argument: 'ADDRESS',
		multiple: true,
		help: 'recipients; several with commas, or the option again',
	},
	{name: 'cc', argument: 'ADDRESS', multiple: true, help: 'copies'},
	{name: 'bcc', argument: 'ADDRESS', multiple: true, help: 'copies that the header does not show'},
	{name: 'reply-to', argument: 'ADDRESS', help: 'where answers go'},
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
		help: 'a field more, also as --h-NAME VALUE; From, Subject, Date … replace those made',
	},
	{name: 'charset', argument: 'NAME', help: 'utf-8 by default; koi8-r, windows-1251, iso-8859-2 …'},
	{
		name: 'encoding',
		argument: 'NAME',
		help: 'quoted-printable, base64, 8bit or binary; what the text and server allow by default',
	},
	{
		name: 'data',
		aliases: ['d'],
		argument: '@FILE|-|TEXT',
		help: 'a finished message, sent as it is but for line ends',
	},
	{name: 'no-data-fixup', aliases: ['ndf'], help: 'send the line ends of --data as they are, too'},
	{
		name: 'envelope-from',
		argument: 'ADDRESS',
		oneLine: true,
		help: 'MAIL FROM where it is not From; <> is the null sender',
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
	{name: 'all-or-nothing', help: 'one refused recipient stops the message for all'},
	{name: 'count', argument: 'N', help: 'send it so many times over one connection'},
	{name: 'ret', argument: 'FULL|HDRS', help: 'what a bounce returns (DSN)'},
	{name: 'envid', argument: 'TEXT', help: 'name of this envelope in bounces (DSN)'},
	{name: 'notify', argument: 'LIST', oneLine: true, help: 'NEVER, or SUCCESS,FAILURE,DELAY (DSN)'},
	{name: 'orcpt', help: 'tell the original recipient (DSN)'},
	{name: 'mail-auth', argument: 'ADDRESS', help: 'AUTH= of MAIL: who handed it in'},
	{name: 'require-tls', help: 'only over verified TLS, all the way (REQUIRETLS)'},
	{name: 'mt-priority', argument: 'N', help: 'priority from -9 to 9 (MT-PRIORITY)'},
	{name: 'deliver-by', argument: 'SECONDS;R|N', help: 'deliver in time, or return it or notify (DELIVERBY)'},
	{name: 'hold-for', argument: 'SECONDS', help: 'deliver later (FUTURERELEASE)'},
	{
		name: 'hold-until',
		argument: 'TIME',
		oneLine: true,
		help: 'deliver not before, such as 2030-01-31T12:00:00Z',
	},
	{
		name: 'mail-parameter',
		argument: 'TEXT',
		oneLine: true,
		multiple: true,
		help: 'anything more behind MAIL FROM',
	},
	{
		name: 'rcpt-parameter',
		argument: 'TEXT',
		oneLine: true,
		multiple: true,
		help: 'anything more behind RCPT TO',
	},
	{
		name: 'not-offered',
		argument: 'CHOICE',
		help: 'send, leave-out or stop when something asked for is not offered',
	},
	{name: 'chunk-size', argument: 'OCTETS', help: 'send with BDAT in chunks (CHUNKING)'},
	{name: 'pipeline', help: 'MAIL and RCPT in one go, offered or not'},
	{name: 'no-pipeline', help: 'each command waits for its reply'},
];

export const serverOptions: readonly Option[] = [
	{name: 'server', aliases: ['s'], argument: 'HOST', help: 'the server, where it is not the first word'},
	{name: 'port', aliases: ['p'], argument: 'PORT', help: 'its port'},
	{name: 'tls', help: 'STARTTLS, or send nothing'},
	{name: 'tls-optional', aliases: ['tlso'], help: 'STARTTLS where it is offered'},
	{name: 'tls-on-connect', aliases: ['tlsc'], help: 'TLS from the first byte'},
	{
		name: 'auth',
		aliases: ['a'],
		argument: 'MECHANISM',
		optional: true,
		help: 'log in with it; without a name the best one offered',
	},
];

export const reportOptions: readonly Option[] = [
	format('text', 'json', 'markdown', 'html'),
	{name: 'style', argument: 'STYLE', help: 'swaks: the transcript in its marks'},
	{name: 'message-lines', argument: 'N', help: 'lines of the message that are shown; 40 by default'},
	{name: 'suppress-data', aliases: ['n'], help: 'show no line of the message'},
	{name: 'silent', aliases: ['S'], help: 'only the result'},
	{name: 'check-sender', help: 'ask DNS about the sender before it goes: MX, SPF, DKIM, DMARC'},
	{name: 'dns', argument: 'HOST:PORT', multiple: true, help: 'DNS server to ask; the system’s by default'},
	{name: 'no-lint', help: 'do not say what a receiver may hold against the message'},
];
