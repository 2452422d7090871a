/** Which noun of a sentence a trouble is said of: how near they stand, and what stands between. */
import type {Token} from './tokens.ts';

/** A subject or a trouble, where it stands. */
export type Hit = {
	readonly meaning: string;
	readonly from: number;
	readonly to: number;
	readonly lines: readonly string[];
};

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

/** Beside the other subject this one is not what the trouble is said of. */
export function isBeside(subject: Hit, trouble: Hit, other: Hit, tokens: readonly Token[]): boolean {
	return (
		isModifier(subject, other, tokens) ||
		isElsewhere(subject, trouble, other, tokens) ||
		isAdjunct(subject, trouble, other, tokens) ||
		(isObject(subject, trouble) && !isObject(other, trouble))
	);
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

/** 0 where the two are not said of each other. */
export function strengthOf(subject: Hit, trouble: Hit, tokens: readonly Token[]): number {
	if (tokens[subject.from]?.sentence !== tokens[trouble.from]?.sentence) {
		return 0;
	}

	const [first, second] = subject.from <= trouble.from ? [subject, trouble] : [trouble, subject];
	const between = Math.max(0, second.from - first.to - 1);
	if (isHeading(subject, tokens) && subject.to < trouble.from) {
		return between > farthest ? 0.5 : 1;
	}

	const commas = tokens.slice(first.to + 1, second.from + 1).filter(token => token.apart).length;
	return (
		Math.max(0, 1 - 0.08 * between - 0.12 * commas) *
		(trouble.meaning === 'missing' && trouble.from > subject.from ? 0.6 : 1)
	);
}

const farthest = 8;

/** `SPF: …`: set apart at the beginning, it is what all of the sentence is about. */
function isHeading({from, to}: Hit, tokens: readonly Token[]): boolean {
	const first = tokens[from];
	const isFirst = from === 0 || tokens[from - 1]?.sentence !== first?.sentence;
	return isFirst && first !== undefined && !first.text.startsWith('<') && tokens[to + 1]?.apart === true;
}
