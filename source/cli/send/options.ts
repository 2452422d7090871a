/** The options of `send`. Where swaks has one for the same thing, its name works too. */
import type {Option} from '../arguments/option.ts';
import {clock, format} from '../arguments/options.ts';

/** Where a mechanism may be left out, a word that cannot be one is something else. */
const mechanismList = /^[\w-]+(?:,[\w-]+)*$/;

export const deliveryOptions: readonly Option[] = [
	{
		name: 'quit-after',
		argument: 'STAGE',
		help: 'stop after CONNECT, FIRST-EHLO, TLS, EHLO, XCLIENT, AUTH, MAIL or RCPT',
	},
	{
		name: 'drop-after',
		argument: 'STAGE',
		help: 'drop the connection there, without QUIT; also after DATA or DOT',
	},
	{
		name: 'drop-after-send',
		argument: 'STAGE',
		help: 'drop the connection when the command of that stage has been sent, before its reply is read',
	},
	{
		name: 'partial-is-done',
		help: 'some refused recipients are not a failure (exit code 0) if others were accepted',
	},
	{name: 'all-or-nothing', help: 'one refused recipient stops the message for all'},
	{
		name: 'count',
		argument: 'N',
		help: 'send it N times over one connection, and show percentiles of the times',
	},
	{name: 'ret', argument: 'FULL|HDRS', help: 'what a bounce includes (DSN)'},
	{name: 'envid', argument: 'TEXT', help: 'name of this envelope in bounces (DSN)'},
	{name: 'notify', argument: 'LIST', oneLine: true, help: 'NEVER, or SUCCESS,FAILURE,DELAY (DSN)'},
	{name: 'orcpt', help: 'include the original recipient (DSN)'},
	{name: 'mail-auth', argument: 'ADDRESS', help: 'AUTH= of MAIL: who submitted it'},
	{name: 'require-tls', help: 'only over verified TLS, on every hop (REQUIRETLS)'},
	{name: 'mt-priority', argument: 'N', signed: true, help: 'priority from -9 to 9 (MT-PRIORITY)'},
	{
		name: 'deliver-by',
		signed: true,
		argument: 'SECONDS;R|N',
		help: 'deliver within this time, or else return it (R) or notify (N) (DELIVERBY)',
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
		help: 'another parameter for MAIL FROM',
	},
	{
		name: 'rcpt-parameter',
		argument: 'TEXT',
		oneLine: true,
		multiple: true,
		help: 'another parameter for RCPT TO',
	},
	{
		name: 'not-offered',
		argument: 'CHOICE',
		offers: ['send', 'leave-out', 'stop'],
		help: 'what to do if something requested is not offered: send it anyway, leave it out, or stop',
	},
	{name: 'chunk-size', argument: 'OCTETS', help: 'send with BDAT in blocks of this size (CHUNKING)'},
	{name: 'pipeline', help: 'send MAIL and RCPT together, whether PIPELINING is offered or not'},
	{
		name: 'prdr',
		help: 'request a reply for each recipient after the message (PRDR), or do not send it (exit code 30)',
	},
	{name: 'no-pipeline', help: 'wait for the reply to each command'},
];

export const serverOptions: readonly Option[] = [
	{
		name: 'server',
		argument: 'HOST',
		asked: 'Server: ',
		help: 'the server, if not given as the first word; without any, the mail host (MX) of the recipients',
	},
	{
		name: 'port',
		argument: 'PORT',
		asked: 'Port: ',
		help: 'its port: a number, or smtp, submission, smtps or lmtp',
	},
	{
		name: 'copy-routing',
		argument: 'DOMAIN',
		help: 'without a server, send to the mail host (MX) of this domain',
	},
	{name: 'socket', argument: 'PATH', asked: 'Socket: ', help: 'a Unix socket instead of a server'},
	{
		name: 'pipe',
		argument: 'COMMAND',
		asked: 'Pipe: ',
		help: 'a program instead of a server, such as “exim -bs”; its input and output are the connection',
	},
	{
		name: 'protocol',
		argument: 'NAME',
		help: 'SMTP (HELO instead of EHLO), ESMTP, ESMTPS, ESMTPA, ESMTPSA, SSMTP, SSMTPA or LMTP: TLS and AUTH in one word',
	},
	{name: 'tls', help: 'STARTTLS, or send nothing'},
	{name: 'tls-optional', help: 'STARTTLS if it is offered; where it fails, the message goes in clear text'},
	{name: 'tls-optional-strict', help: 'STARTTLS if it is offered, and it must succeed then'},
	{
		name: 'tls-protocol',
		argument: 'VERSION',
		help: 'only these TLS versions, such as tlsv1_2,tlsv1_3 or no_tlsv1; see also --tls-min',
	},
	{name: 'tls-on-connect', help: 'TLS from the first byte'},
	{
		name: 'auth',
		argument: 'MECHANISM',
		offers: 'mechanisms',
		optional: true,
		takes: mechanismList,
		help: 'log in with this mechanism, or with the next of several (PLAIN,LOGIN) where it is refused; without a name, the best one offered',
	},
	{
		name: 'auth-optional',
		argument: 'MECHANISM',
		offers: 'mechanisms',
		optional: true,
		takes: mechanismList,
		help: 'log in if AUTH is offered; send the message even if that fails',
	},
	{
		name: 'auth-optional-strict',
		argument: 'MECHANISM',
		offers: 'mechanisms',
		optional: true,
		takes: mechanismList,
		help: 'log in if AUTH is offered, and it must succeed then',
	},
];

export const loginOptions: readonly Option[] = [
	{
		name: 'auth-each',
		help: 'without the name of a mechanism, try each one offered until a login succeeds; failed tries can lock the account',
	},
	{
		name: 'netrc',
		help: 'look up the user and the password of the server in ~/.netrc (or the file named by NETRC) before asking for them',
	},
];

export const awaitOptions: readonly Option[] = [
	{
		name: 'await',
		argument: 'URL',
		help: 'wait until the message arrives at imaps://user@host[:port][/MAILBOX], or imap:// with STARTTLS; INBOX and the folder for spam by default; --proxy, --ca and --insecure apply. listen://127.0.0.1:2525: smtpscope itself listens there, and the servers on the way pass the message on to it',
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
	clock,
	{name: 'style', argument: 'STYLE', help: 'swaks: the transcript in its notation'},
	{name: 'message-lines', argument: 'N', help: 'lines of the message that are shown; 40 by default'},
	{name: 'suppress-data', help: 'do not show the message'},
	{
		name: 'silent',
		argument: '1|2|3',
		optional: true,
		takes: /^[123]$/,
		help: '1: nothing until something goes wrong, and everything from there on; 2: errors only; 3: no output, exit code only',
	},
	{name: 'hide-all', help: 'print nothing'},
	{name: 'hide-send', help: 'do not print what is sent'},
	{name: 'hide-receive', help: 'do not print what is received'},
	{name: 'hide-informational', help: 'do not print smtpscope’s own lines, except for errors'},
	{name: 'output', argument: 'FILE', help: 'add what would be printed to this file instead'},
	{name: 'output-file-stdout', argument: 'FILE', help: 'the same for standard output alone'},
	{name: 'output-file-stderr', argument: 'FILE', help: 'the same for standard error alone'},
	{name: 'check-sender', help: 'ask DNS about the sender before it goes: MX, SPF, DKIM, DMARC'},
	{name: 'no-lint', help: 'do not say what a receiver may object to in the message'},
];
