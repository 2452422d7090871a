/** What the rules claim of the evidence in a refusal, how surely, and on which words. */
import type {Retry} from '../../decode/explanation.ts';
import type {Cause} from '../causes.ts';
import {type Confidence, clear, confidenceFor} from './confidence.ts';
import type {Evidence} from './evidence.ts';
import type {Judgement} from './judge.ts';
import {quoteOf} from './quote.ts';
import {retryFor} from './retry.ts';
import type {Reading} from './roles.ts';
import type {Token} from './tokens.ts';
import {minutesIn} from './waiting.ts';

export type ReplyMeaning = {
	/** Null where the words are not understood; `not-stated` where there are none. */
	readonly cause: Cause | null;
	readonly confidence: Confidence;
	/** The other reading, where the reply names two joined by “or”. */
	readonly also: Cause | null;
	/** The words or the code it rests on; null where nothing is claimed. */
	readonly basis: string | null;
	/** Rests on the code alone. */
	readonly byCode: boolean;
	readonly retry: Retry;
	/** The pause that the reply asks for. */
	readonly minutes: number | null;
	readonly reading: Reading;
};

/** What the rules claim of the evidence, and how surely. */
export function weigh(reading: Reading, judgement: Judgement): ReplyMeaning {
	const {causes, bare, tokens} = judgement;
	const [best, second] = causes;
	const text = reading.text.toLowerCase();
	const confidence = confidenceFor(judgement, reading);
	if (!best || confidence === null) {
		const cause = bare && reading.links.length === 0 ? 'not-stated' : null;
		return {
			cause,
			confidence: cause === null ? 'possible' : 'likely',
			also: null,
			basis: null,
			byCode: false,
			retry: retryFor(cause, reading.code, text),
			minutes: minutesIn(text),
			reading,
		};
	}

	const [first] = best.evidence;
	return {
		cause: best.cause,
		confidence,
		also:
			second && second.score >= clear && areAlternatives(first, second.evidence[0], tokens)
				? second.cause
				: null,
		basis: first ? basisOf(best.evidence, first, reading) : null,
		byCode: first !== undefined && first.lines.length === 0,
		retry: retryFor(best.cause, reading.code, text),
		minutes: minutesIn(text),
		reading,
	};
}

/** Of evidence that weighs alike, the longest words convince most. */
function tellingOf(evidence: readonly Evidence[], first: Evidence): Evidence {
	return first.lines.length === 0
		? first
		: evidence
				.filter(({score, lines}) => lines.length > 0 && score >= first.score / 2)
				.reduce((one, other) => (other.to - other.from > one.to - one.from ? other : one), first);
}

/** What a claim rests on: a code or part of a link as it is, words as they stand in the reply. `first`: the best evidence. */
export function basisOf(
	evidence: readonly Evidence[],
	first: Evidence,
	{text, links}: Reading,
): string | null {
	const {words, lines} = tellingOf(evidence, first);
	const isVerbatim =
		lines.length === 0 || links.some(link => link.toLowerCase().includes(words.toLowerCase()));
	return isVerbatim ? words : quoteOf(text, words);
}

type Place = {readonly from: number; readonly to: number};

const or = new Set(['or', 'oder', 'ou', 'o', 'или', '或']);

/** `user unknown or mailbox full`: the words of one stand right before or behind those of the other. */
function areAlternatives(
	one: Place | undefined,
	other: Place | undefined,
	tokens: readonly Token[],
): boolean {
	if (!one || !other) {
		return false;
	}

	const [first, second] = one.from <= other.from ? [one, other] : [other, one];
	const between = tokens.slice(first.to + 1, second.from);
	return between.length <= 4 && between.some(({text}) => or.has(text));
}
