/** The options of `explain` for logs of many sessions. */
import {causes} from '../../../diagnosis/causes.ts';
import {nearest} from '../../../protocol/nearest.ts';
import {withYear} from '../../../recordings/ledgers/clock.ts';
import {readTime} from '../../../recordings/times.ts';
import type {RowFilter} from '../../../sessions/filter.ts';
import {type Grouping, groupings} from '../../../sessions/tally.ts';
import type {Option, Values} from '../../arguments/option.ts';
import {UsageError} from '../../arguments/usage-error.ts';

export const manyOptions: readonly Option[] = [
	{
		name: 'group',
		argument: 'BY',
		help: `count what was not delivered by ${groupings.join(', ')}; by cause if not given`,
	},
	{
		name: 'sessions',
		argument: 'N',
		help: 'also show the first N of the selected sessions, or all',
	},
	{name: 'only', argument: 'WHAT', help: '“failed”: leave out what was delivered'},
	{name: 'cause', argument: 'ID', help: 'only this cause, such as recipient-unknown'},
	{name: 'to', argument: 'DOMAIN', help: 'only recipients of this domain, or this address'},
	{name: 'since', argument: 'TIME', help: 'only from this time on, such as 2026-11-28 or 2026-11-28T10:00'},
	{name: 'until', argument: 'TIME', help: 'only up to this time'},
	{name: 'filter', argument: 'TEXT', help: 'only lines that contain all these words'},
	{
		name: 'browse',
		help: 'open the screen, through a pipe too: a log as a list by cause, then each session in the split view; a recording of one session in the split view',
	},
	{name: 'follow', help: 'continue with what is appended to the log, until Ctrl+C'},
	{name: 'save', argument: 'FILE', help: 'save the summary (JSON) in a new file, to compare with later'},
];

const names = manyOptions.map(({name}) => name);

export type ManySettings = {
	readonly grouping: Grouping;
	readonly filter: RowFilter;
	/** Sessions that are shown whole. */
	readonly sessions: number;
	readonly follow: boolean;
};

/** Whether the command line asks for a collection whatever the input is. */
export function asksForMany(values: Values): boolean {
	return names.some(name => values.has(name));
}

export function manySettings(values: Values): ManySettings {
	const only = values.get('only');
	if (only !== undefined && only !== 'failed') {
		throw new UsageError(`--only accepts “failed”; “${only}” was given.`);
	}

	const since = timeOf('since', values.get('since'), 0);
	const until = timeOf('until', values.get('until'), 86_400_000 - 1);
	if (since !== null && until !== null && until < since) {
		throw new UsageError(
			`--until ${values.get('until')} is before --since ${values.get('since')}, so nothing is left in between.`,
		);
	}

	return {
		grouping: groupingOf(values.get('group') ?? 'cause'),
		sessions: sessionsOf(values.get('sessions')),
		follow: values.has('follow'),
		filter: {
			failed: only !== undefined,
			cause: causeOf(values.get('cause')),
			to: values.get('to')?.toLowerCase() ?? null,
			since,
			until,
			words: (values.get('filter') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
		},
	};
}

function groupingOf(text: string): Grouping {
	const grouping = groupings.find(known => known === text);
	if (!grouping) {
		throw new UsageError(`--group requires one of ${groupings.join(', ')}; “${text}” was given.`);
	}

	return grouping;
}

function sessionsOf(text: string | undefined): number {
	if (text === undefined || text === 'all') {
		return text === undefined ? 0 : Number.POSITIVE_INFINITY;
	}

	if (!/^\d{1,9}$/.test(text)) {
		throw new UsageError(`--sessions requires a number, or all; “${text}” was given.`);
	}

	return Number(text);
}

function causeOf(text: string | undefined): string | null {
	if (text === undefined || text === 'unknown' || text.includes('/') || Object.hasOwn(causes, text)) {
		return text ?? null;
	}

	const near = nearest(text, Object.keys(causes));
	throw new UsageError(
		`There is no cause “${text}”. ${near ? `Did you mean ${near}?` : 'Without --cause, the summary names those of the log.'}`,
	);
}

/** ISO dates and times are also read where there is no such day or hour; another form is left to its reader. */
function isInCalendar(text: string): boolean {
	const [, date, hour = '0', minute = '0'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?/.exec(text) ?? [];
	if (date === undefined) {
		return true;
	}

	const day = new Date(`${date}T00:00:00Z`);
	const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
	return exists && Number(hour) < 24 && Number(minute) < 60;
}

/** A date alone stands for its beginning, and for `--until` for its end: `wholeDay` milliseconds later. */
function timeOf(name: string, text: string | undefined, wholeDay: number): number | null {
	if (text === undefined) {
		return null;
	}

	const padded = /^\d{4}-\d\d-\d\d$/.test(text)
		? {text: `${text}T00:00:00`, add: wholeDay}
		: {text: text.replace(/^(.*\d\d:\d\d)$/, /\d\d:\d\d:\d\d$/.test(text) ? '$1' : '$1:00'), add: 0};
	const read = readTime(padded.text);
	if (read === null || read.at < 86_400_000 || read.end < padded.text.length || !isInCalendar(text)) {
		throw new UsageError(
			`--${name} requires a date, or a date and a time, such as 2026-11-28 or 2026-11-28T10:00; “${text}” was given.`,
		);
	}

	return withYear(read.at, Date.now()) + padded.add;
}
