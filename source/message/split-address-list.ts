/** Cuts an address list at its commas and semicolons, outside quotes, comments, brackets and literals (RFC 5322 §3.4). */
export function splitAddressList(text: string): {
	readonly entries: readonly {readonly input: string; readonly group: string | null}[];
	readonly emptyGroups: readonly string[];
} {
	const entries: {input: string; group: string | null}[] = [];
	const emptyGroups: string[] = [];
	let start = 0;
	let group: string | null = null;
	let members = 0;
	const take = (end: number) => {
		const input = text.slice(start, end).trim();
		start = end + 1;
		if (input !== '') {
			entries.push({input, group});
			members++;
		}
	};

	for (const {character, at} of separators(text)) {
		if (character === ':') {
			if (group === null) {
				group = unquote(text.slice(start, at).trim());
				members = 0;
				start = at + 1;
			}

			continue;
		}

		take(at);
		if (character === ';') {
			if (group !== null && members === 0) {
				emptyGroups.push(group);
			}

			group = null;
		}
	}

	take(text.length);
	return {entries, emptyGroups};
}

const closing: Readonly<Record<string, string>> = {'"': '"', '(': ')', '<': '>', '[': ']'};

/** Each one that is never closed costs a look at all that follows; a list of so many is no list. */
const unclosedLimit = 20;

/** The `,` `;` and `:` that stand outside everything. What is never closed ends at the next comma, so that one bad entry stays one. */
function* separators(text: string): Generator<{character: string; at: number}> {
	let unclosed = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text.charAt(at);
		const close = closing[character];
		if (close !== undefined && unclosed < unclosedLimit) {
			const end = closingAt(text, at, close);
			unclosed += end === null ? 1 : 0;
			at = end ?? at;
		} else if (character === ',' || character === ';' || character === ':') {
			yield {character, at};
		}
	}
}

function closingAt(text: string, open: number, close: string): number | null {
	let depth = 0;
	for (let at = open + 1; at < text.length; at++) {
		const character = text.charAt(at);
		if (character === '\\') {
			at++;
		} else if (character === close) {
			if (depth === 0) {
				return at;
			}

			depth--;
		} else if (close === ')' && character === '(') {
			depth++;
		}
	}

	return null;
}

function unquote(name: string): string {
	return /^".*"$/.test(name) ? name.slice(1, -1).replaceAll(/\\(.)/g, '$1') : name;
}
