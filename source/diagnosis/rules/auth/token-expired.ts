/** An OAuth token that has run out. */

import {span} from '../../../sasl/local-time.ts';
import {nextLogin, refusedLogin} from '../../reading/login.ts';
import {tokenOf} from '../../reading/token.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/token-expired',
	cause: 'login-token',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 7519 §4.1.4; RFC 7628 §3.2',
	story: {
		what: 'XOAUTH2 or OAUTHBEARER is refused with 535, and the token’s lifetime is over.',
		why: 'Access tokens are valid for about an hour. A client that stores one must request a new one with its refresh token.',
		advice: 'Get a new token and log in again.',
	},
	inspect(entry, memory) {
		const login = refusedLogin(entry);
		const exp = login && tokenOf(login)?.claims.exp;
		if (!login || typeof exp !== 'number' || memory.now === null || exp * 1000 > memory.now) {
			return null;
		}

		return {
			level: 'error',
			message: `The token expired ${span(memory.now - exp * 1000)} ago, on ${new Date(exp * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
			advice: 'Get a new access token with the refresh token, then log in again.',
			retry: 'now',
			confidence: 'certain',
			remedies: [nextLogin(login)],
		};
	},
};
