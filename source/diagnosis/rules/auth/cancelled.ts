/** The refusal of `*` is what was asked for. */
import {refusalTo} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/cancelled',
	cause: 'login-malformed',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4',
	story: {
		what: 'The server answers a line that contains only `*` with 501.',
		why: 'With `*` the client cancels a login; the server then ends the exchange with 501, whatever its text and its enhanced code say.',
		advice: 'The password was not checked. Log in again when you are ready.',
	},
	inspect(entry) {
		const reply = refusalTo(entry, 'AUTH');
		if (reply?.auth?.outcome !== 'cancelled' || reply.code !== 501) {
			return null;
		}

		return {
			level: 'note',
			message:
				'The client cancelled this login with “*”, and the server ended it as it should; the password was not checked.',
			advice: 'Log in again when you are ready.',
			retry: 'now',
			confidence: 'certain',
		};
	},
};
