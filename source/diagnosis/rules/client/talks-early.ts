/** A client talks before the server has greeted. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/talks-early',
	cause: 'protocol-early',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.1, §4.3.1',
	story: {
		what: 'The client’s first line comes before the 220.',
		why: 'The program writes everything at the same time without reading, as spam software often does. Servers with a pre-greeting test (postscreen) disconnect, or list the address.',
		advice: 'Make the program read the greeting before it sends its first line.',
	},
	inspect(entry, memory) {
		const isFirst = entry.type === 'sent' && entry.ahead === true && memory.lastSent === null;
		if (!isFirst) {
			return null;
		}

		return {
			level: 'error',
			message: 'The client spoke before the server’s greeting.',
			advice: 'Make the program wait for the 220. Servers with a pre-greeting test refuse such a client.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
