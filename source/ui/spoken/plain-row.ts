/** A row without colours and columns, for who hears it. */
import {visible} from '../../protocol/visible.ts';
import {cellsOf} from '../screen/layout.ts';
import type {Piece} from '../screen/lines.ts';

export function plainRow(pieces: readonly Piece[]): string {
	return cellsOf(pieces) === 0
		? ''
		: visible(pieces.map(({text}) => text).join(''))
				// A ruled line would be heard dash by dash.
				.replace(/─+/g, '')
				.replace(/ {2,}/g, ' ')
				.trim();
}
