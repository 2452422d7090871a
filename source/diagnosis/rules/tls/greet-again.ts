/** After STARTTLS everything starts over, EHLO included. */
import {helloAgain, repeatOf} from '../../reading/next-lines.ts';
import {refusalTo} from '../../reading/reply.ts';
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
		example:
			'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 2.0.0 Ready to start TLS\n(the handshake)\nC: MAIL FROM:<ann@example.com>\nS: 503 5.5.1 Error: send HELO/EHLO first',
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
			fault: 'you',
			retry: 'now',
			confidence: 'certain',
			next: hello,
			fix: [hello, ...(again === null ? [] : [again])],
			blames: secured.id,
		};
	},
};
