/**
 * What a refusal means: each trouble the text tells of is bound to the subject it is told of, whole phrases speak for
 * themselves, the enhanced code counts where the words are silent. Every piece of evidence is kept with its words.
 */
import {type Cause, isCause} from '../causes.ts';
import {codeCauses} from './codes.ts';
import {causesOfLinks} from './links.ts';
import type {Match} from './match.ts';
import type {Reading, Stage} from './roles.ts';
import {fitOf, subjectAt} from './stages.ts';
import {causeAt, type Tables, tables} from './table.ts';
import {type Token, tokensOf} from './tokens.ts';
import {isBare} from './words/bare.ts';
import {denials} from './words/troubles.ts';

export type Evidence = {
	readonly cause: Cause;
	readonly score: number;
	/** The words it rests on, or the code. */
	readonly words: string;
	/** The table and its line, for the test of every line. */
	readonly lines: readonly string[];
	readonly from: number;
	readonly to: number;
};

export type Judgement = {
	/** Best first. */
	readonly causes: readonly {
		readonly cause: Cause;
		readonly score: number;
		readonly evidence: readonly Evidence[];
	}[];
	/** The reply says nothing beyond that it refuses. */
	readonly bare: boolean;
	readonly tokens: readonly Token[];
};

export function judge(reading: Reading, known: Tables = tables()): Judgement {
	const {tokens, frame} = unframed(tokensOf(reading.text));
	const weights = weightsOf(tokens);
	const spoken = [
		...idiomEvidence(tokens, weights, known),
		...gridEvidence(tokens, weights, frame, reading, known),
	];
	const fitted = [
		...withStandardTextsLow(withoutContained(spoken)),
		...linkEvidence(reading, tokens.length),
	].map(one => ({...one, score: one.score * fitOf(one.cause, reading.stage)}));
	const coded = codeEvidence(reading, fitted);
	const isClient = known.subjects.find(tokens).some(({meaning}) => meaning === 'client');
	const all = [...fitted, ...coded].map(one => ({
		...one,
		cause: shifted(one.cause, frame, reading, isClient),
	}));
	return {causes: ranked(all), bare: isBare(tokens), tokens};
}

const ofSender: Partial<Record<Cause, Cause>> = {
	'recipient-unknown': 'sender-unverified',
	'recipient-disabled': 'sender-unverified',
	'recipient-unverified': 'sender-unverified',
	'recipient-domain-missing': 'sender-domain-missing',
	'recipient-malformed': 'sender-malformed',
};

/** The same words mean another cause where the reply says whom it speaks of, or that it was no judgement. */
function shifted(cause: Cause, frame: Frame, {code, stage}: Reading, isClient: boolean): Cause {
	if (frame === 'sender') {
		return ofSender[cause] ?? cause;
	}

	if (cause === 'login-refused' && stage === 'AUTH' && code < 500 && code !== 432) {
		return 'server-failed';
	}

	if (stage === 'AUTH' && (cause === 'rate-limited' || cause === 'client-rate')) {
		return 'login-blocked';
	}

	if (stage === 'DATA-END' && cause === 'protocol-syntax') {
		return 'content-format';
	}

	return cause === 'rate-limited' && isClient ? 'client-rate' : cause;
}

type Framed = 'mailbox' | 'sender' | 'client' | 'hello';
type Frame = Framed | null;

const stageOfFrame = {mailbox: 'RCPT', sender: 'MAIL', client: 'CONNECT', hello: 'HELLO'} as const;

const frames: ReadonlyArray<readonly [phrase: string, frame: Frame]> = [
	['recipient address rejected', 'mailbox'],
	['sender address rejected', 'sender'],
	['client host rejected', 'client'],
	['sender ip address rejected', 'client'],
	['unverified client host rejected', 'client'],
	['helo command rejected', 'hello'],
	['ehlo command rejected', 'hello'],
];

/** Postfix says first which check refused; what follows is the reason, and it may be about something else. */
function unframed(tokens: readonly Token[]): {tokens: readonly Token[]; frame: Frame} {
	const text = tokens.map(token => token.text);
	for (const [phrase, frame] of frames) {
		const words = phrase.split(' ');
		const at = text.findIndex((_word, place) => words.every((word, index) => text[place + index] === word));
		if (at >= 0 && at + words.length < tokens.length) {
			return {tokens: tokens.slice(at + words.length), frame};
		}
	}

	return {tokens, frame: null};
}

const conditions = new Set([
	'if',
	'unless',
	'whether',
	'wenn',
	'falls',
	'si',
	'se',
	'если',
	'otherwise',
	'example',
	'maybe',
	'perhaps',
]);
const purposes = new Set([
	'reduce',
	'protect',
	'best',
	'avoid',
	'prevent',
	'ensure',
	'improve',
	'learn',
	'request',
	'resolve',
	'fix',
	'help',
]);
const referrals = new Set([
	'contact',
	'visit',
	'see',
	'refer',
	'information',
	'details',
	'explanation',
	'review',
	'ask',
	'report',
	'assistance',
	'forward',
	'help',
	'explained',
]);

/** How much each word counts: advice and conditions say what might be, not what is. */
function weightsOf(tokens: readonly Token[]): readonly number[] {
	let weight = 1;
	return tokens.map(({text, sentence, apart}, at) => {
		const before = tokens[at - 1];
		if (before && (before.sentence !== sentence || (apart && weight === 0.6))) {
			weight = 1;
		}

		if (conditions.has(text)) {
			weight = 0.5;
		} else if (text === 'to' && purposes.has(tokens[at + 1]?.text ?? '')) {
			weight = 0.6;
		} else if (referrals.has(text) && at > 1) {
			weight = Math.min(weight, 0.5);
		}

		return weight;
	});
}

const lengths = [0, 1.5, 2.3, 2.8, 3.1];

function idiomEvidence(
	tokens: readonly Token[],
	weights: readonly number[],
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
							(weights[from] ?? 1),
						words: wordsIn(tokens, from, to),
						lines: [`idioms ${meaning} ${phrase}`],
						from,
						to,
					},
				]
			: [];
	});
}

function isDenied(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	return before !== undefined && before.text === 'not' && before.sentence === tokens[at]?.sentence;
}

type Hit = {
	readonly meaning: string;
	readonly from: number;
	readonly to: number;
	readonly lines: readonly string[];
};

function gridEvidence(
	tokens: readonly Token[],
	weights: readonly number[],
	frame: Frame,
	reading: Reading,
	known: Tables,
): readonly Evidence[] {
	const subjects = longest(known.subjects.find(tokens)).map(match => hitOf(match, 'subjects'));
	const troubles = [...troubleHits(tokens, known), ...deniedHits(tokens, known)];
	const stage = frame === null ? reading.stage : stageOfFrame[frame];
	const usual = frame ?? subjectAt[reading.stage ?? 'ALONE'] ?? null;
	return troubles.flatMap(trouble => {
		const linked = subjects.flatMap(subject => {
			const strength = strengthOf(subject, trouble, tokens);
			return strength < 0.3
				? []
				: evidenceOf(subject, trouble, strength, tokens, weights, stage, reading.code, known);
		});
		const best = linked.reduce<Evidence | null>(
			(one, other) => (one && one.score >= other.score ? one : other),
			null,
		);
		const own: Hit | null =
			usual === null ? null : {meaning: usual, from: trouble.from, to: trouble.to, lines: []};
		const alone =
			own && !best
				? evidenceOf(own, trouble, frame ? 0.75 : 0.6, tokens, weights, stage, reading.code, known)
				: [];
		return [...(best ? [best] : []), ...alone];
	});
}

function hitOf({meaning, phrase, from, to}: Match<string>, table: string): Hit {
	return {meaning, from, to, lines: [`${table} ${meaning} ${phrase}`]};
}

/** Of subjects that overlap only the longest names what is meant; of equals all do. */
function longest(matches: readonly Match<string>[]): readonly Match<string>[] {
	return matches.filter(
		one =>
			!matches.some(
				other => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from,
			),
	);
}

function troubleHits(tokens: readonly Token[], known: Tables): readonly Hit[] {
	return longest(known.troubles.find(tokens))
		.filter(({from}) => !isDenied(tokens, from))
		.map(match => hitOf(match, 'troubles'));
}

const denying = new Set(denials);

/** Words that tell of trouble only where they are denied: `not accepted`, `no valid recipients`. */
function deniedHits(tokens: readonly Token[], known: Tables): readonly Hit[] {
	return longest(known.positives.find(tokens)).flatMap(match => {
		for (let at = match.from - 1; at >= Math.max(0, match.from - 4); at--) {
			const token = tokens[at];
			if (token && token.sentence === tokens[match.from]?.sentence && denying.has(token.text)) {
				return [{...hitOf(match, 'positives'), from: at}];
			}
		}

		return [];
	});
}

/** 0 where the two are not said of each other. */
function strengthOf(subject: Hit, trouble: Hit, tokens: readonly Token[]): number {
	if (tokens[subject.from]?.sentence !== tokens[trouble.from]?.sentence) {
		return 0;
	}

	const [first, second] = subject.from <= trouble.from ? [subject, trouble] : [trouble, subject];
	const between = Math.max(0, second.from - first.to - 1);
	const commas = tokens.slice(first.to + 1, second.from + 1).filter(token => token.apart).length;
	return (
		Math.max(0, 1 - 0.08 * between - 0.12 * commas) *
		(trouble.meaning === 'missing' && trouble.from > subject.from ? 0.6 : 1)
	);
}

// RFC 5321 §4.2.2, RFC 1869: with these numbers it is the form that is wrong.
const formCodes = new Set([501, 555]);

/** A subject that has no cell of its own for the special trouble has one for the general. */
const kindOf: Readonly<Record<string, string>> = {
	malformed: 'invalid',
	blacklisted: 'blocked',
	banned: 'blocked',
};

function evidenceOf(
	subject: Hit,
	trouble: Hit,
	strength: number,
	tokens: readonly Token[],
	weights: readonly number[],
	stage: Stage | null,
	code: number,
	known: Tables,
): readonly Evidence[] {
	const said =
		(trouble.meaning === 'invalid' || trouble.meaning === 'missing') && formCodes.has(code)
			? 'malformed'
			: trouble.meaning;
	const {cells} = known;
	const cell =
		cells.get(`${subject.meaning} ${said}`) ??
		cells.get(`${subject.meaning} ${kindOf[said] ?? trouble.meaning}`);
	const cause = cell ? causeAt(cell, stage) : null;
	if (!cell || cause === null) {
		return [];
	}

	const from = Math.min(subject.from, trouble.from);
	const to = Math.max(subject.to, trouble.to);
	return [
		{
			cause,
			score: cell.weight * strength * (weights[trouble.from] ?? 1),
			words: wordsIn(tokens, from, to),
			lines: [...subject.lines, ...trouble.lines, `grid ${subject.meaning} ${trouble.meaning}`],
			from,
			to,
		},
	];
}

function wordsIn(tokens: readonly Token[], from: number, to: number): string {
	return tokens
		.slice(from, to + 1)
		.map(({text}) => text)
		.join(' ');
}

/** `unknown users` within `too many unknown users` says nothing of its own. */
function withoutContained(all: readonly Evidence[]): readonly Evidence[] {
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

function linkEvidence({links}: Reading, at: number): readonly Evidence[] {
	return causesOfLinks(links).map(({cause, weight, part}) => ({
		cause,
		score: weight,
		words: part,
		lines: [`links ${part}`],
		from: at,
		to: at,
	}));
}

// RFC 5321 §4.2.2 gives these texts with the numbers; servers put them before what they really mean.
const standardTexts = new Set([
	'bad sequence of commands',
	'bad sequence',
	'service not available',
	'service unavailable',
	'service currently unavailable',
	'closing transmission channel',
	'mailbox unavailable',
	'mailbox not available',
	'exceeded storage allocation',
	'insufficient system storage',
	'local error in processing',
	'error in processing',
	'local error',
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

/** Where something more is said, the texts of the standard are no more than an opening. */
function withStandardTextsLow(all: readonly Evidence[]): readonly Evidence[] {
	const isStandard = ({words}: Evidence) => standardTexts.has(words);
	const standard = all.filter(isStandard);
	return all.map(one => {
		const more = all.some(other => other.cause !== one.cause && !isStandard(other) && other.score >= 1.6);
		return isStandard(one) && more && standard.length > 0 ? {...one, score: one.score * 0.55} : one;
	});
}

/** The code agrees with the words, or speaks where they are silent; it never overrules them. */
function codeEvidence({enhanced, code, stage}: Reading, spoken: readonly Evidence[]): readonly Evidence[] {
	const best = Math.max(0, ...spoken.map(({score}) => score));
	return codeCauses(code, enhanced, stage).map(({cause, weight, words}) => ({
		cause,
		score: weight * (best >= 2 ? 0.4 : 1),
		words,
		lines: [],
		from: 0,
		to: 0,
	}));
}

function ranked(all: readonly Evidence[]): Judgement['causes'] {
	const byCause = Map.groupBy(all, ({cause}) => cause);
	return [...byCause]
		.map(([cause, found]) => {
			const evidence = found.toSorted((one, other) => other.score - one.score);
			const [best, second] = evidence;
			return {cause, evidence, score: (best?.score ?? 0) + 0.3 * (second?.score ?? 0)};
		})
		.filter(({score}) => score > 0)
		.toSorted((one, other) => other.score - one.score);
}
