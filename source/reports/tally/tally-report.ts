/** A counted collection, for whatever form it is written in. */
import {withCommas} from '../../protocol/with-commas.ts';
import type {Grouping, TallyGroup, Totals} from '../../sessions/tally.ts';

export type TallyReport = {
	/** The files, in words. */
	readonly title: string;
	/** The formats in words. */
	readonly source: string;
	readonly lines: number;
	readonly first: number | null;
	readonly last: number | null;
	readonly totals: Totals;
	readonly grouping: Grouping;
	readonly groups: readonly TallyGroup[];
	/** Rows of each hour of the day, 24 numbers. */
	readonly hours: readonly number[];
	/** Stopped before the end. */
	readonly stopped: boolean;
};

/** Rows in all groups. */
export function troubleIn({groups}: Pick<TallyReport, 'groups'>): number {
	return groups.reduce((sum, {count}) => sum + count, 0);
}

export const fateWords: Readonly<Record<keyof Totals, string>> = {
	received: 'received',
	delivered: 'delivered',
	forwarded: 'forwarded',
	deferred: 'deferred',
	deferrals: 'deferrals',
	bounced: 'bounced',
	rejected: 'rejected',
	warned: 'would have been rejected',
	held: 'held',
	discarded: 'discarded',
	lost: 'broken off',
	'no-message': 'without a message',
};

/** `2026-11-28T10:00:07.000`: the time of day as the log writes it, so without a zone. */
export function logTime(at: number | null): string | null {
	return at === null ? null : new Date(at).toISOString().slice(0, -1);
}

/** `Nov 28 10:00`, the time of day as the log writes it. */
export function timeInWords(at: number | null): string {
	const [, month, day, time] = /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(logTime(at) ?? '') ?? [];
	return time === undefined ? '' : `${months[Number(month) - 1]} ${Number(day)} ${time}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** In per cent, rounded; a small share is never 0. */
export function shareOf(count: number, all: number): string {
	const share = all === 0 ? 0 : (100 * count) / all;
	return share > 0 && share < 1 ? '<1 %' : `${Math.round(share)} %`;
}

/** Fates with their numbers, the most frequent first. */
export function fatesOf({fates}: TallyGroup): readonly {readonly words: string; readonly count: number}[] {
	return Object.entries(fates)
		.map(([fate, count]) => ({
			words: Object.entries(fateWords).find(([known]) => known === fate)?.[1] ?? fate,
			count,
		}))
		.sort((a, b) => b.count - a.count);
}

/** The most frequent ones with their counts; the rest are an ellipsis. */
export function namesOf(counted: TallyGroup['servers'], most: number): string {
	const shown = counted.slice(0, most).map(({name, count}) => `${name} ${withCommas(count)}`);
	return `${shown.join(', ')}${counted.length > most ? ', …' : ''}`;
}
