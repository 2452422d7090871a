/** Text as a terminal sees it: graphemes (what a cursor steps over) and cells (what a row has). */
import {eastAsianWidth} from 'get-east-asian-width';
import {visible} from '../protocol/visible.ts';

/** Of most texts every character is a grapheme and takes one cell; tables of Unicode are made for the others only. */
const simple =
	/^[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u203a\u2190-\u21ff\u2460-\u2473\u2500-\u257f\u276f]*$/;

/** Every character is a grapheme and takes one cell. */
export function isSimple(text: string): boolean {
	return simple.test(text);
}

let segmenter: Intl.Segmenter | undefined;

/** What a person takes for one character, such as a letter with its accents (Unicode UAX #29). */
export function graphemes(text: string): string[] {
	if (isSimple(text)) {
		return [...text];
	}

	segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
	return Array.from(segmenter.segment(text), part => part.segment);
}

/**
 * Cells that a text without control characters needs. Terminals do not agree about clusters: most count each
 * code point (wcwidth), some the whole cluster. This is the count of the former, which is never smaller.
 */
export function cells(text: string): number {
	if (isSimple(text)) {
		return text.length;
	}

	let sum = 0;
	for (const character of text) {
		sum += cellsOfCodePoint(character.codePointAt(0) ?? 0);
	}

	return sum;
}

/** 0 for what is drawn onto the character before it, 2 for wide characters. */
export function cellsOfCodePoint(code: number): 0 | 1 | 2 {
	// Beyond plane 3 no characters are assigned but tags and variation selectors, which are escaped.
	widths ??= new Uint8Array(0x4_00_00).fill(unknown);
	const known = widths[code];
	if (known === undefined || known === unknown) {
		const width = measure(code);
		widths[code] = width;
		return width;
	}

	return known === 0 ? 0 : known === 1 ? 1 : 2;
}

const unknown = 3;
let widths: Uint8Array | undefined;

function measure(code: number): 0 | 1 | 2 {
	// Vowels and finals of Hangul are drawn into the syllable that the initial began.
	if ((code >= 0x11_60 && code <= 0x11_ff) || (code >= 0xd7_b0 && code <= 0xd7_ff)) {
		return 0;
	}

	// Half of a flag: some terminals draw it in one cell, some in two.
	if (code >= 0x1_f1_e6 && code <= 0x1_f1_ff) {
		return 2;
	}

	return /^[\p{Mn}\p{Me}]/u.test(String.fromCodePoint(code)) ? 0 : eastAsianWidth(code);
}

/** A text that may be drawn anywhere in a row: nothing in it falls onto what stands to its left. */
export function drawable(text: string): string {
	const shown = visible(text);
	const first = shown.codePointAt(0) ?? 0x20;
	return cellsOfCodePoint(first) > 0
		? shown
		: `\\u{${first.toString(16).toUpperCase()}}${shown.slice(String.fromCodePoint(first).length)}`;
}

/** At most `width` cells; `…` shows that something was cut. */
export function clip(text: string, width: number): string {
	if (width <= 0) {
		return '';
	}

	if (cells(text) <= width) {
		return text;
	}

	let kept = '';
	let used = 0;
	for (const grapheme of graphemes(text)) {
		const size = cells(grapheme);
		if (used + size > width - 1) {
			break;
		}

		kept += grapheme;
		used += size;
	}

	return `${kept}…`;
}
