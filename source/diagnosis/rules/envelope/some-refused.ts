/** Some recipients were refused and others accepted: the message goes to the rest. */
import {isPositiveCompletion} from '../../../protocol/reply-class.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/some-refused',
	cause: 'recipient-refuses',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.3',
	story: {
		what: 'DATA is accepted with 354, although RCPT was refused for one or more recipients.',
		why: 'The server accepts the message for the other recipients and does not mention the refused ones again; tools that only look at the last 250 report success.',
		advice:
			'Decide before the final dot: continue for the others, or send RSET. Reach the refused recipients another way.',
	},
	inspect(entry, memory) {
		const refused = memory.refusedRecipientCount;
		const goesOn =
			entry.type === 'reply' &&
			((entry.answers === 'DATA' && entry.code === 354) ||
				// Said once, at the first chunk.
				(entry.answers === 'BDAT' &&
					isPositiveCompletion(entry.code) &&
					memory.lastReply?.answers !== 'BDAT'));
		if (!goesOn || refused === 0 || entry.situation.recipients.length === 0) {
			return null;
		}

		const taken = entry.situation.recipients.length;
		const [first] = memory.refusedRecipients;
		return {
			level: 'warning',
			message: `${refused} of ${refused + taken} recipients ${refused === 1 ? 'was' : 'were'} refused; the message will go only to the other ${taken === 1 ? 'one' : taken}, and the refused ones get no notice.`,
			advice: 'Finish if that is what you intend; the replies to RCPT say why the others were refused.',
			retry: 'none',
			confidence: 'certain',
			...(first && {blames: first.id}),
		};
	},
};
