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
		what: 'The server answers STARTTLS with 220, and the next thing it says is a refusal in clear text.',
		why: 'It promised TLS but cannot start it (no certificate, no key, out of order), or something in between answers in its place.',
		advice:
			'Do not go on in clear text. Use the port with TLS from the first byte, or tell the server’s administrator.',
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
				'Do not log in over this connection. Use the port with TLS from the first byte (465), or tell the server’s administrator.',
			retry: 'later',
			confidence: 'certain',
			remedies: [connect(), words('use the port with TLS from the first byte (465)')],
			blames: memory.handshakeDue.id,
		};
	},
};
