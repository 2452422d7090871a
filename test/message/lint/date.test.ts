import {expect, test} from 'vitest';
import {readDate} from '../../../source/message/lint/date.ts';

test.each([
	['Wed, 01 May 2024 12:00:00 +0000', '2024-05-01T12:00:00Z'],
	['1 may 2024 12:00 z', '2024-05-01T12:00:00Z'],
	['wed , 1 MAY 2024 00:00:00 GMT', '2024-05-01T00:00:00Z'],
	['Wed, 01 May 2024 23:59:60 +0000', '2024-05-02T00:00:00Z'],
	['Thu, 29 Feb 2024 12:00:00 +0530 (IST)', '2024-02-29T06:30:00Z'],
	['01 May 2024 12:00:00 -0130', '2024-05-01T13:30:00Z'],
	['01 May 2024 12:00:00 EST', '2024-05-01T17:00:00Z'],
	['01 May 2024 12:00:00 pdt', '2024-05-01T19:00:00Z'],
])('%s', (text, time) => {
	expect(readDate(text)).toBe(Date.parse(time));
});

test.each([
	['', 'it is not'],
	['01 May 24 12:00:00 +0000', 'it is not'],
	['01 May 2024 12:00:00', 'it is not'],
	['30 Feb 2024 12:00:00 +0000', '30 Feb is not a day'],
	['00 May 2024 12:00:00 +0000', '00 May is not a day'],
	['01 Foo 2024 12:00:00 +0000', '01 Foo is not a day'],
	['01 May 2024 24:00:00 +0000', 'there is no such time of day'],
	['01 May 2024 12:60:00 +0000', 'there is no such time of day'],
	['01 May 2024 12:00:61 +0000', 'there is no such time of day'],
	['Thu, 01 May 2024 12:00:00 +0000', '01 May 2024 was a Wed, not a Thu'],
	['01 May 2024 12:00:00 +0060', '“+0060” is not a time zone'],
	['01 May 2024 12:00:00 ABC', '“ABC” is not a time zone'],
])('%j: %s', (text, problem) => {
	expect(readDate(text)).toMatch(new RegExp(`^${problem.replace('+', '\\+')}`));
});
