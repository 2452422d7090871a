/** After STARTTLS everything starts over, EHLO included. */
import {helloAgain, repeatOf} from '../../reading/next-lines.ts';
import {refusalTo} from '../../reading/reply.ts';
import {line} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/greet-again',
	cause: 'protocol-order',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 3207 §4.2',
	story: {
		what: 'AUTH or MAIL is answered with 503 or 530 right after STARTTLS, although EHLO was sent before.',
		why: 'When TLS begins, both sides discard what was said before: the client’s name and the server’s list of extensions, which may now be different.',
		advice: 'Send EHLO again, look at the new list, then repeat the line.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'AUTH', 'MAIL', 'VRFY', 'RCPT', 'DATA');
		const {secured, greeted} = memory;
		if (
			!reply ||
			!secured ||
			!greeted ||
			greeted.id > secured.id ||
			reply.situation.greetedWith !== null ||
			reply.code === 535
		) {
			return null;
		}

		const again = repeatOf(reply);
		const hello = helloAgain(memory);
		return {
			level: 'error',
			message:
				'TLS has begun since the last EHLO, and the session started over: the server expects EHLO again.',
			advice: `Send EHLO, then repeat ${reply.answers}.`,
			retry: 'now',
			confidence: 'certain',
			remedies: [line(hello), ...again],
			blames: secured.id,
		};
	},
};
