/** The server announces no AUTH at all here. */

import type {CapabilitiesEntry} from '../../../session/entry.ts';
import type {Memory} from '../../memory.ts';
import {meansAnother} from '../../reading/login.ts';
import {missedByProgram, offers} from '../../reading/offered.ts';
import {refusalTo, refusesCommand} from '../../reading/reply.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

const elsewhere = {
	advice:
		'Connect to your provider’s submission port (587 with STARTTLS, or 465). You do not need a login to deliver to the MX of the recipient’s domain.',
	remedies: [words('connect to the submission port (587 or 465) of your provider')],
};

export const rule: Rule = {
	id: 'auth/not-offered',
	cause: 'login-mechanism',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §3',
	story: {
		what: 'AUTH is answered with 502, 503 or 504, and there is no AUTH in the EHLO reply.',
		why: 'The port or server is not meant for logins: on port 25 most servers accept mail for their own domains without one, and some services let only registered addresses send.',
		advice:
			'Use the submission port (587 with STARTTLS, or 465) of your provider’s outgoing server; or continue without a login if the recipient is local to this server.',
	},
	inspect(entry, memory) {
		const missed = missedByProgram(entry, memory, 'AUTH');
		if (missed) {
			return {level: 'error', retry: 'never', confidence: 'certain', ...saidOf(missed, memory)};
		}

		const reply = refusalTo(entry, 'AUTH');
		const {situation} = reply ?? {};
		if (
			!reply ||
			!situation?.capabilities ||
			offers(situation, 'AUTH') ||
			!refusesCommand(reply.code) ||
			meansAnother(reply)
		) {
			return null;
		}

		if (!situation.secure && offers(situation, 'STARTTLS')) {
			return null;
		}

		return {
			level: 'error',
			message: `The server’s EHLO reply offers no AUTH${situation.secure ? ', although the connection uses TLS' : ''}: no one can log in on this port.`,
			...elsewhere,
			retry: 'never',
			confidence: 'certain',
			...(memory.capabilities && {blames: memory.capabilities.replyId}),
		};
	},
};

/** Of a program that gave up before it sent AUTH. */
function saidOf({keywords, replyId}: CapabilitiesEntry, {secured}: Memory) {
	const isAfterTls = !secured && keywords.some(({keyword}) => keyword === 'STARTTLS');
	return isAfterTls
		? {
				cause: 'login-needs-tls' as const,
				message: 'The program has to log in, and the server offers no login before TLS: it offers STARTTLS.',
				advice: 'Switch on STARTTLS in the program: the EHLO reply after it offers AUTH.',
				blames: replyId,
			}
		: {
				message: 'The program has to log in, and the server’s EHLO reply offers no AUTH on this port.',
				...elsewhere,
				blames: replyId,
			};
}
