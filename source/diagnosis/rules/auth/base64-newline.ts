/** A newline was encoded with the password: `echo` without `-n`. */
import {mechanismOf} from '../../../sasl/lookup.ts';
import {type Login, refusedLogin, type Said} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/base64-newline',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4; RFC 4616 §2',
	story: {
		what: 'The login is refused although the user name and password are right; what was sent decodes to text that ends in a newline.',
		why: '`echo text | base64` also encodes the newline that echo adds, and the server compares it as part of the password. You can see it at the end of the base64: `Cg==`, or `K` before one `=` or none.',
		advice: 'Encode with `printf %s text | base64`, or type the plain text and let the program encode it.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const found = login?.said.find(({facts}) => facts.endsIn !== null);
		if (!login || !found || /^(GS|NTLM)/.test(login.exchange.mechanism)) {
			return null;
		}

		return {
			level: 'error',
			message: `What was sent as ${partOf(login, found)} ends in an encoded newline (${found.facts.endsIn === 'CRLF' ? '0D 0A' : found.facts.endsIn === 'CR' ? '0D' : '0A'}), so it does not match the one the server knows.`,
			advice:
				'Encode without the newline (`printf %s`, not `echo`), or give the program the plain text and let it encode it.',
			retry: 'now',
			confidence: 'certain',
			remedies: [logIn(login.exchange.mechanism)],
			blames: found.message.entryId,
		};
	},
};

function partOf({exchange}: Login, {message}: Said): string {
	return !message.secret
		? 'user name'
		: mechanismOf(exchange.mechanism).reveals === 'token'
			? 'token'
			: 'password';
}
