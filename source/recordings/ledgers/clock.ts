/** The time at the beginning of a log's line, quickly: most lines have the same second as the one before. */
import {readTime} from '../times.ts';

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const day = 86_400_000;

/** Milliseconds since 1970 with the time of day as it is written, or null. `now`: when the log is read. */
export type LineClock = (line: string) => number | null;

/**
 * Reads the time of a line, in milliseconds since 1970, or null. `now` fills in the year that most logs leave out.
 */
export function createLineClock(now: number): LineClock {
	let known = '';
	let at: number | null = null;
	return line => {
		const stamp = stampOf(line);
		if (stamp !== known || stamp === '') {
			known = stamp;
			at = stamp === '' ? null : readStamp(stamp, now);
		}

		return at;
	};
}

/** `Nov 28 10:00:01`, or the first word of an ISO date (with its time where that is a word of its own). */
function stampOf(line: string): string {
	const first = line.charCodeAt(0);
	if (first >= 0x41 && first <= 0x5a && line.charCodeAt(3) === 0x20) {
		return line.slice(0, 15);
	}

	const space = line.indexOf(' ');
	return first < 0x30 || first > 0x39 || space === -1
		? ''
		: space === 10
			? line.slice(0, 19)
			: line.slice(0, Math.min(space, 40));
}

function readStamp(stamp: string, now: number): number | null {
	const month = months.indexOf(stamp.slice(0, 3));
	if (month >= 0 && month % 3 === 0) {
		const [hours = 0, minutes = 0, seconds = 0] = stamp.slice(7, 15).split(':').map(Number);
		return inYear(now, month / 3, Number(stamp.slice(4, 6)), ((hours * 60 + minutes) * 60 + seconds) * 1000);
	}

	// The zone is left out: what counts is the time of day that the log writes.
	return readTime(stamp.replace(/(?:Z|[+-]\d\d:?\d\d)$/, ''))?.at ?? null;
}

/** Syslog writes no year: the last one that lies not in the future. A day is left for clocks and zones. */
function inYear(now: number, month: number, dayOfMonth: number, ofDay: number): number | null {
	const year = new Date(now).getUTCFullYear();
	const at = Date.UTC(year, month, dayOfMonth) + ofDay;
	const past = at > now + day ? Date.UTC(year - 1, month, dayOfMonth) + ofDay : at;
	return Number.isFinite(past) ? past : null;
}

/** A time of a log without years, which counts from the year 2000, in the last year in which it lies in the past. */
export function withYear(at: number, now: number): number {
	const date = new Date(at);
	return date.getUTCFullYear() === 2000
		? (inYear(now, date.getUTCMonth(), date.getUTCDate(), at % day) ?? at)
		: at;
}
