/** A user name or password of no length: a variable that was not set. */
import {isVerdict, refusedLogin} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/empty-credentials',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4616 §2',
	story: {
		what: 'The reply is 535, and the password or the user name that was sent is empty.',
		why: 'A script read a variable that is not set, or a CI job has no access to the secret on this branch.',
		advice: 'Check where the value comes from, then log in again.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		if (!login || !isVerdict(login.reply)) {
			return null;
		}

		const missing = login.password?.length === 0 ? 'password' : login.user?.length === 0 ? 'user name' : null;
		return missing === null
			? null
			: {
					level: 'error',
					message: `The ${missing} that was sent is empty.`,
					advice: 'Check the variable or file it comes from, then log in again.',
					retry: 'now',
					confidence: 'certain',
					remedies: [logIn(login.exchange.mechanism)],
				};
	},
};
