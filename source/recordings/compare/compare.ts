/** Two sessions side by side: it works here and fails there, so where do they part? */
import type {Entry} from '../../session/entry.ts';
import {align} from './align.ts';
import {type Difference, differencesOf, type Names} from './differences.ts';
import {toSteps} from './steps.ts';

export type {Difference, Names} from './differences.ts';

export type ComparedStep = {
	/** Id of the entry to show on each side; null where that side has no such step. */
	readonly left: number | null;
	readonly right: number | null;
	readonly differences: readonly Difference[];
};

export type Comparison = {
	readonly steps: readonly ComparedStep[];
	/** The first difference in how it went; where there is none, the first of any kind; null when there is none at all. */
	readonly first: Difference | null;
	/** What differed before it and may be the reason, the likeliest first. */
	readonly before: readonly Difference[];
};

/** `names`: how the two are called in sentences. */
export function compareSessions(
	left: readonly Entry[],
	right: readonly Entry[],
	names: Names = {left: 'the first', right: 'the second'},
): Comparison {
	const steps = align(toSteps(left), toSteps(right)).map(pair => ({
		left: pair.left?.entryId ?? null,
		right: pair.right?.entryId ?? null,
		differences: differencesOf(pair, names),
	}));
	const all = steps.flatMap(step => step.differences);
	const decisive = all.findIndex(difference => difference.decides);
	const first = all[Math.max(decisive, 0)] ?? null;
	const before = all.slice(0, Math.max(decisive, 0));
	return {steps, first, before: before.toSorted((one, other) => weights[one.kind] - weights[other.kind])};
}

const weights: Readonly<Record<Difference['kind'], number>> = {
	outcome: 0,
	missing: 0,
	ending: 0,
	command: 1,
	capabilities: 2,
	tls: 3,
	content: 4,
	code: 5,
	timing: 6,
};
