/**
 * How well the tables read what they were not made for: each file of labelled replies is judged without the lines that
 * no reply of another file needs. What is left is general vocabulary. `node test/diagnosis/held-out.ts`, with names of
 * files for some of them and `-w` for what was not told truly.
 */
import {pathToFileURL} from 'node:url';
import {arrangeTables, rowsOf, tableTexts} from '../../source/diagnosis/refusal/arrange.ts';
import {judge} from '../../source/diagnosis/refusal/judge.ts';
import {type ReplyMeaning, weigh} from '../../source/diagnosis/refusal/meaning-of.ts';
import {type Reading, readReply} from '../../source/diagnosis/refusal/roles.ts';
import {isKnown, knownReplies} from '../../source/diagnosis/refusal/rules.ts';
import {type Tables, tablesOf} from '../../source/diagnosis/refusal/table.ts';
import type {ReplyEntry} from '../../source/session/entry.ts';
import {entriesFor} from './listing.ts';
import {files, type Labelled, labelledIn} from './measure.ts';

// Replies that were made up for a line each are no witnesses of what servers say.
const collected = files.filter(name => !name.startsWith('wording') && name !== 'invented');

type Case = {readonly labelled: Labelled; readonly entry: ReplyEntry; readonly reading: Reading};

type Told = Labelled & {
	readonly meaning: Pick<ReplyMeaning, 'cause' | 'confidence' | 'basis' | 'retry'>;
	readonly outcome: 'true' | 'silent' | 'false';
};

function casesIn(file: string): readonly Case[] {
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

/** The file's replies as the lines read them that other files need. */
export function heldOut(file: string, all: ReadonlyMap<string, readonly Case[]>): readonly Told[] {
	const used = usedBy([...all].filter(([name]) => name !== file).flatMap(([, cases]) => cases));
	const known = tablesOfLines(used);
	return (all.get(file) ?? []).map(({labelled, entry, reading}) => {
		const row = knownReplies.find(one => used.has(one.id) && isKnown(one, entry) === 'says');
		const meaning = weigh(reading, judge(reading, known));
		const told = row ? {...meaning, cause: row.cause, confidence: 'certain' as const} : meaning;
		const claims = told.cause !== null && told.cause !== 'not-stated';
		const isTrue = labelled.causes.includes(told.cause ?? 'not-stated');
		return {...labelled, meaning: told, outcome: isTrue ? 'true' : claims ? 'false' : 'silent'};
	});
}

function share(part: number, all: number): string {
	return all === 0 ? '–' : ((100 * part) / all).toFixed(1);
}

function lineOf(name: string, told: readonly Told[]): string {
	const count = (outcome: Told['outcome']) => told.filter(one => one.outcome === outcome).length;
	const outcomes = (['true', 'silent', 'false'] as const).map(one =>
		share(count(one), told.length).padStart(6),
	);
	const judged = told.filter(({retry}) => retry !== '-');
	const right = judged.filter(({retry, meaning}) => (retry === 'later') === (meaning.retry === 'later'));
	const sure = (['certain', 'likely', 'possible'] as const).map(confidence => {
		const claimed = told.filter(
			({meaning}) =>
				meaning.confidence === confidence && meaning.cause !== null && meaning.cause !== 'not-stated',
		);
		const good = claimed.filter(({outcome}) => outcome === 'true').length;
		return `${share(good, claimed.length).padStart(5)} of ${String(claimed.length).padStart(4)}`;
	});
	return [
		name.padEnd(10),
		String(told.length).padStart(5),
		...outcomes,
		share(right.length, judged.length).padStart(6),
		...sure,
	].join('  ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const given = process.argv.slice(2);
	const named = given.filter(name => collected.includes(name));
	const all = new Map(collected.map(name => [name, casesIn(name)]));
	const told = (named.length > 0 ? named : collected).map(name => [name, heldOut(name, all)] as const);
	console.log('file            n    true  silent   false   retry  certain        likely         possible');
	for (const [name, one] of told) {
		console.log(lineOf(name, one));
	}

	console.log(
		lineOf(
			'all',
			told.flatMap(([, one]) => one),
		),
	);
	for (const {outcome, meaning, causes, command, reply} of given.includes('-w')
		? told.flatMap(([, one]) => one)
		: []) {
		if (outcome !== 'true') {
			console.log(
				`${outcome} [${command}] ${reply.replaceAll('\n', ' / ')}\n   ${causes.slice(0, 4).join(',')} ← ${meaning.confidence} ${meaning.cause} “${meaning.basis ?? ''}”`,
			);
		}
	}
}
