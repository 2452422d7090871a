/** AUTH is offered only once TLS is on. */

import {meansAnother} from '../../reading/login.ts';
import {helloAgain} from '../../reading/next-lines.ts';
import {offeredMechanisms, offers} from '../../reading/offered.ts';
import {refusalTo, refusesCommand} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {line, logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/before-tls',
	cause: 'login-needs-tls',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 3207 §4; RFC 4954 §4; RFC 8314 §3.3',
	story: {
		what: 'AUTH in clear text is answered with 502, 503, 504, 530 or 538, on a server whose EHLO reply offers STARTTLS and no AUTH.',
		why: 'The server does not offer AUTH until the connection is encrypted, so that no one can read the password.',
		advice: 'Send STARTTLS and then EHLO again: the second EHLO reply offers AUTH. Then log in.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'AUTH');
		const {situation} = reply ?? {};
		if (
			!reply ||
			!situation ||
			situation.secure ||
			!offers(situation, 'STARTTLS') ||
			!refusesCommand(reply.code)
		) {
			return null;
		}

		const isOffered = offeredMechanisms(situation).includes(reply.auth?.mechanism ?? '');
		if (isOffered && ![530, 538].includes(reply.code)) {
			return null;
		}

		// The words say that the password is wrong: it was compared. Or they are about something else.
		const {cause, confidence} = meaningOf(reply);
		if (meansAnother(reply) || (cause === 'login-refused' && confidence !== 'possible')) {
			return null;
		}

		return {
			level: 'error',
			message: isOffered
				? 'The server offers this login in clear text, but accepts it only over TLS.'
				: 'The server accepts this login only over TLS; in clear text it does not even offer it.',
			advice: 'Send STARTTLS and EHLO again; then log in.',
			retry: 'now',
			confidence: 'certain',
			remedies: [line('STARTTLS'), line(helloAgain(memory)), logIn(reply.auth?.mechanism)],
		};
	},
};
