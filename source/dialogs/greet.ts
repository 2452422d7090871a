/** EHLO (or LHLO, or HELO where EHLO is not known), and STARTTLS with the EHLO that must follow it. */
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {goesOn} from '../session/state.ts';
import {defaultClientName} from './client-name.ts';

/** `HELO`: for a server that is not to be asked what it offers. */
export type Hello = 'EHLO' | 'HELO';

/** Says EHLO; falls back to HELO when the server does not know it (RFC 5321 §3.2). The last reply, or undefined when the connection ended. */
export async function greet(
	session: Session,
	clientName?: string,
	hello: Hello = 'EHLO',
): Promise<ReplyEntry | undefined> {
	const name = clientName ?? session.state.situation.clientName ?? defaultClientName(session.localAddress);
	if (session.target.protocol === 'lmtp') {
		const [reply] = await session.type(`LHLO ${name}`);
		return reply;
	}

	const [reply] = await session.type(`${hello} ${name}`);
	if (
		hello === 'EHLO' &&
		reply &&
		goesOn(session.state) &&
		(reply.code === 500 || reply.code === 502 || reply.code === 501 || reply.code === 504)
	) {
		const [fallback] = await session.type(`HELO ${name}`);
		return fallback;
	}

	return reply;
}

/**
 * What `starttls://` promises holds for every connection to the target: EHLO, STARTTLS and EHLO again before
 * anything else. Resolves with a sentence when the server did not go over to TLS; null when it did, for every other
 * target, and where the greeting was a refusal: nothing but QUIT may follow that (RFC 5321 §3.1).
 */
export async function upgradeAsPromised(session: Session, clientName?: string): Promise<string | null> {
	if (session.target.security !== 'starttls' || !goesOn(session.state)) {
		return null;
	}

	await greet(session, clientName);
	if (goesOn(session.state)) {
		await startTls(session, clientName);
	}

	return session.state.situation.secure
		? null
		: 'starttls:// requires TLS, and the server did not switch to it.';
}

/** STARTTLS, the handshake, EHLO. Resolves with the refusal, or undefined when the session goes on. */
export async function startTls(session: Session, clientName?: string): Promise<ReplyEntry | undefined> {
	const name = clientName ?? session.state.situation.clientName ?? undefined;
	const [reply] = await session.type('STARTTLS');
	await session.settled();
	if (reply?.code !== 220) {
		return reply;
	}

	if (session.state.phase.name !== 'closed') {
		await greet(session, name);
	}

	return undefined;
}
