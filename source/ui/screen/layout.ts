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
	const margin = indent <= width / 2 ? indent : 2;
	const rows: Piece[][] = [[]];
	let used = 0;
	let fresh = true;
	const put = (text: string, style: Style): void => {
		const row = rows.at(-1);
		const last = row?.at(-1);
		if (last?.style === style) {
			row?.splice(-1, 1, {text: last.text + text, style});
		} else {
			row?.push({text, style});
		}

		used += cells(text);
		fresh = false;
	};

	const wrap = (): void => {
		rows.push(margin > 0 ? [{text: ' '.repeat(margin), style: 'plain'}] : []);
		used = margin;
		fresh = true;
	};

	for (const {text, style} of shown) {
		for (const [word] of text.matchAll(/ +|[^ ]+/g)) {
			const size = cells(word);
			const isSpace = word.startsWith(' ');
			if (used + size <= width) {
				if (!(isSpace && fresh && rows.length > 1)) {
					put(word, style);
				}
			} else if (isSpace) {
				wrap();
			} else {
				if (!fresh && (size <= width - margin || width - used < 8)) {
					wrap();
				}

				putInParts(word, style);
			}
		}
	}

	function putInParts(word: string, style: Style): void {
		for (const [chunk] of word.matchAll(/[^:/,;=&?]*[:/,;=&?]|[^:/,;=&?]+/g)) {
			const size = cells(chunk);
			if (size <= width - margin && chunk !== word) {
				if (used + size > width) {
					wrap();
				}

				put(chunk, style);
			} else {
				putByGraphemes(chunk, style);
			}
		}
	}

	function putByGraphemes(word: string, style: Style): void {
		let part = '';
		let size = 0;
		for (const grapheme of graphemes(word)) {
			const more = cells(grapheme);
			if (used + size + more > width && !(fresh && part === '')) {
				if (part !== '') {
					put(part, style);
				}

				wrap();
				part = '';
				size = 0;
			}

			part += grapheme;
			size += more;
		}

		put(part, style);
	}

	return rows;
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
