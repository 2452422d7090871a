/** What the user names as a server: `host`, `host:port`, `[v6]:port`, a URL, `unix:/path`, `pipe:command`. */

import {lmtpPort, relayPort, submissionPort, submissionsPort} from '../protocol/ports.ts';
import {familyOf} from '../transport/addresses.ts';
import type {Endpoint} from '../transport/types.ts';

export type Target = {
	readonly protocol: 'smtp' | 'lmtp';
	/** `starttls`: upgraded before the prompt. `clear`: STARTTLS when typed. `tls`: from the first byte. */
	readonly security: 'clear' | 'starttls' | 'tls';
	readonly endpoint: Endpoint;
	/** Host name or path, for people. */
	readonly host: string;
	/** User name from the URL. */
	readonly user?: string;
	/** What the program read into it, to be said. */
	readonly note?: string;
};

export type TargetResult =
	| {readonly ok: true; readonly target: Target}
	| {
			readonly ok: false;
			readonly problem: string;
			/** A password was written into it: it can be said where passwords belong. */
			readonly hasPassword: boolean;
	  };

type Scheme = {
	readonly protocol: Target['protocol'];
	readonly security: Target['security'];
	readonly port: number;
};

const schemes: Readonly<Record<string, Scheme>> = {
	smtp: {protocol: 'smtp', security: 'clear', port: relayPort},
	starttls: {protocol: 'smtp', security: 'starttls', port: submissionPort},
	smtps: {protocol: 'smtp', security: 'tls', port: submissionsPort},
	lmtp: {protocol: 'lmtp', security: 'clear', port: lmtpPort},
};

const schemeNames = Object.keys(schemes)
	.map(name => `${name}://`)
	.join(', ');

/** What a person types for a server, or why it cannot be read. */
export function parseTarget(text: string): TargetResult {
	const trimmed = text.trim();
	if (trimmed === '') {
		return wrong('The server is empty. Name a host, such as mail.example.org:587.');
	}

	if (/^pipe:/i.test(trimmed)) {
		return command(trimmed.slice('pipe:'.length).trim());
	}

	// Windows names a pipe \\.\pipe\name.
	if (/^(?:unix|lmtp):(?:\/(?!\/)|\\\\[.?]\\pipe\\)/i.test(trimmed)) {
		return socket(trimmed);
	}

	if (/^mailto:/i.test(trimmed)) {
		return wrong('“mailto:” does not name a server. Leave it out: the address alone finds its server.');
	}

	const [, slip = '', rest = ''] = /^([a-z]+):\/?([^/].*)$/i.exec(trimmed) ?? [];
	if (Object.hasOwn(schemes, slip.toLowerCase()) && slip.toLowerCase() !== 'lmtp' && !/^\d+$/.test(rest)) {
		return wrong(`“${trimmed}” has no // after the scheme. Write ${slip}://${rest}.`);
	}

	const [, pathScheme] = /^(unix|lmtp):(?!\/\/)\D*$/i.exec(trimmed) ?? [];
	if (pathScheme !== undefined) {
		return wrong(`${pathScheme}: requires an absolute path, such as ${pathScheme}:/run/smtp.sock.`);
	}

	const scheme = /^([a-z][a-z\d+.-]*):\/\/(.*)$/is.exec(trimmed);
	const name = scheme?.[1]?.toLowerCase() ?? '';
	const known = schemes[name];
	if (scheme && !known) {
		return wrong(`“${name}://” is not a scheme that smtpscope knows. Use ${schemeNames} or unix:/path.`);
	}

	return authority(scheme?.[2] ?? trimmed, known);
}

function command(text: string): TargetResult {
	return text === ''
		? wrong('pipe: requires a command, such as pipe:"exim -bh 192.0.2.1".')
		: {
				ok: true,
				target: {
					protocol: 'smtp',
					security: 'clear',
					endpoint: {kind: 'command', command: text, errors: 'hide'},
					host: text.split(/\s/, 1)[0] ?? text,
				},
			};
}

function socket(text: string): TargetResult {
	const colon = text.indexOf(':');
	const path = text.slice(colon + 1);
	const protocol = text.slice(0, colon).toLowerCase() === 'lmtp' ? 'lmtp' : 'smtp';
	return {ok: true, target: {protocol, security: 'clear', endpoint: {kind: 'unix', path}, host: path}};
}

function authority(text: string, scheme: Scheme | undefined): TargetResult {
	const withoutPath = text.replace(/\/$/, '');
	const at = withoutPath.lastIndexOf('@');
	const userInfo = at === -1 ? undefined : withoutPath.slice(0, at);
	if (userInfo?.includes(':')) {
		return wrong(
			'The address contains a password. Anyone can read it in the process list and the shell history: leave it out, and give the password separately.',
			true,
		);
	}

	const hostPort = splitHostPort(withoutPath.slice(at + 1));
	if ('problem' in hostPort) {
		return wrong(hostPort.problem);
	}

	const {host, port} = hostPort;
	const implicit = !scheme && port === submissionsPort;
	const {
		protocol,
		security,
		port: defaultPort,
	} = scheme ?? {...smtp, ...(implicit && {security: 'tls' as const})};
	return {
		ok: true,
		target: {
			protocol,
			security,
			endpoint: {kind: 'tcp', host, port: port ?? defaultPort},
			host,
			...(userInfo && {user: safeDecode(userInfo)}),
			...(implicit && {note: 'Port 465 means TLS from the first byte (smtps://).'}),
		},
	};
}

const smtp: Scheme = {protocol: 'smtp', security: 'clear', port: relayPort};

function splitHostPort(text: string): {host: string; port: number | undefined} | {problem: string} {
	const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
	// More than one colon and no brackets: an IPv6 address alone.
	const plain = /^([^:]*)(?::([^:]*))?$/.exec(text);
	const match = bracketed ?? plain ?? [text, text, undefined];
	const host = (match[1] ?? '').replace(/^IPv6:/i, '');
	const portText = match[2];
	if (host === '') {
		return {problem: `“${text}” does not name a host. Write host:port, such as mail.example.org:587.`};
	}

	if (!bracketed && /[[\]]/.test(host)) {
		return {problem: `“${text}” has a bracket without its counterpart. Write [2001:db8::1]:587.`};
	}

	if (!bracketed && host.includes(':') && familyOf(host.replace(/%.*$/s, '')) !== 6) {
		return {problem: `“${text}” has more than one colon, and is not an IPv6 address. Write host:port.`};
	}

	if (/^\d+(?:\.\d+){3}$/.test(host) && familyOf(host) === null) {
		return {problem: `“${host}” is not an IPv4 address: each of its numbers must be from 0 to 255.`};
	}

	if (/[\s/?#\\<>,;"'`\u0000-\u001f\u007f]/u.test(host)) {
		return {problem: `“${host}” cannot be a host name: it has a character that no host name has.`};
	}

	if (host.includes('..') || host.startsWith('.')) {
		return {problem: `“${host}” cannot be a host name: there is nothing before one of its dots.`};
	}

	if (portText === undefined) {
		return {host, port: undefined};
	}

	const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
	return port >= 1 && port <= 65_535
		? {host, port}
		: {
				problem:
					portText === ''
						? `There is no port after the colon of “${text}”. Leave the colon out, or write a number from 1 to 65535.`
						: `“${portText}” is not a port: a port is a number from 1 to 65535.`,
			};
}

function safeDecode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function wrong(problem: string, hasPassword = false): TargetResult {
	return {ok: false, problem, hasPassword};
}
