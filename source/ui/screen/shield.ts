/**
 * Ink lays rows out by counting graphemes, and terminals do not: where the two disagree, everything to the right
 * moves. So Ink never sees such text. Each code point goes through it as characters that take exactly its cells:
 * a private one for the character, another for the second cell of a wide one, variation selectors for marks.
 * `visible()` has escaped real characters of these kinds, so none can be confused with ours.
 */
import {cellsOfCodePoint, isSimple} from '../../text/graphemes.ts';

/** Text that Ink measures and cuts right. */
export function shield(text: string): string {
	if (isSimple(text)) {
		return text;
	}

	let shielded = '';
	let afterBase = false;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		const width = cellsOfCodePoint(code);
		if (code <= 0x7e || code > lastShielded) {
			shielded += character;
		} else if (width === 0) {
			// A mark with nothing to stand on gets a cell of its own.
			shielded += (afterBase ? '' : ' ') + markDigits(code);
		} else {
			shielded += String.fromCodePoint(base + code) + (width === 2 ? secondCell : '');
		}

		afterBase = true;
	}

	return shielded;
}

/** The text again, of a row that Ink put together. A wide character that was cut in half leaves a space. */
export function unshield(row: string): string {
	return special.test(row) ? row.replace(shieldedCharacter, restore) : row;
}

function restore(_: string, digits?: string, character?: string, second?: string): string {
	if (digits !== undefined) {
		return markOf(digits);
	}

	const code = (character?.codePointAt(0) ?? base) - base;
	const whole = code > 0 && (cellsOfCodePoint(code) === 1 || second !== undefined);
	return whole ? String.fromCodePoint(code) : ' ';
}

const base = 0xf_00_00;
const lastShielded = 0x1_ff_fd;
const secondCell = String.fromCodePoint(base);
const firstDigit = 0xe_01_00;

const special = /\u{f0000}|[\u{f0001}-\u{10ffff}]|[\u{e0100}-\u{e017f}]/u;
const shieldedCharacter = /([\u{e0100}-\u{e017f}]{3})|\u{f0000}|([\u{f0001}-\u{10ffff}])(\u{f0000})?/gu;

/** A mark has no cell: three selectors, which join what is before them, carry it. */
function markDigits(code: number): string {
	return String.fromCodePoint(
		firstDigit + (code >> 14),
		firstDigit + ((code >> 7) & 0x7f),
		firstDigit + (code & 0x7f),
	);
}

function markOf(digits: string): string {
	const code = [...digits].reduce((sum, digit) => sum * 128 + (digit.codePointAt(0) ?? 0) - firstDigit, 0);
	return String.fromCodePoint(code);
}
