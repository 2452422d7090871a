/** A row of the conversation as it is drawn: mark, time, lock, side, text, note. */
import {type DisplayRow, spread} from '../layout.ts';
import {circled, type Piece, piece} from '../lines.ts';
import type {ConversationRow} from '../row.ts';
import {sinceStart} from '../times.ts';

export type RowLook = {
	readonly selected: boolean;
	/** Numbers of the findings that stand at this entry. */
	readonly findings: readonly number[];
	readonly width: number;
};

export function conversationRow(row: ConversationRow, {selected, findings, width}: RowLook): DisplayRow {
	const first = row.part === 0;
	const timeWidth = width < 44 ? 6 : 7;
	const time = first ? sinceStart(row.at).padStart(timeWidth - 1) : ''.padStart(timeWidth - 1);
	const shown = [
		piece(selected && first ? '❯' : ' ', 'accent'),
		piece(time, selected && first ? 'accent' : 'dim'),
		piece(row.secure ? ' ▪ ' : '   ', 'dim'),
		piece(`${row.who} `, row.who === 'C' ? 'strong' : 'dim'),
		// The server's words stand in: one sees who speaks without reading the letter.
		piece(row.who === 'S' ? '  ' : ''),
		...(selected ? row.pieces.map(emphasized) : row.pieces),
	];
	const numbers = first ? findings.map(number => piece(` ${circled(number)}`, 'warn')) : [];
	return spread(shown, [...row.note, ...numbers], width);
}

function emphasized({text, style}: Piece): Piece {
	return {text, style: style === 'plain' ? 'strong' : style};
}
