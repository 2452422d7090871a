/** Titles in the upper edge of a pane, and which of them stands in a column. */
import type {ViewName} from '../screen-state.ts';
import {cellsOf} from './layout.ts';
import {type Piece, piece} from './lines.ts';

export type Title = {
	readonly text: string;
	readonly active: boolean;
	/** What it leads to, and the number of its key. */
	readonly view?: ViewName;
	readonly number?: number;
	readonly badge?: string;
};

/** All titles where there is room, with their numbers or without; else the active one, and signs that there are more. */
export function tabsThatFit(titles: readonly Title[], width: number): readonly Piece[] {
	return partsThatFit(titles, width).flatMap(({pieces}) => pieces);
}

/** The title in this cell, counted from the first one. */
export function titleAt(titles: readonly Title[], width: number, cell: number): Title | null {
	let left = cell;
	for (const {title, pieces} of partsThatFit(titles, width)) {
		const size = cellsOf(pieces);
		if (left >= 0 && left < size) {
			return title;
		}

		left -= size;
	}

	return null;
}

type Part = {readonly title: Title | null; readonly pieces: readonly Piece[]};

const layouts = [
	{space: '  ', numbered: true},
	{space: ' ', numbered: true},
	{space: '  ', numbered: false},
	{space: ' ', numbered: false},
];

function partsThatFit(titles: readonly Title[], width: number): readonly Part[] {
	const all = layouts.map(({space, numbered}) =>
		titles.flatMap((title, index): Part[] => [
			...(index > 0 ? [{title: null, pieces: [piece(space)]}] : []),
			{title, pieces: tab(title, numbered)},
		]),
	);
	const fitting = all.find(parts => cellsOf(parts.flatMap(({pieces}) => pieces)) <= width);
	if (fitting) {
		return fitting;
	}

	const at = titles.findIndex(({active}) => active);
	const shown = titles[at];
	return shown
		? [
				{title: null, pieces: [piece('‹ ', 'dim')]},
				{title: shown, pieces: tab(shown, false)},
				{title: null, pieces: [piece(` ${at + 1}/${titles.length} ›`, 'dim')]},
			]
		: [];
}

function tab({text, active, badge, number}: Title, numbered: boolean): Piece[] {
	return [
		...(numbered && number !== undefined ? [piece(`${number} `, 'dim')] : []),
		piece(text, active ? 'accent' : 'dim'),
		...(badge ? [piece(` ${badge}`, 'warn')] : []),
	];
}
