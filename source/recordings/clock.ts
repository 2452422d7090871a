/** Times of a recording to milliseconds since its start, which never run backwards. */
import type {Moment} from '../session/moment.ts';

export type Clock = (at: number | null) => Moment;

const DAY = 24 * 60 * 60 * 1000;

export function createClock(): Clock {
	let start: number | undefined;
	let last = 0;
	return at => {
		if (at === null) {
			return {at: last, untimed: true};
		}

		start ??= at;
		// A time of day without its date passes midnight.
		if (at - start < last - DAY / 2 && at < DAY) {
			start -= DAY;
		}

		last = Math.max(last, Math.round(at - start));
		return {at: last};
	};
}
