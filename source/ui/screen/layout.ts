/** Lines become rows of a given width: escaped, wrapped between words, and inside a word only where it is too long. */
import {cells, clip, drawable} from '../../text/graphemes.ts';
import {rowsOf} from '../../text/wrap.ts';
import type {Line, Piece} from './lines.ts';

export type DisplayRow = readonly Piece[];

/** `width` in cells. A line that does not fit becomes several rows, unless it is fixed. */
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
	const before: DisplayRow = margin > 0 ? [{text: ' '.repeat(margin), style: 'plain'}] : [];
	return rowsOf(shown.map(({text}) => text).join(''), width, margin).map((row, index) => [
		...(index > 0 ? before : []),
		...part(shown, row),
	]);
}

/** What of the pieces stands between two offsets of their text. */
function part(
	pieces: readonly Piece[],
	{start, end}: {readonly start: number; readonly end: number},
): Piece[] {
	const parts: Piece[] = [];
	let from = 0;
	for (const {text, style} of pieces) {
		const cut = text.slice(Math.max(0, start - from), Math.max(0, end - from));
		if (cut !== '') {
			parts.push({text: cut, style});
		}

		from += text.length;
	}

	return parts;
}

/** One row of exactly this width: `left` at the left, `right` at the right. What does not fit is cut from the left part. */
export function spread(left: readonly Piece[], right: readonly Piece[], width: number): DisplayRow {
	const end = clipRow(right.map(safe), width);
	const room = width - cellsOf(end) - (end.length > 0 ? 1 : 0);
	const start = clipRow(left.map(safe), Math.max(0, room));
	const gap = width - cellsOf(start) - cellsOf(end);
	return gap > 0 ? [...start, {text: ' '.repeat(gap), style: 'plain'}, ...end] : [...start, ...end];
}

/** Columns that the row takes. */
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
