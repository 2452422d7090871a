/** A row of the conversation as it is drawn: mark, time, lock, side, text, note. */
import {type DisplayRow, spread} from '../screen/layout.ts';
import {circled, type Piece, piece} from '../screen/lines.ts';
import {sinceStart} from '../screen/times.ts';
import type {ConversationRow} from './row.ts';

export type RowLook = {
	readonly selected: boolean;
	/** Numbers of the findings that stand at this entry. */
	readonly findings: readonly number[];
	/** Those of them that come from an earlier line. */
	readonly pointing?: readonly number[];
	/** Numbers of later findings that come from this line. */
	readonly blamed?: readonly number[];
	readonly width: number;
	/** False where a recording tells no time at all: then there is no column for it. */
	readonly timed?: boolean;
};

export function conversationRow(
	row: ConversationRow,
	{selected, findings, pointing = [], blamed = [], width, timed = true}: RowLook,
): DisplayRow {
	const first = row.part === 0;
	const timeWidth = timed ? (width < 44 ? 5 : 6) : 0;
	const time = (first && row.at !== null ? sinceStart(row.at) : '').padStart(timeWidth);
	const shown = [
		piece(selected && first ? '❯' : ' ', 'accent'),
		piece(time, selected && first ? 'accent' : 'dim'),
		piece(row.secure ? ' ▪ ' : '   ', 'dim'),
		piece(`${row.who} `, row.who === 'C' ? 'strong' : 'dim'),
		// The server's words stand in: one sees who speaks without reading the letter.
		piece(row.who === 'S' ? '  ' : ''),
		...(selected ? row.pieces.map(emphasized) : row.pieces),
	];
	const numbers = first
		? [
				...blamed.map(number => piece(` ${circled(number)} ◂cause`, 'warn')),
				...findings.map(number =>
					piece(` ${circled(number)}${pointing.includes(number) ? ' ↑above' : ''}`, 'warn'),
				),
			]
		: [];
	return spread(shown, [...row.note, ...numbers], width);
}

function emphasized({text, style}: Piece): Piece {
	return {text, style: style === 'plain' ? 'strong' : style};
}
