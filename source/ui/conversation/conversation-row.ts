/** A row of the conversation as it is drawn: mark, time, lock, side, text, note. */

import {withCommas} from '../../protocol/with-commas.ts';
import {type DisplayRow, spread} from '../screen/layout.ts';
import {circled, type Piece, piece} from '../screen/lines.ts';
import {marked} from '../screen/marked.ts';
import {sinceStart, timeOfDay} from '../screen/times.ts';
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
	/** How often in a row it came. */
	readonly times?: number;
	/** Text that was searched for. */
	readonly mark?: string;
	/** When the session began, in milliseconds since 1970: then the time of day is shown. */
	readonly startedAt?: number | null;
	/** False where a recording has no times at all: then there is no column for them. */
	readonly timed?: boolean;
};

export function conversationRow(
	row: ConversationRow,
	{
		selected,
		findings,
		pointing = [],
		blamed = [],
		times = 1,
		mark = '',
		startedAt = null,
		width,
		timed = true,
	}: RowLook,
): DisplayRow {
	const first = row.part === 0;
	const timeWidth = timed ? (startedAt === null ? 6 : 9) : 0;
	const time = (first && row.at !== null ? timeWords(row.at, startedAt) : '').padStart(timeWidth);
	const shown = [
		piece(selected && first ? '❯' : ' ', 'accent'),
		piece(time, selected && first ? 'accent' : 'dim'),
		piece(row.secure ? ' ▪ ' : '   ', 'dim'),
		piece(`${row.who} `, row.who === 'C' ? 'strong' : 'dim'),
		// The server's words are indented: the speaker can be seen without reading the letter.
		piece(row.who === 'S' ? '  ' : ''),
		...marked(selected ? row.pieces.map(emphasized) : row.pieces, mark),
	];
	const numbers = first
		? [
				...blamed.map(number => piece(` ${circled(number)} ◂cause`, 'warn')),
				...findings.map(number =>
					piece(` ${circled(number)}${pointing.includes(number) ? ' ↑above' : ''}`, 'warn'),
				),
			]
		: [];
	const repeated = first && times > 1 ? [piece(`  × ${withCommas(times)}`, 'warn')] : [];
	return spread(shown, [...row.note, ...repeated, ...numbers], width);
}

function timeWords(at: number, startedAt: number | null): string {
	return startedAt === null ? sinceStart(at) : timeOfDay(startedAt + at);
}

function emphasized({text, style}: Piece): Piece {
	return {text, style: style === 'plain' ? 'strong' : style};
}
