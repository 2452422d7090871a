/** openssl s_client keeps lines that begin with R, Q, K or k for itself. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/openssl-command',
	cause: 'protocol-command',
	explains: 'own',
	specificity: 'evidence',
	reference: 'openssl-s_client(1), “Connected commands”',
	story: {
		what: 'openssl prints RENEGOTIATING after `RCPT TO`, or DONE after `QUIT`.',
		why: 'In s_client a line that begins with R renegotiates TLS, Q quits and K updates the keys. The server never sees the line.',
		advice:
			'Write `rcpt` in lower case, or start openssl with `-quiet` or `-nocommands`. Here every line goes to the server.',
	},
	inspect(entry, memory) {
		const about = entry.type === 'note' ? entry.about : null;
		const ended = about === 'openssl/done';
		if (!ended && about !== 'openssl/renegotiating') {
			return null;
		}

		if (ended && memory.lastReply?.answers === 'QUIT') {
			return null;
		}

		return {
			level: ended ? 'note' : 'error',
			message: ended
				? 'openssl ended the connection itself: a line that begins with Q never reached the server.'
				: 'The server never saw this line: openssl reads a line that begins with R as its own command to renegotiate.',
			advice: ended
				? 'Write `quit` in lower case, or use `-quiet`; a 221 shows that the server received it.'
				: 'Write `rcpt` in lower case, or start openssl with `-quiet` or `-nocommands`.',
			retry: 'now',
			confidence: 'certain',
		};
	},
};
