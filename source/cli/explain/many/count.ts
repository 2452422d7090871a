/** Logs read to their end (or on and on), counted, with the rows that are asked for kept or passed on. */
import {type CountedRow, createLogCounter, type LogCounter} from '../../../sessions/count-log.ts';
import {isAskedFor, isWithin} from '../../../sessions/filter.ts';
import {createTally, detachedRow, type Tally} from '../../../sessions/tally.ts';
import type {LogFile} from './open-log.ts';
import type {ManySettings} from './options.ts';

export type Counted = {
	readonly tally: Tally;
	/** The format of each file that was read, once each. */
	readonly formats: readonly string[];
	/** Files in no format that holds many sessions. */
	readonly unknown: readonly string[];
	readonly lines: number;
	/** Rows that are asked for, as many as are to be shown. */
	readonly rows: readonly CountedRow[];
	/** How many were asked for. */
	readonly asked: number;
	readonly suspects: readonly string[];
};

export type Watcher = {
	/** Called about once per piece of a file. */
	progress(file: LogFile, lines: number): void;
	row?(row: CountedRow): void;
};

/** Most secrets that are remembered. */
const mostSuspects = 10_000;

/**
 * Counts the sessions of all logs, one file after the other; an aborted signal ends it with what was counted by
 * then.
 */
export async function countLogs(
	files: AsyncIterable<LogFile>,
	{grouping, filter, sessions}: ManySettings,
	watcher: Watcher,
	signal: AbortSignal,
): Promise<Counted> {
	const tally = createTally(grouping);
	const formats = new Set<string>();
	const suspects = new Set<string>();
	const unknown: string[] = [];
	const rows: CountedRow[] = [];
	let asked = 0;
	let lines = 0;
	// What a message that came in is about is told by later lines, so a filter on those leaves it out.
	const {failed, cause, to, words} = filter;
	const countsReceived = !failed && cause === null && to === null && words.length === 0;
	for await (const file of files) {
		const counter = createLogCounter({
			received(at) {
				if (countsReceived && isWithin(at, filter)) {
					tally.received(at);
				}
			},
			row(counted) {
				if (!isAskedFor(counted.row, counted.diagnosis, filter)) {
					return;
				}

				tally.add(counted.row, counted.diagnosis);
				watcher.row?.(counted);
				asked++;
				if (rows.length < sessions) {
					rows.push(kept(counted));
				}
			},
			suspects(texts) {
				for (const text of texts.slice(0, mostSuspects - suspects.size)) {
					suspects.add(text);
				}
			},
		});
		const known = await readFile(file, counter, signal, () =>
			watcher.progress(file, lines + counter.lines()),
		);
		if (known && counter.end()) {
			formats.add(counter.format() ?? '');
		} else if (!signal.aborted) {
			unknown.push(file.name);
		}

		lines += counter.lines();
		if (signal.aborted) {
			break;
		}
	}

	return {
		...{tally, unknown, lines, rows, asked},
		formats: [...formats].filter(Boolean),
		suspects: [...suspects],
	};
}

async function readFile(
	{bytes}: LogFile,
	counter: LogCounter,
	signal: AbortSignal,
	tell: () => void,
): Promise<boolean> {
	for await (const piece of bytes) {
		// Nothing more has come for now to a log that is followed.
		if (piece.length === 0) {
			counter.flush();
		} else if (!counter.write(piece)) {
			return false;
		}

		tell();
		// Ctrl+C is heard between two pieces.
		await new Promise(setImmediate);
		if (signal.aborted) {
			break;
		}
	}

	return true;
}

/** With its line copied; what it says of its session needs no more. */
export function kept(counted: CountedRow): CountedRow {
	const row = detachedRow(counted.row);
	return {...counted, row, session: () => counted.session(row)};
}
