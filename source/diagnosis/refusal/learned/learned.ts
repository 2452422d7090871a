/**
 * What a refusal most likely means, by what labelled ones with the same words meant: a second reader beside the tables
 * (`judge.ts`). It is a log-linear model: each feature speaks for some causes and against others by its weights, which
 * `npm run learn` sets (test/diagnosis/learn.ts).
 */
import {type Cause, isCause} from '../../causes.ts';
import type {Reading} from '../roles.ts';
import type {Token} from '../tokens.ts';
import {type Feature, featuresOf} from './features.ts';
import {readWeights} from './weights.ts';

export type Chance = {
	readonly cause: Cause;
	/** From 0 to 1; those of all causes make 1. */
	readonly chance: number;
	/** The words that speak most for it: tokens, both included. Null where the numbers do. */
	readonly place: Feature['place'];
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

	const most = Math.max(...sums);
	const shares = sums.map(sum => Math.exp(sum - most));
	const whole = shares.reduce((one, other) => one + other, 0);
	return causes
		.map((cause, index) => ({cause, index, chance: (shares[index] ?? 0) / whole}))
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

/**
 * The words that weigh most for the cause, with the ones beside them as far as labelled replies have them beside each
 * other: what a server repeats of what it was sent, a password perhaps, is in none of these. Null where numbers weigh more.
 */
function tellingOf(found: readonly Weighed[], cause: number): Feature['place'] {
	const weightIn = ({strength, weights: ofFeature}: Weighed): number =>
		strength * (ofFeature.find(([one]) => one === cause)?.[1] ?? 0);
	const best = found.reduce<Weighed | null>(
		(one, other) => (weightIn(other) > (one ? weightIn(one) : 0) ? other : one),
		null,
	);
	if (!best?.place) {
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

	return {from, to};
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

/**
 * `text`: the causes on the first line, then a feature a line in the order of their UTF-16 units, with a tab behind its
 * name: `user unknown⇥3:21 17:-4`, for the third cause 2.1 and so on. A line is looked for when its feature is.
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
	return line === ''
		? []
		: line.split(' ').map(pair => {
				const colon = pair.indexOf(':');
				return [Number(pair.slice(0, colon)), Number(pair.slice(colon + 1)) / 10] as const;
			});
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
