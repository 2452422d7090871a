/** Roots of words as one pattern, and two such patterns near each other. */

/** Alternatives, `|` between them; where a line is broken the blanks do not count. A root begins a word and need not end it. */
export function roots(strings: TemplateStringsArray): string {
	return `${wordBegins}(?:${strings.raw.join('').replace(/\n\s*/g, '')})`;
}

/** In any order, at most so many characters apart, in one sentence. */
export function near(one: string, other: string, apart: number): string {
	const between = `(?:[^.;]|[.;](?!\\s|$)){0,${apart}}?`;
	return `(?:${one}${between}${other}|${other}${between}${one})`;
}

/** The meaning, where none of these words stands anywhere. */
export function unless(words: string, meaning: string): string {
	return `^(?!.*(?:${words})).*${meaning}`;
}

// Chinese and Japanese words have no blank before them, so `\b` would be wrong twice: it knows ASCII only.
const wordBegins = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}])`;
