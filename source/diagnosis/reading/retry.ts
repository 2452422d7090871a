/** Whether the same may be tried again, by the server's number and by what it says of time. */
import type {Retry} from '../../decode/explanation.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import {isTemporary, textOf} from './reply.ts';

// Servers say “later” with a number that says “never”, and the other way round; words are meant, numbers slip.
const later =
	/\b(re)?(try|retry|send|come|deliver\w*|connect)\b.{0,30}\b(later|in \d+|after)\b|\btemporar(y|ily)\b|\b(for|within|after|in) (the )?(next )?(a |an |\d+ ?)?(sec(ond)?|min(ute)?|hour|h|day)s?\b|\bthis (hour|day)\b|\b(plus tard|später|más tarde|mas tarde|稍后)/i;
const never =
	/\bpermanent(ly)? (deferred|rejected|refused|blocked|failure|error)|\bwill not succeed\b|\bdo not (re)?try\b/i;

export function retryIn(reply: ReplyEntry): Retry {
	const text = textOf(reply);
	return !never.test(text) && (isTemporary(reply) || later.test(text)) ? 'later' : 'never';
}

/** What a rule knows counts, unless it knows only that a refusal is for good: then the words do. */
export function retryWith(known: Retry | undefined, reply: ReplyEntry): Retry {
	if (known === 'later' || known === undefined) {
		return known === 'later' && !never.test(textOf(reply)) ? 'later' : retryIn(reply);
	}

	return known === 'never' && later.test(textOf(reply)) ? retryIn(reply) : known;
}
