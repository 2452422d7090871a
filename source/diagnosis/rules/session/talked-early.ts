/** Lines went out before it was their turn, with the proof. */
import {timeOf} from '../../../session/moment.ts';
import {refusalOf, textOf} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/talked-early',
	cause: 'protocol-early',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.1, §4.3.1; RFC 2920 §3.1; Postfix smtpd_forbid_unauth_pipelining',
	story: {
		what: 'The reply is 554 and mentions synchronisation, pipelining or input before the greeting.',
		why: 'The client may speak only after the 220, and may send lines ahead only as PIPELINING allows, after EHLO has announced it. A file piped into nc or openssl ignores both rules. Postfix refuses this by default since 3.9.',
		advice: 'Wait for each reply; scripts do that here automatically.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		if (
			!reply ||
			!/synchroni[sz]ation|without waiting|pipelin|talk\w* (too soon|before|early)|before (the |my |our )?(banner|greeting)|pre-?greet|5\.5\.0 .*input/i.test(
				textOf(reply),
			)
		) {
			return null;
		}

		const [early] = memory.sentBeforeGreeting;
		const ahead = memory.unanswered.length;
		const from = memory.connected && timeOf(memory.connected);
		const at = early && timeOf(early);
		if (!early && ahead < 2) {
			return null;
		}

		return {
			level: 'error',
			message: early
				? `The client spoke before the server’s greeting${typeof at === 'number' && from !== null ? ` (${at - from} ms after the connection was made)` : ''}.`
				: `${ahead} lines were sent without waiting for a reply, which the server did not allow here.`,
			advice:
				'Connect again, and wait for the 220 and then for each reply. Only after EHLO has announced PIPELINING may MAIL, RCPT and DATA be sent together.',
			retry: 'now',
			confidence: 'certain',
			...(early && {blames: early.id}),
		};
	},
};
