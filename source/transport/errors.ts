/** What the system says when a connection fails, in plain words. TLS has its own file. */
import type {TransportError, TransportErrorCode} from './types.ts';

type Stage = NonNullable<TransportError['stage']>;

/** `where` names the endpoint as in `mail.example.org:587 (192.0.2.1)`. */
export function explainSystemError(
	error: unknown,
	where: string,
	stage: Stage,
	localAddress?: string,
): TransportError {
	const systemCode = codeOf(error);
	// Where IPv6 is switched off, as in many containers, an IPv6 address is answered with this.
	const noRoute = systemCode === 'EADDRNOTAVAIL' && localAddress === undefined;
	const known = noRoute ? 'ENETUNREACH' : systemCode;
	const row = known === null ? undefined : rows.find(({codes}) => codes.includes(known));
	if (row === undefined) {
		return {
			code: 'other',
			stage,
			message: `${where}: ${textOf(error)}.`,
			...(systemCode !== null && {systemCode}),
		};
	}

	return {
		code: row.code,
		stage,
		message: row.message(where, stage, localAddress ?? 'The local address'),
		...(row.advice !== undefined && {advice: row.advice}),
		...(systemCode !== null && {systemCode}),
	};
}

/** Our own patience ran out, after `timeout` milliseconds. */
export function timedOut(
	where: string,
	timeout: number,
	stage: 'connecting' | 'handshake',
	start: 'first byte' | 'upgrade' = 'first byte',
): TransportError {
	const seconds = timeout < 1000 ? `${timeout} ms` : `${Number((timeout / 1000).toFixed(1))} s`;
	return stage === 'connecting'
		? {
				code: 'timed-out',
				stage,
				message: `${where} did not answer within ${seconds}.`,
				advice:
					'A firewall may be dropping the packets: many providers block outgoing port 25. Check the host and the port, or try another port.',
			}
		: {
				code: 'timed-out',
				stage,
				message: `The TLS handshake with ${where} was not finished within ${seconds}.`,
				advice:
					start === 'upgrade'
						? 'The server agreed to start TLS, so its TLS may not be working, or something in between drops large packets.'
						: 'The server may not speak TLS on this port, or something in between drops large packets.',
			};
}

/** The system’s code, `ECONNREFUSED`, where the error has one. */
export function codeOf(error: unknown): string | null {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The system’s words without a full stop; they are not ours and not escaped. */
export function textOf(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).trim().replace(/\.$/, '');
}

type Row = {
	readonly codes: readonly string[];
	readonly code: TransportErrorCode;
	readonly message: (where: string, stage: Stage, localAddress: string) => string;
	readonly advice?: string;
};

const rows: readonly Row[] = [
	{
		codes: ['ECONNREFUSED'],
		code: 'refused',
		message: where => `${where} refused the connection.`,
		advice:
			'Nothing is listening there, or a firewall rejects the connection. Check the port, and whether the server is running.',
	},
	{
		codes: ['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA', 'ENODATA', 'EAI_ADDRFAMILY'],
		code: 'not-found',
		message: where => `There is no host named ${where}.`,
		advice:
			'Check the spelling. A mail domain need not be a host: its MX records name the hosts that accept its mail.',
	},
	{
		codes: ['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT'],
		code: 'not-found',
		message: where => `The name server gave no answer for ${where}.`,
		advice: 'Check the network and the name server of this machine, then try again.',
	},
	{
		codes: ['ENOENT'],
		code: 'not-found',
		message: where => `There is no socket at ${where}.`,
		advice: 'Check the path, and whether the server is running.',
	},
	{
		codes: ['ENOTSOCK', 'EPROTOTYPE'],
		code: 'refused',
		message: where => `${where} is not a socket that you can connect to.`,
		advice: 'It is another kind of file, or a datagram socket. Check the path.',
	},
	{
		codes: ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN'],
		code: 'unreachable',
		message: where => `There is no route to ${where}.`,
		advice: 'Check the network of this machine. For an IPv6 address, this network may have IPv4 only.',
	},
	{
		codes: ['ETIMEDOUT'],
		code: 'timed-out',
		message: (where, stage) =>
			stage === 'connecting'
				? `${where} did not answer.`
				: `The connection to ${where} is dead: no packet came back.`,
		advice: 'A firewall may be dropping the packets. Check the host and the port.',
	},
	{
		codes: ['ECONNRESET', 'EPIPE', 'ECONNABORTED'],
		code: 'reset',
		message: (where, stage) =>
			stage === 'connecting'
				? `${where} accepted the connection and closed it immediately.`
				: `${where} reset the connection.`,
		advice:
			'The server, or a firewall or proxy in between, ended it: because of a block list, a limit, or a crash. Check the server’s log.',
	},
	{
		codes: ['EACCES', 'EPERM'],
		code: 'denied',
		message: where => `This machine does not allow a connection to ${where}.`,
		advice: 'A local firewall rule, a sandbox, or (for a socket file) its permissions forbid it.',
	},
	{
		codes: ['EADDRNOTAVAIL', 'EADDRINUSE'],
		code: 'bad-address',
		message: (_where, _stage, localAddress) =>
			`${localAddress} is not an address of this machine that can be used.`,
		advice: 'Use an address that one of this machine’s interfaces has, or leave the choice to the system.',
	},
	{
		codes: ['EINVAL', 'EAFNOSUPPORT', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE', 'ERR_INVALID_ARG_TYPE'],
		code: 'bad-address',
		message: where => `${where} is not an address that you can connect to.`,
		advice:
			'A link-local IPv6 address needs its interface, as in fe80::1%eth0. The path of a socket can have about 100 characters.',
	},
	{
		codes: ['EMFILE', 'ENFILE'],
		code: 'other',
		message: where => `This machine has no free file handle for a connection to ${where}.`,
		advice: 'Use fewer connections at the same time, or raise the limit (ulimit -n).',
	},
];
