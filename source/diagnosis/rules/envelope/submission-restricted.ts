/** “Access denied” on a server that offers a login, and no one has logged in. */

import {submissionPorts} from '../../../protocol/ports.ts';
import type {Cause} from '../../causes.ts';
import {repeatOf} from '../../reading/next-lines.ts';
import {offers} from '../../reading/offered.ts';
import {refusalTo, textOf} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {line, logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

// What the words alone come to; anything more telling goes before.
const vague: ReadonlySet<Cause | null> = new Set<Cause | null>([
	null,
	'not-stated',
	'recipient-refuses',
	'client-not-allowed',
]);

export const rule: Rule = {
	id: 'envelope/submission-restricted',
	cause: 'login-required',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 6409 §4.3; Postfix smtpd_recipient_restrictions',
	story: {
		what: 'MAIL or RCPT is answered with 554 “Access denied” on a server that announces AUTH, in a session without a login.',
		why: 'Postfix’s submission service is configured to accept its own users and reject everyone else, and its text for the others says only “Access denied”.',
		advice:
			'Log in, then begin the transaction again. If this is not your outgoing server, use the mail server (MX) of the recipient’s domain.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'MAIL', 'RCPT', 'DATA');
		if (
			!reply ||
			!/(?<!sender address rejected: )\baccess denied\b/i.test(textOf(reply)) ||
			!vague.has(meaningOf(reply).cause)
		) {
			return null;
		}

		const {situation} = reply;
		// On port 25 a server with logins serves other servers too, and may mean something else.
		const port = memory.connected?.port ?? null;
		if (situation.authenticatedAs !== null || !offers(situation, 'AUTH') || port === 25) {
			return null;
		}

		return {
			level: 'error',
			message:
				'The server denies access and offers a login, and no one has logged in: it probably accepts mail only from its users.',
			advice:
				'Log in, then begin the transaction again. If this is not your outgoing server, connect to the mail server (MX) of the recipient’s domain.',
			retry: 'now',
			confidence: port !== null && submissionPorts.includes(port) ? 'likely' : 'possible',
			remedies: [
				...(situation.sender === null ? [] : [line('RSET')]),
				logIn(),
				...(memory.mail && reply.answers === 'RCPT' ? [line(memory.mail.line)] : []),
				...(reply.answers === 'DATA' ? [] : repeatOf(reply)),
			],
		};
	},
};
