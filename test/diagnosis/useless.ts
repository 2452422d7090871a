/**
 * Lines of the tables that no labelled reply needs. A line is needed where a reply is told otherwise without it:
 * another cause, another confidence, or nothing. What was recalled, not seen, needs no line. `node test/diagnosis/useless.ts` lists the others.
 */
import {pathToFileURL} from 'node:url';
import {rowsOf, tableTexts} from '../../source/diagnosis/refusal/arrange.ts';
import {arranged} from '../../source/diagnosis/refusal/arranged.ts';
import {judge} from '../../source/diagnosis/refusal/judge.ts';
import {arrange, compile} from '../../source/diagnosis/refusal/match.ts';
import {type Reading, readReply} from '../../source/diagnosis/refusal/roles.ts';
import {type Tables, tablesOf} from '../../source/diagnosis/refusal/table.ts';
import {tokensOf} from '../../source/diagnosis/refusal/tokens.ts';
import {type ReplyMeaning, weigh} from '../../source/diagnosis/refusal/weigh.ts';
import {entriesFor} from './listing.ts';
import {files, isRecalled, labelledIn} from './measure.ts';

type Case = {readonly reading: Reading; readonly told: string; readonly words: ReadonlySet<string>};

function readings(): readonly Reading[] {
	return files
		.filter(file => !isRecalled(file))
		.flatMap(file =>
			labelledIn(file).flatMap(({command, reply}) => {
				const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
				return entry?.type === 'reply' ? [readReply(entry, entry.situation.clientName)] : [];
			}),
		);
}

export function tell(reading: Reading, known?: Tables): string {
	const {cause, confidence, also}: ReplyMeaning = weigh(reading, judge(reading, known));
	return [cause, confidence, also].join(' ');
}

/** `idioms recipient-unknown user unknown` … */
export function useless(): readonly string[] {
	const cases: readonly Case[] = readings().map(reading => ({
		reading,
		told: tell(reading),
		words: new Set(tokensOf(reading.text).map(({text}) => text)),
	}));
	const users = new Map<string, Case[]>();
	for (const one of cases) {
		const lines = new Set(
			judge(one.reading).causes.flatMap(({evidence}) => evidence.flatMap(({lines: used}) => used)),
		);
		for (const line of lines) {
			users.set(line, [...(users.get(line) ?? []), one]);
		}
	}

	return Object.entries(tableTexts).flatMap(([table, text]) =>
		linesOf(table, text).filter(line => {
			const using = users.get(line) ?? [];
			return using.length === 0 || isIdle(line, using);
		}),
	);
}

function linesOf(table: string, text: string): readonly string[] {
	return table === 'grid'
		? text
				.split('\n')
				.filter(Boolean)
				.map(line => `grid ${line.split(' ').slice(0, 2).join(' ')}`)
		: rowsOf(text).map(([phrase, heading]) => `${table} ${heading} ${phrase}`);
}

function isIdle(line: string, using: readonly Case[]): boolean {
	const words = new Set(using.flatMap(one => [...one.words]));
	const known = tablesWithout(line, words);
	return using.every(({reading, told}) => tell(reading, known) === told);
}

const whole = tablesOf(arranged);

/**
 * Only the table concerned is made anew, and of its phrases only those that can begin with one of these words (all
 * without them): there are thousands of lines.
 */
export function tablesWithout(line: string, words: ReadonlySet<string> | null = null): Tables {
	const [table = '', heading = '', ...rest] = line.split(' ');
	const phrase = rest.join(' ');
	const compiled = (text: string) =>
		compile(
			arrange(
				rowsOf(text).filter(
					([one, below]) => (one !== phrase || below !== heading) && (words === null || canBegin(one, words)),
				),
			),
		);
	switch (table) {
		case 'subjects':
			return {...whole, subjects: compiled(tableTexts.subjects)};
		case 'troubles':
			return {...whole, troubles: compiled(tableTexts.troubles)};
		case 'positives':
			return {...whole, positives: compiled(tableTexts.positives)};
		case 'idioms':
			return {...whole, idioms: compiled(tableTexts.idioms)};
		default:
			return {...whole, cells: new Map([...whole.cells].filter(([key]) => key !== `${heading} ${phrase}`))};
	}
}

function canBegin(phrase: string, words: ReadonlySet<string>): boolean {
	const [first = ''] = phrase.split(' ', 1);
	return first.endsWith('*')
		? [...words].some(word => word.startsWith(first.slice(0, -1)))
		: first === '..' || words.has(first);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	console.log(useless().join('\n'));
}
