/** Letters outside ASCII have several encodings, and no one says which one was stored. */
import {isUtf8} from '../../../sasl/bytes.ts';
import {isVerdict, nextLogin, refusedLogin} from '../../reading/login.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/non-ascii-password',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 4616 §2; RFC 8265',
	story: {
		what: 'A password with an umlaut, an accent or another character outside ASCII is refused with 535.',
		why: 'PLAIN and SCRAM use UTF-8, but many servers compare bytes with what a web form or an old client stored, which may be Latin-1. LOGIN never specified an encoding.',
		advice: 'Change the password to plain ASCII, or try the other encoding.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const {password} = login ?? {};
		if (!login || !password || !isVerdict(login.reply) || password.every(byte => byte < 0x80)) {
			return null;
		}

		const sent = isUtf8(password) ? 'UTF-8' : 'an encoding that is not UTF-8 (Latin-1?)';
		return {
			level: 'warning',
			message: `The password has characters outside ASCII and was sent in ${sent}; the server may have stored it in another encoding.`,
			advice:
				'Try an ASCII password first. Otherwise send it in the other encoding: Latin-1 instead of UTF-8, or UTF-8 instead of Latin-1.',
			retry: 'now',
			confidence: 'possible',
			remedies: [nextLogin(login)],
		};
	},
};
