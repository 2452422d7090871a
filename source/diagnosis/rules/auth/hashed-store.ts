/** A server that stores hashes cannot check challenge mechanisms. */

import {nextLogin, refusedLogin} from '../../reading/login.ts';
import {offeredMechanisms} from '../../reading/offered.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/hashed-store',
	cause: 'login-mechanism',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 2195 §2; RFC 5802 §3',
	story: {
		what: 'CRAM-MD5 or DIGEST-MD5 always fails with 535, but PLAIN works.',
		why: 'To check the answer to a challenge, the server needs the password itself, or a value made for exactly this mechanism. If it stores only hashes, it may offer the mechanism but can never accept a login with it.',
		advice:
			'Log in with PLAIN under TLS. If that works, the way passwords are stored is the cause, and the server should not offer the mechanism.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		if (login?.reply.code !== 535 || !/^(CRAM-MD5|DIGEST-MD5)$/.test(login.exchange.mechanism)) {
			return null;
		}

		const offered = offeredMechanisms(login.reply.situation);
		const other = ['PLAIN', 'LOGIN'].find(name => offered.includes(name));
		// Where nothing is known of the offer, most servers take PLAIN.
		const simple = other ?? (offered.length === 0 ? 'PLAIN' : null);
		return {
			level: 'warning',
			message: `${login.exchange.mechanism} failed: either the password is wrong, or the server stores only hashes and cannot check the answer to a challenge.`,
			advice: simple
				? `Try ${simple} under TLS${other ? ', which this server offers' : ''}: if that works, the way the server stores passwords is the cause, and not your password.`
				: 'Check that the answer was made from your password; if it was, the way the server stores passwords is the cause.',
			retry: 'now',
			confidence: 'possible',
			remedies: [simple ? nextLogin(login, simple) : {kind: 'check-login'}],
		};
	},
};
