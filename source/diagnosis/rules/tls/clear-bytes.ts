/** Bytes in clear text after the 220 to STARTTLS: somebody may have put them there. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/clear-bytes',
	cause: 'connection-altered',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §6; CVE-2011-0411, CVE-2021-38371',
	story: {
		what: 'Text came after the 220 and before the handshake.',
		why: 'A careless client would read these bytes as replies said under TLS. An attacker on the way can inject such replies; a careless server may send them by mistake.',
		advice:
			'Nothing of it was read here. If it repeats, tell the server’s administrator; if it happens on one network only, do not trust that network.',
	},
	inspect(entry) {
		// What a client sent so to us is its own fault, and has a rule of its own.
		if (entry.type !== 'secured' || entry.clearBytes.length === 0 || entry.tls.clientHello) {
			return null;
		}

		return {
			level: 'warning',
			message: `${entry.clearBytes.length} bytes came in clear text between the 220 and the handshake; they were not read as replies.`,
			advice:
				'Connect again. If it repeats, the server or something in between injects text: tell the server’s administrator.',
			retry: 'now',
			confidence: 'certain',
		};
	},
};
