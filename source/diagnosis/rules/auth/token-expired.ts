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
		what: '535 to XOAUTH2 or OAUTHBEARER, and the token lived for less than the time since it was made.',
		why: 'Access tokens live for about an hour. A client that keeps one must ask for a new one with its refresh token.',
		advice: 'Get a fresh token and log in again.',
	},
	inspect(entry, memory) {
		const login = refusedLogin(entry);
		const exp = login && tokenOf(login)?.claims.exp;
		if (!login || typeof exp !== 'number' || memory.now === null || exp * 1000 > memory.now) {
			return null;
		}

		return {
			level: 'error',
			message: `The token ran out ${span(memory.now - exp * 1000)} ago, on ${new Date(exp * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
			advice: 'Get a fresh access token with the refresh token, then log in again.',
			retry: 'now',
			confidence: 'certain',
			remedies: [nextLogin(login)],
		};
	},
};
