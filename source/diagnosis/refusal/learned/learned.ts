/**
 * What a refusal most likely means, by what labelled ones with the same words meant: a second reader beside the tables
 * (`judge.ts`). It is a logistic regression for each cause: each feature speaks for some causes and against others by its
 * weights, which `npm run learn` sets (test/diagnosis/learn.ts).
 */
import {type Cause, isCause} from '../../causes.ts';
import type {Reading} from '../roles.ts';
import type {Token} from '../tokens.ts';
import {type Feature, featuresOf} from './features.ts';
import {readWeights} from './weights.ts';

/** Tokens, both included. */
type Place = NonNullable<Feature['place']>;

/** `least`: the one or two that weigh most. */
type Telling = Place & {readonly least: Place};

export type Chance = {
	readonly cause: Cause;
	/** From 0 to 1: that it is one of those which a label names. A refusal may have several. */
	readonly chance: number;
	/** The words that speak most for it, with those beside them. Null where only numbers do. */
	readonly place: Telling | null;
};

export type Weighed = Feature & {
	/** By the cause's place in `Weights.causes`. */
	readonly weights: readonly (readonly [cause: number, weight: number])[];
};

/** Best first. `tokens`: all words of the reply, spelling mended. */
export function chancesOf(
	reading: Reading,
	tokens: readonly Token[],
	{causes, weightsOf}: Weights = weights(),
): readonly Chance[] {
	const found = featuresOf(reading, tokens).map(feature => ({...feature, weights: weightsOf(feature.name)}));
	const sums = causes.map(() => 0);
	for (const {strength, weights: ofFeature} of found) {
		for (const [cause, weight] of ofFeature) {
			sums[cause] = (sums[cause] ?? 0) + strength * weight;
		}
	}

	return causes
		.map((cause, index) => ({cause, index, chance: 1 / (1 + Math.exp(-(sums[index] ?? 0)))}))
		.toSorted((one, other) => other.chance - one.chance)
		.map(({cause, index, chance}) => ({
			cause,
			chance,
			get place() {
				return tellingOf(found, index);
			},
		}));
}

const mostWords = 8;

type Placed = Weighed & {readonly place: Place};

function isPlaced(one: Weighed): one is Placed {
	return one.place !== null;
}

/**
 * The words that weigh most for the cause, with the ones beside them as far as labelled replies have them beside each
 * other: what a server repeats of what it was sent, a password perhaps, is in none of these. Null where no word speaks for it.
 */
function tellingOf(found: readonly Weighed[], cause: number): Telling | null {
	const weightIn = ({strength, weights: ofFeature}: Weighed): number =>
		strength * (ofFeature.find(([one]) => one === cause)?.[1] ?? 0);
	const best = found.reduce<Placed | null>(
		(one, other) => (isPlaced(other) && weightIn(other) > (one ? weightIn(one) : 0) ? other : one),
		null,
	);
	if (!best) {
		return null;
	}

	const pairs = found.flatMap(({place, weights: ofFeature}) =>
		place && place.to > place.from && ofFeature.length > 0 ? [place] : [],
	);
	let {from, to} = best.place;
	for (let more = true; more && to - from + 1 < mostWords; ) {
		const next = pairs.find(pair => pair.from === to) ?? pairs.find(pair => pair.to === from);
		more = next !== undefined;
		from = Math.min(from, next?.from ?? from);
		to = Math.max(to, next?.to ?? to);
	}

	return {from, to, least: best.place};
}

export type Weights = {
	readonly causes: readonly Cause[];
	readonly weightsOf: (name: string) => Weighed['weights'];
};

let made: Weights | null = null;

/** Read for the first refusal that is not sure. */
function weights(): Weights {
	made ??= weightsIn(readWeights());
	return made;
}

// The words of refusals are few; a flood of others is looked up again.
const mostKept = 5000;

/** One stands for each cause, in the order of the first line. None is part of a number or of an escape. */
export const marks = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,/:;<=>?@[]^_{|}~';

/**
 * `text`: the causes on the first line, then a feature a line in the order of their UTF-16 units, with a tab behind its
 * name: `user unknown⇥21C-4QR`, 2.1 for the third cause and so on. A line is looked for when its feature is.
 */
export function weightsIn(text: string): Weights {
	const head = text.slice(0, text.indexOf('\n'));
	const kept = new Map<string, Weighed['weights']>();
	return {
		causes: head.split(' ').filter(isCause),
		weightsOf(name) {
			const known = kept.get(name);
			if (known) {
				return known;
			}

			const found = pairsIn(lineOf(text, escaped(name), head.length + 1) ?? '');
			if (kept.size >= mostKept) {
				kept.clear();
			}

			kept.set(name, found);
			return found;
		},
	};
}

function pairsIn(line: string): Weighed['weights'] {
	const found: (readonly [cause: number, weight: number])[] = [];
	let weight = 0;
	for (const [piece] of line.matchAll(/-?\d{1,4}|[^\d-]/g)) {
		const cause = marks.indexOf(piece);
		if (cause === -1) {
			weight = Number(piece) / 10;
		} else {
			found.push([cause, weight]);
		}
	}

	return found;
}

/** As the file has it, so that each of its characters is one byte. */
export function escaped(name: string): string {
	return name.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What stands behind the name on its line; by halves, from `begin` on. Null where there is none. */
function lineOf(text: string, name: string, begin: number): string | null {
	let [from, to] = [begin, text.length];
	while (from < to) {
		const start = Math.max(begin, text.lastIndexOf('\n', Math.floor((from + to) / 2) - 1) + 1);
		const tab = text.indexOf('\t', start);
		const end = text.indexOf('\n', start);
		const stop = end === -1 ? text.length : end;
		const found = text.slice(start, tab);
		if (found === name) {
			return text.slice(tab + 1, stop);
		}

		if (found < name) {
			from = stop + 1;
		} else {
			to = start;
		}
	}

	return null;
}
