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
		what: '503 or 530 on AUTH or MAIL right after STARTTLS, though EHLO was said before.',
		why: 'When TLS begins both sides forget what was said before it: the client’s name and the server’s list, which may be another one now.',
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
				'TLS has begun since the last EHLO, and with it the session started over: the server waits to be greeted again.',
			advice: `Send EHLO, then repeat ${reply.answers}.`,
			retry: 'now',
			confidence: 'certain',
			remedies: [line(hello), ...again],
			blames: secured.id,
		};
	},
};
