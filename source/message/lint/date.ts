/** The Date field (RFC 5322 §3.3). */
import {fieldNamed, type ReadField} from '../header-fields.ts';
import type {LintFinding} from './finding.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const hour = 3_600_000;

/** `now` in milliseconds since 1970. */
export function lintDate(fields: readonly ReadField[], now: number): readonly LintFinding[] {
	const field = fieldNamed(fields, 'date');
	const today = formatDate(new Date(now));
	if (!field) {
		return [
			{
				rule: 'message/no-date',
				level: 'error',
				message: 'There is no Date field. It is one of the two fields that every message must have.',
				advice: `Add the line “Date: ${today}”.`,
				reference: 'RFC 5322 §3.6',
			},
		];
	}

	const time = readDate(field.raw);
	const shared = {field: field.name, reference: 'RFC 5322 §3.3'};
	if (typeof time === 'string') {
		return [
			{
				...shared,
				rule: 'message/bad-date',
				level: 'warning',
				message: `The Date “${field.raw}” cannot be parsed: ${time}.`,
				advice: `Write it as “${today}”.`,
			},
		];
	}

	const ahead = Math.round((time - now) / hour);
	if (ahead >= 1) {
		return [
			{
				...shared,
				rule: 'message/date-in-future',
				level: 'warning',
				message: `The Date is ${span(ahead)} in the future. Spam filters raise their score for that.`,
				advice: 'Check the clock and the time zone.',
			},
		];
	}

	return ahead <= -24 * 7
		? [
				{
					...shared,
					rule: 'message/date-long-ago',
					level: 'note',
					message: `The Date is ${span(-ahead)} in the past, so the message may be sorted where no one looks.`,
					advice: `A current one would be “${today}”.`,
				},
			]
		: [];
}

/** Milliseconds since 1970, or what is wrong with it. */
export function readDate(text: string): number | string {
	const plain = text.replaceAll(/\([^()]*\)/g, ' ').trim();
	const match = new RegExp(
		[
			String.raw`^(?:([a-z]{3})\s*,\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})`,
			String.raw`(?::(\d{2}))?\s+([+-]\d{4}|[a-z]{1,5})$`,
		].join(''),
		'i',
	).exec(plain);
	if (!match) {
		return 'it is not “day month year hour:minute:second zone”';
	}

	const [, weekday, day = '', monthName = '', year, hours, minutes, seconds = '0', zone = ''] = match;
	const month = months.findIndex(name => name.toLowerCase() === monthName.toLowerCase());
	const date = new Date(Date.UTC(Number(year), month, Number(day)));
	if (month < 0 || date.getUTCDate() !== Number(day)) {
		return `${day} ${monthName} is not a day`;
	}

	if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) {
		return 'there is no such time of day';
	}

	const real = days[date.getUTCDay()] ?? '';
	if (weekday && weekday.toLowerCase() !== real.toLowerCase()) {
		return `${day} ${monthName} ${year} was a ${real}, not a ${weekday}`;
	}

	const offset = zoneMinutes(zone);
	if (offset === null) {
		return `“${zone}” is not a time zone`;
	}

	return date.getTime() + Number(hours) * hour + (Number(minutes) - offset) * 60_000 + Number(seconds) * 1000;
}

/** RFC 5322 §3.3, in UTC. */
export function formatDate(date: Date): string {
	return date.toUTCString().replace('GMT', '+0000');
}

/** Letters are obsolete (RFC 5322 §4.3), and GMT still common. */
function zoneMinutes(zone: string): number | null {
	const hours = {
		UT: 0,
		UTC: 0,
		GMT: 0,
		Z: 0,
		EST: -5,
		EDT: -4,
		CST: -6,
		CDT: -5,
		MST: -7,
		MDT: -6,
		PST: -8,
		PDT: -7,
	};
	const named = Object.entries(hours).find(([name]) => name === zone.toUpperCase());
	if (named) {
		return named[1] * 60;
	}

	const digits = /^([+-])(\d{2})([0-5]\d)$/.exec(zone);
	return digits ? (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3])) : null;
}

function span(hours: number): string {
	if (hours < 48) {
		return hours === 1 ? 'an hour' : `${hours} hours`;
	}

	return `${Math.round(hours / 24)} days`;
}
