/** The first word of a program that uses the library: a session that stands, or an error that says why it does not. */
import {createSession} from '../session/live-session.ts';
import type {Session} from '../session/session.ts';
import type {SessionOptions} from '../session/session-options.ts';
import {parseTarget, type Target} from '../session/target.ts';
import type {TransportOptions} from '../transport/types.ts';
import {prepare} from './prepare.ts';
import {errorOf} from './smtp-error.ts';

export type ConnectOptions = Omit<TransportOptions, 'implicitTls'> & {
	/** For EHLO; the host's full name or its address where absent. */
	readonly clientName?: string;
	/** Milliseconds for every wait; those of RFC 5321 where absent. */
	readonly timeout?: number;
	/** Go on over a certificate that is not verified. */
	readonly insecure?: boolean;
	/** Closes the connection, now or at any later time. */
	readonly signal?: AbortSignal;
	/** Gets the session before it connects, for `events`. */
	readonly onSession?: (session: Session) => void;
};

/**
 * Resolves when the server has greeted; with `starttls://` when TLS stands and EHLO was said over it. Throws an
 * `SmtpError` when it does not come so far, and a `TypeError` when the server's name cannot be read.
 */
export async function connect(server: string | Target, options: ConnectOptions = {}): Promise<Session> {
	const {signal, clientName, insecure = false} = options;
	const session = openSession(server, options);
	options.onSession?.(session);
	await session.connect();
	const problem = await prepare(session, {
		clientName,
		insecure,
		tls: session.target.security === 'starttls' ? 'demanded' : 'no',
		allowClearAuth: false,
		login: {ways: null, user: undefined, asked: false, password: async () => null},
		quitAfter: session.target.security === 'starttls' ? 'ehlo' : 'connect',
	});
	if (problem !== 'enough' && problem !== undefined) {
		session.close();
		throw errorOf(session, problem, signal);
	}

	return session;
}

/** A session that its signal closes, not yet connected. */
export function openSession(server: string | Target, options: ConnectOptions): Session {
	const {timeout, signal, clientName, insecure, onSession, ...transport} = options;
	signal?.throwIfAborted();
	const settings: SessionOptions = {
		target: typeof server === 'string' ? targetOf(server) : server,
		transport,
		...(timeout !== undefined && {timeout}),
	};
	const session = createSession(settings);
	signal?.addEventListener('abort', () => session.close(), {once: true});
	return session;
}

function targetOf(server: string): Target {
	const parsed = parseTarget(server);
	if (!parsed.ok) {
		throw new TypeError(parsed.problem);
	}

	return parsed.target;
}
