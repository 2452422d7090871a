/** Lines become rows of a given width: escaped, wrapped between words, and inside a word only where it is too long. */
import {cells, clip, drawable, graphemes} from './graphemes.ts';
import type {Line, Piece, Style} from './lines.ts';

export type DisplayRow = readonly Piece[];

export function layOut(lines: readonly Line[], width: number): DisplayRow[] {
	return lines.flatMap(line => layOutLine(line, Math.max(1, width)));
}

function layOutLine({pieces, indent = 0, fixed}: Line, width: number): DisplayRow[] {
	const shown = pieces.map(safe);
	if (fixed || shown.reduce((sum, {text}) => sum + cells(text), 0) <= width) {
		return [shown];
	}

	// A hanging indent that leaves no room for words would be no help.
	const wrapper = new Wrapper(width, indent <= width / 2 ? indent : 2);
	for (const {text, style} of shown) {
		for (const [word] of text.matchAll(/ +|[^ ]+/g)) {
			wrapper.add(word, style);
		}
	}

	return wrapper.rows;
}

/** A line on its way into rows. */
class Wrapper {
	readonly rows: Piece[][] = [[]];
	readonly #width: number;
	/** Columns by which the rows after the first stand in. */
	readonly #margin: number;
	/** Columns of the last row that are taken. */
	#used = 0;
	/** Nothing stands in the last row yet. */
	#fresh = true;

	constructor(width: number, margin: number) {
		this.#width = width;
		this.#margin = margin;
	}

	/** A word, or the spaces between two. */
	add(word: string, style: Style): void {
		const size = cells(word);
		const isSpace = word.startsWith(' ');
		if (this.#used + size <= this.#width) {
			if (!(isSpace && this.#fresh && this.rows.length > 1)) {
				this.#put(word, style);
			}
		} else if (isSpace) {
			this.#wrap();
		} else {
			const fitsAlone = size <= this.#width - this.#margin;
			if (!this.#fresh && (fitsAlone || this.#width - this.#used < 8)) {
				this.#wrap();
			}

			this.#putInParts(word, style);
		}
	}

	#put(text: string, style: Style): void {
		const row = this.rows.at(-1);
		const last = row?.at(-1);
		if (last?.style === style) {
			row?.splice(-1, 1, {text: last.text + text, style});
		} else {
			row?.push({text, style});
		}

		this.#used += cells(text);
		this.#fresh = false;
	}

	#wrap(): void {
		this.rows.push(this.#margin > 0 ? [{text: ' '.repeat(this.#margin), style: 'plain'}] : []);
		this.#used = this.#margin;
		this.#fresh = true;
	}

	/** Where a person would break a long one: behind the marks in it. */
	#putInParts(word: string, style: Style): void {
		for (const [chunk] of word.matchAll(/[^:/,;=&?]*[:/,;=&?]|[^:/,;=&?]+/g)) {
			const size = cells(chunk);
			if (size <= this.#width - this.#margin && chunk !== word) {
				if (this.#used + size > this.#width) {
					this.#wrap();
				}

				this.#put(chunk, style);
			} else {
				this.#putByGraphemes(chunk, style);
			}
		}
	}

	#putByGraphemes(word: string, style: Style): void {
		let part = '';
		let size = 0;
		for (const grapheme of graphemes(word)) {
			const more = cells(grapheme);
			if (this.#used + size + more > this.#width && !(this.#fresh && part === '')) {
				if (part !== '') {
					this.#put(part, style);
				}

				this.#wrap();
				part = '';
				size = 0;
			}

			part += grapheme;
			size += more;
		}

		this.#put(part, style);
	}
}

/** One row of exactly this width: `left` at the left, `right` at the right. What does not fit is cut from the left part. */
export function spread(left: readonly Piece[], right: readonly Piece[], width: number): DisplayRow {
	const end = clipRow(right.map(safe), width);
	const room = width - cellsOf(end) - (end.length > 0 ? 1 : 0);
	const start = clipRow(left.map(safe), Math.max(0, room));
	const gap = width - cellsOf(start) - cellsOf(end);
	return gap > 0 ? [...start, {text: ' '.repeat(gap), style: 'plain'}, ...end] : [...start, ...end];
}

export function cellsOf(row: DisplayRow): number {
	return row.reduce((sum, {text}) => sum + cells(text), 0);
}

function clipRow(row: DisplayRow, width: number): Piece[] {
	if (cellsOf(row) <= width) {
		return [...row];
	}

	let left = width;
	const kept: Piece[] = [];
	for (const {text, style} of row) {
		const size = cells(text);
		if (size >= left) {
			// There is more behind this piece even if it fits: the mark must come.
			kept.push({text: size > left ? clip(text, left) : clip(`${text} `, left), style});
			break;
		}

		kept.push({text, style});
		left -= size;
	}

	return kept;
}

function safe({text, style}: Piece): Piece {
	return {text: drawable(text), style};
}
