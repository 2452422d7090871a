/** Many refused lines: the server will soon hang up. */
import {refusalOf} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/errors-add-up',
	cause: 'protocol-errors',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §7.8; Postfix smtpd_soft_error_limit, smtpd_hard_error_limit',
	story: {
		what: 'One refusal after the other; replies begin to be slow.',
		why: 'Servers count refused lines. Postfix slows down after 10 and hangs up after 20, Exim hangs up after 3 unknown commands.',
		advice: 'Connect again before you go on with experiments, and fix the first error first.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		if (
			!reply ||
			reply.answers === null ||
			reply.answers === 'CONNECT' ||
			memory.errors + 1 !== 10 ||
			reply.code === 421
		) {
			return null;
		}

		return {
			level: 'warning',
			message:
				'Ten lines were refused in this session; servers count them and hang up, Postfix after twenty.',
			advice: 'Look at the first refusal, then connect again for further tries.',
			retry: 'none',
			confidence: 'possible',
		};
	},
};
