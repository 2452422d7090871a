/** RCPT or DATA after a refused MAIL: the reason stands at MAIL. */
import {refusalTo} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/sender-was-refused',
	cause: 'protocol-order',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.3, §4.1.4',
	story: {
		what: 'The reply is 503 “need MAIL first”, although MAIL was sent.',
		why: 'A refused MAIL opens no transaction. Scripts and pasted sessions continue anyway, and every further line is refused because no transaction is open.',
		advice: 'Look at the reply to MAIL; once the cause is fixed, send MAIL, RCPT and DATA again.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'RCPT', 'DATA', 'BDAT');
		const refused = memory.refusedMail;
		if (!reply || !refused || reply.situation.sender !== null || reply.code === 421) {
			return null;
		}

		return {
			level: 'error',
			message: `MAIL was refused before (${refused.code}), so no transaction is open and ${reply.answers} cannot be accepted.`,
			advice: 'The reply to MAIL gives the reason. Correct that, then send MAIL, RCPT and DATA again.',
			retry: 'now',
			confidence: 'certain',
			blames: refused.id,
		};
	},
};
