/** The session runs under a TLS version that is obsolete. */
import {tlsIn} from '../../reading/tls.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/old-version',
	cause: 'tls-version',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 8996',
	story: {
		what: 'The handshake ended with TLS 1.0, TLS 1.1 or SSL.',
		why: 'These versions have known weaknesses; RFC 8996 has forbidden them since 2021.',
		advice: 'Have the server offer TLS 1.2 or 1.3. If it already does, something in between terminates TLS.',
	},
	inspect(entry) {
		const tls = tlsIn(entry);
		if (!tls || !/^(SSL|TLSv1(\.[01])?$)/.test(tls.protocol)) {
			return null;
		}

		return {
			level: 'warning',
			message: `The connection uses ${tls.protocol}, which is obsolete and must no longer be used.`,
			advice:
				'The server should offer TLS 1.2 or 1.3; if it does so from elsewhere, something between you and it terminates TLS.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
