/**
 * How much each of the two readers of refusals counts: the weights of `source/diagnosis/refusal/agree.ts`, fitted to what
 * both say of labelled replies that neither knew, and how often a claim of a given probability is true by them.
 * `npm run measure:agreement`.
 */
import {pathToFileURL} from 'node:url';
import {candidatesOf, type Readings, speakers, speakingFor} from '../../source/diagnosis/refusal/agree.ts';
import {casesIn, collected, type ReadAlone, readAlone} from './held-out.ts';

type Claim = {readonly speaking: readonly number[]; readonly isTrue: boolean};

const passes = 15;
const step = 0.3;

/** Null where the second reader is not heard. */
function readingsOf({documented, judgement, byRules, learned}: ReadAlone): Readings | null {
	const {cause, confidence} = byRules;
	return documented !== null || judgement.bare || cause === 'not-stated'
		? null
		: {claimed: cause && {cause, confidence}, judged: judgement.causes, learned};
}

function claimsOf(read: ReadAlone): readonly Claim[] {
	const readings = readingsOf(read);
	return readings === null
		? []
		: candidatesOf(readings).map(cause => {
				const speaking = speakingFor(cause, readings);
				return {
					speaking: speakers.map(name => speaking[name]),
					isTrue: read.labelled.causes.includes(cause),
				};
			});
}

function probabilityOf({speaking}: Claim, weights: readonly number[]): number {
	const sum = speaking.reduce((whole, value, at) => whole + value * (weights[at] ?? 0), 0);
	return 1 / (1 + Math.exp(-sum));
}

/** A logistic regression, by AdaGrad. */
function fitted(claims: readonly Claim[]): readonly number[] {
	const weights = speakers.map(() => 0);
	const seen = speakers.map(() => 0.01);
	for (let pass = 0; pass < passes; pass++) {
		for (const claim of claims) {
			const error = probabilityOf(claim, weights) - (claim.isTrue ? 1 : 0);
			for (const [at, value] of claim.speaking.entries()) {
				const slope = error * value;
				seen[at] = (seen[at] ?? 0) + slope ** 2;
				weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(seen[at]);
			}
		}
	}

	return weights;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const all = new Map(collected.map(name => [name, casesIn(name)]));
	const read = collected.map(name => readAlone(name, all).map(claimsOf));
	const weights = fitted(read.flat(2));
	for (const [at, name] of speakers.entries()) {
		console.log(name.padEnd(12), (weights[at] ?? 0).toFixed(2).padStart(6));
	}

	// Of each reply the most probable claim, by weights that were fitted without its half of the files.
	const half = (odd: number) => read.filter((_of, at) => at % 2 === odd);
	const best = [0, 1].flatMap(odd => {
		const others = fitted(half(1 - odd).flat(2));
		return half(odd)
			.flat()
			.filter(claims => claims.length > 0)
			.map(claims =>
				claims
					.map(claim => ({probability: probabilityOf(claim, others), isTrue: claim.isTrue}))
					.reduce((one, other) => (other.probability > one.probability ? other : one)),
			);
	});
	for (const from of [0.99, 0.98, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5]) {
		const above = best.filter(({probability}) => probability >= from);
		const good = above.filter(({isTrue}) => isTrue).length;
		console.log(
			`${from.toFixed(2)} and more: ${((100 * good) / above.length).toFixed(1)} % of ${above.length} true`,
		);
	}
}
