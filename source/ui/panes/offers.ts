/** The stages of a connection beside each other: what appeared, what changed, what is gone. */
import type {Offer, Stage, Standing} from '../../decode/offers.ts';
import {blank, heading, type Line, line, type Piece, piece} from '../screen/lines.ts';

/** Columns where there is room for them, else one stage below the other. */
export function offerLines(stages: readonly Stage[], offers: readonly Offer[], width: number): Line[] {
	const first = Math.max(...offers.map(({keyword}) => keyword.length), 8) + 2;
	return first + stages.length * column <= width
		? [
				...stages.slice(1).map(({name}, index) => changeLine(name, index + 1, offers)),
				blank,
				columnHeads(stages, first),
				...offers.flatMap(offer => offerRows(offer, stages, first)),
			]
		: stacked(stages, offers);
}

const column = 12;

/** What changed need not be looked for in a long list. */
function changeLine(name: Stage['name'], index: number, offers: readonly Offer[]): Line {
	return {...line(piece(name.padEnd(column), 'dim'), ...changesAt(index, offers)), indent: column};
}

function columnHeads(stages: readonly Stage[], first: number): Line {
	return {
		...line(' '.repeat(first), ...stages.map(({name}) => piece(name.padEnd(column), 'strong'))),
		fixed: true,
		spoken: '',
	};
}

function offerRows({keyword, standings, parameters}: Offer, stages: readonly Stage[], first: number): Line[] {
	const rowOf = (shown: Piece, name: string, own: readonly Standing[]): Line => ({
		...row(shown, own.map(cellOf(name)), first),
		spoken: `${name}: ${spokenStandings(name, own, stages)}.`,
	});
	return [
		rowOf(piece(keyword), keyword, standings),
		...parameters.map(({name, standings: own}) =>
			rowOf(piece(`  ${name}`, 'dim'), `${keyword} ${name}`, own),
		),
	];
}

function spokenStandings(name: string, standings: readonly Standing[], stages: readonly Stage[]): string {
	return standings.every(standing => standing === 'same')
		? 'the same at every stage'
		: stages
				.map((stage, index) => {
					const standing = standings[index] ?? 'absent';
					return `${stage.name} ${isInUse(name, standing) ? 'in use' : spokenWords[standing]}`;
				})
				.join(', ');
}

const spokenWords: Readonly<Record<Standing, string>> = {
	same: 'offered',
	new: 'new',
	other: 'offered differently',
	gone: 'gone',
	absent: 'not offered',
};

/** A name that is too long is cut: it stands whole among the meanings. */
function row({text, style}: Piece, cells: readonly Piece[], first: number): Line {
	const short = text.length < first ? text : `${text.slice(0, first - 2)}…`;
	return {
		...line(
			piece(short.padEnd(first), style),
			...cells.map(cell => piece(cell.text.padEnd(column), cell.style)),
		),
		fixed: true,
	};
}

/** Each has a sign and a word, but for what no one needs to look at. */
const cells: Readonly<Record<Standing, Piece>> = {
	same: piece('✓', 'plain'),
	new: piece('+ new', 'good'),
	other: piece('~ changed', 'warn'),
	gone: piece('− gone', 'bad'),
	absent: piece('·', 'dim'),
};

/** STARTTLS must go once TLS is there (RFC 3207 §4.2): that is no loss. */
function isInUse(keyword: string, standing: Standing): boolean {
	return keyword === 'STARTTLS' && standing === 'gone';
}

function cellOf(keyword: string): (standing: Standing) => Piece {
	return standing => (isInUse(keyword, standing) ? piece('− in use', 'dim') : cells[standing]);
}

function stacked(stages: readonly Stage[], offers: readonly Offer[]): Line[] {
	return stages.flatMap(({name}, index) => [
		heading(name),
		{...line('  ', ...(index === 0 ? [piece(offeredFirst(offers))] : changesAt(index, offers))), indent: 2},
	]);
}

function offeredFirst(offers: readonly Offer[]): string {
	const first = offers.filter(({standings}) => standings[0] === 'same');
	return first.map(({keyword}) => keyword).join(' ') || 'nothing';
}

/** How the stage of this number differs from the one before. */
function changesAt(index: number, offers: readonly Offer[]): Piece[] {
	const having = (wanted: Standing): readonly Offer[] =>
		offers.filter(({standings}) => standings[index] === wanted);
	const changes = [
		...having('new').map(({keyword}) => piece(`+${keyword} `, 'good')),
		...having('other').map(({keyword}) => piece(`~${keyword} `, 'warn')),
		...having('gone').map(({keyword}) => piece(`−${keyword} `, cellOf(keyword)('gone').style)),
	];
	return changes.length > 0 ? changes : [piece('as before', 'dim')];
}
