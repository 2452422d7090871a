/** DATA after every recipient was refused: the reason stands at RCPT. */
import {refusalTo} from '../../reading/reply.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/recipients-were-refused',
	cause: 'no-valid-recipients',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.3',
	story: {
		what: 'DATA is answered with 503 or 554 “no valid recipients”.',
		why: 'DATA needs at least one recipient that was accepted.',
		advice: 'Look at the replies to RCPT. Give a recipient that is accepted, then send DATA.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'DATA', 'BDAT');
		const [refused] = memory.refusedRecipients;
		const count = memory.refusedRecipientCount;
		if (
			!reply ||
			!refused ||
			reply.situation.sender === null ||
			reply.situation.recipients.length > 0 ||
			reply.code === 421
		) {
			return null;
		}

		return {
			level: 'error',
			message: `${count === 1 ? 'The only recipient was' : `All ${count} recipients were`} refused before (${refused.code}), so there is no one to deliver to.`,
			advice: 'The reply to RCPT gives the reason. Give a recipient that is accepted, then send DATA.',
			retry: 'now',
			confidence: 'certain',
			remedies: [words('send RCPT with a recipient that is accepted')],
			blames: refused.id,
		};
	},
};
