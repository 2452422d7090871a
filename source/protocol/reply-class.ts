/**
 * What the first digit of a reply says (RFC 5321 §4.2.1). A client decides by it whatever the other digits are, so
 * every decision of that kind is made with one of these words.
 */

/** `preliminary`: a class of RFC 821 that no command of SMTP uses. */
export type ReplyClass =
	| 'positive preliminary'
	| 'positive completion'
	| 'positive intermediate'
	| 'transient negative'
	| 'permanent negative';

/** Null for a number that is not a reply code of SMTP (100 to 599). */
export function replyClass(code: number): ReplyClass | null {
	return classes[firstDigit(code)] ?? null;
}

/** Of a code with three digits. */
export function firstDigit(code: number): number {
	return Math.floor(code / 100);
}

/** 2yz: done. */
export function isPositiveCompletion(code: number): boolean {
	return firstDigit(code) === 2;
}

/** 3yz: accepted so far; the client sends more. */
export function isPositiveIntermediate(code: number): boolean {
	return firstDigit(code) === 3;
}

/** 4yz and 5yz: a refusal. */
export function isNegative(code: number): boolean {
	return firstDigit(code) >= 4;
}

/** 4yz: refused now; the same may be accepted later. */
export function isTransientNegative(code: number): boolean {
	return firstDigit(code) === 4;
}

/** 5yz: refused, and the same would be refused again. */
export function isPermanentNegative(code: number): boolean {
	return firstDigit(code) >= 5;
}

/** 500 to 504 say what is wrong with the line itself (RFC 5321 §4.2.2); other refusals judge what it asks for. */
export function refusesLine(code: number): boolean {
	return code >= 500 && code <= 504;
}

const classes: readonly (ReplyClass | null)[] = [
	null,
	'positive preliminary',
	'positive completion',
	'positive intermediate',
	'transient negative',
	'permanent negative',
];
