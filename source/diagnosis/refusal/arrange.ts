/** The tables of words as they are written, and read: phrases by their first word, and what a subject with a trouble is. */
import {type Cause, isCause} from '../causes.ts';
import {type Arranged, arrange, type Row} from './match.ts';
import type {ArrangedWords} from './spelling.ts';
import {grid} from './words/grid.ts';
import {idioms} from './words/idioms.ts';
import {positives} from './words/positives.ts';
import {subjects} from './words/subjects.ts';
import {troubles} from './words/troubles.ts';

/** What a subject with this trouble amounts to, where the stage does not say otherwise; null for nothing. */
export type Cell = {
	readonly weight: number;
	readonly usual: Cause;
	readonly at: Readonly<Record<string, Cause | null>>;
};

/** Nothing but JSON: the build writes it (build/refusal-texts.js). */
export type ArrangedTables = {
	readonly subjects: Arranged;
	readonly troubles: Arranged;
	readonly positives: Arranged;
	readonly idioms: Arranged;
	/** By heading and phrase. */
	readonly idiomWeights: Readonly<Record<string, number>>;
	/** By subject and trouble. */
	readonly cells: Readonly<Record<string, Cell>>;
	readonly words: ArrangedWords;
};

/** The tables as they are written. */
export const tableTexts = {subjects, troubles, positives, idioms, grid} as const;

/** `texts`: as the tables are written, rows indented below their headings. */
export function arrangeTables(
	texts: Readonly<Record<'subjects' | 'troubles' | 'positives' | 'idioms' | 'grid', string>>,
): ArrangedTables {
	return {
		subjects: arrange(rowsOf(texts.subjects)),
		troubles: arrange(rowsOf(texts.troubles)),
		positives: arrange(rowsOf(texts.positives)),
		idioms: arrange(rowsOf(texts.idioms)),
		idiomWeights: Object.fromEntries(weightsOf(texts.idioms)),
		cells: Object.fromEntries(cellsOf(texts.grid)),
		words: wordsOf([texts.subjects, texts.troubles, texts.positives, texts.idioms]),
	};
}

// Words of other scripts are looked for as they stand.
const spelled = /^[a-zß-ž]{3,}\*?$/;

function wordsOf(tables: readonly string[]): ArrangedWords {
	const words = new Set(
		tables
			.flatMap(rowsOf)
			.flatMap(([phrase]) => phrase.split(' '))
			.filter(word => spelled.test(word)),
	);
	return Object.fromEntries(
		[...Map.groupBy(words, word => word.charAt(0))].map(([letter, ones]) => [letter, ones.join(' ')]),
	);
}

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

function cellsOf(table: string): readonly (readonly [key: string, cell: Cell])[] {
	return table
		.split('\n')
		.filter(Boolean)
		.map(line => {
			const [subject = '', trouble = '', usual = '', ...rest] = line.split(' ');
			if (!isCause(usual)) {
				throw new Error(`No cause: ${line}`);
			}

			const at = rest
				.filter(part => part.includes(':'))
				.map(part => {
					const [stage = '', cause = ''] = part.split(':');
					return [stage, isCause(cause) ? cause : null] as const;
				});
			const weight = Number(rest.find(part => /^[\d.]+$/.test(part)) ?? 2);
			return [`${subject} ${trouble}`, {weight, usual, at: Object.fromEntries(at)}];
		});
}

/** Lines that count more or less than their length says end in `=3`. */
function weightsOf(table: string): ReadonlyMap<string, number> {
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
