/** How a recorded session begins, and how it may fail: what is known before the first line, to events. */
import type {SessionEvent} from '../../session/session-event.ts';
import type {TlsFacts, TransportError, TransportErrorCode} from '../../transport/types.ts';
import {readable} from '../log-line.ts';
import type {ProgramFailure} from '../program-failure.ts';

export type Peer = {
	readonly host?: string;
	readonly address?: string;
	readonly port?: number;
};

/** What a program’s error tells beside its words. */
export type FailureDetails = Pick<TransportError, 'stage' | 'systemCode' | 'advice' | 'complaint'> & {
	/** Where it wanted to connect. */
	readonly peer: {readonly address: string; readonly port: number} | null;
} & Pick<ProgramFailure, 'missed' | 'general'>;

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at' | 'untimed'> : never;

export type Untimed = WithoutTime<SessionEvent>;

/** What a log told before anything was said. */
export type Opening = {
	readonly peer: Peer | undefined;
	/** TLS that was told of before the connection itself. */
	readonly tls: TlsFacts | undefined;
};

const isAddress = (host: string) => /^[\d.]+$|:/.test(host);
// Not the 220 that answers STARTTLS.
const aloneGreets = /^220(?![ -].*(?:\bTLS\b|2\.0\.0 ))/i;

/** The first line decides: a greeting opens a connection, a command means that the log begins later. */
export function openWith({peer, tls}: Opening, from: 'server' | 'client', text: string): Untimed[] {
	// What is not a reply is the first word of a server of another protocol.
	const isProxied = from === 'client' && peer !== undefined && /^PROXY (?:TCP[46]|UNKNOWN)\b/.test(text);
	const greets =
		isProxied || (from === 'server' && (peer ? /^(?:220|[45]|(?!\d\d\d))/ : aloneGreets).test(text));
	if (!greets) {
		return tls ? [{type: 'secured', tls, elapsed: 0, clearBytes: new Uint8Array(0)}] : [];
	}

	const named = peer?.host === undefined ? /^220[ -]([\w.-]+\.[\w-]+)/.exec(text)?.[1] : undefined;
	const connected = connectedTo({peer: {...peer, host: peer?.host ?? named ?? ''}, tls});
	return [named === undefined ? connected : {...connected, hostFrom: 'greeting'}];
}

export function connectedTo({peer, tls}: Opening): Untimed & {type: 'connected'} {
	const {host = '', address = isAddress(host) ? host : '', port} = peer ?? {};
	return {type: 'connected', host, address, port: port ?? null, elapsed: 0, tls: tls ?? null};
}

/** The address that was tried, where it is known, and what came of it. */
export function failureEvents(
	code: TransportErrorCode,
	message: string,
	{peer: tried = null, missed: _, general: __, ...more}: FailureDetails = {peer: null},
): Untimed[] {
	const attempt: Untimed[] = tried
		? [
				{
					type: 'attempt',
					attempt: {...tried, family: tried.address.includes(':') ? 6 : 4, outcome: code, elapsed: 0},
				},
			]
		: [];
	return [...attempt, {type: 'failed', error: {code, message: readable(message), ...more}}];
}
