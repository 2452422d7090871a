/** Options that several subcommands share. */
import {listed} from './choice.ts';
import type {Option} from './option.ts';

export const general: readonly Option[] = [
	{name: 'help', short: 'h', lineOnly: true, help: 'show this help'},
	{
		name: 'version',
		short: 'V',
		aliases: ['v'],
		lineOnly: true,
		help: 'show the version, with those of Node and OpenSSL',
	},
];

/** For the subcommands that read the profile. */
export const profileOptions: readonly Option[] = [
	{
		name: 'config',
		argument: 'FILE',
		lineOnly: true,
		help: 'read this profile instead of the usual one; also SMTPSCOPE_CONFIG',
	},
];

const tlsVersions = ['1.0', '1.1', '1.2', '1.3'];

const nameOptions: readonly Option[] = [
	{
		name: 'dns',
		argument: 'ADDRESS:PORT',
		multiple: true,
		help: 'DNS server to ask for everything; the system’s by default',
	},
	{
		name: 'resolve',
		argument: 'HOST:ADDRESS',
		multiple: true,
		help: 'use this address for the name, without asking DNS; separate several with commas',
	},
];

export const connection: readonly Option[] = [
	{
		name: 'ehlo',
		aliases: ['helo', 'lhlo'],
		argument: 'NAME',
		oneLine: true,
		help: 'name to give in EHLO; the host’s full name or its address by default',
	},
	{
		name: 'ca',
		aliases: ['tls-ca-path'],
		argument: 'FILE',
		multiple: true,
		help: 'trust these CAs too (PEM)',
	},
	{name: 'cert', aliases: ['tls-cert'], argument: 'FILE', help: 'client certificate (PEM)'},
	{name: 'key', aliases: ['tls-key'], argument: 'FILE', help: 'its private key (PEM)'},
	{
		name: 'servername',
		aliases: ['tls-sni'],
		argument: 'NAME',
		help: 'name to request (SNI) and to check the certificate against',
	},
	{
		name: 'verify-name',
		argument: 'NAME',
		help: 'check the certificate against this name instead of the one requested (SNI)',
	},
	{
		name: 'pin',
		argument: 'SHA256',
		multiple: true,
		help: 'continue only with this certificate: the SHA-256 of its public key in base64, or of the certificate in hex, as probe shows them',
	},
	{
		name: 'tls-min',
		argument: 'VERSION',
		offers: tlsVersions,
		help: 'lowest TLS version: 1.0, 1.1, 1.2 or 1.3',
	},
	{name: 'tls-max', argument: 'VERSION', offers: tlsVersions, help: 'highest TLS version'},
	{
		name: 'ciphers',
		aliases: ['tls-cipher'],
		argument: 'LIST',
		help: 'ciphers to offer, in OpenSSL’s notation (probe --tls-ciphers lists those a server accepts)',
	},
	{name: 'keylog', argument: 'FILE', help: 'write the TLS keys for Wireshark'},
	{name: 'insecure', help: 'continue even if the certificate cannot be verified'},
	{name: 'allow-clear-auth', help: 'send credentials over clear text too'},
	{
		name: 'timeout',
		argument: 'SECONDS',
		help: 'limit for each wait, such as 30, 3m or 1h; those of RFC 5321 by default',
	},
	{
		name: 'connect-timeout',
		argument: 'SECONDS',
		help: 'limit for the connection and for each TLS handshake; that of --timeout by default',
	},
	{
		name: 'greeting-timeout',
		argument: 'SECONDS',
		help: 'limit for the greeting (inspector, run and send)',
	},
	{
		name: 'data-timeout',
		argument: 'SECONDS',
		help: 'limit for the verdict on a message, after the final dot (inspector, run and send)',
	},
	{name: '4', short: '4', help: 'IPv4 only'},
	{name: '6', short: '6', help: 'IPv6 only'},
	{
		name: 'local-address',
		aliases: ['local-interface', 'li'],
		argument: 'ADDR',
		help: 'connect from this local address; a port can follow (192.0.2.1:4000)',
	},
	{
		name: 'source-port',
		aliases: ['local-port', 'lport', 'lp'],
		argument: 'PORT',
		help: 'connect from this local port',
	},
	{
		name: 'proxy',
		argument: 'URL',
		help: 'connect through socks5h://host:port, socks4a:// or http:// (CONNECT), which look up the host name, or socks5:// or socks4://, for which smtpscope does; HTTPS goes through it too, questions to DNS (MX, SRV, TXT) do not; the variable ALL_PROXY by default',
	},
	{
		name: 'haproxy',
		argument: 'VERSION',
		help: 'send a PROXY protocol header first: v1 or v2, and with =ADDRESS[:PORT] the client that it names',
	},
	...nameOptions,
];

/** For the subcommands that reach one server. */
export const purpose: readonly Option[] = [
	{
		name: 'submission',
		help: 'the server is a mail domain or an address: find where its users send mail (SRV, autoconfig, known providers)',
	},
	{name: 'mx', help: 'the server is a mail domain or an address: find where its mail is delivered (MX)'},
];

/** For the subcommands whose session may wait for a person or a script. */
export const keepAliveOption: Option = {
	name: 'keep-alive',
	help: 'send NOOP before the server closes an idle connection (also /keep-alive)',
};

export const credentials: readonly Option[] = [
	{name: 'auth-user', aliases: ['au'], argument: 'USER', help: 'user name for AUTH'},
	{
		name: 'auth-as',
		argument: 'USER',
		help: 'log in as --auth-user, and act as this one (authorization identity: PLAIN, SCRAM, OAUTHBEARER …)',
	},
	{name: 'auth-password-file', argument: 'FILE', help: 'file whose first line is the password'},
	{name: 'auth-password-command', argument: 'COMMAND', help: 'command that prints the password'},
	{
		name: 'auth-password',
		aliases: ['ap'],
		argument: 'PASSWORD',
		lineOnly: true,
		asked: 'Password: ',
		askedIfEmpty: true,
		help: 'the password itself, which others can see in the process list; without a value, smtpscope asks for it',
	},
];

export const oauth: readonly Option[] = [
	{
		name: 'auth-oauth',
		argument: 'PROVIDER',
		help: 'get an access token (OAuth 2) from google, microsoft or the https:// address of a provider’s metadata, and log in with it',
	},
	{
		name: 'oauth-client-id',
		argument: 'ID',
		help: 'the client registered with the provider; also SMTPSCOPE_OAUTH_CLIENT_ID',
	},
	{
		name: 'oauth-client-secret-file',
		argument: 'FILE',
		help: 'file whose first line is the client’s secret; also SMTPSCOPE_OAUTH_CLIENT_SECRET',
	},
	{name: 'oauth-scope', argument: 'SCOPE', help: 'what the token should allow; sending mail by default'},
	{
		name: 'oauth-grant',
		argument: 'GRANT',
		help: 'device (enter a code in any browser), code (a browser on this machine), refresh, or client (no person)',
	},
	{
		name: 'oauth-tokens',
		argument: 'FILE',
		help: 'keep the refresh token in this file (0600), and use it the next time',
	},
];

export const output: readonly Option[] = [
	{
		name: 'log',
		argument: 'FILE',
		help: 'keep a log of every session; JSON Lines when the name ends in .jsonl',
	},
	{name: 'append', help: 'add to an existing log file'},
	{name: 'no-color', help: 'no colours (also the variable NO_COLOR)'},
];

/** Of text that is printed while a session goes on. */
export const clock: Option = {
	name: 'clock',
	help: 'print the date and time of day of each line, instead of the seconds since the start (JSON and logs always have them)',
};

/** Of the full screen. */
export const screen: readonly Option[] = [
	{
		name: 'no-mouse',
		help: 'leave the mouse to the terminal: no scrolling and no clicks in the inspector',
	},
];

/** The first name is the default. */
export function format(...names: string[]): Option {
	return {
		name: 'format',
		argument: 'FORMAT',
		offers: names,
		help: `${listed(names)}; ${names[0]} by default`,
		example: `--format ${names[1]}`,
	};
}

export const exitDetail: Option = {name: 'exit-detail', help: 'a temporary refusal adds 30 to the exit code'};
