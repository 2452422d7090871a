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
		what: 'One line after another is refused, and the replies become slow.',
		why: 'Servers count refused lines. Postfix slows down after 10 and disconnects after 20; Exim disconnects after 3 unknown commands.',
		advice: 'Connect again before you continue to experiment, and fix the first error first.',
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
				'Ten lines were refused in this session. Servers count them and disconnect; Postfix does so after twenty.',
			advice: 'Look at the first refusal, and connect again before you try more.',
			retry: 'none',
			confidence: 'possible',
		};
	},
};
