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
		what: '503, 502 or 500 to AUTH or STARTTLS in a session that began with HELO.',
		why: 'HELO asks for SMTP as it was in 1982. The server announces nothing and may refuse everything that came later.',
		advice: 'Greet again with EHLO and look at the list, then repeat the line.',
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
			message: `The session began with HELO, after which there are no extensions: ${reply.answers} needs EHLO before it.`,
			advice: 'Greet with EHLO, see what the server announces, then repeat the line.',
			retry: 'now',
			confidence: 'likely',
			remedies: [line(hello), ...again],
			...(memory.greeted && {blames: memory.greeted.id}),
		};
	},
};
