/** Which server `send` is to reach, and how: the first word, or swaks' options for it. */
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
		pipe !== undefined ? `pipe:${pipe}` : socket !== undefined ? `unix:${socket}` : values.get('server');
	if (extra !== undefined || (first !== undefined && named !== undefined)) {
		throw new UsageError(
			`Only one server can be given; “${extra ?? first}” is extra. Put quotes around text that contains spaces.`,
		);
	}

	if (socket !== undefined && !/^(?:\/|\\\\[.?]\\pipe\\)/i.test(socket)) {
		throw new UsageError(`--socket must be an absolute path, such as /run/lmtp; “${socket}” was given.`);
	}

	// swaks also writes host/port.
	return first ?? (values.has('server') ? named?.replace(/^([^/:]+)\/(\d+)$/, '$1:$2') : named);
}

export function withServerOptions({target, portIsKnown}: ConnectionPlan, values: Values): Target {
	const port = values.get('port');
	if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
		throw new UsageError(`--port must be a number from 1 to 65535; “${port}” was given.`);
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

type ProtocolWord = {readonly security?: Target['security']; readonly auth: boolean; readonly lmtp: boolean};

/** RFC 3848's names, as swaks has them: E for EHLO, S for TLS, A for AUTH; an S in front for TLS from the first byte. */
function protocolFrom(values: Values): ProtocolWord | null {
	const name = values.get('protocol');
	if (name === undefined) {
		return null;
	}

	const [word, implicit, lmtp, starttls, auth] =
		/^(?:(S)SMTP|ESMTP|(LMTP)|SMTP(?=S))(S?)(A?)$/i.exec(name) ?? [];
	if (word === undefined || (implicit && starttls)) {
		throw new UsageError(
			/^SMTP$/i.test(name)
				? '--protocol SMTP means HELO without EHLO, which is a script for “smtpscope run”. send says EHLO, and HELO only where EHLO is refused.'
				: `--protocol must be ESMTP, ESMTPS, ESMTPA, ESMTPSA, SSMTP, SSMTPA, LMTP, LMTPS or LMTPA; “${name}” was given.`,
		);
	}

	// SMTPS is another word for SSMTP.
	const fromFirstByte = implicit !== undefined || /^SMTPS/i.test(name);
	return {
		...(fromFirstByte ? {security: 'tls' as const} : starttls ? {security: 'starttls' as const} : {}),
		auth: Boolean(auth),
		lmtp: lmtp !== undefined,
	};
}

function usualPort(protocol: Target['protocol'], security: Target['security'], port: number): number {
	return security === 'tls' ? 465 : protocol === 'lmtp' ? 24 : port;
}
