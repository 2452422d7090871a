/** STARTTLS was tried where EHLO does not offer it. */
import {isTransientNegative} from '../../../protocol/reply-class.ts';
import {missedByProgram, offers} from '../../reading/offered.ts';
import {refusalTo} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

const advice =
	'Try port 465 (smtps://) or 587. If STARTTLS appears from another network, something on this one removes it: do not send a password here.';

export const rule: Rule = {
	id: 'tls/starttls-not-offered',
	cause: 'tls-unavailable',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 3207 §2, §6',
	story: {
		what: 'STARTTLS is answered with 500, 502, 503 or 454, and there is no STARTTLS in the EHLO reply.',
		why: 'The port has TLS from the first byte or not at all, the server has no certificate, or something between you and it removed STARTTLS from the list (stripping).',
		advice:
			'Try port 465 (`smtps://`) or 587. If STARTTLS appears on the same port from another network, something in between strips it: do not log in over clear text.',
	},
	inspect(entry, memory) {
		const missed = memory.secured ? null : missedByProgram(entry, memory, 'STARTTLS');
		if (missed) {
			return {
				level: 'error',
				message: 'The program requires STARTTLS, and the server’s EHLO reply does not offer it.',
				advice,
				retry: 'never',
				confidence: 'certain',
				blames: missed.replyId,
			};
		}

		const reply = refusalTo(entry, 'STARTTLS');
		const {situation} = reply ?? {};
		if (
			!reply ||
			isTransientNegative(reply.code) ||
			!situation?.capabilities ||
			situation.secure ||
			offers(situation, 'STARTTLS')
		) {
			return null;
		}

		return {
			level: 'error',
			message: 'The server refuses STARTTLS, which its EHLO reply does not offer.',
			advice,
			retry: 'never',
			confidence: 'likely',
			...(memory.capabilities && {blames: memory.capabilities.replyId}),
		};
	},
};
