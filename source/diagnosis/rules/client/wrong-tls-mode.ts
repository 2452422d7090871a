/** A client begins TLS where clear text is due, or the other way round. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/wrong-tls-mode',
	watches: 'client',
	cause: 'tls-required',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8314 §3; RFC 3207',
	story: {
		what: 'TLS with the first byte on a port that greets in clear text, or SMTP in clear text where TLS is due.',
		why: 'The program is set to “SSL/TLS” where STARTTLS is meant, or to no encryption on a port for TLS.',
		advice: 'Set the program to the port’s way: STARTTLS on 25 and 587, TLS from the first byte on 465.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'failed' || memory.secured !== null) {
			return null;
		}

		const {code} = entry.error;
		if (code !== 'speaks-tls' && code !== 'speaks-clear-text') {
			return null;
		}

		const isTls = code === 'speaks-tls';
		return {
			level: 'error',
			message: isTls
				? 'The client began TLS with its first byte, on a port that greets in clear text.'
				: 'The client sent clear text where TLS was due.',
			advice: isTls
				? 'Set the program to STARTTLS, or let it connect to a port with TLS from the first byte (465).'
				: 'Set the program to TLS from the first byte, or let it connect to a port that greets in clear text (587).',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
