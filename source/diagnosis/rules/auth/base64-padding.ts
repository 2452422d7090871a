/** The `=` at the end was lost in copying. */
import {refusedLogin} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/base64-padding',
	cause: 'login-malformed',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4648 §3.2, §4',
	story: {
		what: 'The reply is 501 or 535, and the length of what was sent is not a multiple of four.',
		why: 'Base64 comes in groups of four characters; one or two `=` fill the last group. Selecting it with a double click in a terminal often leaves them out, and tokens in URL form do not have them.',
		advice: 'Add the missing `=`, or type the plain text and let the program encode it.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const found = login?.said.find(
			({facts}) => facts.missingPadding > 0 || facts.faults.includes('odd-length'),
		);
		if (!login || !found || found.facts.bytes === null) {
			return null;
		}

		const {missingPadding} = found.facts;
		return {
			level: 'error',
			message:
				missingPadding > 0
					? `The base64 lacks ${missingPadding === 1 ? 'one `=`' : 'two `=`'} at its end: its length is not a multiple of four.`
					: 'The base64 has one character too many or too few: something was lost when it was copied.',
			advice:
				'Copy all of it, including any `=` at the end, or give the program the plain text and let it encode it.',
			retry: 'now',
			confidence: 'likely',
			remedies: [logIn(login.exchange.mechanism)],
			blames: found.message.entryId,
		};
	},
};
