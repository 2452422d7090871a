/** Base64 of base64: the text was encoded once by hand and once more by a program. */
import {refusedLogin} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/double-encoding',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4',
	story: {
		what: 'The right password is refused with 535; what was sent decodes to text that is itself base64.',
		why: 'The value was already encoded when it was given to a program, or to a prompt, that encodes it again.',
		advice:
			'Give programs and prompts the plain text, or paste base64 only where the preview shows it decoded.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const found = login?.said.find(({facts}) => facts.inner !== null);
		if (!login || !found) {
			return null;
		}

		return {
			level: 'error',
			message:
				'What was sent decodes to more base64: it was encoded twice, and the server compares the wrong text.',
			advice: 'Log in again with the plain text; the program encodes it once.',
			retry: 'now',
			confidence: 'likely',
			remedies: [logIn(login.exchange.mechanism)],
			blames: found.message.entryId,
		};
	},
};
