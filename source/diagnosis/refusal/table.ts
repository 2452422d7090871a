/** The tables of words, ready for the first refusal. */
import type {Cause} from '../causes.ts';
import type {ArrangedTables, Cell} from './arrange.ts';
import {arranged} from './arranged.ts';
import {compile, type Phrases} from './match.ts';
import type {Stage} from './roles.ts';
import {type Spelling, spellingOf} from './spelling.ts';

export type Tables = {
	readonly idiomWeights: ReadonlyMap<string, number>;
	readonly subjects: Phrases;
	readonly troubles: Phrases;
	readonly positives: Phrases;
	readonly idioms: Phrases;
	readonly cells: ReadonlyMap<string, Cell>;
	readonly spelling: Spelling;
};

let made: Tables | null = null;

/** Made for the first refusal: a session without one never pays for them. */
export function tables(): Tables {
	made ??= tablesOf(arranged);
	return made;
}

export function tablesOf({
	subjects,
	troubles,
	positives,
	idioms,
	idiomWeights,
	cells,
	words,
}: ArrangedTables): Tables {
	return {
		subjects: compile(subjects),
		troubles: compile(troubles),
		positives: compile(positives),
		idioms: compile(idioms),
		idiomWeights: new Map(Object.entries(idiomWeights)),
		cells: new Map(Object.entries(cells)),
		spelling: spellingOf(words),
	};
}

/** The cause of a cell at this stage; null where a subject with this trouble means none. */
export function causeAt({at, usual}: Cell, stage: Stage | null): Cause | null {
	const here = stage === null ? undefined : at[stage];
	return here === undefined ? usual : here;
}
