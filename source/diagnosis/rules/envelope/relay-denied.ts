/** Relaying is refused, seen against what the session did before it. */
import {helloAgain, repeatOf} from '../../reading/next-lines.ts';
import {offers} from '../../reading/offered.ts';
import {refusalTo} from '../../reading/reply.ts';
import {relayDenied} from '../../replies/access.ts';
import {fits} from '../../replies/row.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/relay-denied',
	cause: 'relay-denied',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 5321 §3.6.2, §7.9; RFC 6409 §6.1',
	story: {
		what: '550 or 554 “relay access denied” at RCPT (or MAIL).',
		why: 'A server takes mail for its own domains from everybody, and for other domains only from its users. Whether somebody logged in decides which case it is.',
		advice:
			'Without a login: log in, then repeat RCPT. With one: this login may not send to other domains here, or the sender is not its own.',
		example:
			'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 AUTH PLAIN\nC: MAIL FROM:<ann@example.com>\nS: 250 2.1.0 Ok\nC: RCPT TO:<bob@example.net>\nS: 554 5.7.1 <bob@example.net>: Relay access denied',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'RCPT', 'MAIL');
		if (!reply || !fits(relayDenied, reply)) {
			return null;
		}

		const {situation} = reply;
		const who = situation.authenticatedAs;
		if (who !== null) {
			return {
				level: 'error',
				message: `The session is logged in${who === '' ? '' : ` as ${who}`}, and still the server does not relay: it does not let this login, or this sender${situation.sender ? ` (${situation.sender})` : ''}, send to other domains.`,
				advice:
					'Use the sender address that belongs to the login; else the server’s keeper must allow relaying for it.',
				fault: 'policy',
				retry: 'never',
				confidence: 'likely',
				next: 'RSET',
			};
		}

		const canLogIn = offers(situation, 'AUTH');
		const needsTls = !canLogIn && !situation.secure && offers(situation, 'STARTTLS');
		// A recording may begin behind EHLO: then nobody knows what was offered.
		const offersNone = !canLogIn && !needsTls && situation.greetedWith !== null;
		const again = [
			...(memory.mail && reply.answers === 'RCPT' ? [memory.mail.line] : []),
			...[repeatOf(reply)].flatMap(line => line ?? []),
		];
		return {
			level: 'error',
			message: `Nobody has logged in on this session, and the server relays to other domains for its users only${offersNone ? '; it offers no login here' : ''}.`,
			advice: canLogIn
				? 'If this is your outgoing server, log in, then begin the transaction again. If not, connect to the MX of the recipient’s domain.'
				: needsTls
					? 'Begin TLS, greet again and log in, if this is your outgoing server. If not, connect to the MX of the recipient’s domain.'
					: 'Connect to your provider’s submission port (587 or 465) and log in, or to the MX of the recipient’s domain.',
			fault: 'you',
			retry: canLogIn || needsTls ? 'now' : 'never',
			confidence: 'likely',
			next: canLogIn ? '/auth' : needsTls ? 'STARTTLS' : 'QUIT',
			...((canLogIn || needsTls) && {
				fix: [...(needsTls ? ['STARTTLS', helloAgain(memory)] : ['RSET']), '/auth', ...again],
			}),
		};
	},
};
