/** Put off on purpose: real servers come again, most spam programs do not. */
import {isTemporary, refusalOf, textOf} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {minutesIn} from '../../refusal/waiting.ts';
import type {Rule} from '../../rule.ts';

// Without the word: a stranger's first RCPT is told to come again, in so many words.
export const hinted = [
	/\b(?:try|retry|come|send|deliver\w*) (?:this |it )?(?:again |back )?(?:later |in |after )+\d+ ?(?:s|min)/i,
	/\b(?:again|back|later|in|after) (?:about|at least) \d+ ?(?:s|min)/i,
	/\b(?:wait|retry in|again in) \d+/i,
	/\bfirst (?:time|seen|delivery|attempt)\b/i,
	/\byou are (?:new|unknown) (?:to|here)/i,
	/\bnot yet (?:authori[sz]ed|allowed|permitted|known|trusted)\b/i,
] as const;
const isOfRate = /\b(?:too (?:many|much)|limit|rate|quota|exceed\w*|volume)\b/i;

export const rule: Rule = {
	id: 'policy/greylisted',
	cause: 'greylisted',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 6647',
	story: {
		what: 'The first attempt is deferred with 450 or 451; the same envelope is accepted a few minutes later.',
		why: 'The server has not seen this combination of your address, the sender and the recipient before. It remembers it and waits for you to try again, as every real mail server does.',
		advice:
			'Send the same MAIL FROM and RCPT TO from the same address again after five minutes, and within a few hours.',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply || !isTemporary(reply)) {
			return null;
		}

		const text = textOf(reply);
		const {cause, confidence} = meaningOf(reply);
		const says = cause === 'greylisted';
		const atEnvelope = reply.answers === null || ['MAIL', 'RCPT', 'DATA', 'DATA-END'].includes(reply.answers);
		if (!says && !(atEnvelope && isHinted(text) && (reply.code === 450 || reply.code === 451))) {
			return null;
		}

		return {
			level: 'warning',
			message:
				'Greylisting: the server has not seen this combination of address, sender and recipient before, and waits to see whether you try again.',
			advice: `Connect again and send the same envelope from the same address in ${waitIn(text)}.`,
			retry: 'later',
			confidence: says ? confidence : 'likely',
		};
	},
};

function isHinted(text: string): boolean {
	return !isOfRate.test(text) && hinted.some(words => words.test(text));
}

/** As long as the reply says; otherwise what most servers of the kind ask for. */
function waitIn(text: string): string {
	const minutes = minutesIn(text);
	if (minutes === null) {
		return 'five minutes';
	}

	return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
