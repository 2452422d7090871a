/** How surely the best reading of a refusal is claimed, and when nothing is. */
import {isPermanentNegative, isTransientNegative} from '../../protocol/reply-class.ts';
import {type Cause, causes as causesByName} from '../causes.ts';
import type {Evidence} from './evidence.ts';
import type {Judgement} from './judge.ts';
import type {Reading} from './roles.ts';
import type {Token} from './tokens.ts';
import {isBare} from './words/bare.ts';

export type Confidence = 'certain' | 'likely' | 'possible';

type Ranked = Judgement['causes'][number];

// Measured on the labelled replies (`npm run measure`): how much evidence there is, and how far ahead of the next
// reading it is. Of certain ones 98 of 100 shall be true, of likely ones 90.
const claimable = {score: 1, ahead: 0.6};
/** Enough to be told, however near the next reading is. */
export const clear = 1.6;
const likely = {score: 1.5, ahead: 1.5};
const strong = {score: 3, ahead: 0.5};
const certain = {score: 2.2, ahead: 1.2};

function reaches(one: Weight, limit: Weight): boolean {
	return one.score >= limit.score && one.ahead >= limit.ahead;
}

type Weight = {readonly score: number; readonly ahead: number};

/** Null where nothing is claimed. */
function confidenceOf(weight: Weight): Confidence | null {
	if (reaches(weight, certain)) {
		return 'certain';
	}

	if (reaches(weight, likely) || reaches(weight, strong)) {
		return 'likely';
	}

	return weight.score >= clear || reaches(weight, claimable) ? 'possible' : null;
}

/** Null where nothing is claimed: there is too little, or words that were not understood may say otherwise. */
export function confidenceFor(judgement: Judgement, reading: Reading): Confidence | null {
	const [best, second] = judgement.causes;
	const [first] = best?.evidence ?? [];
	if (!best || !first) {
		return null;
	}

	const weight = {score: best.score, ahead: best.score - (second?.score ?? 0)};
	const reached = confidenceOf(weight);
	if (reached !== null && first.lines.length === 0 && !judgement.bare) {
		return standsAlone(best.cause, first.words, judgement, reading) ? 'possible' : null;
	}

	const {left, unread} = unexplainedIn(best, judgement);
	if (isOpening(best, judgement.tokens, reading.code) || (best.score < faint && left > unexplained)) {
		return null;
	}

	if (reached === null || reached === 'possible') {
		return isHalfRead(first, weight, judgement, reading) ? null : reached;
	}

	return isLoose(best)
		? 'possible'
		: reached === 'certain' && isAgreed(best, reading.code) && isWhole(first, left + unread)
			? 'certain'
			: 'likely';
}

// Servers give these numbers with refusals of all kinds.
const misused = /^50[0124]$|^5[35]5$|^[45]\.(?:3\.[245]|2\.3|4\.6|5\.3|7\.8)$/;

/** A number beside words that are not understood: it counts where it is given with care, and no word speaks of another matter. */
function standsAlone(cause: Cause, words: string, {named, tokens}: Judgement, {stage}: Reading): boolean {
	if (misused.test(words) && stage !== null) {
		return false;
	}

	const {about} = causesByName[cause];
	if (about !== 'recipient') {
		return true;
	}

	// A full mailbox is noticed when the message is stored, too.
	const isLate = stage === 'DATA-END' && cause !== 'recipient-full';
	const isNamed = ofRecipient.some(noun => named.has(noun));
	const isOther = ofOthers.some(noun => named.has(noun));
	return isNamed || (!isOther && (!isLate || isBare(tokens)));
}

const ofRecipient = ['mailbox', 'user', 'account', 'rcptdomain', 'quota'];
const ofOthers = [
	'client',
	'header',
	'from',
	'link',
	'contents',
	'attachment',
	'sender',
	'spf',
	'dkim',
	'list',
];

/** `554 Service unavailable`: a permanent code with words for a passing trouble says nothing, and the rest is unread. */
function isOpening({cause, evidence}: Ranked, tokens: readonly Token[], code: number): boolean {
	const [first] = evidence;
	return (
		cause === 'server-closing' &&
		isPermanentNegative(code) &&
		first !== undefined &&
		tokens.some((token, at) => (at < first.from || at > first.to) && !isBare([token]))
	);
}

// What they say is in the words around them.
const particles = new Set(
	`due as because if but than then currently already being via under while when during they them any us about given
	through since either also still just now which who what whose must should using used sent send name envelope`.split(
		/\s+/,
	),
);
const doubtful = {score: 1.8, ahead: 1.2};

/**
 * A subject and a trouble with little weight beside a word that no table has: of ten such readings three were false.
 * What refuses a login has so many reasons that an unread word decides.
 */
function isHalfRead(first: Evidence, weight: Weight, {tokens, read}: Judgement, {stage}: Reading): boolean {
	const isPhrase = first.lines[0]?.startsWith('idioms') ?? true;
	const isUnread = (at: number, token: Token): boolean =>
		!read.has(at) && !particles.has(token.text) && !isBare([token]);
	const {sentence} = tokens[first.from] ?? {};
	return (
		!isPhrase &&
		(stage === 'AUTH'
			? tokens.some((token, at) => isUnread(at, token))
			: weight.score < doubtful.score &&
				weight.ahead < doubtful.ahead &&
				tokens.some((token, at) => token.sentence === sentence && isUnread(at, token)))
	);
}

// So far apart, a subject and its trouble can belong to two clauses.
const farApart = 5;

/** A single link of words that stand far apart. */
function isLoose({evidence}: Ranked): boolean {
	const [first] = evidence;
	return first !== undefined && first.to - first.from >= farApart - 1 && evidence.length < 3;
}

// So much evidence needs no agreement.
const overwhelming = 3.5;

/** A permanent number with a cause that passes by itself: one of the two is not what it seems. */
function isAgreed({cause, score}: Ranked, code: number): boolean {
	return isTransientNegative(code) || causesByName[cause].retry !== 'later' || score >= overwhelming;
}

// How many words of the sentence may be left over where the rest is sure.
const unexplained = 2;

// Below, more words than that say that the sentence is about something else.
const faint = 1.75;

/** One word among others can be about something else: surely meant is what most of the sentence says. */
function isWhole({from, to}: Evidence, left: number): boolean {
	return left <= unexplained && (to > from || left === 0);
}

/** Words of the sentence that say something: those that no evidence rests on, and those within it that no table knows. */
function unexplainedIn({evidence}: Ranked, {tokens, read}: Judgement): {left: number; unread: number} {
	const told = evidence.filter(({lines}) => lines.length > 0 && !lines[0]?.startsWith('links'));
	const sentence = tokens[evidence[0]?.from ?? 0]?.sentence;
	const saying = [...tokens.keys()].filter(at => {
		const token = tokens[at];
		return token?.sentence === sentence && token !== undefined && !isBare([token]);
	});
	const within = saying.filter(at => told.some(({from, to}) => from <= at && at <= to));
	return {left: saying.length - within.length, unread: within.filter(at => !read.has(at)).length};
}
