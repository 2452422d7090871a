/** Which server `send` is to reach, and how: the first word, or swaks' options for it. */
import {resolve} from 'node:path';
import type {Hello} from '../../dialogs/greet.ts';
import type {Target} from '../../session/target.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import type {ConnectionPlan} from '../connection/connection.ts';

/** The server as it was typed, or undefined where none was. Throws a UsageError where it was named twice. */
export function serverFrom(values: Values, positionals: readonly string[]): string | undefined {
	const [first, extra] = positionals;
	const socket = values.get('socket');
	const pipe = values.get('pipe');
	const given = ['server', 'socket', 'pipe'].filter(name => values.has(name));
	if (given.length > 1) {
		throw new UsageError(`--${given[1]} replaces --${given[0]}. Leave one of them out.`);
	}

	const named =
		pipe !== undefined
			? `pipe:${pipe}`
			: socket !== undefined
				? `unix:${socketPath(socket)}`
				: values.get('server');
	if (extra !== undefined || (first !== undefined && named !== undefined)) {
		const level = extra ?? first;
		if (level !== undefined && /^\d$/.test(level) && values.has('silent') && !values.get('silent')) {
			throw new UsageError(`--silent must be 1, 2 or 3; “${level}” was given.`);
		}

		throw new UsageError(
			`Only one server can be given; “${extra ?? first}” is extra. Put quotes around text that contains spaces.`,
		);
	}

	return first ?? (values.has('server') ? withPortBehindColon(named ?? '') : named);
}

function socketPath(path: string): string {
	return path.startsWith('\\\\') ? path : resolve(path);
}

/** swaks also writes host/port and v6/port, and has names for ports. */
function withPortBehindColon(server: string): string {
	const [, bracketed, plain, separator, port] =
		/^(?:\[([^\]]+)\]|([^/[\]]+?))(?:([:/])([a-z\d]+))?$/i.exec(server) ?? [];
	const host = bracketed ?? plain;
	if (host === undefined || port === undefined || (separator === ':' && plain?.includes(':'))) {
		return server;
	}

	const number = /^\d+$/.test(port) ? port : ports[port.toLowerCase()];
	return number === undefined ? server : `${host.includes(':') ? `[${host}]` : host}:${number}`;
}

/** As in the system's list of services (IANA). */
const ports: Readonly<Record<string, number>> = {
	smtp: 25,
	mail: 25,
	lmtp: 24,
	smtps: 465,
	ssmtp: 465,
	urd: 465,
	submissions: 465,
	submission: 587,
	msa: 587,
};

/**
 * The target with what `--port`, `--protocol` and the TLS options change. Throws a UsageError where they
 * contradict each other.
 */
export function withServerOptions(
	{target, portIsKnown}: Pick<ConnectionPlan, 'target' | 'portIsKnown'>,
	values: Values,
): Target {
	const written = values.get('port');
	const port = written === undefined ? undefined : String(ports[written.toLowerCase()] ?? written);
	if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
		throw new UsageError(
			`--port must be a number from 1 to 65535, or smtp, submission, smtps or lmtp; “${port}” was given.`,
		);
	}

	const word = protocolFrom(values);
	const asked = values.has('tls-on-connect') ? 'tls' : values.has('tls') ? 'starttls' : word?.security;
	const security = asked ?? target.security;
	const protocol = word?.lmtp ? 'lmtp' : target.protocol;
	if (target.endpoint.kind !== 'tcp') {
		return {...target, protocol, security};
	}

	if (
		port !== undefined &&
		portIsKnown &&
		target.host !== 'practice' &&
		Number(port) !== target.endpoint.port
	) {
		throw new UsageError(
			`The server already has port ${target.endpoint.port}, and --port says ${port}. Leave one of them out.`,
		);
	}

	const usual = portIsKnown ? target.endpoint.port : usualPort(protocol, security, target.endpoint.port);
	return {
		...target,
		protocol,
		security,
		endpoint: {...target.endpoint, port: port === undefined ? usual : Number(port)},
	};
}

/** Whether a login was asked for by the name of the protocol. */
export function protocolAsksForLogin(values: Values): boolean {
	return protocolFrom(values)?.auth === true;
}

/** HELO where the name of the protocol says that nothing is to be asked of the server. */
export function helloOf(values: Values): {hello?: Hello} {
	return protocolFrom(values)?.helo ? {hello: 'HELO'} : {};
}

type ProtocolWord = {
	readonly security?: Target['security'];
	readonly auth: boolean;
	readonly lmtp: boolean;
	readonly helo: boolean;
};

/** RFC 3848's names, as swaks has them: E for EHLO, S for TLS, A for AUTH; an S in front for TLS from the first byte. */
function protocolFrom(values: Values): ProtocolWord | null {
	const name = values.get('protocol');
	if (name === undefined) {
		return null;
	}

	const [word, implicit, lmtp, starttls, auth] =
		/^(?:(S)SMTP|ESMTP|(LMTP)|SMTP(?=S?$))(S?)(A?)$/i.exec(name) ?? [];
	if (word === undefined || (implicit && starttls)) {
		throw new UsageError(
			`--protocol must be SMTP, SMTPS, ESMTP, ESMTPS, ESMTPA, ESMTPSA, SSMTP, SSMTPA, LMTP, LMTPS, LMTPA or LMTPSA; “${name}” was given.`,
		);
	}

	// swaks greets with HELO in SMTPS, and with EHLO in SSMTP.
	const fromFirstByte = implicit !== undefined || /^SMTPS/i.test(name);
	return {
		...(fromFirstByte ? {security: 'tls' as const} : starttls ? {security: 'starttls' as const} : {}),
		auth: Boolean(auth),
		lmtp: lmtp !== undefined,
		helo: /^SMTPS?$/i.test(name),
	};
}

function usualPort(protocol: Target['protocol'], security: Target['security'], port: number): number {
	return security === 'tls' ? 465 : protocol === 'lmtp' ? 24 : port;
}
