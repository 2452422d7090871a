/** `explain` of logs that hold many sessions: a summary first, then the sessions that are asked for. */
import {writeFileSync} from 'node:fs';
import process from 'node:process';
import {EXIT} from '../../../dialogs/outcome.ts';
import {nearest} from '../../../protocol/nearest.ts';
import {replaced, type Shown} from '../../../protocol/visible.ts';
import {createRedactor} from '../../../reports/redactor.ts';
import {tallyJson} from '../../../reports/tally/tally-json.ts';
import type {TallyReport} from '../../../reports/tally/tally-report.ts';
import {tallyCsv, tallyHtml, tallyMarkdown} from '../../../reports/tally/tally-tables.ts';
import {tallyText} from '../../../reports/tally/tally-text.ts';
import type {Values} from '../../arguments/option.ts';
import {UsageError} from '../../arguments/usage-error.ts';
import {fileProblem} from '../../output/files.ts';
import {print, wantsColor, warn} from '../../output/terminal.ts';
import {type Counted, countLogs} from './count.ts';
import {inOrder, type LogFile, openLog} from './open-log.ts';
import {type ManySettings, manySettings} from './options.ts';
import {createProgress} from './progress.ts';
import {printSessions} from './sessions.ts';

const formats = ['text', 'json', 'markdown', 'html', 'csv'] as const;

type FormatName = (typeof formats)[number];

/** Null where none of the files is in a format that holds many sessions. */
export async function explainMany(names: readonly string[], values: Values): Promise<number | null> {
	const settings = manySettings(values);
	const format = formatOf(values);
	const save = values.get('save');
	const stop = new AbortController();
	const interrupt = (): void => stop.abort();
	const progress = createProgress();
	process.once('SIGINT', interrupt);
	try {
		const counted = await countLogs(
			filesOf(names),
			settings,
			{progress: (file, lines) => progress.show(file, lines)},
			stop.signal,
		);
		progress.clear();
		if (counted.formats.length === 0 && !stop.signal.aborted) {
			return null;
		}

		for (const name of counted.unknown) {
			warn(`${name} is not in a format that holds many sessions; it was left out.`);
		}

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
		return stop.signal.aborted ? EXIT.interrupted : EXIT.done;
	} finally {
		process.removeListener('SIGINT', interrupt);
		progress.clear();
	}
}

async function* filesOf(names: readonly string[]): AsyncGenerator<LogFile> {
	for (const name of inOrder(names)) {
		yield await openLog(name);
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
		throw new UsageError(`--save: ${fileProblem(file, error)}`);
	}
}
