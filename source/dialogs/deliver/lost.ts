import type {ReplyEntry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import type {Delivery} from './delivery.ts';
import {inWords} from './verdict.ts';

/** The connection ended before the message did: why, and what that means for it. */
export function lost(
	session: Session,
	stage: Delivery['stage'],
): Pick<Delivery, 'outcome' | 'stage' | 'reply' | 'summary'> {
	const end = session.entries.findLast(entry => entry.type === 'failed' || entry.type === 'closed');
	const last = session.entries.findLast((entry): entry is ReplyEntry => entry.type === 'reply');
	// 421 says why a server hangs up.
	const farewell = last?.code === 421 ? last : null;
	const never = session.state.situation.greeting === null;
	return {
		outcome: 'lost',
		stage: never ? 'connect' : stage,
		reply: farewell,
		summary: `${farewell ? `The server closed the connection (${inWords(farewell)}).` : why(end)} ${never ? 'Nothing was sent.' : 'The message was not sent completely, so the server must not deliver it.'}`,
	};
}

function why(end: Session['entries'][number] | undefined): string {
	if (end?.type === 'failed') {
		return end.error.message;
	}

	return end?.type === 'closed' && end.by === 'client'
		? 'The connection was closed on this side.'
		: 'The server closed the connection.';
}
