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
		what: 'The sender is refused with 553 or 550, although the login was accepted.',
		why: 'Submission servers allow each login to use only its own addresses.',
		advice:
			'Use the address of the login in MAIL FROM (and in From), or ask for permission to use the other one.',
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
				? `Logged in as ${who} and sending as ${sender}, but still refused: the From header may name someone else, or the permission to send is missing.`
				: `Logged in as ${who}, but sending as ${sender === '' ? '<>' : sender}, which does not belong to this login.`,
			advice:
				'Use the login’s own address as the sender, in MAIL FROM and in the From header, or ask for permission to use the other one.',
			retry: 'now',
			confidence: meaningOf(reply).confidence,
			...(next && {remedies: (reply.situation.sender === null ? [next] : ['RSET', next]).map(line)}),
			blames: mail.id,
		};
	},
};
