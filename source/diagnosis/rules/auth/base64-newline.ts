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
		const ending = login?.said.filter(({facts}) => facts.endsIn !== null) ?? [];
		const [found] = ending;
		if (!login || !found || /^(GS|NTLM)/.test(login.exchange.mechanism)) {
			return null;
		}

		return {
			level: 'error',
			message: messageFor([...new Set(ending.map(said => partOf(login, said)))], found),
			advice:
				'Encode without the newline (`printf %s`, not `echo`), or give the program the plain text and let it encode it.',
			retry: 'now',
			confidence: 'certain',
			remedies: [logIn(login.exchange.mechanism)],
			blames: found.message.entryId,
		};
	},
};

/** `parts`: one, or two of a login in two answers. */
function messageFor([part = 'answer', other]: readonly string[], {facts}: Said): string {
	const bytes = facts.endsIn === 'CRLF' ? '0D 0A' : facts.endsIn === 'CR' ? '0D' : '0A';
	return other === undefined
		? `What was sent as ${part} ends in an encoded newline (${bytes}), so it does not match the one the server knows.`
		: `What was sent as ${part} and as ${other} each ends in an encoded newline (${bytes}), so neither matches what the server knows.`;
}

function partOf({exchange}: Login, {message}: Said): string {
	return !message.secret
		? 'user name'
		: mechanismOf(exchange.mechanism).reveals === 'token'
			? 'token'
			: 'password';
}
