/** A trouble said of a subject: the grid says what the two amount to. */
import {isTransientNegative} from '../../protocol/reply-class.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import {type Frame, stageOfFrame} from './frame.ts';
import {isDenied} from './idiom.ts';
import type {Match} from './match.ts';
import type {Reading, Stage} from './roles.ts';
import {subjectAt} from './stages.ts';
import {causeAt, type Tables} from './table.ts';
import type {Token} from './tokens.ts';
import {denials} from './words/troubles.ts';

type Hit = {
	readonly meaning: string;
	readonly from: number;
	readonly to: number;
	readonly lines: readonly string[];
};

/** What one reply says, for all its pairs. */
type Said = {
	readonly tokens: readonly Token[];
	readonly emphasis: readonly number[];
	readonly stage: Stage | null;
	readonly code: number;
	readonly known: Tables;
};

// How surely a trouble is said of what the command was about, where the sentence names nothing.
const unnamed = {framed: 0.75, byStage: 0.6, server: 0.9};
const weakest = 0.3;
const aside = 0.6;
// `address syntax` is about the address.
const forms = new Set(['syntax', 'message']);
// Said of one thing with regard to another.
const relations = new Set(['unregistered', 'notowned', 'mismatch']);
const attributes = new Set([
	'unknown',
	'invalid',
	'missing',
	'malformed',
	'expired',
	'unsupported',
	'toomany',
]);

/** `emphasis`: how much each token counts. `frame`: whom the words speak of, null where they do not say. */
export function gridEvidence(
	tokens: readonly Token[],
	emphasis: readonly number[],
	frame: Frame,
	reading: Reading,
	known: Tables,
): readonly Evidence[] {
	const stage = frame === null ? reading.stage : stageOfFrame[frame];
	const said: Said = {tokens, emphasis, stage, code: reading.code, known};
	const subjects = longest(known.subjects.find(tokens)).map(match => hitOf(match, 'subjects'));
	const asked = frame ?? subjectAt[reading.stage ?? 'ALONE'] ?? null;
	return [...troubleHits(tokens, known), ...deniedHits(tokens, known)].flatMap(trouble => {
		const linked = strongest(linksOf(trouble, subjects, said));
		// “421 unable to do this” speaks of the server itself.
		const isOwn =
			trouble.meaning === 'failed' &&
			isTransientNegative(reading.code) &&
			tokens[trouble.from]?.text !== 'aborted';
		const usual = isOwn ? 'server' : asked;
		return linked.length > 0 || usual === null
			? linked
			: evidenceOf(
					{meaning: usual, from: trouble.from, to: trouble.to, lines: []},
					trouble,
					isOwn ? unnamed.server : frame ? unnamed.framed : unnamed.byStage,
					said,
				);
	});
}

/** What the trouble amounts to with each subject of its sentence. */
function linksOf(trouble: Hit, subjects: readonly Hit[], said: Said): readonly Evidence[] {
	const meant = subjects.filter(
		subject => evidenceOf(subject, trouble, strengthOf(subject, trouble, said.tokens), said).length > 0,
	);
	return meant.flatMap(subject => {
		const isAside = meant.some(
			other =>
				isModifier(subject, other, said.tokens) ||
				isElsewhere(subject, trouble, other, said.tokens) ||
				isAdjunct(subject, trouble, other, said.tokens) ||
				(isObject(subject, trouble) && !isObject(other, trouble)),
		);
		const strength = strengthOf(subject, trouble, said.tokens) * (isAside ? aside : 1);
		return evidenceOf(subject, trouble, strength, said);
	});
}

const prepositions = new Set(['for', 'of', 'at', 'on', 'in', 'to', 'by', 'für', 'pour', 'para', 'per']);
const articles = new Set(['the', 'this', 'that', 'a', 'an', 'any', 'your', 'our']);

/** `recipient` in `message too large for this recipient` */
function isAdjunct(subject: Hit, trouble: Hit, other: Hit, tokens: readonly Token[]): boolean {
	const before = tokens[subject.from - 1]?.text ?? '';
	const link = articles.has(before) ? (tokens[subject.from - 2]?.text ?? '') : before;
	return (
		other.to < trouble.from &&
		subject.from > trouble.to &&
		trouble.meaning !== 'poor' &&
		prepositions.has(link)
	);
}

/** `your account` in `not associated with your account` */
function isObject(one: Hit, {meaning, from, to}: Hit): boolean {
	return relations.has(meaning) && one.from >= from && one.to <= to;
}

/** `mailbox` in `mailbox size`: of two nouns the last is what is meant. */
function isModifier(one: Hit, other: Hit, tokens: readonly Token[]): boolean {
	return (
		other.from === one.to + 1 &&
		other.meaning !== one.meaning &&
		one.meaning !== 'hello' &&
		!forms.has(other.meaning) &&
		isJoined(other, tokens)
	);
}

/**
 * `address` in `address has nonexistent domain` and in `unknown domain in address`: the trouble is an attribute of the
 * noun behind it.
 */
function isElsewhere(subject: Hit, trouble: Hit, other: Hit, tokens: readonly Token[]): boolean {
	return (
		attributes.has(trouble.meaning) &&
		(subject.to + 1 < trouble.from || isWithin(other, subject, tokens)) &&
		other.from === trouble.to + 1 &&
		isJoined(other, tokens)
	);
}

const within = new Set(['in', 'of', 'within']);

/** `domain in recipient address` */
function isWithin(one: Hit, other: Hit, tokens: readonly Token[]): boolean {
	return other.from > one.to + 1 && within.has(tokens[one.to + 1]?.text ?? '');
}

/** No mark before it, and a word, not a name that stands beside one (`user <rcpt>`). */
function isJoined({from}: Hit, tokens: readonly Token[]): boolean {
	const token = tokens[from];
	return token !== undefined && !token.apart && !token.text.startsWith('<');
}

function strongest(all: readonly Evidence[]): readonly Evidence[] {
	const [first, ...rest] = all;
	return first ? [rest.reduce((one, other) => (one.score >= other.score ? one : other), first)] : [];
}

function hitOf({meaning, phrase, from, to}: Match, table: string): Hit {
	return {meaning, from, to, lines: [`${table} ${meaning} ${phrase}`]};
}

/** Of subjects that overlap only the longest names what is meant; of equals all do. */
export function longest(matches: readonly Match[]): readonly Match[] {
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
			if (
				token &&
				token.sentence === tokens[match.from]?.sentence &&
				denying.has(token.text) &&
				!isCounted(tokens, at)
			) {
				return [{...hitOf(match, 'positives'), from: at}];
			}
		}

		return [];
	});
}

/** `only one sender` is about how many, not about who. */
function isCounted(tokens: readonly Token[], at: number): boolean {
	return tokens[at]?.text === 'only' && tokens[at + 1]?.text === 'one';
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

/** None where the grid knows nothing of the two, or where they stand too far apart. */
function evidenceOf(
	subject: Hit,
	trouble: Hit,
	strength: number,
	{tokens, emphasis, stage, code, known: {cells}}: Said,
): readonly Evidence[] {
	const isForm = (trouble.meaning === 'invalid' || trouble.meaning === 'missing') && formCodes.has(code);
	const meaning = isForm ? 'malformed' : trouble.meaning;
	const cell =
		cells.get(`${subject.meaning} ${meaning}`) ??
		cells.get(`${subject.meaning} ${kindOf[meaning] ?? trouble.meaning}`);
	const cause = cell ? causeAt(cell, stage) : null;
	// “450 mailbox unavailable” says that it cannot be used now (RFC 5321 §4.2.2), not that there is none.
	const isPassing =
		isTransientNegative(code) && trouble.meaning === 'unavailable' && cause === 'recipient-unknown';
	if (!cell || cause === null || isPassing || strength < weakest) {
		return [];
	}

	const from = Math.min(subject.from, trouble.from);
	const to = Math.max(subject.to, trouble.to);
	return [
		{
			cause,
			score: cell.weight * strength * (emphasis[trouble.from] ?? 1),
			words: wordsIn(tokens, from, to),
			lines: [...subject.lines, ...trouble.lines, `grid ${subject.meaning} ${trouble.meaning}`],
			from,
			to,
		},
	];
}
