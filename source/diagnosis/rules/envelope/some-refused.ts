/** Some recipients were refused and others accepted: the message goes to the rest. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/some-refused',
	cause: 'recipient-refuses',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.3',
	story: {
		what: 'DATA is accepted with 354, though RCPT was refused for one or more recipients.',
		why: 'The server accepts the message for those recipients and says nothing more about the others; tools that only look at the last 250 report success.',
		advice: 'Decide before the dot: go on for the others, or RSET. Tell the refused ones another way.',
	},
	inspect(entry, memory) {
		const refused = memory.refusedRecipientCount;
		const goesOn =
			entry.type === 'reply' &&
			((entry.answers === 'DATA' && entry.code === 354) || (entry.answers === 'BDAT' && entry.code < 300));
		if (!goesOn || refused === 0 || memory.message || entry.situation.recipients.length === 0) {
			return null;
		}

		const taken = entry.situation.recipients.length;
		const [first] = memory.refusedRecipients;
		return {
			level: 'warning',
			message: `${refused} of ${refused + taken} recipients ${refused === 1 ? 'was' : 'were'} refused; the message will go to the other ${taken === 1 ? 'one' : taken} only, and no one informs the others.`,
			advice: 'Finish if that is what you want; the replies to RCPT give the reasons for the others.',
			retry: 'none',
			confidence: 'certain',
			...(first && {blames: first.id}),
		};
	},
};
