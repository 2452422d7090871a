/** The connection ended while the message was being sent: without the final dot nothing is delivered. */
import {refusalOf} from '../../reading/reply.ts';
import {connect, words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/closed-inside-message',
	cause: 'connection-lost',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.8, §4.1.1.4',
	story: {
		what: 'The connection is closed or reset between the 354 and the final dot.',
		why: 'The server ran out of time or space, a filter stopped the message, or the network failed. Until the server answers the final dot with 250, it has accepted nothing.',
		advice:
			'Connect again and send the whole message again; it cannot arrive twice, because it was never complete.',
	},
	inspect(entry, memory) {
		const isEnd =
			(entry.type === 'closed' && entry.by === 'server') ||
			(entry.type === 'failed' && entry.error.stage !== 'connecting');
		const isInside = isEnd && (entry.situation.phase === 'message' || entry.situation.phase === 'chunk');
		if (!isInside || !memory.message) {
			return null;
		}

		const refused = memory.lastReply && refusalOf(memory.lastReply);
		return {
			level: 'error',
			message: `The connection ended inside the message, before the final dot${refused ? ` (the server sent ${refused.code} first)` : ''}: nothing was delivered.`,
			advice: refused
				? 'The reply before it gives the reason. Correct that, then connect again and send the whole message again.'
				: 'Connect again and send the whole message again. If the connection ends at the same place, the content or its size is the cause.',
			retry: 'later',
			confidence: 'certain',
			remedies: [connect(), words('send the whole message again')],
			blames: memory.message.id,
		};
	},
};
