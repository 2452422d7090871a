/**
 * The pause that a reply asks for. A time is a pause only where the words before or behind it say so: most times in
 * refusals are the period of a limit (`400 messages per 24 hours`), or how long somebody else tries.
 */

import {pauses} from './pauses.ts';

// More than any pause stands behind.
const WIDTH = 600;

// In this order: `st` of Stunden before `s`.
const units: readonly (readonly [RegExp, number])[] = [
	[/^(?:h|st|ча|小时|時間)/, 60],
	[/^(?:d|day|tag|jour|día|dia|giorn|дн|ден|天)/, 1440],
	[/^(?:m|мин|分)/, 1],
	[/^(?:s|sek|seg|сек|秒)/, 1 / 60],
];

/** What every `span` has. Compiling the patterns takes longer than all else that a refusal costs. */
const hint = /\d[ -]?[smhdtjgсмчд秒分小時天]|\d:\d\d:|\b(?:an|a|one) (?:minute|hour|day)/;

/** In minutes, rounded up; null where it names none, or says that it is somebody else’s. */
export function minutesIn(text: string): number | null {
	const words = text.slice(0, WIDTH).toLowerCase();
	const found = hint.test(words)
		? pauses.map(pattern => pattern.exec(words)?.groups?.span).find(Boolean)
		: undefined;
	const minutes = found === undefined ? 0 : minutesOf(found);
	return minutes > 0 ? Math.max(1, Math.ceil(minutes)) : null;
}

function minutesOf(text: string): number {
	const [, hours, minutes, seconds] = /^(\d{1,2}):(\d\d):(\d\d)$/.exec(text) ?? [];
	if (hours !== undefined) {
		return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
	}

	const [, single] = /^(?:an|a|one) (\w+)/.exec(text) ?? [];
	if (single !== undefined) {
		return sizeOf(single);
	}

	const parts = [...text.matchAll(/(\d{1,5}(?:[.,]\d{1,3})?)[ -]?(\D+)/gu)];
	return parts.reduce(
		(sum, [, count = '', name = '']) => sum + Number(count.replace(',', '.')) * sizeOf(name),
		0,
	);
}

function sizeOf(name: string): number {
	return units.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
}
