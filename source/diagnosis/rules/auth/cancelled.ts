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
		what: '501 after a line that contains only `*`.',
		why: 'With `*` the client gives a login up; the server ends the exchange with 501, whatever its words and its enhanced code say.',
		advice: 'Nothing was judged: log in again when all is ready.',
	},
	inspect(entry) {
		const reply = refusalTo(entry, 'AUTH');
		if (reply?.auth?.outcome !== 'cancelled' || reply.code !== 501) {
			return null;
		}

		return {
			level: 'note',
			message:
				'The client gave this login up with “*”, and the server ends it as it should; nothing was judged.',
			advice: 'Log in again when all is ready.',
			retry: 'now',
			confidence: 'certain',
		};
	},
};
