import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {toView} from '../../source/recordings/log-line.ts';
import {readJavaTime, readTime} from '../../source/recordings/times.ts';

const at = (text: string): string | null => {
	const time = readTime(toView(text));
	return time && new Date(time.at).toISOString();
};

describe('the time of a line', () => {
	it.each([
		['2024-01-05T10:00:00.123Z x', '2024-01-05T10:00:00.123Z'],
		['2024-01-05 10:00:00,5 x', '2024-01-05T10:00:00.500Z'],
		['[2024/01/05 10:00:00] x', '2024-01-05T10:00:00.000Z'],
		['2024-01-05T10:00:00+02:00 x', '2024-01-05T08:00:00.000Z'],
		['2024-01-05T10:00:00-0530 x', '2024-01-05T15:30:00.000Z'],
		['Fri, 5 Jan 2024 10:00:00 GMT x', '2024-01-05T10:00:00.000Z'],
		['05/Jan/2024:10:00:00 +0100 x', '2024-01-05T09:00:00.000Z'],
		['Fri Jan  5 10:00:00 2024 x', '2024-01-05T10:00:00.000Z'],
		['Jan  5 2024 10:00:00 x', '2024-01-05T10:00:00.000Z'],
		['Dec 31 23:59:59 host app: x', '2000-12-31T23:59:59.000Z'],
		['01-05 10:00:00.123 x', '2000-01-05T10:00:00.123Z'],
		['1704448800.250 x', '2024-01-05T10:00:00.250Z'],
		// Of the day alone.
		['10:00:00 x', '1970-01-01T10:00:00.000Z'],
		['9:05:01 PM x', '1970-01-01T21:05:01.000Z'],
	])('%s', (text, time) => {
		expect(at(text)).toBe(time);
	});

	it.each(['220 hi', 'EHLO me', '250-SIZE 1000', '10:00 x', 'January 5', '2024-01-05', ''])(
		'not %j',
		text => {
			expect(at(text)).toBeNull();
		},
	);

	it('ends where the words of the log begin', () => {
		const rest = (text: string) => text.slice(readTime(text)?.end);
		expect(rest('[10:00:00] - 220 hi')).toBe('220 hi');
		expect(rest('2024-01-05 10:00:00,123 | 220 hi')).toBe('220 hi');
	});

	it('is read from any line, or is not there', () => {
		const piece = fc.constantFrom(
			'Jan',
			' ',
			'5',
			',',
			'2024',
			'-',
			'10:00:00',
			'AM',
			'.123',
			'Z',
			'[',
			']',
			'x',
		);
		fc.assert(
			fc.property(fc.array(piece), pieces => {
				const text = pieces.join('');
				const time = readTime(text);
				return time === null || (Number.isFinite(time.at) && time.end > 0 && time.end <= text.length);
			}),
		);
	});
});

describe('the time of a record of java.util.logging', () => {
	it.each([
		['Jan 05, 2024 10:00:00 AM com.example.Mail log', '2024-01-05T10:00:00.000Z'],
		// Since Java 20.
		['Jan 5, 2024, 12:00:01\u202fPM com.example.Mail log', '2024-01-05T12:00:01.000Z'],
		['Jan 5, 2024, 12:00:01\u202fAM com.example.Mail log', '2024-01-05T00:00:01.000Z'],
	])('%s', (text, time) => {
		expect(new Date(readJavaTime(toView(text)) ?? 0).toISOString()).toBe(time);
	});

	it('is not there in another line', () => {
		expect(readJavaTime('INFO: 250 ok')).toBeNull();
		expect(readJavaTime('Jan  5 10:00:00 host app: 250 ok')).toBeNull();
	});
});
