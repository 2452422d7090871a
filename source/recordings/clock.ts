/** Times of a recording to milliseconds since its start, which never run backwards. */
import type {Moment} from '../session/moment.ts';

export type Clock = {
	moment(at: number | null): Moment;
	/** Milliseconds since 1970 of the first moment, the time of day as it is written; null where no date is. */
	start(): number | null;
};

const DAY = 24 * 60 * 60 * 1000;

/** Times in milliseconds since 1970, or since midnight where the log writes no date. */
export function createClock(): Clock {
	let start: number | undefined;
	let last = 0;
	return {
		moment(at) {
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
		},
		start: () => (start === undefined || start < DAY ? null : start),
	};
}
