/** A client does not say who it is. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/no-greeting',
	cause: 'protocol-order',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.2, §4.1.4',
	story: {
		what: 'MAIL comes without EHLO, HELO or LHLO before it, or after STARTTLS without another EHLO inside TLS.',
		why: 'Some servers accept it; many answer 503. After STARTTLS everything said before is discarded, including EHLO.',
		advice: 'Make the program send EHLO first, and once more after STARTTLS.',
	},
	inspect(entry, memory) {
		const isMail = entry.type === 'sent' && entry.kind === 'command' && entry.verb === 'MAIL';
		if (!isMail || entry.situation.greetedWith !== null || memory.mail !== null || entry.ahead) {
			return null;
		}

		const again = memory.secured !== null;
		return {
			level: 'warning',
			message: again
				? 'The client did not send EHLO again after STARTTLS.'
				: 'The client sent MAIL without EHLO or HELO first.',
			advice:
				'Make the program send EHLO first, and once more after STARTTLS: many servers answer 503 otherwise.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
