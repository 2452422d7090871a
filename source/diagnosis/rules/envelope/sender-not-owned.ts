/** The login and the sender side by side. */
import {parseCommand} from '../../../protocol/command.ts';
import {sameAddress} from '../../reading/address.ts';
import {refusalTo} from '../../reading/reply.ts';
import {fits} from '../../replies/row.ts';
import {senderNotOwned} from '../../replies/senders.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/sender-not-owned',
	cause: 'sender-not-owned',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 6409 §6.1',
	story: {
		what: '553 or 550 about the sender, though the login was accepted.',
		why: 'Submission servers tie each login to its own addresses.',
		advice: 'Use the address of the login in MAIL FROM (and in From), or have the other one granted to it.',
		example:
			'C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 235 2.7.0 Authentication successful\nC: MAIL FROM:<boss@example.org>\nS: 250 2.1.0 Ok\nC: RCPT TO:<bob@example.net>\nS: 553 5.7.1 <boss@example.org>: Sender address rejected: not owned by user ann@example.org',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'MAIL', 'RCPT', 'DATA', 'DATA-END', 'BDAT');
		const who = reply?.situation.authenticatedAs;
		const {mail} = memory;
		if (!reply || !who || !mail || !fits(senderNotOwned, reply)) {
			return null;
		}

		const sender = parseCommand(mail.line).path?.address ?? '';
		const next = who.includes('@') && !sameAddress(who, sender) ? `MAIL FROM:<${who}>` : null;
		return {
			level: 'error',
			message: sameAddress(who, sender)
				? `Logged in as ${who}, sending as ${sender}, and still refused: the From header may name somebody else, or the right to send is missing.`
				: `Logged in as ${who}, but sending as ${sender === '' ? '<>' : sender}, which does not belong to this login.`,
			advice:
				'Use the login’s own address as sender, in MAIL FROM and in the From header, or have the other one granted to it.',
			fault: 'you',
			retry: 'now',
			confidence: 'certain',
			...(next && {
				next: reply.answers === 'MAIL' ? next : 'RSET',
				fix: reply.answers === 'MAIL' ? [next] : ['RSET', next],
			}),
			blames: mail.id,
		};
	},
};
