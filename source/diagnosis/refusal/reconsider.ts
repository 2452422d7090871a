/** The reading of the rules, after what was learned was heard too: what is claimed in the end, and on what it rests. */
import type {Cause} from '../causes.ts';
import {agreed} from './agree.ts';
import {wordsIn} from './evidence.ts';
import type {Judgement} from './judge.ts';
import type {Chance} from './learned/learned.ts';
import {quoteOf} from './quote.ts';
import {retryFor} from './retry.ts';
import type {Reading} from './roles.ts';
import {basisOf, type ReplyMeaning} from './weigh.ts';

/** `hear` is only called where words are there to be read: without any, the server's numbers are all that counts. */
export function reconsidered(
	byRules: ReplyMeaning,
	judgement: Judgement,
	hear: () => readonly Chance[],
): ReplyMeaning {
	const {reading, confidence, cause: claimed} = byRules;
	if (judgement.bare || claimed === 'not-stated') {
		return byRules;
	}

	const learned = hear();
	const found = agreed({
		claimed: claimed && {cause: claimed, confidence},
		judged: judgement.causes,
		learned,
	});
	if (found?.cause === claimed) {
		return {...byRules, confidence: found.confidence};
	}

	if (found === null && byRules.byCode) {
		return byRules;
	}

	const ground = groundOf(found?.cause ?? null, judgement, learned, reading);
	if (found !== null && ground.basis === null) {
		// A claim that no words bear out is none, but it casts doubt on the other.
		return {...byRules, confidence: 'possible'};
	}

	const cause = found?.cause ?? null;
	return {
		...byRules,
		...ground,
		cause,
		confidence: found?.confidence ?? 'possible',
		also: null,
		retry: retryFor(cause, reading.code, reading.text.toLowerCase()),
	};
}

function quoted(
	{from, to}: {readonly from: number; readonly to: number},
	whole: Judgement['whole'],
	{text}: Reading,
): string | null {
	return quoteOf(text, wordsIn(whole, from, to));
}

/** What the claim of a cause rests on that the rules alone would not have claimed. */
function groundOf(
	cause: Cause | null,
	{causes, whole}: Judgement,
	learned: readonly Chance[],
	reading: Reading,
): Pick<ReplyMeaning, 'basis' | 'byCode'> {
	const place = learned.find(one => one.cause === cause)?.place ?? null;
	const said = place && (quoted(place, whole, reading) ?? quoted(place.least, whole, reading));
	const evidence = causes.find(one => one.cause === cause)?.evidence ?? [];
	const [first] = evidence;
	const byCode = first?.lines.length === 0;
	return said === null && first
		? {basis: basisOf(evidence, first, reading), byCode}
		: {basis: said, byCode: false};
}
