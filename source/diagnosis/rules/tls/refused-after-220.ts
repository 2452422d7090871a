/** 220 to STARTTLS, and then a refusal in clear text instead of the handshake. */
import {refusalOf} from '../../reading/reply.ts';
import {connect, words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/refused-after-220',
	cause: 'tls-unavailable',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 3207 §4',
	story: {
		what: 'The server answers STARTTLS with 220, and then sends a refusal in clear text.',
		why: 'It announced TLS but cannot start it (it has no certificate or no key, or TLS is broken), or something in between answers instead of it.',
		advice:
			'Do not continue in clear text. Use the port with TLS from the first byte, or inform the server’s administrator.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		if (!reply || !memory.handshakeDue || reply.answers !== null || reply.situation.phase !== 'securing') {
			return null;
		}

		return {
			level: 'error',
			message: `The server answered STARTTLS with 220 and then refused in clear text (${reply.code}), so TLS did not begin.`,
			advice:
				'Do not log in over this connection. Use the port with TLS from the first byte (465), or inform the server’s administrator.',
			retry: 'later',
			confidence: 'certain',
			remedies: [connect(), words('use the port with TLS from the first byte (465)')],
			blames: memory.handshakeDue.id,
		};
	},
};
