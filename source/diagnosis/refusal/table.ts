/** The tables of words, read: phrases by what they mean, and what a subject with a trouble amounts to. */
import {type Cause, isCause} from '../causes.ts';
import {compile, type Phrases} from './match.ts';
import type {Stage} from './roles.ts';
import {grid} from './words/grid.ts';
import {idioms} from './words/idioms.ts';
import {subjects} from './words/subjects.ts';
import {positives, troubles} from './words/troubles.ts';

export type Row = readonly [phrase: string, heading: string];

/** Indented lines below the heading they belong to. */
export function rowsOf(table: string): readonly Row[] {
	const rows: Row[] = [];
	let heading = '';
	for (const line of table.split('\n')) {
		if (line.startsWith('\t')) {
			rows.push([hasWeight(line) ? line.slice(1).replace(/ =[\d.]+$/, '') : line.slice(1), heading]);
		} else if (line !== '') {
			heading = line;
		}
	}

	return rows;
}

/** Whether it may end in one: few lines do, and there are thousands. */
function hasWeight(line: string): boolean {
	const last = line.charCodeAt(line.length - 1);
	return last >= 0x30 && last <= 0x39;
}

/** What a subject with this trouble amounts to, where the stage does not say otherwise; null for nothing. */
export type Cell = {
	readonly weight: number;
	readonly usual: Cause;
	readonly at: ReadonlyMap<string, Cause | null>;
};

export function cellsOf(table: string): ReadonlyMap<string, Cell> {
	return new Map(
		table
			.split('\n')
			.filter(Boolean)
			.flatMap(line => {
				const [subject = '', trouble = '', usual = '', ...rest] = line.split(' ');
				if (!isCause(usual)) {
					throw new Error(`No cause: ${line}`);
				}

				const at = new Map(
					rest
						.filter(part => part.includes(':'))
						.map(part => {
							const [stage = '', cause = ''] = part.split(':');
							return [stage, isCause(cause) ? cause : null] as const;
						}),
				);
				const weight = Number(rest.find(part => /^[\d.]+$/.test(part)) ?? 2);
				return [[`${subject} ${trouble}`, {weight, usual, at}] as const];
			}),
	);
}

/** Lines that count more or less than their length says end in `=3`. */
export function weightsOf(table: string): ReadonlyMap<string, number> {
	const weights = new Map<string, number>();
	let heading = '';
	for (const line of table.split('\n')) {
		const [, phrase, weight] = (hasWeight(line) && /^\t(.*) =([\d.]+)$/.exec(line)) || [];
		if (phrase !== undefined) {
			weights.set(`${heading} ${phrase}`, Number(weight));
		} else if (line !== '' && !line.startsWith('\t')) {
			heading = line;
		}
	}

	return weights;
}

export type Tables = {
	readonly idiomWeights: ReadonlyMap<string, number>;
	readonly subjects: Phrases<string>;
	readonly troubles: Phrases<string>;
	readonly positives: Phrases<string>;
	readonly idioms: Phrases<string>;
	readonly cells: ReadonlyMap<string, Cell>;
};

/** The tables as they are written. */
export const tableTexts = {subjects, troubles, positives, idioms, grid} as const;

let made: Tables | null = null;

/** Made for the first refusal: a session without one never pays for them. */
export function tables(): Tables {
	made ??= tablesOf(tableTexts);
	return made;
}

/** For tests, which leave lines out and see whether it is noticed. */
export function tablesOf(
	texts: Readonly<Record<'subjects' | 'troubles' | 'positives' | 'idioms' | 'grid', string>>,
): Tables {
	return {
		subjects: compile(rowsOf(texts.subjects)),
		troubles: compile(rowsOf(texts.troubles)),
		positives: compile(rowsOf(texts.positives)),
		idioms: compile(rowsOf(texts.idioms)),
		idiomWeights: weightsOf(texts.idioms),
		cells: cellsOf(texts.grid),
	};
}

/** The cause of a cell at this stage; null where a subject with this trouble means none. */
export function causeAt(cell: Cell, stage: Stage | null): Cause | null {
	const here = cell.at.get(stage === 'HELLO' ? 'HELLO' : (stage ?? ''));
	return here === undefined ? cell.usual : here;
}
