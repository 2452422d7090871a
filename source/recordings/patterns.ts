/** Patterns that are lists of phrases: one a line, in any case. */

/** `before` and `behind`: patterns that stand around the list. */
export function anyOf(before: string, phrases: readonly string[], behind = ''): RegExp {
	return new RegExp(`${before}(?:${phrases.join('|')})${behind}`, 'i');
}
