/** Whole phrases that speak for themselves. */
import {type Cause, causes, isCause} from '../causes.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import type {Found} from './found.ts';
import type {Token} from './tokens.ts';

const lengths = [0, 1.5, 2.3, 2.8, 3.1];
// Words that are said of another noun than the phrase is about: `sender domain not accepted`.
const ofAnother = 0.4;

/** One piece for each phrase that is not denied; its weight grows with its length, unless the table gives one. */
export function idiomEvidence({
	tokens,
	emphasis,
	subjects,
	idioms,
	idiomWeights,
}: Found): readonly Evidence[] {
	return idioms.flatMap(({meaning, phrase, from, to}) => {
		if (!isCause(meaning) || isDenied(tokens, from)) {
			return [];
		}

		const weight = idiomWeights.get(`${meaning} ${phrase}`) ?? lengths[Math.min(4, to - from + 1)] ?? 1;
		const fits = subjects.every(noun => noun.from >= from || noun.to < from || isSide(noun.meaning, meaning));
		return [
			{
				cause: meaning,
				score: weight * (emphasis[from] ?? 1) * (fits ? 1 : ofAnother),
				words: wordsIn(tokens, from, to),
				lines: [`idioms ${meaning} ${phrase}`],
				from,
				to,
			},
		];
	});
}

/** The noun that a phrase begins within can be what its cause is about; only sender and recipient exclude each other. */
function isSide(noun: string, cause: Cause): boolean {
	const {about} = causes[cause];
	return noun === 'sender' || noun === 'senderdomain'
		? about !== 'recipient' && about !== 'relay'
		: noun === 'mailbox' || noun === 'rcptdomain'
			? about !== 'sender'
			: true;
}

/** `not` stands before it. */
export function isDenied(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	return before !== undefined && before.text === 'not' && before.sentence === tokens[at]?.sentence;
}
