/** The login and the sender side by side. */
import {parseCommand} from '../../../protocol/command.ts';
import {sameAddress} from '../../reading/address.ts';
import {refusalTo} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {line} from '../../remedy.ts';
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
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'MAIL', 'RCPT', 'DATA', 'DATA-END', 'BDAT');
		const who = reply?.situation.authenticatedAs;
		const {mail} = memory;
		if (!reply || !who || !mail || meaningOf(reply).cause !== 'sender-not-owned') {
			return null;
		}

		const sender = parseCommand(mail.line).path?.address ?? '';
		const next = who.includes('@') && !sameAddress(who, sender) ? `MAIL FROM:<${who}>` : null;
		return {
			level: 'error',
			message: sameAddress(who, sender)
				? `Logged in as ${who}, sending as ${sender}, and still refused: the From header may name someone else, or the right to send is missing.`
				: `Logged in as ${who}, but sending as ${sender === '' ? '<>' : sender}, which does not belong to this login.`,
			advice:
				'Use the login’s own address as sender, in MAIL FROM and in the From header, or have the other one granted to it.',
			retry: 'now',
			confidence: 'certain',
			...(next && {remedies: (reply.situation.sender === null ? [next] : ['RSET', next]).map(line)}),
			blames: mail.id,
		};
	},
};
