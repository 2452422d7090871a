/** What a reply means, found once for each distinct text: a flood of equal refusals costs one judgement. */
import type {Retry} from '../../decode/explanation.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Cause} from '../causes.ts';
import {agreed} from './agree.ts';
import {type Confidence, clear, confidenceFor} from './confidence.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import {type Judgement, judge} from './judge.ts';
import {type Chance, chancesOf} from './learned/learned.ts';
import {quoteOf} from './quote.ts';
import {retryFor} from './retry.ts';
import {type Reading, readReply} from './roles.ts';
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

const remembered = new WeakMap<ReplyEntry, ReplyMeaning>();
const recent = new Map<string, ReplyMeaning>();
const mostRecent = 1000;

/** Read once for each reply, and for each wording: many replies of a log are alike. */
export function meaningOf(reply: ReplyEntry): ReplyMeaning {
	const known = remembered.get(reply);
	if (known) {
		return known;
	}

	const reading = readReply(reply, reply.situation.clientName);
	const key = [reading.stage, reading.code, reading.enhanced, reading.links.join(' '), reading.text].join(
		'\n',
	);
	const found = recent.get(key) ?? meaningIn(reading);
	if (recent.size >= mostRecent) {
		recent.clear();
	}

	recent.set(key, found);
	remembered.set(reply, found);
	return found;
}

export function meaningIn(reading: Reading): ReplyMeaning {
	const judgement = judge(reading);
	return reconsidered(weigh(reading, judgement), judgement, () => chancesOf(reading, judgement.whole));
}

/** What the rules read, after what was learned was heard too. Where a server gave no words, only its numbers count. */
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
	const found = agreed(claimed && {cause: claimed, confidence}, judgement.causes, learned);
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

/** What the claim of a cause rests on that the rules alone would not have claimed. */
function groundOf(
	cause: Cause | null,
	{causes, whole}: Judgement,
	learned: readonly Chance[],
	reading: Reading,
): Pick<ReplyMeaning, 'basis' | 'byCode'> {
	const evidence = causes.find(one => one.cause === cause)?.evidence ?? [];
	const [first] = evidence;
	if (first && first.lines.length > 0) {
		return {basis: basisOf(tellingOf(evidence, first), reading), byCode: false};
	}

	const place = learned.find(one => one.cause === cause)?.place ?? null;
	return place === null
		? {basis: first?.words ?? null, byCode: first !== undefined}
		: {basis: quoteOf(reading.text, wordsIn(whole, place.from, place.to)), byCode: false};
}

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
		basis: first ? basisOf(tellingOf(best.evidence, first), reading) : null,
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

/** What a claim rests on: a code or part of a link as it is, words as they stand in the reply. */
function basisOf(
	{words, lines}: {readonly words: string; readonly lines: readonly string[]},
	{text, links}: Reading,
): string | null {
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
