import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {minutesIn} from '../../../source/diagnosis/refusal/waiting.ts';

describe('a pause that the reply asks for', () => {
	it.each([
		['451 4.7.1 <bob@example.net>: Recipient address rejected: Greylisted for 5 minutes', 5],
		['450 4.7.1 Greylisted, try again in 0.5 hours', 30],
		['452 4.3.1 Try again in 1,5 hours', 90],
		['550 sending limit reached. Please wait 10.5 minutes', 11],
		['450 4.7.1 Greylisted for 1 hour 30 minutes', 90],
		['450 4.3.2 Too many mails, try again in 1 hour(s) 25 minute(s)', 85],
		['550 it has exceeded its 24-hour sending limit. Relay quota will reset in 1.45 hours.', 87],
		['450 4.7.1 Quota exceeded (500 mails/24h). Try again in 3h', 180],
		['451 4.7.1 Greylisting in action, please come back in 00:04:59', 5],
		['422 try again in 15 seconds.', 1],
		['451 Please try again 10 minutes later', 10],
		['421 Please retry after 300s', 5],
		['421 retry-after: 120s', 2],
		['421 Your address is blocked for a day', 1440],
		['451 Bitte versuchen Sie es später, nach 15 Minuten', 15],
		['451 Gesperrt. Versuchen Sie es nach 2 Stunden', 120],
		['450 riprovare tra 30 secondi', 1],
		['451 réessayez dans 10 minutes', 10],
		['450 请在 5 分钟 后重试', 5],
		['450 Повторите через 15 минут', 15],
	])('%s', (reply, minutes) => {
		expect(minutesIn(reply)).toBe(minutes);
	});
});

describe('a time that is something else', () => {
	it.each([
		'450 4.7.1 Error: too much mail from 192.0.2.9, limit 400 messages per 24 hours',
		'451 4.7.1 only 5 recipients per 5 minutes allowed',
		'450 4.2.1 mailbox busy, will retry for 5 days',
		'421 idle timeout after 300 seconds',
		'550 Hour limit',
		'550 traffic per 24 hours exceeded',
		'550 Day limit',
		'500 Say helo',
		'550 5.7.1 null-sender messages 12 for <user@example.com> exceed 10/60s',
		'451 4.7.1 Too many mails received from x within the last 5 minutes',
		'550 User has not entered during last 180 days',
		'220 mail.example.org ESMTP ready at Thu, 5 Dec 2024 08:52:31 +0000',
	])('%s', reply => {
		expect(minutesIn(reply)).toBeNull();
	});
});

test('whatever the reply, a pause is a whole number of minutes above zero', () => {
	const words = fc.constantFrom(
		'try again in ',
		'1',
		'0.5',
		'99999',
		' hours',
		'h',
		' and ',
		', ',
		'wait ',
		'00:00:00',
		' days',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(words, fc.string()), {maxLength: 20}), parts => {
			const minutes = minutesIn(parts.join(''));
			expect(minutes === null || (Number.isInteger(minutes) && minutes > 0)).toBe(true);
		}),
	);
});
