/** Put off on purpose: real servers come again, most spam programs do not. */
import {isTemporary, refusalOf, textOf} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

const named = /\bgr[ea]y[- ]?list\w*|\bpostgrey\b|\bgr[ea]ylisting\b/i;
// Without the word: a stranger's first RCPT is told to come again, in so many words.
const hinted =
	/^(?!.*\b(too (many|much)|limit|rate|quota|exceed\w*|volume)\b).*(?:\b(try|retry|come|send|deliver\w*) (this |it )?(again |back )?(later |in |after )+(about |at least )?\d+ ?(s|sec|second|min|minute)|\b(wait|retry in|again in) \d+|\bfirst (time|seen|delivery|attempt)\b|\byou are (new|unknown) (to|here)|\bnot yet (authori[sz]ed|allowed|permitted|known|trusted)\b)/i;
const seconds: Record<string, number> = {s: 1, m: 60, h: 3600};

export const rule: Rule = {
	id: 'policy/greylisted',
	cause: 'greylisted',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 6647',
	story: {
		what: 'The first try is put off with 450 or 451; the same envelope passes some minutes later.',
		why: 'The server does not know this combination of your address, the sender and the recipient. It notes it and waits for you to come again, as every real mail server does.',
		advice:
			'Send the same MAIL FROM and RCPT TO from the same address after five minutes (some want one, some fifteen), and within some hours.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 450 4.2.0 <ann@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply || !isTemporary(reply)) {
			return null;
		}

		const text = textOf(reply);
		const says = named.test(text);
		const atEnvelope = reply.answers === null || ['MAIL', 'RCPT', 'DATA', 'DATA-END'].includes(reply.answers);
		if (!says && !(atEnvelope && hinted.test(text) && (reply.code === 450 || reply.code === 451))) {
			return null;
		}

		return {
			level: 'warning',
			message:
				'Greylisting: the server does not know you with this sender and recipient yet, and waits to see whether you come again.',
			advice: `Connect again and send the same envelope from the same address in ${waitIn(text) ?? 'five minutes (some want one, some fifteen)'}.`,
			fault: 'policy',
			retry: 'later',
			next: 'QUIT',
			confidence: says ? 'certain' : 'likely',
		};
	},
};

/** `5 minutes`, where the reply says how long. */
function waitIn(text: string): string | null {
	const match = /\b(\d{1,5}) ?(s|m|h)(?:ec(?:ond)?s?|in(?:ute)?s?|ours?)?\b/i.exec(text);
	const unit = seconds[match?.[2]?.toLowerCase() ?? ''];
	if (!match?.[1] || !unit) {
		return null;
	}

	const wait = Number(match[1]) * unit;
	return wait >= 120 ? `${Math.ceil(wait / 60)} minutes` : `${wait} seconds`;
}
