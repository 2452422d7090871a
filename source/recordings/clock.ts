/** Times of a recording to milliseconds since its start, which never run backwards. */
export type Clock = (at: number | null) => number;

const DAY = 24 * 60 * 60 * 1000;

export function createClock(): Clock {
	let start: number | undefined;
	let last = -1;
	return at => {
		if (at === null) {
			last++;
			return last;
		}

		const before = Math.max(last, 0);
		start ??= at - before;
		// A time of day without its date passes midnight.
		if (at - start < before - DAY / 2 && at < DAY) {
			start -= DAY;
		}

		last = Math.max(before, Math.round(at - start));
		return last;
	};
}
