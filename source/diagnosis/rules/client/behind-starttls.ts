/** A client goes on in clear text behind STARTTLS. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/behind-starttls',
	cause: 'protocol-early',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §4.2; CVE-2011-0411',
	story: {
		what: 'Bytes came in clear text between STARTTLS and the TLS handshake.',
		why: 'The client continues without waiting for the 220, or something in between adds commands. A server that kept them would treat them as if they had come under TLS.',
		advice: 'Make the program wait for the 220 before it starts the handshake.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'secured' || entry.clearBytes.length === 0 || memory.connected === null) {
			return null;
		}

		return {
			level: 'error',
			message: `${entry.clearBytes.length} octets came in clear text after STARTTLS; they were not read.`,
			advice:
				'Make the program wait for the 220 to STARTTLS. If it already does, something in between adds commands.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
