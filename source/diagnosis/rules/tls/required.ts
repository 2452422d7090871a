/** The server wants TLS, and this session has none yet. */

import type {Cause} from '../../causes.ts';
import {sinceTlsInWords, underTls} from '../../reading/next-lines.ts';
import {offers} from '../../reading/offered.ts';
import {refusalOf} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import type {Rule} from '../../rule.ts';

const demands: ReadonlySet<Cause | null> = new Set<Cause | null>(['tls-required', 'login-needs-tls']);

// Not known, refused before anything can be sent, or STARTTLS itself.
const cannotStart: ReadonlySet<string | null> = new Set([null, 'CONNECT', 'STARTTLS']);

export const rule: Rule = {
	id: 'tls/required',
	cause: 'tls-required',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 3207 §4 (530)',
	story: {
		what: 'The reply is 530 or 538: “Must issue a STARTTLS command first”.',
		why: 'Servers refuse passwords, or all mail, over a connection that anyone in between can read.',
		advice:
			'Send STARTTLS, then EHLO again, and repeat the refused line. Or connect with `smtps://` to port 465.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		if (!reply || reply.situation.secure || cannotStart.has(reply.answers)) {
			return null;
		}

		const {situation} = reply;
		if (
			!demands.has(meaningOf(reply).cause) ||
			!(offers(situation, 'STARTTLS') || situation.capabilities === null)
		) {
			return null;
		}

		return {
			level: 'error',
			cause: reply.answers === 'AUTH' ? 'login-needs-tls' : 'tls-required',
			message: 'The server requires TLS before this line, and the session is still in clear text.',
			advice: `Start TLS (STARTTLS, then EHLO again)${sinceTlsInWords(reply.answers)}. In a mail program or server, enable STARTTLS for this host.`,
			retry: 'now',
			confidence: meaningOf(reply).confidence,
			remedies: underTls(memory, reply),
		};
	},
};
