/** What a reply means, found once for each distinct text: a flood of equal refusals costs one judgement. */
import type {Retry} from '../../decode/explanation.ts';
import {isPermanentNegative, isTransientNegative} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import {type Cause, causes as causesByName} from '../causes.ts';
import type {Evidence} from './evidence.ts';
import {type Judgement, judge} from './judge.ts';
import {quoteOf} from './quote.ts';
import {retryFor} from './retry.ts';
import {type Reading, readReply} from './roles.ts';
import type {Token} from './tokens.ts';
import {minutesIn} from './waiting.ts';
import {isBare} from './words/bare.ts';

export type ReplyMeaning = {
	/** Null where the words are not understood; `not-stated` where there are none. */
	readonly cause: Cause | null;
	readonly confidence: 'certain' | 'likely' | 'possible';
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

// Measured on the labelled replies (`npm run measure`): how much evidence there is, and how far ahead of the next
// reading it is. Of certain ones 98 of 100 shall be true, of likely ones 90.
const claimable = {score: 1, ahead: 0.6};
const clear = 1.6;
const likely = {score: 1.5, ahead: 1.5};
const strong = {score: 3, ahead: 0.5};
const certain = {score: 2.2, ahead: 1.2};

function reaches(one: Weight, limit: Weight): boolean {
	return one.score >= limit.score && one.ahead >= limit.ahead;
}

type Weight = {readonly score: number; readonly ahead: number};

/** Null where nothing is claimed. */
function confidenceOf(weight: Weight): ReplyMeaning['confidence'] | null {
	if (reaches(weight, certain)) {
		return 'certain';
	}

	if (reaches(weight, likely) || reaches(weight, strong)) {
		return 'likely';
	}

	return weight.score >= clear || reaches(weight, claimable) ? 'possible' : null;
}

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
	return weigh(reading, judge(reading));
}

/** What is claimed of the evidence, and how surely. */
export function weigh(reading: Reading, {causes, bare, tokens}: Judgement): ReplyMeaning {
	const [best, second] = causes;
	const text = reading.text.toLowerCase();
	const ahead = (best?.score ?? 0) - (second?.score ?? 0);
	const reached = confidenceOf({score: best?.score ?? 0, ahead});
	const confidence = sureOf(reached, best, {bare, tokens}, reading);
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

// Servers give these numbers with refusals of all kinds.
const misused = /^50[0124]$|^535$|^[45]\.(?:3\.[245]|2\.3|4\.6|5\.3|7\.8)$/;

/** As sure as the evidence is whole; what a number alone says beside words that are not understood is possible only. */
function sureOf(
	reached: ReplyMeaning['confidence'] | null,
	best: Judgement['causes'][number] | undefined,
	{bare, tokens}: Pick<Judgement, 'bare' | 'tokens'>,
	{stage, code}: Reading,
): ReplyMeaning['confidence'] | null {
	const [first] = best?.evidence ?? [];
	if (reached !== null && first?.lines.length === 0 && !bare) {
		return misused.test(first.words) && stage !== null ? null : 'possible';
	}

	if (best && isOpening(best, tokens, code)) {
		return null;
	}

	if (best && best.score < faint && unexplainedIn(best, tokens) > unexplained) {
		return null;
	}

	if (reached === 'certain' || reached === 'likely') {
		return isLoose(best)
			? 'possible'
			: reached === 'certain' && isAgreed(best, code) && isWhole(best, tokens)
				? 'certain'
				: 'likely';
	}

	return reached;
}

/** `554 Service unavailable`: a permanent code with words for a passing trouble says nothing, and the rest is unread. */
function isOpening(
	{cause, evidence}: Judgement['causes'][number],
	tokens: readonly Token[],
	code: number,
): boolean {
	const [first] = evidence;
	return (
		cause === 'server-closing' &&
		isPermanentNegative(code) &&
		first !== undefined &&
		tokens.some((token, at) => (at < first.from || at > first.to) && !isBare([token]))
	);
}

type Ranked = Judgement['causes'][number] | undefined;

// So far apart, a subject and its trouble can belong to two clauses.
const farApart = 5;

/** A single link of words that stand far apart. */
function isLoose(best: Ranked): boolean {
	const [first] = best?.evidence ?? [];
	return first !== undefined && first.to - first.from >= farApart - 1 && (best?.evidence.length ?? 0) < 3;
}

// So much evidence needs no agreement.
const overwhelming = 3.5;

/** A permanent number with a cause that passes by itself: one of the two is not what it seems. */
function isAgreed(best: Ranked, code: number): boolean {
	return (
		best !== undefined &&
		(isTransientNegative(code) || causesByName[best.cause].retry !== 'later' || best.score >= overwhelming)
	);
}

// How many words of the sentence may be left over where the rest is sure.
const unexplained = 2;

// Below, more words than that say that the sentence is about something else.
const faint = 1.75;

/** One word among others can be about something else: surely meant is what most of the sentence says. */
function isWhole(best: Ranked, tokens: readonly Token[]): boolean {
	const [first] = best?.evidence ?? [];
	if (!best || !first) {
		return false;
	}

	const left = unexplainedIn(best, tokens);
	return left <= unexplained && (first.to > first.from || left === 0);
}

/** Words of the sentence that say something, and that no piece of evidence rests on. */
function unexplainedIn({evidence}: Judgement['causes'][number], tokens: readonly Token[]): number {
	const told = evidence.filter(({lines}) => lines.length > 0 && !lines[0]?.startsWith('links'));
	const sentence = tokens[evidence[0]?.from ?? 0]?.sentence;
	return tokens.filter(
		(token, at) =>
			token.sentence === sentence && !isBare([token]) && !told.some(({from, to}) => from <= at && at <= to),
	).length;
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
