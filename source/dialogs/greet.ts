/** EHLO (or LHLO, or HELO where EHLO is not known), and STARTTLS with the EHLO that must follow it. */
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {defaultClientName} from './client-name.ts';

/** Says EHLO; falls back to HELO when the server does not know it (RFC 5321 §3.2). The last reply, or undefined when the connection ended. */
export async function greet(session: Session, clientName?: string): Promise<ReplyEntry | undefined> {
	const name = clientName ?? session.state.situation.clientName ?? defaultClientName(session.localAddress);
	if (session.target.protocol === 'lmtp') {
		const [reply] = await session.type(`LHLO ${name}`);
		return reply;
	}

	const [reply] = await session.type(`EHLO ${name}`);
	if (reply && (reply.code === 500 || reply.code === 502 || reply.code === 501 || reply.code === 504)) {
		const [fallback] = await session.type(`HELO ${name}`);
		return fallback;
	}

	return reply;
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
