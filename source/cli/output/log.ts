/**
 * `--log`: each entry is written when it is complete, with one synchronous append, so that the log survives whatever
 * ends the program. A file that exists is refused unless `--append` is given.
 */
import type {Finding} from '../../diagnosis/finding.ts';
import type {Witness} from '../../dialogs/conduct.ts';
import type {Shown} from '../../protocol/visible.ts';
import {findingToJson, judgedToJson, stringify} from '../../reports/json.ts';
import {timeField} from '../../reports/moments.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {entryToText, findingToText} from '../../reports/text.ts';
import type {Entry} from '../../session/entry.ts';
import {timeOf} from '../../session/moment.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {type OutputFile, openOutput} from './output-file.ts';
import {warn} from './terminal.ts';

export type Log = {
	/** Empty without `--log`. */
	readonly witnesses: readonly Witness[];
	/** Null without `--log`. */
	readonly file: OutputFile | null;
	close(): void;
};

/** Throws a UsageError when the file cannot be written. `tell` says later what goes wrong. */
export function openLog(values: Values, redactor: Redactor, tell: (sentence: string) => void = warn): Log {
	const file = values.get('log');
	if (file === undefined) {
		if (values.has('append')) {
			throw new UsageError('--append only makes sense with --log FILE.');
		}

		return {witnesses: [], file: null, close() {}};
	}

	const output = openOutput(file, {
		option: 'log',
		way: values.has('append') ? 'append' : 'new',
		onProblem: tell,
	});
	const lines = file.endsWith('.jsonl') ? jsonLines : textLines;
	const write: Witness = (entry, findings, startedAt) => {
		const text = lines(redactor.clean(entry), findings, startedAt).map(line => `${redactor.sweep(line)}\n`);
		output.write(text.join(''));
	};
	return {witnesses: [write], file: output, close: output.close};
}

export type LineLog = {
	/** Whole lines, with their ends. */
	write(text: string): void;
	close(): void;
};

/** A log whose lines are made elsewhere; each write is one append. */
export function appendLines(file: string, append: boolean): LineLog {
	return openOutput(file, {option: 'log', way: append ? 'append' : 'new', onProblem: warn});
}

function jsonLines(entry: Entry, findings: readonly Finding[], startedAt: number | undefined): Shown[] {
	const diagnoses = findings.map((finding, index) =>
		findingToJson(finding, timeOf(entry), `${entry.id}.${index + 1}`),
	);
	return [{...judgedToJson(entry, findings), ...timeField(entry, startedAt)}, ...diagnoses].map(stringify);
}

/** With the date and the time of day: a log is compared with those of others. */
function textLines(entry: Entry, findings: readonly Finding[], startedAt: number | undefined): Shown[] {
	const options = {color: false, ...(startedAt !== undefined && {startedAt})};
	return [
		...entryToText(entry, options, findings),
		...findings.flatMap(finding => findingToText(finding, options)),
	];
}
