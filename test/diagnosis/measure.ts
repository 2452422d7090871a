/**
 * How many refusals are told truly: a table for each file of labelled replies, by what they are about. `npm run
 * measure`, with `-- NAME` for one file and `-w` to see what was told wrongly.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {causes, isCause} from '../../source/diagnosis/causes.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {kinds} from './kinds.ts';
import {entriesFor} from './listing.ts';

const folder = join(import.meta.dirname, 'replies');

export type Labelled = {
	readonly file: string;
	/** Any of these is true; `not-stated` also where nothing is claimed. */
	readonly causes: readonly string[];
	/** `-` where nobody said. */
	readonly retry: string;
	readonly command: string;
	readonly reply: string;
};

export type Told = Labelled & {
	readonly finding: Finding | undefined;
	readonly outcome: 'true' | 'silent' | 'false';
};

export const files: readonly string[] = readdirSync(folder).map(name => name.replace('.txt', ''));

/** Replies that were made up, or recalled: no witnesses of what servers say. */
export const isInvented = (file: string): boolean => /^(?:wording|invented)/.test(file) || isRecalled(file);

/** Recalled or worded anew: for learning, not for the tables. */
export const isRecalled = (file: string): boolean => file.startsWith('recalled');

/** Lines of causes, retry, command and reply; the older file has kinds of causes and no retry. */
export function labelledIn(file: string): readonly Labelled[] {
	return readFileSync(join(folder, `${file}.txt`), 'utf8')
		.split('\n')
		.filter(line => line.includes('\t'))
		.map(line => {
			const parts = line.split('\t');
			const [named = '', ...rest] = parts;
			const [retry = '-', command = '', reply = ''] = parts.length === 3 ? ['-', ...rest] : rest;
			const accepted = named.split(',').flatMap(name => kinds[name] ?? [name]);
			return {file, causes: accepted, retry, command, reply: reply.replaceAll('\\n', '\n')};
		});
}

export function tell(labelled: Labelled): Told {
	const entries = entriesFor(labelled.command, labelled.reply);
	const reply = entries.findLast(({type}) => type === 'reply');
	const finding = diagnose(entries).find(({evidence}) => evidence[0]?.entryId === reply?.id);
	const cause = finding?.cause ?? null;
	const claims = cause !== null && cause !== 'not-stated';
	const accepted = labelled.causes.includes(cause ?? 'not-stated');
	return {...labelled, finding, outcome: accepted ? 'true' : claims ? 'false' : 'silent'};
}

/** Who waits does not correct, and the other way round; the rest is a matter of taste. */
export function isRetryRight({retry, finding}: Told): boolean {
	return (retry === 'later') === (finding?.retry === 'later');
}

function share(part: number, all: number): string {
	return all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`;
}

function tableOf(told: readonly Told[]): string {
	const groups = Map.groupBy(told, ({causes: [first = '']}) =>
		isCause(first) ? causes[first].about : 'none',
	);
	const rows = [...groups].toSorted(([one], [other]) => one.localeCompare(other));
	return [...rows, ['all', told] as const]
		.map(([name, group]) => {
			const count = (outcome: Told['outcome']) => group.filter(one => one.outcome === outcome).length;
			const judged = group.filter(({retry}) => retry !== '-');
			const cells = [count('true'), count('silent'), count('false')].map(
				number => `${String(number).padStart(4)} ${share(number, group.length).padStart(7)}`,
			);
			return `${name.padEnd(12)}${String(group.length).padStart(5)}  ${cells.join('  ')}  ${share(judged.filter(isRetryRight).length, judged.length).padStart(8)}`;
		})
		.join('\n');
}

function confidenceOf(told: readonly Told[]): string {
	return (['certain', 'likely', 'possible'] as const)
		.map(confidence => {
			const claimed = told.filter(
				({finding}) =>
					finding?.confidence === confidence && finding.cause !== null && finding.cause !== 'not-stated',
			);
			const right = claimed.filter(({outcome}) => outcome === 'true').length;
			return `${confidence} ${right} of ${claimed.length} (${share(right, claimed.length)})`;
		})
		.join(', ');
}

function print(names: readonly string[], showsWrong: boolean): void {
	for (const file of names) {
		const told = labelledIn(file).map(tell);
		console.log(
			`\n${file}: ${told.length}\n${'about'.padEnd(12)}    n         true         silent          false     retry`,
		);
		console.log(`${tableOf(told)}\nof these true: ${confidenceOf(told)}`);
		for (const {outcome, finding, causes: wanted, reply, command} of showsWrong ? told : []) {
			if (outcome !== 'true') {
				console.log(
					`${outcome} [${command}] ${reply.replaceAll('\n', ' / ')}\n   ${wanted.slice(0, 4)} ← ${finding?.rule} ${finding?.cause} “${finding?.basis ?? ''}”`,
				);
			}
		}
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [...given] = process.argv.slice(2);
	const names = given.filter(name => files.includes(name));
	const collected = files.filter(name => !isInvented(name));
	print(names.length > 0 ? names : collected, given.includes('-w'));
}
