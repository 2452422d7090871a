/** A client hangs up without QUIT. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/no-quit',
	cause: null,
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.1.10',
	story: {
		what: 'The client closes the connection without QUIT.',
		why: 'The program is careless, was stopped, or crashed. After the last 250 nothing is lost.',
		advice: 'Make the program send QUIT and wait for the 221.',
	},
	inspect(entry, memory) {
		const isClosed =
			(entry.type === 'closed' && entry.by === 'client') ||
			(entry.type === 'failed' && entry.error.code === 'reset');
		const sent = memory.lastSent;
		const amid =
			entry.type === 'closed' && ['message', 'chunk', 'auth', 'securing'].includes(entry.situation.phase);
		const farewell = sent?.kind === 'command' && sent.verb === 'QUIT';
		if (!isClosed || !sent || farewell || amid || memory.lastReply?.code === 421) {
			return null;
		}

		return {
			level: 'note',
			message: 'The client closed the connection without QUIT.',
			advice:
				'Make the program send QUIT and read the 221. Otherwise a server may count the session as aborted.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
