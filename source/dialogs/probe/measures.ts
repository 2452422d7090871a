/** The figures of a probe that a limit can be set for, and what limits come to. Pure. */
import type {ProbeResult} from './result.ts';

export type MeasureName = 'cert.days' | 'time.connect' | 'time.greeting' | 'time.total';

/** Days until the server's certificate ends, or milliseconds; null where there is nothing to measure. */
export type Measures = Readonly<Record<MeasureName, number | null>>;

const day = 86_400_000;

/** `now`: milliseconds since 1970. */
export function measuresOf({tls, timings}: ProbeResult, now: number): Measures {
	const [certificate] = tls?.certificates ?? [];
	const named = (name: RegExp): number | null => timings.find(({step}) => name.test(step))?.elapsed ?? null;
	return {
		'cert.days': certificate ? Math.floor((Date.parse(certificate.validTo) - now) / day) : null,
		'time.connect': named(/^connection/),
		'time.greeting': named(/^greeting$/),
		'time.total': timings.length === 0 ? null : timings.reduce((sum, {elapsed}) => sum + elapsed, 0),
	};
}

export type Limit = {
	readonly measure: MeasureName;
	readonly comparison: '<' | '>';
	/** In the unit of the measure. */
	readonly bound: number;
	/** As it was typed. */
	readonly text: string;
};

const names: readonly MeasureName[] = ['cert.days', 'time.connect', 'time.greeting', 'time.total'];

/** `cert.days<21`, `time.total>2s`; null for anything else. */
export function readLimit(text: string): Limit | null {
	const [, name, comparison, number, unit] =
		/^\s*([a-z.]+)\s*([<>])\s*(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s)?\s*$/.exec(text) ?? [];
	const measure = names.find(known => known === name);
	const isTime = measure?.startsWith('time.') === true;
	if (!measure || (comparison !== '<' && comparison !== '>') || isTime !== (unit !== undefined)) {
		return null;
	}

	const factor = unit === 's' ? 1000 : 1;
	return {measure, comparison, bound: Number(number) * factor, text: text.replaceAll(/\s/g, '')};
}

/** Whether the limit speaks: the measure is beyond it. What was not measured is beyond no limit. */
export function isBeyond({measure, comparison, bound}: Limit, measures: Measures): boolean {
	const value = measures[measure];
	return value !== null && (comparison === '<' ? value < bound : value > bound);
}

export type Limits = {readonly warn: readonly Limit[]; readonly critical: readonly Limit[]};

/** The states of the monitoring plugins' convention, which are also their exit codes: 0 to 3. */
export const states = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;

export type State = (typeof states)[number];

export type Health = {readonly state: State; readonly reasons: readonly string[]};

/** A server that fails, or misses what is required, is critical; then the limits decide. */
export function healthOf(result: ProbeResult, {warn, critical}: Limits, now: number): Health {
	const measures = measuresOf(result, now);
	if (result.interrupted) {
		return {state: 'UNKNOWN', reasons: ['stopped before it was finished']};
	}

	const beyond = (limits: readonly Limit[]): readonly string[] =>
		limits.filter(limit => isBeyond(limit, measures)).map(({text}) => text);
	const missed = (result.required ?? []).filter(({met}) => !met).map(({got}) => got);
	const severe = [
		...(result.exitCode !== 0 && missed.length === 0
			? [result.failure?.message ?? 'the server refused']
			: []),
		...missed,
		...beyond(critical),
	];
	const mild = beyond(warn);
	return severe.length > 0
		? {state: 'CRITICAL', reasons: severe}
		: {state: mild.length > 0 ? 'WARNING' : 'OK', reasons: mild};
}

export type Percentiles = {
	readonly count: number;
	readonly p50: number;
	readonly p90: number;
	readonly p99: number;
	readonly max: number;
};

/** By the nearest rank; null where there is no value. */
export function percentilesOf(values: readonly number[]): Percentiles | null {
	const sorted = [...values].sort((a, b) => a - b);
	const rank = (share: number): number => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0;
	return sorted.length === 0
		? null
		: {count: sorted.length, p50: rank(0.5), p90: rank(0.9), p99: rank(0.99), max: rank(1)};
}
