/** STARTTLS was tried where EHLO does not offer it. */
import {offers} from '../../reading/offered.ts';
import {refusalTo} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/starttls-not-offered',
	cause: 'tls-unavailable',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 3207 §2, §6',
	story: {
		what: '500, 502, 503 or 454 to STARTTLS, and no STARTTLS in the EHLO reply.',
		why: 'The port has TLS from the first byte or none at all, the server has no certificate, or a box between you and it took the word out of the list (stripping).',
		advice:
			'Try port 465 (`smtps://`) or 587. If another network shows STARTTLS on the same port, something between strips it: do not log in over clear text.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'STARTTLS');
		const {situation} = reply ?? {};
		if (
			!reply ||
			reply.code < 500 ||
			!situation?.capabilities ||
			situation.secure ||
			offers(situation, 'STARTTLS')
		) {
			return null;
		}

		return {
			level: 'error',
			message: 'The server’s EHLO reply does not offer STARTTLS, so it refuses it.',
			advice:
				'Try port 465 (smtps://) or 587. If STARTTLS is there from another network, something on this one removes it: send no password here.',
			retry: 'never',
			confidence: 'likely',
			...(memory.capabilities && {blames: memory.capabilities.replyId}),
		};
	},
};
