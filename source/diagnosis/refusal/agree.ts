/**
 * Two readers of one refusal: the rules with their tables (`judge.ts`), and what was learned from labelled replies
 * (`learned/`). Each is wrong where the other is not, so what both say is claimed, and of what only one says as much as
 * its weight allows.
 */
import type {Cause} from '../causes.ts';
import type {Confidence} from './confidence.ts';
import type {Judgement} from './judge.ts';
import type {Chance} from './learned/learned.ts';

/** What one of the readers claims; null for nothing. */
export type Claimed = {readonly cause: Cause; readonly confidence: Confidence} | null;

// Measured on 2,500 replies that neither reader knew (`npm run measure:held-out`).
const ofLearned = 0.7;
const ofEvidence = 0.4;
const mostEvidence = 4;
const least = 1e-4;
const ofClaim: Readonly<Record<Confidence, number>> = {certain: 1, likely: 0.5, possible: 0};
const enough: Readonly<Record<Confidence, number>> = {certain: 0.85, likely: 0.62, possible: 0.25};
/** Of what the rules are sure of by themselves. */
const enoughOfSure = 0.17;

/** `claimed`: by the rules. Null where the two come to nothing, or to no reason being given. */
export function agreed(claimed: Claimed, judged: Judgement['causes'], learned: readonly Chance[]): Claimed {
	const weights = new Map<Cause, number>(
		learned.map(({cause, chance}) => [cause, ofLearned * Math.log(chance + least)]),
	);
	const add = (cause: Cause, weight: number): void => {
		weights.set(cause, (weights.get(cause) ?? ofLearned * Math.log(least)) + weight);
	};
	for (const {cause, score} of judged) {
		add(cause, ofEvidence * Math.min(score, mostEvidence));
	}

	if (claimed) {
		add(claimed.cause, ofClaim[claimed.confidence]);
	}

	const [cause, chance] = likeliest(weights);
	const sure = claimed?.cause === cause ? claimed.confidence : 'possible';
	if (cause === 'not-stated' || chance < (sure === 'possible' ? enough.possible : enoughOfSure)) {
		return null;
	}

	// Only rules can be certain: they know which words they understood.
	const isCertain = sure === 'certain' && chance >= enough.certain;
	return {cause, confidence: isCertain ? 'certain' : chance >= enough.likely ? 'likely' : 'possible'};
}

/** With its share of all. `weights` are logarithms. */
function likeliest(weights: ReadonlyMap<Cause, number>): readonly [Cause, number] {
	const most = Math.max(...weights.values());
	const whole = [...weights.values()].reduce((sum, weight) => sum + Math.exp(weight - most), 0);
	const [cause] = [...weights].find(([, weight]) => weight === most) ?? ['not-stated'];
	return [cause, 1 / whole];
}
