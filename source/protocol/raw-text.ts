/**
 * Text with escapes to exact bytes, for deliberate faults: `"EHLO x\r\n"`, `\n`, `\r`, `\t`, `\0`, `\\`, `\"`,
 * `\xHH` (one byte) and `\u{HHHH}` (a character in UTF-8). Everything else stands for itself, in UTF-8.
 */
export type RawText =
	| {readonly ok: true; readonly bytes: Uint8Array}
	| {readonly ok: false; readonly problem: string};

const simple: Readonly<Record<string, number>> = {
	n: 0x0a,
	r: 0x0d,
	t: 0x09,
	'0': 0x00,
	'\\': 0x5c,
	'"': 0x22,
};

const token = /\\(?:x([\da-f]{2})|u\{([\da-f]{1,6})\}|(.?))|[^\\]+/gisu;

/** Quotes around the whole text are taken off; without them the text is taken as it stands. */
export function readRawText(text: string): RawText {
	const quoted = /^"(.*)"$/su.exec(text.trim());
	const inner = quoted?.[1] ?? text;
	const parts: Uint8Array[] = [];
	for (const match of inner.matchAll(token)) {
		const [whole, hex, point, letter] = match;
		if (hex) {
			parts.push(Uint8Array.of(Number.parseInt(hex, 16)));
		} else if (point) {
			const value = Number.parseInt(point, 16);
			if (value > 0x10ffff) {
				return {ok: false, problem: `“${whole}” is not a character: the highest is \\u{10FFFF}.`};
			}

			parts.push(Buffer.from(String.fromCodePoint(value)));
		} else if (letter === undefined) {
			parts.push(Buffer.from(whole));
		} else {
			const byte = simple[letter];
			if (byte === undefined) {
				return {
					ok: false,
					problem: `“${whole}” is not a known escape. Use \\n \\r \\t \\0 \\\\ \\" \\xHH or \\u{HHHH}.`,
				};
			}

			parts.push(Uint8Array.of(byte));
		}
	}

	return {ok: true, bytes: new Uint8Array(Buffer.concat(parts))};
}
