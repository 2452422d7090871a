/** `explain` of logs that hold many sessions: a summary first, then the sessions that are asked for. */
import {writeFileSync} from 'node:fs';
import process from 'node:process';
import {causes} from '../../../diagnosis/causes.ts';
import {EXIT} from '../../../dialogs/outcome.ts';
import {nearest} from '../../../protocol/nearest.ts';
import {replaced, type Shown, shown, visible} from '../../../protocol/visible.ts';
import {createRedactor} from '../../../reports/redactor.ts';
import {tallyJson} from '../../../reports/tally/tally-json.ts';
import {fateWords, type TallyReport, timeInWords} from '../../../reports/tally/tally-report.ts';
import {tallyCsv, tallyHtml, tallyMarkdown} from '../../../reports/tally/tally-tables.ts';
import {tallyText} from '../../../reports/tally/tally-text.ts';
import type {CountedRow} from '../../../sessions/count-log.ts';
import {isTrouble} from '../../../sessions/tally.ts';
import type {Values} from '../../arguments/option.ts';
import {UsageError} from '../../arguments/usage-error.ts';
import {creationProblem} from '../../output/files.ts';
import {print, wantsColor, warn} from '../../output/terminal.ts';
import {browse} from './browse.ts';
import {changesJson, changesSince, changesText, readSummary, type SavedGroup} from './compare.ts';
import {type Counted, countLogs} from './count.ts';
import {filesOf, followed} from './log-files.ts';
import {type ManySettings, manySettings} from './options.ts';
import {createProgress} from './progress.ts';
import {printSessions} from './sessions.ts';

const formats = ['text', 'json', 'markdown', 'html', 'csv'] as const;

type FormatName = (typeof formats)[number];

/** So few are shown one after the other, unless a summary is asked for. */
const few = 20;

/**
 * Null where none of the files is in a format that holds many sessions, or there are few and no one `asked` for a
 * summary.
 */
export async function explainMany(
	names: readonly string[],
	values: Values,
	asked: boolean,
): Promise<number | null> {
	const settings = manySettings(values);
	if (values.has('browse')) {
		return await browse(names, settings, values);
	}

	const format = formatOf(values);
	const save = values.get('save');
	const baseline = await baselineFrom(values);
	const stop = new AbortController();
	const interrupt = (): void => stop.abort();
	const progress = createProgress();
	process.once('SIGINT', interrupt);
	try {
		const counted = await countLogs(
			settings.follow ? followed(names, stop.signal) : filesOf(names),
			settings,
			{
				progress: (file, lines) => progress.show(file, lines),
				...(settings.follow && {row: (counted: CountedRow) => printRow(counted, format)}),
			},
			stop.signal,
		);
		progress.clear();
		const isShort = !asked && counted.asked <= few;
		if ((counted.formats.length === 0 || isShort) && !stop.signal.aborted) {
			return null;
		}

		warnOf(counted.unknown);

		const report = reportOf(names, counted, settings, stop.signal.aborted);
		const redactor = createRedactor();
		for (const suspect of counted.suspects) {
			redactor.learnSecret(suspect, 'secret');
		}

		print(replaced(write(report, format, values), redactor.sweep));
		if (save !== undefined) {
			saveTo(save, replaced(tallyJson(report), redactor.sweep));
		}

		printSessions(counted, format, values, settings.sessions);
		const changed = baseline ? tellChanges(baseline, report, values.get('compare') ?? '', format) : false;
		// Following ends with Ctrl+C: that is its end, and no interruption.
		return stop.signal.aborted && !settings.follow ? EXIT.interrupted : changed ? EXIT.baseline : EXIT.done;
	} finally {
		process.removeListener('SIGINT', interrupt);
		progress.clear();
	}
}

/** Null where nothing is to be compared. */
async function baselineFrom(values: Values): Promise<readonly SavedGroup[] | null> {
	const file = values.get('compare');
	const groups = file === undefined ? null : await readSummary(file);
	if (file !== undefined && groups === null) {
		throw new UsageError(`--compare: “${file}” is not a summary that --save wrote.`);
	}

	return groups;
}

function tellChanges(
	before: readonly SavedGroup[],
	report: TallyReport,
	file: string,
	format: FormatName,
): boolean {
	const changes = changesSince(before, report);
	if (format === 'json') {
		print(changesJson(changes, file));
	} else if (format === 'text') {
		print(changesText(changes, file));
	}

	return changes.length > 0;
}

/** A line for what was not delivered, as it comes. */
function printRow({row, diagnosis}: CountedRow, format: FormatName): void {
	if (format !== 'text' || !isTrouble(row)) {
		return;
	}

	const {at, fate, recipient, sender, server, client, reason} = row;
	const why = diagnosis.cause === null ? reason.slice(0, 200) : causes[diagnosis.cause].title;
	const parts = [timeInWords(at), fateWords[fate], recipient ?? sender ?? '', server || client, why];
	print(shown`${visible(parts.filter(Boolean).join('  '))}\n`);
}

function warnOf(unknown: readonly string[]): void {
	const [first, ...more] = unknown;
	if (first !== undefined) {
		const others = more.length > 0 ? ` and ${more.length} more` : '';
		warn(`Left out, because their format cannot contain many sessions: ${first}${others}.`);
	}
}

function formatOf(values: Values): FormatName {
	const name = values.get('format') ?? 'text';
	const found = formats.find(known => known === name);
	if (!found) {
		const near = nearest(name, formats);
		throw new UsageError(
			`--format requires ${formats.join(', ')} for a log of many sessions; “${name}” was given.${near ? ` Did you mean ${near}?` : ''}`,
		);
	}

	return found;
}

function reportOf(
	names: readonly string[],
	{tally, formats: read, lines}: Counted,
	{grouping}: ManySettings,
	stopped: boolean,
): TallyReport {
	return {
		title: names.map(name => (name === '-' ? 'standard input' : name)).join(', '),
		source: read.join(', '),
		...{lines, stopped, grouping, ...tally.span()},
		totals: tally.totals(),
		groups: tally.groups(),
		hours: tally.hours(),
	};
}

function write(report: TallyReport, format: FormatName, values: Values): Shown {
	switch (format) {
		case 'text':
			return tallyText(report, {
				color: wantsColor(values),
				columns: Math.min(Math.max(process.stdout.columns ?? 100, 40), 140),
			});
		case 'json':
			return tallyJson(report);
		case 'markdown':
			return tallyMarkdown(report);
		case 'html':
			return tallyHtml(report);
		case 'csv':
			return tallyCsv(report);
	}
}

function saveTo(file: string, text: string): void {
	try {
		writeFileSync(file, text, {flag: 'wx', mode: 0o600});
	} catch (error) {
		throw new UsageError(`--save: ${creationProblem(file, error)}`);
	}
}
