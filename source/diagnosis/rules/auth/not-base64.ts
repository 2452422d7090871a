/** Plain text was sent where base64 belongs. */
import {isUnencoded, refusedLogin} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/not-base64',
	cause: 'login-malformed',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4',
	story: {
		what: 'The reply is 501 or 535 after an answer that contains characters outside base64, or that does not decode to text.',
		why: 'A 334 asks in base64 and expects an answer in base64: `VXNlcm5hbWU6` is “Username:”. The text was sent as it was typed.',
		advice: 'Answer the prompt in plain text and watch the preview: it shows the base64 that Enter sends.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const found = login?.said.find(said => isUnencoded(said, login.exchange.mechanism));
		if (!login || !found) {
			return null;
		}

		const {foreignAt} = found.facts;
		return {
			level: 'error',
			message:
				foreignAt === null
					? 'The answer contains only base64 characters but does not decode to text: it looks like plain text that was sent as it was typed.'
					: `The answer was not base64: its character ${foreignAt + 1} does not occur in base64.`,
			advice: 'Log in again and type the plain text; the program encodes it and shows what it sends.',
			retry: 'now',
			confidence: foreignAt === null ? 'likely' : 'certain',
			remedies: [logIn(login.exchange.mechanism)],
			blames: found.message.entryId,
		};
	},
};
