/** A client goes on in clear text behind STARTTLS. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/behind-starttls',
	watches: 'client',
	cause: 'protocol-early',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §4.2; CVE-2011-0411',
	story: {
		what: 'Bytes came in clear text between STARTTLS and the TLS handshake.',
		why: 'The client writes on without waiting for the 220, or something in between adds commands. A server that kept them would take them for something said under TLS.',
		advice: 'Let the program wait for the 220, and begin the handshake then.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'secured' || entry.clearBytes.length === 0 || memory.connected === null) {
			return null;
		}

		return {
			level: 'error',
			message: `${entry.clearBytes.length} octets came in clear text behind STARTTLS; they were not read.`,
			advice: 'Let the program wait for the 220 to STARTTLS. If it does, something on the way adds commands.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
