/**
 * Text broken into rows of a given width: between words, and inside a word only where it is too long. Help, reports,
 * panes and the form break their lines here.
 */
import {cells, graphemes, isSimple} from './graphemes.ts';

/** Offsets in the text (UTF-16 units). */
export type Row = {
	readonly start: number;
	/** What stands between it and the start of the next row are the spaces at which the line was broken. */
	readonly end: number;
};

/** `width` in terminal cells. At least one row, which may be empty. */
export function wrap(text: string, width: number): string[] {
	return rowsOf(text, width).map(row => text.slice(row.start, endOfWords(text, row)));
}

/** Where the spaces at the end of a row begin; other white space is text. */
function endOfWords(text: string, {start, end}: Row): number {
	let last = end;
	while (last > start && text[last - 1] === ' ') {
		last--;
	}

	return last;
}

/**
 * `text` has no control characters. `width` in terminal cells; the rows after the first are narrower by `margin`.
 * At least one row, which may be empty.
 */
export function rowsOf(text: string, width: number, margin = 0): readonly Row[] {
	return (margin === 0 && plainRows(text, width)) || rowsByWords(text, width, margin);
}

/** Of plain sentences, which most texts are: found without looking at each word. Null for any other. */
function plainRows(text: string, width: number): readonly Row[] | null {
	if (!isSimple(text) || /^ | {2}| $/.test(text)) {
		return null;
	}

	const rows: Row[] = [];
	let start = 0;
	while (text.length - start > width) {
		const space = text.lastIndexOf(' ', start + width);
		if (space <= start) {
			return null;
		}

		// A space that has room belongs to the row.
		rows.push({start, end: Math.min(space + 1, start + width)});
		start = space + 1;
	}

	return [...rows, {start, end: text.length}];
}

function rowsByWords(text: string, width: number, margin: number): readonly Row[] {
	const wrapper = new Wrapper(width, margin);
	for (const [word] of text.matchAll(/ +|[^ ]+/g)) {
		wrapper.add(word);
	}

	return wrapper.rows();
}

/** Cells that a long word needs at the end of a row to begin there. */
const worthBeginning = 8;

/** A line on its way into rows. */
class Wrapper {
	readonly #done: Row[] = [];
	readonly #width: number;
	readonly #margin: number;
	#start = 0;
	#end = 0;
	/** Columns of the row that are taken. */
	#used = 0;

	constructor(width: number, margin: number) {
		this.#width = width;
		this.#margin = margin;
	}

	rows(): readonly Row[] {
		return [...this.#done, {start: this.#start, end: this.#end}];
	}

	/** A word, or the spaces between two. */
	add(word: string): void {
		const size = cells(word);
		const isSpace = word.startsWith(' ');
		if (this.#used + size <= this.#width) {
			if (isSpace && this.#isEmpty() && this.#done.length > 0) {
				this.#skip(word);
			} else {
				this.#put(word, size);
			}
		} else if (isSpace) {
			this.#wrap();
			this.#skip(word);
		} else {
			const fitsAlone = size <= this.#width - this.#margin;
			if (!this.#isEmpty() && (fitsAlone || this.#width - this.#used < worthBeginning)) {
				this.#wrap();
			}

			this.#putInParts(word);
		}
	}

	#isEmpty(): boolean {
		return this.#start === this.#end;
	}

	#put(text: string, size: number): void {
		this.#end += text.length;
		this.#used += size;
	}

	#skip(spaces: string): void {
		this.#start += spaces.length;
		this.#end = this.#start;
	}

	#wrap(): void {
		this.#done.push({start: this.#start, end: this.#end});
		this.#start = this.#end;
		this.#used = this.#margin;
	}

	/** Where a person would break a long one: behind the marks in it. */
	#putInParts(word: string): void {
		for (const [chunk] of word.matchAll(/[^:/,;=&?]*[:/,;=&?]|[^:/,;=&?]+/g)) {
			const size = cells(chunk);
			if (size <= this.#width - this.#margin && chunk !== word) {
				if (this.#used + size > this.#width) {
					this.#wrap();
				}

				this.#put(chunk, size);
			} else {
				this.#putByGraphemes(chunk);
			}
		}
	}

	#putByGraphemes(word: string): void {
		for (const grapheme of graphemes(word)) {
			const size = cells(grapheme);
			if (this.#used + size > this.#width && !this.#isEmpty()) {
				this.#wrap();
			}

			this.#put(grapheme, size);
		}
	}
}
