/** Relaying is refused, seen against what the session did before it. */

import type {ReplyEntry} from '../../../session/entry.ts';
import type {Memory} from '../../memory.ts';
import {helloAgain, repeatOf} from '../../reading/next-lines.ts';
import {offers} from '../../reading/offered.ts';
import {refusalTo} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {line, logIn, type Remedy, words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/relay-denied',
	cause: 'relay-denied',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 5321 §3.6.2, §7.9; RFC 6409 §6.1',
	story: {
		what: 'RCPT (or MAIL) is answered with 550 or 554 “relay access denied”.',
		why: 'A server accepts mail for its own domains from anyone, and for other domains only from its users. What to do depends on whether someone is logged in.',
		advice:
			'Without a login: log in, then repeat RCPT. With one: this login may not send to other domains here, or the sender address does not belong to it.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'RCPT', 'MAIL');
		return reply && meaningOf(reply).cause === 'relay-denied' ? claimFor(reply, memory) : null;
	},
};

function claimFor(reply: ReplyEntry, memory: Memory): Claim {
	const {authenticatedAs: who, sender} = reply.situation;
	if (who !== null) {
		return {
			level: 'error',
			message: `The session is logged in${who === '' ? '' : ` as ${who}`}, and the server still does not relay: this login, or this sender${sender ? ` (${sender})` : ''}, may not send to other domains.`,
			advice:
				'Use the sender address that belongs to the login; otherwise the server’s administrator must allow relaying for it.',
			acts: 'server',
			retry: 'never',
			confidence: 'likely',
			remedies: [words('use the address of the login as the sender, or ask the server’s administrator')],
		};
	}

	const {situation} = reply;
	const canLogIn = offers(situation, 'AUTH');
	const needsTls = !canLogIn && !situation.secure && offers(situation, 'STARTTLS');
	// A recording may begin behind EHLO: then no one knows what was offered.
	const offersNone = !canLogIn && !needsTls && situation.greetedWith !== null;
	return {
		level: 'error',
		message: `No one has logged in on this session, and the server relays to other domains only for its users${offersNone ? '; it offers no login here' : ''}.`,
		advice: canLogIn
			? 'If this is your outgoing server, log in, then begin the transaction again. If not, connect to the MX of the recipient’s domain.'
			: needsTls
				? 'If this is your outgoing server, start TLS, send EHLO again and log in. If not, connect to the MX of the recipient’s domain.'
				: 'Connect to your provider’s submission port (587 or 465) and log in, or to the MX of the recipient’s domain.',
		retry: canLogIn || needsTls ? 'now' : 'never',
		confidence: 'likely',
		remedies:
			canLogIn || needsTls
				? loginFirst(reply, memory, needsTls)
				: [
						words(
							'connect to your provider’s submission port and log in, or to the recipient’s own mail server',
						),
					],
	};
}

/** AUTH is not permitted inside a transaction (RFC 4954 §4). */
function loginFirst(reply: ReplyEntry, memory: Memory, needsTls: boolean): readonly Remedy[] {
	return [
		...(reply.situation.sender === null ? [] : [line('RSET')]),
		...(needsTls ? [line('STARTTLS'), line(helloAgain(memory))] : []),
		logIn(),
		...(memory.mail && reply.answers === 'RCPT' ? [line(memory.mail.line)] : []),
		...repeatOf(reply),
	];
}
