/**
 * `--log`: each entry is written when it is complete, with one synchronous append, so that the log survives
 * whatever ends the program. A file that exists is refused unless `--append` is given.
 */

import {closeSync, openSync, writeSync} from 'node:fs';
import type {Finding} from '../../diagnosis/finding.ts';
import type {Shown} from '../../protocol/visible.ts';
import {findingToJson, judgedToJson, stringify} from '../../reports/json.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {entryToText, findingToText} from '../../reports/text.ts';
import type {Entry} from '../../session/entry.ts';
import {timeOf} from '../../session/moment.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from './files.ts';

export type Log = {
	write(entry: Entry, findings: readonly Finding[]): void;
	close(): void;
};

export type LineLog = {
	/** Whole lines, with their ends. */
	write(text: string): void;
	close(): void;
};

/** A log whose lines are made elsewhere; each write is one append. */
export function appendLines(file: string, append: boolean): LineLog {
	const descriptor = openFile(file, append);
	return {write: text => writeSync(descriptor, text), close: () => closeSync(descriptor)};
}

export function openLog(file: string, append: boolean, redactor: Redactor): Log {
	const descriptor = openFile(file, append);
	const lines = file.endsWith('.jsonl') ? jsonLines : textLines;
	return {
		write(entry, findings) {
			const text = lines(redactor.clean(entry), findings)
				.map(line => `${redactor.sweep(line)}\n`)
				.join('');
			writeSync(descriptor, text);
		},
		close: () => closeSync(descriptor),
	};
}

function openFile(file: string, append: boolean): number {
	try {
		// What a session says may be private, masked or not.
		return openSync(file, append ? 'a' : 'wx', 0o600);
	} catch (error) {
		const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
		throw new UsageError(
			exists
				? `The log “${file}” exists already. Add to it with --append, or name another file.`
				: `--log: ${fileProblem(file, error)}`,
		);
	}
}

function jsonLines(entry: Entry, findings: readonly Finding[]): Shown[] {
	const diagnoses = findings.map((finding, index) =>
		findingToJson(finding, timeOf(entry), `${entry.id}.${index + 1}`),
	);
	return [judgedToJson(entry, findings), ...diagnoses].map(stringify);
}

function textLines(entry: Entry, findings: readonly Finding[]): Shown[] {
	const options = {color: false};
	return [
		...entryToText(entry, options, findings),
		...findings.flatMap(finding => findingToText(finding, options)),
	];
}
