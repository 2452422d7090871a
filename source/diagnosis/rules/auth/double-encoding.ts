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
		what: '535 with the right password; what was sent decodes to text that is base64 again.',
		why: 'Somebody encoded the value and gave it to a program, or to a prompt, that encodes too.',
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
				'What was sent decodes to base64 once more: it was encoded twice, and the server compares the wrong text.',
			advice: 'Log in again and give the plain text; the program encodes it once.',
			retry: 'now',
			confidence: 'likely',
			remedies: [logIn(login.exchange.mechanism)],
			blames: found.message.entryId,
		};
	},
};
