/** A time in the reader's own zone, with its distance from now where that is known. */
import {withCommas} from '../protocol/with-commas.ts';

/** `2026-03-01 14:05:09 +01:00`, or null for what is not a time. */
export function localTime(milliseconds: number): string | null {
	const date = new Date(milliseconds);
	if (Number.isNaN(date.getTime())) {
		return null;
	}

	const zone = -date.getTimezoneOffset();
	const sign = zone < 0 ? '-' : '+';
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
	return `${day} ${clock} ${sign}${two(Math.trunc(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`;
}

/** `5 minutes`, in the largest unit that gives two or more, so that it is never far off. */
export function span(milliseconds: number): string {
	const seconds = Math.round(Math.abs(milliseconds) / 1000);
	const [name, size] = units.find(([, length]) => seconds >= 2 * length) ?? ['second', 1];
	const count = Math.floor(seconds / size);
	return `${withCommas(count)} ${name}${count === 1 ? '' : 's'}`;
}

const units = [
	['year', 31_557_600],
	['day', 86_400],
	['hour', 3600],
	['minute', 60],
	['second', 1],
] as const;

function two(number: number): string {
	return String(number).padStart(2, '0');
}
