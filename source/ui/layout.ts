/** Lines become rows of a given width: escaped, wrapped between words, and inside a word only where it is too long. */
import {visible} from '../protocol/visible.ts';
import {cells, graphemes} from './graphemes.ts';
import type {Line, Piece, Style} from './lines.ts';

export type DisplayRow = readonly Piece[];

export function layOut(lines: readonly Line[], width: number): DisplayRow[] {
	return lines.flatMap(line => layOutLine(line, Math.max(1, width)));
}

function layOutLine({pieces, indent = 0, fixed}: Line, width: number): DisplayRow[] {
	const safe = pieces.map(({text, style}) => ({text: visible(text), style}));
	if (fixed || safe.reduce((sum, {text}) => sum + cells(text), 0) <= width) {
		return [safe];
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

	for (const {text, style} of safe) {
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
		let part = '';
		let size = 0;
		for (const grapheme of graphemes(word)) {
			const more = cells(grapheme);
			if (used + size + more > width && part !== '') {
				put(part, style);
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
