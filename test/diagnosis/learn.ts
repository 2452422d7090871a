/**
 * Learns what the words of refusals speak for from the labelled replies, and writes the weights that
 * `source/diagnosis/refusal/learned/learned.ts` reads: `npm run learn`. The same replies give the same weights.
 * `npm run learn -- WORDS` shows what they speak for.
 */
import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Cause, causeIds, isCause} from '../../source/diagnosis/causes.ts';
import {judge} from '../../source/diagnosis/refusal/judge.ts';
import {type Feature, featuresOf} from '../../source/diagnosis/refusal/learned/features.ts';
import {escaped, marks, weightsIn} from '../../source/diagnosis/refusal/learned/learned.ts';
import {isRefusalCause} from '../../source/diagnosis/refusal/meanings.ts';
import {readReply} from '../../source/diagnosis/refusal/roles.ts';
import {entriesFor} from './listing.ts';
import {files, isInvented, type Labelled, labelledIn} from './measure.ts';

const written = join(
	import.meta.dirname,
	'..',
	'..',
	'source',
	'diagnosis',
	'refusal',
	'learned',
	'weights.json',
);

export const learnable: readonly Cause[] = causeIds.filter(
	cause => isRefusalCause(cause) || cause === 'not-stated',
);

// Replies that were made up for a line each count less than those that a server gave.
const ofInvented = 0.6;
// The first cause of a label is the best; the others are wanted less surely.
const ofOthers = 0.6;
const mostCauses = 4;
const passes = 6;
const step = 0.6;
const shrinking = 2e-5;
// What is not worth so much is drawn to nothing, so that few weights say all.
const sparing = 0.006;
/** A slope below teaches nothing: what is nearly right already is left alone, so that the rest stays small. */
const ignored = 4e-3;
/** Weights below are left out: a feature that says nothing is none. In tenths. */
const smallest = 5;
/** What fewer replies have teaches nothing that another could use. */
const fewest = 2;

type Sample = {
	readonly features: readonly (readonly [feature: number, strength: number])[];
	readonly wanted: readonly (readonly [cause: number, chance: number])[];
	readonly counts: number;
};

export type Learned = {
	/** By feature: a weight for each of `learnable`. */
	readonly weights: ReadonlyMap<string, readonly number[]>;
};

/** A logistic regression for each cause, learned by AdaGrad: each weight has a step of its own, in an order that chance does not choose. */
export function learn(labelled: readonly Labelled[]): Learned {
	const read = labelled.flatMap(readingOf);
	const names = namesIn(read);
	const samples = read.map(one => sampleOf(one, names));
	const width = learnable.length;
	const weights = new Float64Array(names.size * width);
	const seen = new Float64Array(names.size * width).fill(0.01);
	const chances = new Float64Array(width);
	const random = numbers(7);
	const order = samples.map((_sample, index) => index);
	for (let pass = 0; pass < passes; pass++) {
		shuffle(order, random);
		for (const index of order) {
			const sample = samples[index];
			if (sample) {
				learnFrom(sample, {weights, seen, chances, width});
			}
		}
	}

	return {
		weights: new Map(
			[...names].map(([name, at]) => [name, [...weights.subarray(at * width, (at + 1) * width)]]),
		),
	};
}

type Read = {
	readonly features: readonly Feature[];
	readonly wanted: Sample['wanted'];
	readonly counts: number;
};

function readingOf({file, causes, command, reply}: Labelled): readonly Read[] {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	const known = causes
		.slice(0, mostCauses)
		.map(cause => (isCause(cause) ? learnable.indexOf(cause) : -1))
		.filter(cause => cause >= 0);
	if (entry?.type !== 'reply' || known.length === 0) {
		return [];
	}

	const reading = readReply(entry, entry.situation.clientName);
	return [
		{
			features: featuresOf(reading, judge(reading).whole),
			wanted: known.map((cause, place) => [cause, place === 0 ? 1 : ofOthers] as const),
			counts: isInvented(file) ? ofInvented : 1,
		},
	];
}

/** Of the features that enough replies have, with a number for each. */
function namesIn(read: readonly Read[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const {features} of read) {
		for (const {name} of features) {
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}

	const kept = [...counts].filter(([, count]) => count >= fewest);
	return new Map(kept.map(([name], index) => [name, index]));
}

function sampleOf({features, wanted, counts}: Read, names: ReadonlyMap<string, number>): Sample {
	return {
		features: features.flatMap(({name, strength}) => {
			const index = names.get(name);
			return index === undefined ? [] : [[index, strength] as const];
		}),
		wanted,
		counts,
	};
}

type State = {
	readonly weights: Float64Array;
	/** Squares of what each weight was changed by. */
	readonly seen: Float64Array;
	readonly chances: Float64Array;
	readonly width: number;
};

function learnFrom({features, wanted, counts}: Sample, {weights, seen, chances, width}: State): void {
	chances.fill(0);
	for (const [feature, strength] of features) {
		for (let cause = 0; cause < width; cause++) {
			chances[cause] = (chances[cause] ?? 0) + strength * (weights[feature * width + cause] ?? 0);
		}
	}

	for (let cause = 0; cause < width; cause++) {
		chances[cause] = 1 / (1 + Math.exp(-(chances[cause] ?? 0)));
	}

	for (const [cause, chance] of wanted) {
		chances[cause] = (chances[cause] ?? 0) - chance;
	}

	for (const [feature, strength] of features) {
		for (let cause = 0; cause < width; cause++) {
			const at = feature * width + cause;
			const weight = weights[at] ?? 0;
			const slope = counts * strength * (chances[cause] ?? 0) + shrinking * weight;
			if (Math.abs(slope) > ignored) {
				const sum = (seen[at] ?? 0) + slope * slope;
				seen[at] = sum;
				const pace = step / Math.sqrt(sum);
				weights[at] = drawn(weight - pace * slope, pace * sparing * strength);
			}
		}
	}
}

function drawn(weight: number, by: number): number {
	return Math.abs(weight) <= by ? 0 : weight - Math.sign(weight) * by;
}

/** From 0 to 1; the same for the same seed. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
		return state / 0x8000_0000;
	};
}

function shuffle(order: number[], random: () => number): void {
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		const [one = 0, two = 0] = [order[last], order[other]];
		order[last] = two;
		order[other] = one;
	}
}

/** As `weightsIn` reads them. */
export function linesOf({weights}: Learned): readonly string[] {
	const lines = [...weights].flatMap(([name, ofCauses]) => {
		const written = pairsOf(ofCauses);
		return written === '' ? [] : [`${escaped(name)}\t${written}`];
	});
	return [learnable.join(' '), ...lines.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))];
}

/** Each weight in tenths, with the marks of the causes that have it; the greatest first. */
function pairsOf(ofCauses: readonly number[]): string {
	const marked = ofCauses
		.map((weight, cause) => ({tenths: Math.round(weight * 10), mark: marks[cause] ?? ''}))
		.filter(({tenths}) => Math.abs(tenths) >= smallest);
	return [...Map.groupBy(marked, ({tenths}) => tenths)]
		.toSorted(([one], [other]) => other - one)
		.map(([tenths, alike]) => `${tenths}${alike.map(({mark}) => mark).join('')}`)
		.join('');
}

function nameOf(line: string): string {
	return line.slice(0, line.indexOf('\t'));
}

/** Of the replies that are learned from: the weights say which ones they know. */
export function digestOf(labelled: readonly Labelled[]): string {
	const text = labelled.map(({causes, command, reply}) => [causes.join(','), command, reply].join('\t'));
	return createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 16);
}

function show(words: string): void {
	const {weightsOf} = weightsIn(linesOf(learn(files.flatMap(labelledIn))).join('\n'));
	const named = weightsOf(words).toSorted(([, one], [, other]) => other - one);
	for (const [cause, weight] of named) {
		console.log(`${weight.toFixed(1).padStart(6)}  ${learnable[cause]}`);
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [words] = process.argv.slice(2);
	if (words === undefined) {
		const lines = linesOf(learn(files.flatMap(labelledIn)));
		writeFileSync(written, `[\n${lines.map(line => JSON.stringify(line)).join(',\n')}\n]\n`);
	} else {
		show(words);
	}
}
