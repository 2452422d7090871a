/** Two servers beside each other; below each other where there is no room. */
import type {HostComparison, HostRow} from '../../dialogs/probe/compare-hosts.ts';
import {cellsOf, layOut} from '../screen/layout.ts';
import {blank, heading, type Line, line, type Piece, piece, type Style} from '../screen/lines.ts';

export function comparisonLines(comparison: HostComparison, width: number): Line[] {
	const {here, there, groups, alike} = comparison;
	const label = 18;
	const column = Math.floor((width - label - 2) / 2);
	const draw = (what: Piece, left: Piece, right: Piece, spoken: string): Line[] =>
		(column >= 24 ? beside(what, left, right, {label, column}) : below(what, left, right)).map(
			(one, index) => ({...one, spoken: index === 0 ? spoken : ''}),
		);
	return [
		...draw(piece(''), piece(here, 'strong'), piece(there, 'strong'), `Here: ${here}. There: ${there}.`),
		...alarmLines(comparison),
		...groups.flatMap(({title, rows}) => [
			blank,
			heading(title),
			...rows.flatMap(row => draw(nameOf(row), cell(row, 'here'), cell(row, 'there'), spokenRow(row))),
		]),
		blank,
		...(groups.length === 0 ? [line(piece('There are no differences.', 'good'))] : []),
		...(alike.length > 0 ? [line(piece('On both: ', 'dim'), alike.join(' · '))] : []),
	];
}

/** What one of them lacks stands above everything, in words. */
function alarmLines({here, there, groups}: HostComparison): Line[] {
	const alarms = groups.flatMap(({rows}) => rows.filter(({alarm}) => alarm !== null));
	const lacking = new Map(
		alarms.map(({what, alarm}) => [`${what} ${alarm}`, {what, who: alarm === 'here' ? here : there}]),
	);
	return lacking.size === 0
		? []
		: [
				blank,
				...[...lacking.values()].map(({what, who}) => ({
					...line(piece('! ALARM  ', 'bad'), piece(`${who}: ${lossOf(what)}`, 'strong')),
					indent: 9,
				})),
			];
}

function lossOf(what: string): string {
	switch (what) {
		case 'STARTTLS':
		case 'TLS':
			return 'no STARTTLS: mail and passwords cross the network in clear text, or a firewall or proxy in between hides it.';
		case 'AUTH':
			return 'no AUTH: no one can log in there.';
		case 'the chain':
			return 'its certificate is not trusted.';
		case 'the name':
			return 'its certificate is for another name.';
		default:
			return `${what} is weaker.`;
	}
}

function nameOf({what, alarm}: HostRow): Piece {
	return piece(alarm ? `! ${what}` : `  ${what}`, alarm ? 'bad' : 'dim');
}

function cell({here, there, alarm}: HostRow, side: 'here' | 'there'): Piece {
	const style: Style = alarm === side ? 'bad' : 'plain';
	return piece(side === 'here' ? here : there, style);
}

function spokenRow({what, here, there, alarm}: HostRow): string {
	return `${what}${alarm ? ', an alarm' : ''}: here ${here}; there ${there}.`;
}

type Columns = {readonly label: number; readonly column: number};

function beside(what: Piece, left: Piece, right: Piece, {label, column}: Columns): Line[] {
	const [names, lefts, rights] = [
		layOut([line(what)], label - 1),
		layOut([line(left)], column - 2),
		layOut([line(right)], column),
	];
	const rows = Math.max(names.length, lefts.length, rights.length);
	return Array.from({length: rows}, (_, index) => ({
		...line(
			...padded(names[index] ?? [], label),
			...padded(lefts[index] ?? [], column),
			...(rights[index] ?? []),
		),
		fixed: true as const,
	}));
}

function padded(row: readonly Piece[], width: number): Piece[] {
	return [...row, piece(' '.repeat(Math.max(0, width - cellsOf(row))))];
}

function below(what: Piece, left: Piece, right: Piece): Line[] {
	return [
		...(what.text.trim() === '' ? [] : [line(what)]),
		{...line(piece('    here   ', 'dim'), left), indent: 11},
		{...line(piece('    there  ', 'dim'), right), indent: 11},
	];
}
