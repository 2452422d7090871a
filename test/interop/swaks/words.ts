/** A command line as a shell splits it: quotes, backslashes, and `< FILE` for standard input. */

export type Split = {readonly words: readonly string[]; readonly stdin: string | null};

export function splitWords(line: string): Split {
	const words: string[] = [];
	for (const [written] of line.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/gs)) {
		words.push(
			written.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs, (_whole, double, single, escaped) =>
				double !== undefined ? String(double).replace(/\\(["\\$`\n])/g, '$1') : (single ?? escaped),
			),
		);
	}

	const redirect = words.indexOf('<');
	return redirect < 0
		? {words, stdin: null}
		: {words: words.toSpliced(redirect, 2), stdin: words[redirect + 1] ?? ''};
}
