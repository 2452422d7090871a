/** After HELO there are no extensions, AUTH among them. */
import {helloAgain, repeatOf} from '../../reading/next-lines.ts';
import {refusalTo} from '../../reading/reply.ts';
import {line} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/after-helo',
	cause: 'protocol-order',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §3; RFC 5321 §2.2.1',
	story: {
		what: 'AUTH or STARTTLS is answered with 503, 502 or 500 in a session that began with HELO.',
		why: 'HELO asks for SMTP as it was in 1982. The server then announces no extensions and may refuse everything that was added later.',
		advice: 'Send EHLO, look at the extensions in the reply, then repeat the line.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'AUTH', 'STARTTLS');
		if (reply?.situation.greetedWith !== 'HELO' || ![500, 502, 503, 504, 530].includes(reply.code)) {
			return null;
		}

		const again = repeatOf(reply);
		const hello = helloAgain(memory);
		return {
			level: 'error',
			message: `The session began with HELO, which makes no extensions available: ${reply.answers} needs EHLO first.`,
			advice: 'Send EHLO, see what the server announces, then repeat the line.',
			retry: 'now',
			confidence: 'likely',
			remedies: [line(hello), ...again],
			...(memory.greeted && {blames: memory.greeted.id}),
		};
	},
};
