import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	healthOf,
	isBeyond,
	type Limit,
	measuresOf,
	percentilesOf,
	readLimit,
} from '../../../source/dialogs/probe/measures.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import {unusable} from '../../../source/dialogs/probe/summary.ts';
import type {TlsFacts} from '../../../source/transport/types.ts';

const now = Date.parse('2026-11-01T00:00:00Z');
const result = (changes: Partial<ProbeResult> = {}): ProbeResult => ({
	...unusable('mail.example.test:25', '', now),
	failure: null,
	exitCode: 0,
	timings: [
		{step: 'connection', elapsed: 40},
		{step: 'greeting', elapsed: 60},
		{step: 'EHLO', elapsed: 5},
	],
	tls: {certificates: [{validTo: '2026-11-11T12:00:00Z'}]} as unknown as TlsFacts,
	...changes,
});

const limit = (text: string): Limit => {
	const read = readLimit(text);
	if (!read) {
		throw new Error(text);
	}

	return read;
};

it('measures a probe', () => {
	expect(measuresOf(result(), now)).toEqual({
		'cert.days': 10,
		'time.connect': 40,
		'time.greeting': 60,
		'time.total': 105,
	});
	expect(measuresOf(result({tls: null, timings: []}), now)).toEqual({
		'cert.days': null,
		'time.connect': null,
		'time.greeting': null,
		'time.total': null,
	});
});

it.each(['cert.days<21', 'time.total > 1.5s', 'time.connect>500ms'])('reads %s', text => {
	expect(readLimit(text)).not.toBeNull();
});

it.each(['cert.days', 'cert.days<21s', 'time.total>2', 'time.total=2s', 'cert.days<=21', 'size<3', ''])(
	'does not read %j',
	text => {
		expect(readLimit(text)).toBeNull();
	},
);

describe('a state', () => {
	const limits = {warn: [limit('cert.days<21')], critical: [limit('cert.days<7'), limit('time.total>100ms')]};
	it.each([
		['OK', {tls: null, timings: []}],
		['WARNING', {timings: []}],
		['CRITICAL', {}],
		[
			'CRITICAL',
			{timings: [], tls: {certificates: [{validTo: '2026-11-03T00:00:00Z'}]} as unknown as TlsFacts},
		],
		['CRITICAL', {timings: [], exitCode: 21}],
		['CRITICAL', {timings: [], exitCode: 41, required: [{text: 'tls', met: false, got: 'there is no TLS'}]}],
		['UNKNOWN', {interrupted: true}],
	] as const)('is %s for %j', (state, changes) => {
		expect(healthOf(result(changes), limits, now).state).toBe(state);
	});

	it('names the limits that are passed', () => {
		expect(healthOf(result(), limits, now).reasons).toEqual(['time.total>100ms']);
	});

	it('is not alarmed by what could not be measured', () => {
		expect(isBeyond(limit('cert.days<21'), measuresOf(result({tls: null}), now))).toBe(false);
	});
});

it('percentiles are values that occurred, in order', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(), {minLength: 1}), values => {
			const {p50 = -1, p90 = -1, p99 = -1, max = -1} = percentilesOf(values) ?? {};
			expect(values).toEqual(expect.arrayContaining([p50, p90, p99]));
			expect(p50 <= p90 && p90 <= p99 && p99 <= max).toBe(true);
			expect(max).toBe(Math.max(...values));
		}),
	);
	expect(percentilesOf([])).toBeNull();
	expect(percentilesOf([5, 1, 3, 2, 4])).toEqual({count: 5, p50: 3, p90: 5, p99: 5, max: 5});
});
