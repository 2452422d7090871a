/** An address with letters outside ASCII, and no SMTPUTF8. */
import {isTransientNegative} from '../../../protocol/reply-class.ts';
import {answeredLine} from '../../memory.ts';
import {offers} from '../../reading/offered.ts';
import {refusalTo} from '../../reading/reply.ts';
import {line as asLine} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/non-ascii-address',
	cause: 'protocol-parameter',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 6531 §3; RFC 5890',
	story: {
		what: 'An address with an umlaut or another character outside ASCII is refused with 553, 555, 501 or 550.',
		why: 'Such addresses need the SMTPUTF8 extension: the server must announce it, and MAIL must ask for it. Without it, the domain can be written in its xn-- form, but the part before the @ cannot.',
		advice: 'If the EHLO reply offers SMTPUTF8, add it to MAIL; otherwise use another address.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'MAIL', 'RCPT');
		const line = reply && answeredLine(memory, reply);
		if (
			!reply ||
			line?.kind !== 'command' ||
			!/[^\x00-\x7f]/.test(line.line) ||
			isTransientNegative(reply.code)
		) {
			return null;
		}

		const declared = /\bSMTPUTF8\b/i.test(memory.mail?.line ?? '');
		const offered = offers(reply.situation, 'SMTPUTF8');
		if (declared && offered) {
			return null;
		}

		const again = memory.mail && !declared ? `${memory.mail.line} SMTPUTF8` : null;
		const lines = again === null ? [] : [again, ...(reply.answers === 'RCPT' ? [line.line] : [])];
		return {
			level: 'error',
			message: offered
				? 'The address has characters outside ASCII, and MAIL did not ask for SMTPUTF8, which the server offers.'
				: 'The address has characters outside ASCII, and the server does not offer SMTPUTF8.',
			advice: offered
				? 'Begin the transaction again, with SMTPUTF8 at the end of MAIL.'
				: 'The domain can be written in its xn-- form; the part before the @ cannot, so you need another address or another server.',
			retry: offered ? 'now' : 'never',
			confidence: 'certain',
			...(offered &&
				again !== null && {
					remedies: (reply.answers === 'RCPT' ? ['RSET', ...lines] : lines).map(asLine),
				}),
		};
	},
};
