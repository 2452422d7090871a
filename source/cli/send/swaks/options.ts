/** Options of `send` that hardly anybody uses who does not come from swaks; its names for the others are in the table. */
import type {Option} from '../../arguments/option.ts';

const xclient = (name: string, help: string): Option => ({
	name: `xclient-${name}`,
	argument: 'TEXT',
	oneLine: true,
	help,
});

export const xclientOptions: readonly Option[] = [
	{
		name: 'xclient',
		argument: 'TEXT',
		oneLine: true,
		multiple: true,
		help: 'the arguments of one XCLIENT command, such as “ADDR=192.0.2.1 NAME=client.example”',
	},
	xclient('name', 'NAME, the host name of the client that the server is to see'),
	xclient('addr', 'ADDR, its address'),
	xclient('port', 'PORT, its port'),
	xclient('proto', 'PROTO, SMTP or ESMTP'),
	xclient('destaddr', 'DESTADDR, the address that the client connected to'),
	xclient('destport', 'DESTPORT, the port that it connected to'),
	xclient('helo', 'HELO, the name that it gave'),
	xclient('login', 'LOGIN, the user as whom it logged in'),
	xclient('reverse-name', 'REVERSE_NAME, the name of its address in DNS'),
	{name: 'xclient-delim', help: 'what follows is for another XCLIENT command'},
	{name: 'xclient-optional', help: 'continue where XCLIENT is not offered or fails'},
	{name: 'xclient-optional-strict', help: 'continue where XCLIENT is not offered, but not where it fails'},
	{name: 'xclient-before-starttls', help: 'send XCLIENT before STARTTLS'},
	{name: 'xclient-no-verify', help: 'send attributes that the server does not offer too'},
];

const header = (name: string, argument: string, help: string): Option => ({
	name: `proxy-${name}`,
	argument,
	oneLine: true,
	help,
});

export const headerOptions: readonly Option[] = [
	header('version', 'VERSION', 'version of the PROXY protocol’s header: 1 or 2'),
	header('family', 'FAMILY', 'TCP4 or TCP6; AF_INET or AF_INET6 for version 2'),
	header('command', 'COMMAND', 'PROXY'),
	header('protocol', 'PROTOCOL', 'STREAM'),
	header('source', 'ADDRESS', 'address of the client that the header names'),
	header('source-port', 'PORT', 'its port'),
	header('dest', 'ADDRESS', 'address that the client connected to'),
	header('dest-port', 'PORT', 'its port'),
];

export const settingsOptions: readonly Option[] = [
	{
		name: 'swaks-config',
		argument: 'FILE',
		optional: true,
		takes: /[./\\]/,
		lineOnly: true,
		help: 'use the settings of swaks too: those in FILE (by default ~/.swaksrc) and the variables SWAKS_OPT_…',
	},
	{
		name: 'tls-verify',
		help: 'for “smtpscope swaks”: stop at a certificate that is not verified, as send always does',
	},
	{name: 'tls-chain', argument: 'FILE', help: 'certificates to send behind that of --cert (PEM)'},
	{
		name: 'tls-get-peer-cert',
		argument: 'FILE',
		optional: true,
		help: 'write the server’s certificate (PEM) to this file, or to standard output',
	},
	{
		name: 'tls-get-peer-chain',
		argument: 'FILE',
		optional: true,
		help: 'the same for all the certificates that it sends',
	},
	{
		name: 'auth-map',
		argument: 'NAME=MECHANISM',
		help: 'a mechanism that the server offers by another name',
	},
	{
		name: 'auth-extra',
		argument: 'KEY=VALUE',
		help: 'realm or domain of the login',
	},
	{
		name: 'dump',
		argument: 'PARTS',
		optional: true,
		lineOnly: true,
		help: 'print the settings and send nothing',
	},
	{
		name: 'dump-as-body',
		argument: 'PARTS',
		optional: true,
		help: 'send the settings as the text of the message',
	},
	{name: 'support', lineOnly: true, help: 'print what smtpscope supports'},
];
