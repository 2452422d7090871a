/** A client begins TLS where clear text is due, or the other way round. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/wrong-tls-mode',
	cause: 'tls-required',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8314 §3; RFC 3207',
	story: {
		what: 'The client starts with TLS on a port that greets in clear text, or speaks SMTP in clear text on a port that expects TLS.',
		why: 'The program is set to “SSL/TLS” where it should be STARTTLS, or to no encryption on a port for TLS.',
		advice:
			'Configure the program for what the port expects: STARTTLS on 25 and 587, TLS from the first byte on 465.',
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
				? 'The client started with TLS on a port that greets in clear text.'
				: 'The client sent clear text where TLS was expected.',
			advice: isTls
				? 'Configure the program for STARTTLS, or connect it to a port with TLS from the first byte (465).'
				: 'Configure the program for TLS from the first byte, or connect it to a port that greets in clear text (587).',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
