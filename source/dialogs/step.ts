import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {EXIT} from './outcome.ts';
import {errorOf} from './smtp-error.ts';

/**
 * One line out, the reply to it back. Lines of a message (after the 354 to DATA) are stuffed and no one answers
 * them: null. After LMTP's last dot it is the last recipient's reply; `session.type` gives them all. Throws an
 * `SmtpError` when the connection ends before the reply.
 */
export async function step(session: Session, line: string): Promise<ReplyEntry | null> {
	const replies = await session.type(line);
	const reply = replies.at(-1) ?? null;
	if (reply === null && session.state.phase.name === 'closed') {
		throw errorOf(session, {stage: 'lost', exitCode: EXIT.lost, temporary: true});
	}

	return reply;
}
