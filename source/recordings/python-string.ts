/** A string or bytes literal as Python prints it, to the bytes it stands for (in the view of `log-line.ts`). */
import {toView} from './log-line.ts';

const simple: Readonly<Record<string, string>> = {
	n: '\n',
	r: '\r',
	t: '\t',
	'\\': '\\',
	"'": "'",
	'"': '"',
	'0': '\0',
};

/** A literal of Python, of text or of bytes, to the byte view of `log-line.ts`. */
export function unquote(literal: string): string {
	const inner = literal.replace(/^b?['"]/, '').replace(/['"]$/, '');
	return inner.replace(
		/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gi,
		(whole, hex?: string, point?: string, letter?: string) => {
			if (hex) {
				return String.fromCharCode(Number.parseInt(hex, 16));
			}

			return point
				? toView(String.fromCharCode(Number.parseInt(point, 16)))
				: (simple[letter ?? ''] ?? whole);
		},
	);
}
