/** The options of `listen`. */

import {type Option, onlyTyped} from '../arguments/option.ts';
import {clock, credentials, format, general, output} from '../arguments/options.ts';
import type {OptionGroup} from '../arguments/subcommand.ts';

const server: readonly Option[] = [
	{
		name: 'ports',
		argument: 'LIST',
		lineOnly: true,
		help: 'several ports, such as 2525,2587,2465; one that ends in 465 has TLS from the first byte',
	},
	{
		name: 'tls',
		argument: 'MODE',
		lineOnly: true,
		help: 'starttls (the default), implicit (from the first byte) or none',
	},
	{name: 'lmtp', help: 'speak LMTP instead of SMTP'},
	{name: 'name', argument: 'NAME', oneLine: true, help: 'name in the greeting; this host’s by default'},
	{name: 'size', argument: 'OCTETS', help: 'largest message; 64 MiB by default'},
	{
		name: 'without',
		argument: 'LIST',
		help: 'EHLO keywords to leave out and not support, such as PIPELINING,8BITMIME',
	},
	{name: 'no-auth', help: 'do not offer AUTH; by default any user name and password is accepted'},
	{name: 'tls-before-auth', help: 'offer AUTH only over TLS'},
];

const relay: readonly Option[] = [
	{
		name: 'to',
		argument: 'SERVER',
		help: 'pass every session on to this server, such as starttls://mail.example.org, or that of a section of the profile (@work), and watch both sides',
	},
	{
		name: 'allow-from',
		argument: 'CIDR',
		multiple: true,
		help: 'clients that may connect; required with --to beyond this machine',
	},
	{name: 'ca', argument: 'FILE', multiple: true, help: 'trust these CAs for the server too (PEM)'},
	{name: 'servername', argument: 'NAME', help: 'name to check the server’s certificate against'},
	{name: 'insecure', help: 'pass sessions on even if the server’s certificate cannot be verified'},
	{name: 'allow-clear-auth', help: 'pass logins on to the server over clear text too'},
	{name: 'both-wires', help: 'also print what went on between smtpscope and the server'},
];

const answers: readonly Option[] = [
	{
		name: 'answer',
		argument: 'RULE',
		multiple: true,
		help: 'answer instead of the server: "RCPT TO:<full@*>=452 4.2.2 Mailbox full"; "DATA-END=close" closes the connection',
	},
	{
		name: 'answer-once',
		argument: 'RULE',
		multiple: true,
		help: 'the same, but only the first time the line comes',
	},
	{name: 'delay', argument: 'RULE', multiple: true, help: 'make the client wait for a reply: DATA=5s'},
	{
		name: 'close-after',
		argument: 'COMMAND',
		multiple: true,
		help: 'close the connection after the reply to this command',
	},
	{name: 'drop-after-tls', help: 'close the connection right after the TLS handshake'},
	{
		name: 'answers',
		argument: 'FILE',
		help: 'read such rules from a file, one per line; “practice” has those of the practice server',
	},
];

const certificates: readonly Option[] = [
	{
		name: 'cert',
		argument: 'FILE',
		help: 'certificate to present to clients (PEM), instead of one made for the name they request',
	},
	{name: 'key', argument: 'FILE', help: 'its private key (PEM)'},
	{
		name: 'export-ca',
		argument: 'FILE',
		help: 'write the CA that signs these certificates to a file, for clients to trust',
	},
	{name: 'remove-ca', help: 'delete that CA and its key from this account, and end'},
	{
		name: 'tls-min',
		argument: 'VERSION',
		help: 'lowest TLS version for clients: 1.0, 1.1, 1.2 (the default) or 1.3',
	},
	{name: 'tls-max', argument: 'VERSION', help: 'highest TLS version for clients'},
	{name: 'ciphers', argument: 'LIST', help: 'ciphers for clients in OpenSSL’s notation'},
];

const keylog: Option = {name: 'keylog', argument: 'FILE', help: 'write the TLS keys for Wireshark'};

const limits: readonly Option[] = [
	{name: 'max-connections', argument: 'NUMBER', help: 'sessions at the same time; 250 by default'},
	{
		name: 'timeout',
		argument: 'SECONDS',
		help: 'time a client may stay silent, such as 30, 3m or 1h; 5 minutes by default',
	},
	{name: 'sessions', argument: 'NUMBER', help: 'end after that many sessions'},
];

/** A variable such as SMTPSCOPE_INSECURE speaks of the server that other subcommands connect to. */
export const listenGroups: readonly OptionGroup[] = [
	{title: 'Server', options: server},
	{title: 'Passing on', options: onlyTyped(relay)},
	{title: 'Your own answers', options: answers},
	{title: 'Certificates', options: [...onlyTyped(certificates), keylog]},
	{title: 'Credentials to check', options: onlyTyped(credentials)},
	{title: 'Limits', options: onlyTyped(limits)},
	{
		title: 'Output',
		options: [
			format('text', 'json'),
			...onlyTyped([clock]),
			{name: 'keep', argument: 'FOLDER', help: 'write each accepted message to a file in this folder'},
			...output,
		],
	},
	{title: 'General', options: general},
];
