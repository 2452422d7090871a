/** What the tables find in the words of one reply: each table is searched once, and all that judges reads from here. */
import type {Cell} from './arrange.ts';
import {emphasisOf} from './emphasis.ts';
import {longest, type Match} from './match.ts';
import type {Tables} from './table.ts';
import type {Token} from './tokens.ts';

export type Found = {
	readonly tokens: readonly Token[];
	/** How much each token counts. */
	readonly emphasis: readonly number[];
	/** Every subject, those within longer ones too. */
	readonly subjects: readonly Match[];
	/** Of subjects that overlap, the longest. */
	readonly nouns: readonly Match[];
	readonly troubles: readonly Match[];
	readonly positives: readonly Match[];
	readonly idioms: readonly Match[];
	readonly idiomWeights: ReadonlyMap<string, number>;
	readonly cells: ReadonlyMap<string, Cell>;
};

/** Searches each table once; `tokens` after the words of a check that refused (`frame.ts`). */
export function findIn(tokens: readonly Token[], known: Tables): Found {
	const subjects = known.subjects.find(tokens);
	return {
		tokens,
		emphasis: emphasisOf(tokens),
		subjects,
		nouns: longest(subjects),
		troubles: known.troubles.find(tokens),
		positives: known.positives.find(tokens),
		idioms: known.idioms.find(tokens),
		idiomWeights: known.idiomWeights,
		cells: known.cells,
	};
}

/** Places of the words that some table knows. */
export function readIn({subjects, troubles, positives, idioms}: Found): ReadonlySet<number> {
	const read = new Set<number>();
	for (const {from, to} of [...subjects, ...troubles, ...positives, ...idioms]) {
		for (let at = from; at <= to; at++) {
			read.add(at);
		}
	}

	return read;
}
