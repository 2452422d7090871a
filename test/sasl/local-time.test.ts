import {describe, expect, it} from 'vitest';
import {localTime, span} from '../../source/sasl/local-time.ts';

describe('localTime', () => {
	it('names the moment with its zone', () => {
		const text = localTime(Date.parse('2026-03-01T12:00:00Z')) ?? '';
		expect(text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d$/);
		expect(Date.parse(text.replace(' ', 'T').replace(' ', ''))).toBe(Date.parse('2026-03-01T12:00:00Z'));
	});

	it('knows what is no time', () => {
		expect(localTime(Number.NaN)).toBeNull();
		expect(localTime(1e20)).toBeNull();
	});
});

describe('span', () => {
	it.each([
		[0, '0 seconds'],
		[1000, '1 second'],
		[-90_000, '90 seconds'],
		[21 * 60_000, '21 minutes'],
		[3 * 3_600_000, '3 hours'],
		[49 * 3_600_000, '2 days'],
		[800 * 86_400_000, '2 years'],
	])('%d ms is %s', (milliseconds, text) => {
		expect(span(milliseconds)).toBe(text);
	});
});
