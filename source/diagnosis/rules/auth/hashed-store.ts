/** A server that stores hashes cannot check challenge mechanisms. */

import type {AuthExchange} from '../../../sasl/exchange.ts';
import {identityOf} from '../../../sasl/follow.ts';
import type {Entry} from '../../../session/entry.ts';
import {refusedLogin} from '../../reading/login.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/hashed-store',
	cause: 'login-mechanism',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 2195 §2; RFC 5802 §3',
	story: {
		what: 'CRAM-MD5 or DIGEST-MD5 fails with 535, and PLAIN works for the same user.',
		why: 'To check the answer to a challenge, the server needs the password itself, or a value made for exactly this mechanism. If it stores only hashes, it may offer the mechanism but can never accept a login with it.',
		advice:
			'Log in with PLAIN under TLS. If that works, the way passwords are stored is the cause, and the server should not offer the mechanism.',
	},
	inspect(entry, {refusedAuth}) {
		const before = refusedAuth && refusedLogin(refusedAuth);
		const now = acceptedPlainly(entry);
		if (!now || before?.reply.code !== 535 || !isChallenge.test(before.exchange.mechanism)) {
			return null;
		}

		// The refused login may have been another user's.
		if (before.user === null || Buffer.from(before.user).toString('utf8') !== identityOf(now)) {
			return null;
		}

		return {
			level: 'warning',
			message: `The server refused ${before.exchange.mechanism} and then accepted ${now.mechanism} from the same user. If the password was the same, the server stores only hashes and can never accept ${before.exchange.mechanism}.`,
			advice: `Keep to ${now.mechanism} under TLS. On your own server, do not offer ${before.exchange.mechanism}.`,
			retry: 'none',
			confidence: 'likely',
			remedies: [words(`keep to ${now.mechanism} under TLS`)],
			blames: before.reply.id,
		};
	},
};

const isChallenge = /^(?:CRAM-MD5|DIGEST-MD5)$/;

/** The login that this reply accepts, by a mechanism that sends the password itself. */
function acceptedPlainly(entry: Entry): AuthExchange | null {
	const exchange = entry.type === 'reply' && entry.code === 235 ? entry.auth : undefined;
	return exchange && /^(?:PLAIN|LOGIN)$/.test(exchange.mechanism) ? exchange : null;
}
