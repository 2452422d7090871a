/** Bytes in clear text after the 220 to STARTTLS: someone may have put them there. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/clear-bytes',
	cause: 'connection-altered',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §6; CVE-2011-0411, CVE-2021-38371',
	story: {
		what: 'Text arrived after the 220 and before the handshake.',
		why: 'A careless client would read these bytes as replies received under TLS. An attacker in between can inject such replies; a badly written server may send them by mistake.',
		advice:
			'smtpscope did not read them as replies. If it happens again, report it to the server’s administrator; if it happens on one network only, do not trust that network.',
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
				'Reconnect. If it happens again, the server or something in between is injecting text: report it to the server’s administrator.',
			retry: 'now',
			confidence: 'certain',
		};
	},
};
