/** What was searched for stands out wherever it is. */
import {type Piece, piece} from './lines.ts';

/** In any case of the letters. */
export function marked(pieces: readonly Piece[], mark: string): readonly Piece[] {
	const wanted = mark.toLowerCase();
	return wanted === '' ? pieces : pieces.flatMap(one => splitAt(one, wanted));
}

function splitAt({text, style}: Piece, wanted: string): Piece[] {
	const lower = text.toLowerCase();
	// Lower case may be longer than the letter itself: then the places would not fit.
	const at = lower.length === text.length ? lower.indexOf(wanted) : -1;
	if (at === -1) {
		return [{text, style}];
	}

	const end = at + wanted.length;
	return [
		piece(text.slice(0, at), style),
		piece(text.slice(at, end), 'mark'),
		...splitAt({text: text.slice(end), style}, wanted),
	].filter(part => part.text !== '');
}
