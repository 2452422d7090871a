/** After STARTTLS everything starts over, EHLO included. */
import {type About, causes} from '../../causes.ts';
import {sinceTls, sinceTlsInWords} from '../../reading/next-lines.ts';
import {refusalTo} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import type {Rule} from '../../rule.ts';

// What servers may call it that EHLO was not said: an order, a login or a name that is missing, in their own words.
const thisToo: ReadonlySet<About> = new Set(['protocol', 'login', 'tls', 'hello']);

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

		// The words clearly say something else: the address is listed, the recipient is unknown.
		const {cause, confidence} = meaningOf(reply);
		if (
			cause !== null &&
			cause !== 'not-stated' &&
			confidence !== 'possible' &&
			!thisToo.has(causes[cause].about)
		) {
			return null;
		}

		return {
			level: 'error',
			message:
				'TLS has begun since the last EHLO, and the session started over: the server expects EHLO again.',
			advice: `Send EHLO again${sinceTlsInWords(reply.answers)}.`,
			retry: 'now',
			confidence: 'certain',
			remedies: sinceTls(memory, reply),
			blames: secured.id,
		};
	},
};
