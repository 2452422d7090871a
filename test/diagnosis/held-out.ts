/**
 * How well refusals are read that neither reader was made for: each file of labelled replies is judged without the lines
 * of the tables that no reply of another file needs, and with weights that were learned without it and some others.
 * `npm run measure:held-out`, with names of files for some of them and `-w` for what was not told truly.
 */
import {pathToFileURL} from 'node:url';
import type {Cause} from '../../source/diagnosis/causes.ts';
import {arrangeTables, rowsOf, tableTexts} from '../../source/diagnosis/refusal/arrange.ts';
import {type Judgement, judge} from '../../source/diagnosis/refusal/judge.ts';
import {
	type Chance,
	chancesOf,
	type Weights,
	weightsIn,
} from '../../source/diagnosis/refusal/learned/learned.ts';
import {reconsidered} from '../../source/diagnosis/refusal/reconsider.ts';
import {type Reading, readReply} from '../../source/diagnosis/refusal/roles.ts';
import {isKnown, knownReplies} from '../../source/diagnosis/refusal/rules.ts';
import {type Tables, tablesOf} from '../../source/diagnosis/refusal/table.ts';
import {type ReplyMeaning, weigh} from '../../source/diagnosis/refusal/weigh.ts';
import type {ReplyEntry} from '../../source/session/entry.ts';
import {learn, linesOf} from './learn.ts';
import {entriesFor} from './listing.ts';
import {files, isInvented, type Labelled, labelledIn} from './measure.ts';

export const collected = files.filter(name => !isInvented(name));

type Case = {readonly labelled: Labelled; readonly entry: ReplyEntry; readonly reading: Reading};

type Told = Labelled & {
	readonly meaning: Pick<ReplyMeaning, 'cause' | 'confidence' | 'basis' | 'retry'>;
	readonly outcome: 'true' | 'silent' | 'false';
};

export function casesIn(file: string): readonly Case[] {
	return labelledIn(file).flatMap(labelled => {
		const entry = entriesFor(labelled.command, labelled.reply).findLast(({type}) => type === 'reply');
		return entry?.type === 'reply'
			? [{labelled, entry, reading: readReply(entry, entry.situation.clientName)}]
			: [];
	});
}

/** Lines of the tables and rows of providers that these replies call on. */
function usedBy(cases: readonly Case[]): ReadonlySet<string> {
	return new Set(
		cases.flatMap(({entry, reading}) => [
			...judge(reading).causes.flatMap(({evidence}) => evidence.flatMap(({lines}) => lines)),
			...knownReplies.filter(row => isKnown(row, entry) !== null).map(({id}) => id),
		]),
	);
}

function tablesOfLines(used: ReadonlySet<string>): Tables {
	const kept = (table: 'subjects' | 'troubles' | 'positives' | 'idioms'): string => {
		let under = '';
		return rowsOf(tableTexts[table])
			.filter(([phrase, heading]) => used.has(`${table} ${heading} ${phrase}`))
			.flatMap(([phrase, heading]) => {
				const lines = heading === under ? [`\t${phrase}`] : [heading, `\t${phrase}`];
				under = heading;
				return lines;
			})
			.join('\n');
	};
	// What a subject with a trouble comes to is structure: it stays whole.
	return {
		...tablesOf(
			arrangeTables({
				subjects: kept('subjects'),
				troubles: kept('troubles'),
				positives: kept('positives'),
				idioms: kept('idioms'),
				grid: tableTexts.grid,
			}),
		),
		idiomWeights: tablesOf(arrangeTables(tableTexts)).idiomWeights,
	};
}

// Learning takes seconds, so the weights are learned without several files at once.
const groups = 8;
const learnedWithout = new Map<number, Weights>();

function groupOf(file: string): number {
	return collected.indexOf(file) % groups;
}

/** What is learned from all files that are not of this one's group. */
function weightsWithout(file: string): Weights {
	const group = groupOf(file);
	const known = learnedWithout.get(group);
	if (known) {
		return known;
	}

	const others = files.filter(name => isInvented(name) || groupOf(name) !== group);
	const found = weightsIn(linesOf(learn(others.flatMap(labelledIn))).join('\n'));
	learnedWithout.set(group, found);
	return found;
}

export type ReadAlone = {
	readonly labelled: Labelled;
	/** By a documented reply that another file has too, where what it came to is not said otherwise. */
	readonly documented: Cause | null;
	readonly judgement: Judgement;
	readonly byRules: ReplyMeaning;
	readonly learned: readonly Chance[];
	/** What both come to. */
	readonly meaning: ReplyMeaning;
};

/** The file's replies as both readers read them with what other files taught. */
export function readAlone(file: string, all: ReadonlyMap<string, readonly Case[]>): readonly ReadAlone[] {
	const weights = weightsWithout(file);
	const used = usedBy([...all].filter(([name]) => name !== file).flatMap(([, cases]) => cases));
	const known = tablesOfLines(used);
	return (all.get(file) ?? []).map(({labelled, entry, reading}) => {
		const judgement = judge(reading, known);
		const byRules = weigh(reading, judgement);
		const learned = chancesOf(reading, judgement.whole, weights);
		const meaning = reconsidered(byRules, judgement, () => learned);
		const isSaid = (one: (typeof knownReplies)[number]): boolean =>
			used.has(one.id) && isKnown(one, entry, () => meaning) === 'says';
		const documented = knownReplies.find(isSaid)?.cause ?? null;
		return {labelled, documented, judgement, byRules, learned, meaning};
	});
}

function told({labelled, documented, meaning}: ReadAlone): Told {
	const claimed = documented ? {...meaning, cause: documented, confidence: 'certain' as const} : meaning;
	const claims = claimed.cause !== null && claimed.cause !== 'not-stated';
	const isTrue = labelled.causes.includes(claimed.cause ?? 'not-stated');
	return {...labelled, meaning: claimed, outcome: isTrue ? 'true' : claims ? 'false' : 'silent'};
}

function share(part: number, all: number): string {
	return all === 0 ? '–' : ((100 * part) / all).toFixed(1);
}

function lineOf(name: string, all: readonly Told[]): string {
	const count = (outcome: Told['outcome']) => all.filter(one => one.outcome === outcome).length;
	const outcomes = (['true', 'silent', 'false'] as const).map(one =>
		share(count(one), all.length).padStart(6),
	);
	const judged = all.filter(({retry}) => retry !== '-');
	const right = judged.filter(({retry, meaning}) => (retry === 'later') === (meaning.retry === 'later'));
	const sure = (['certain', 'likely', 'possible'] as const).map(confidence => {
		const claimed = all.filter(
			({meaning}) =>
				meaning.confidence === confidence && meaning.cause !== null && meaning.cause !== 'not-stated',
		);
		const good = claimed.filter(({outcome}) => outcome === 'true').length;
		return `${share(good, claimed.length).padStart(5)} of ${String(claimed.length).padStart(4)}`;
	});
	return [
		name.padEnd(10),
		String(all.length).padStart(5),
		...outcomes,
		share(right.length, judged.length).padStart(6),
		...sure,
	].join('  ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const given = process.argv.slice(2);
	const named = given.filter(name => collected.includes(name));
	const all = new Map(collected.map(name => [name, casesIn(name)]));
	const read = (named.length > 0 ? named : collected).map(
		name => [name, readAlone(name, all).map(told)] as const,
	);
	console.log('file            n    true  silent   false   retry  certain        likely         possible');
	for (const [name, one] of read) {
		console.log(lineOf(name, one));
	}

	console.log(
		lineOf(
			'all',
			read.flatMap(([, one]) => one),
		),
	);
	for (const {outcome, meaning, causes, command, reply} of given.includes('-w')
		? read.flatMap(([, one]) => one)
		: []) {
		if (outcome !== 'true') {
			console.log(
				`${outcome} [${command}] ${reply.replaceAll('\n', ' / ')}\n   ${causes.slice(0, 4).join(',')} ← ${meaning.confidence} ${meaning.cause} “${meaning.basis ?? ''}”`,
			);
		}
	}
}
