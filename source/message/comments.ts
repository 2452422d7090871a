/** Structured header fields without their comments (RFC 5322 §3.2.2): parentheses nest, quoted strings are kept. */

/** Each comment becomes a space. What is not closed goes to the end. Linear. */
export function withoutComments(text: string): string {
	let result = '';
	let depth = 0;
	let quoted = false;
	for (let index = 0; index < text.length; index++) {
		const character = text[index] ?? '';
		if (character === '\\') {
			result += depth === 0 ? text.slice(index, index + 2) : '';
			index++;
		} else if (character === '"' && depth === 0) {
			quoted = !quoted;
			result += character;
		} else if (character === '(' && !quoted) {
			depth++;
		} else if (character === ')' && depth > 0) {
			depth--;
			result += depth === 0 ? ' ' : '';
		} else if (depth === 0) {
			result += character;
		}
	}

	return result;
}
