/** Dates and times of day in reports. */
import {type Shown, visible} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';

/** `2026-11-28 23:10:02.130` in the zone of this machine, as its logs have it. `at`: milliseconds since 1970. */
export function stampOf(at: number): Shown {
	const date = new Date(at);
	const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
	const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
	return visible(`${day} ${time}.${date.getMilliseconds().toString().padStart(3, '0')}`);
}

/** `2026-11-28 23:10:02 UTC`. `at`: milliseconds since 1970. */
export function utcWords(at: number): Shown {
	return visible(`${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
}

/** ISO 8601 in UTC; absent where the day is not known. `startedAt`: milliseconds since 1970. */
export function timeField(entry: Entry, startedAt: number | undefined): {readonly time?: string} {
	const at = timeOf(entry);
	return startedAt === undefined || at === null ? {} : {time: new Date(startedAt + at).toISOString()};
}

function two(number: number): string {
	return number.toString().padStart(2, '0');
}
