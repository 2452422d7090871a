/** What counts less because something else says more: standard texts before the reason, words within a longer phrase. */
import type {Evidence} from './evidence.ts';

// RFC 5321 §4.2.2 gives these texts with the numbers; servers put them before what they really mean.
const standardTexts = new Set([
	'bad sequence of commands',
	'bad sequence',
	'service not available',
	'service unavailable',
	'service currently unavailable',
	'service temporarily unavailable',
	'closing transmission channel',
	'mailbox unavailable',
	'mailbox not available',
	'exceeded storage allocation',
	'insufficient system storage',
	'local error in processing',
	'error in processing',
	'syntax error',
	'command unrecognized',
	'command not implemented',
	'transaction failed',
	'authentication failed',
	'authentication failure',
	'login fail',
	'invalid mailbox',
	'relay access denied',
	'connections not accepted',
	'temporary authentication failure',
	'content policy',
	'policy violation',
	'local policy',
	'policy reasons',
	'domain authentication fail',
]);

const standardReasons = [' policy reasons', ' local policy'];

// Evidence of this weight says more than an opening does.
const telling = 1.3;

/** Where something more is said, the texts of the standard are no more than an opening. */
export function withStandardTextsLow(all: readonly Evidence[]): readonly Evidence[] {
	const isStandard = ({words}: Evidence) =>
		standardTexts.has(words) || standardReasons.some(reason => words.endsWith(reason));
	const standard = all.filter(isStandard);
	return all.map(one => {
		const more = all.some(other => other.cause !== one.cause && !isStandard(other) && other.score >= telling);
		return isStandard(one) && more && standard.length > 0 ? {...one, score: one.score * 0.55} : one;
	});
}

/** `unknown users` within `too many unknown users` says nothing of its own. */
export function withoutContained(all: readonly Evidence[]): readonly Evidence[] {
	return all.map(one => {
		const isContained = all.some(
			other =>
				other.cause !== one.cause &&
				other.from <= one.from &&
				other.to >= one.to &&
				other.to - other.from > one.to - one.from &&
				other.score > one.score * 0.7,
		);
		return isContained ? {...one, score: one.score * 0.4} : one;
	});
}
