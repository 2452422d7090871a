/** A client ends its commands in LF alone. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/bare-line-feed',
	cause: 'protocol-syntax',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §2.3.8',
	story: {
		what: 'A command that ends in LF without CR.',
		why: 'The program writes \\n instead of \\r\\n. Many servers accept it; others wait for the CR indefinitely, and since 2023 many refuse it because of SMTP smuggling.',
		advice: 'Make the program end each line with CR LF.',
	},
	inspect(entry, memory) {
		const isCommand = entry.type === 'sent' && entry.kind !== 'message' && entry.ending === 'LF';
		const before = memory.lastSent;
		// Said once, at the first of them.
		if (!isCommand || (before && before.kind !== 'message' && before.ending === 'LF')) {
			return null;
		}

		return {
			level: 'warning',
			message: 'The client ends this line with LF alone instead of CR LF.',
			advice:
				'Make the program end each line with CR LF (\\r\\n). Strict servers wait for the CR, or refuse the session.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
