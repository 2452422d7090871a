/**
 * The one door between a server's text and a screen or a file. Nothing that moves a cursor, colours, reorders,
 * hides or joins characters passes; letters of all scripts do.
 */

/** The text on one line, safe to draw. */
export function visible(text: string): string {
	if (/^[ -~]*$/.test(text)) {
		return text;
	}

	return text
		.replace(unsafe, escapeCharacter)
		.replace(/^\p{M}+/u, escapeAll)
		.replace(/(?<=\P{M}\p{M}{8})\p{M}+/gu, escapeAll);
}

/** Bytes as text where they are UTF-8, each other byte as `\xHH`. */
export function visibleBytes(bytes: Uint8Array): string {
	let shown = '';
	let index = 0;
	while (index < bytes.length) {
		const start = index;
		let length = sequenceAt(bytes, index);
		while (length > 0) {
			index += length;
			length = sequenceAt(bytes, index);
		}

		shown += visible(decoder.decode(bytes.subarray(start, index)));
		if (index < bytes.length) {
			shown += `\\x${hex(bytes[index] ?? 0)}`;
			index++;
		}
	}

	return shown;
}

// Cf holds bidi controls, zero-width joiners and the BOM; the default-ignorable ones draw nothing at all.
// Spaces other than the two that people write (U+0020, U+3000) would pass for one.
const unsafe =
	/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}/gu;

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
