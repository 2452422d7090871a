/** The words that Tab turns through: only what differs, the chosen one in view, and what it means. */
import {cells} from '../../text/graphemes.ts';
import {type Line, line, piece} from '../screen/lines.ts';
import type {Editor} from './editor.ts';

type Cycle = NonNullable<Editor['cycle']>;

export function completionLines({candidates, index}: Cycle, width: number): readonly Line[] {
	const shared = sharedStart(candidates.map(({text}) => text));
	const words = candidates.map(({text}) => text.slice(shared).trimEnd() || text.trimEnd());
	const {from, to} = windowAround(
		words.map(word => cells(word) + gap),
		index,
		width - 4,
	);
	const chosen = candidates[index];
	return [
		line(
			piece(from > 0 ? '‹ ' : '', 'dim'),
			...words
				.slice(from, to)
				.flatMap((word, place) => [piece(word, from + place === index ? 'accent' : 'dim'), ' '.repeat(gap)]),
			piece(to < words.length ? '›' : '', 'dim'),
		),
		line(piece(chosen?.label ?? '', 'dim')),
	];
}

const gap = 2;

/** Up to the beginning of the word in which they differ. */
function sharedStart(texts: readonly string[]): number {
	const [first = '', ...others] = texts;
	let same = 0;
	while (same < first.length && others.every(text => text[same] === first[same])) {
		same++;
	}

	const start = first.slice(0, same).search(/[^ :]*$/);
	return Math.max(0, start);
}

/** The words around the chosen one that fit beside each other; `to` is the one after the last. */
function windowAround(
	sizes: readonly number[],
	index: number,
	width: number,
): {readonly from: number; readonly to: number} {
	let from = index;
	let to = Math.min(sizes.length, index + 1);
	let left = width - (sizes[index] ?? 0);
	// By turns to the right and to the left, as long as there is room.
	for (let grew = true; grew; ) {
		grew = false;
		const right = sizes[to];
		if (right !== undefined && right <= left) {
			to++;
			left -= right;
			grew = true;
		}

		const before = sizes[from - 1];
		if (from > 0 && before !== undefined && before <= left) {
			from--;
			left -= before;
			grew = true;
		}
	}

	return {from, to};
}
