/**
 * The one door between a server's text and a screen or a file. Nothing that moves a cursor, colours, reorders,
 * hides or joins characters passes; letters of all scripts do.
 *
 * What has passed is `Shown`, a type that is made here and nowhere else: a terminal and a report accept nothing
 * else, so that a text that was not escaped does not compile there.
 */

declare const passed: unique symbol;

/** Text that can be drawn, printed or written to a report. */
export type Shown = (string & {readonly [passed]: true}) | '';

/** The text on one line, safe to draw. */
export function visible(text: string): Shown {
	return pass(plain.test(text) ? text : escaped(text));
}

/**
 * A template whose own words are ours, and whose values are ours too (numbers, and texts that the compiler knows
 * letter by letter) or have passed: shown`Read as: ${visible(name)}`.
 */
export function shown<const Values extends readonly (string | number)[]>(
	words: TemplateStringsArray,
	...values: {[Index in keyof Values]: Ours<Values[Index]>}
): Shown {
	return pass(words.reduce((text, word, index) => `${text}${values[index - 1] ?? ''}${word}`));
}

/** `never` for what is a mere `string`, or a template with one in it: these are an index, literals are keys. */
type Ours<Value> = Value extends number | Shown
	? Value
	: Value extends string
		? Record<never, never> extends Record<Value, 1>
			? never
			: Value
		: never;

/** The text unchanged, its tabs among it, or null where a part of it would have to be escaped. */
export function unescaped(text: string): Shown | null {
	return text.split('\t').every(part => visible(part) === part) ? pass(text) : null;
}

/** Several in one, with a separator of ours such as a line end. */
export function joined(parts: readonly Shown[], separator = ''): Shown {
	return pass(parts.join(separator));
}

/** The text with spaces behind it, up to a width in characters. */
export function padded(text: Shown, width: number): Shown {
	return pass(text.padEnd(width));
}

/** The text without spaces at its end. */
export function trimmed(text: Shown): Shown {
	return pass(text.trimEnd());
}

/** In a style of the terminal (SGR, ECMA-48 §8.3.117), and back to none. */
export function styled(style: number, text: Shown): Shown {
	return pass(`\u001b[${style}m${text}\u001b[0m`);
}

/** Shown text in which parts are replaced by what cannot do harm, such as a placeholder for a secret. */
export function replaced(text: Shown, replace: (text: string) => string): Shown {
	return pass(replace(text));
}

/** A value as JSON on one line: what `visible` would escape stands there as an escape of JSON, and is not lost. */
export function visibleJson(value: unknown): Shown {
	const json = JSON.stringify(value) ?? 'null';
	return pass(plain.test(json) ? json : escapedInJson(json));
}

function pass(text: string): Shown {
	return text as Shown;
}

function toJsonEscapes(text: string): string {
	return text
		.split('')
		.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
}

/** Text of several lines, each safe to draw. */
export function visibleLines(text: string): Shown {
	return joined(text.split('\n').map(visible), '\n');
}

/** Bytes as text where they are UTF-8, each other byte as `\xHH`. */
export function visibleBytes(bytes: Uint8Array): Shown {
	let text = '';
	let index = 0;
	while (index < bytes.length) {
		const start = index;
		let length = sequenceAt(bytes, index);
		while (length > 0) {
			index += length;
			length = sequenceAt(bytes, index);
		}

		text += visible(decoder.decode(bytes.subarray(start, index)));
		if (index < bytes.length) {
			text += `\\x${hex(bytes[index] ?? 0)}`;
			index++;
		}
	}

	return pass(text);
}

/** Most of what is shown. Properties of characters load all of ICU, so patterns with these are not made for it. */
const plain = /^[ -~‘’“”–—…·→]*$/;

function escaped(text: string): string {
	return text
		.replace(unsafe(), escapeCharacter)
		.replace(/^\p{M}+/u, escapeAll)
		.replace(/(?<=\P{M}\p{M}{8})\p{M}+/gu, escapeAll);
}

function escapedInJson(json: string): string {
	return json.replace(unsafe(), toJsonEscapes).replace(/(?<=\P{M}\p{M}{8}|")\p{M}+/gu, toJsonEscapes);
}

// Cf holds bidi controls, zero-width joiners and the BOM; the default-ignorable ones draw nothing at all.
// Spaces other than the two that people write (U+0020, U+3000) would pass for one.
// More marks on one letter than any script has (the towers above) climb over the lines above.
function unsafe(): RegExp {
	return /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}/gu;
}

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

function escapeCharacter(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	if (code === 0x7f) {
		return '␡';
	}

	return code < 0xa0 ? `\\x${hex(code)}` : `\\u{${hex(code).toUpperCase()}}`;
}

// A mark with no letter before it would sit on whatever is drawn to its left; a tower of them on the lines above.
function escapeAll(marks: string): string {
	return [...marks].map(escapeCharacter).join('');
}

function hex(code: number): string {
	return code.toString(16);
}

/** Length of the well-formed UTF-8 sequence that begins here (RFC 3629 §4), or 0. */
function sequenceAt(bytes: Uint8Array, index: number): number {
	const first = bytes[index];
	if (first === undefined) {
		return 0;
	}

	if (first < 0x80) {
		return 1;
	}

	const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
	if (first < 0xc2 || first > 0xf4) {
		return 0;
	}

	const second = bytes[index + 1] ?? 0;
	const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
	const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
	if (second < low || second > high) {
		return 0;
	}

	for (let offset = 2; offset < length; offset++) {
		const next = bytes[index + offset] ?? 0;
		if (next < 0x80 || next > 0xbf) {
			return 0;
		}
	}

	return length;
}
