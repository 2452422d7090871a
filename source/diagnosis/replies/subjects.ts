/**
 * Plain refusals that name what they refuse and no reason: the address you connect from, the sender, the
 * recipient, the message. Words are few and the same everywhere, in any order.
 */
import type {Row} from './row.ts';

const no = String.raw`(reject\w*|refus\w*|den(y|ied|ies)|disallow\w*|block\w*|black(?= (mail )?(address|sender|from))|bann?ed|prohibit\w*|forbidden|not (allowed|permitted|accepted|authori[sz]ed|welcome|wanted)|no access|no permission|(not|n't) accept\w*|invalid|fake|forged|black ?-?list\w*|hang ?-?up|unacceptable|unwanted|unvalidated|unauthori[sz]ed|restricted|filtered|disliked)`;

export const subjects: readonly Row[] = [
	{
		id: 'refused/client',
		cause: 'client-not-allowed',
		specificity: 'vague',
		pattern: about(String.raw`(ips?|ip address(es)?|host|client|network|mta|interface|connections?)`),
		message: 'The server refuses the address you connect from and does not say why.',
		advice:
			'Look the address up at the usual reputation checkers and see that it has reverse DNS; else only the server’s postmaster knows the rule. Until then send through another relay.',
		fault: 'policy',
		reference: 'RFC 5321 §7.9',
		why: 'Administrators keep lists of addresses and networks, and their texts are free.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 550 Sorry, no access for this ip',
	},
	{
		id: 'refused/sender',
		cause: 'sender-blocked',
		specificity: 'vague',
		pattern: about(
			String.raw`(senders?|mail ?from|from|(?<=black )mail address|originator|return[- ]path|(?<!recipient('s|s)? )domain)`,
		),
		answers: ['MAIL', 'RCPT', 'DATA', 'DATA-END', 'BDAT'],
		message: 'The server refuses this sender and does not say why.',
		advice:
			'Check the address for a slip and that its domain can receive mail; else ask the server’s postmaster. Another sender may pass.',
		fault: 'policy',
		blames: 'mail',
		reference: 'RFC 5321 §7.9',
		why: 'Access lists hold senders and domains, and their texts are free.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 550 Requested mail action not taken: Fake sender',
	},
	{
		id: 'refused/recipient',
		cause: 'recipient-refuses',
		specificity: 'vague',
		pattern: about(String.raw`(recipients?|rcpt|users?|mail ?box|accounts?|addressee)`),
		answers: ['RCPT', 'DATA', 'DATA-END', 'BDAT'],
		message: 'The server refuses this recipient and does not say why.',
		advice: 'Check the address. If it is right, ask the recipient another way, or the server’s postmaster.',
		fault: 'policy',
		reference: 'RFC 5321 §3.3',
		why: 'Closed, suspended and protected mailboxes look the same from outside on some servers.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 User rejected',
	},
];

/** The subject and the refusal, near each other. */
function about(subject: string): RegExp {
	return new RegExp(`\\b${subject}\\b[^.;]{0,40}\\b${no}\\b|\\b${no}\\b[^.;]{0,25}\\b${subject}\\b`, 'i');
}
