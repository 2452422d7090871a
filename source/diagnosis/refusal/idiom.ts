/** Whole phrases that speak for themselves. */
import {isCause} from '../causes.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import type {Tables} from './table.ts';
import type {Token} from './tokens.ts';

const lengths = [0, 1.5, 2.3, 2.8, 3.1];

export function idiomEvidence(
	tokens: readonly Token[],
	emphasis: readonly number[],
	known: Tables,
): readonly Evidence[] {
	return known.idioms.find(tokens).flatMap(match => {
		const {meaning, phrase, from, to} = match;
		return isCause(meaning) && !isDenied(tokens, from)
			? [
					{
						cause: meaning,
						score:
							(known.idiomWeights.get(`${meaning} ${phrase}`) ?? lengths[Math.min(4, to - from + 1)] ?? 1) *
							(emphasis[from] ?? 1),
						words: wordsIn(tokens, from, to),
						lines: [`idioms ${meaning} ${phrase}`],
						from,
						to,
					},
				]
			: [];
	});
}

/** `not` stands before it. */
export function isDenied(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	return before !== undefined && before.text === 'not' && before.sentence === tokens[at]?.sentence;
}
