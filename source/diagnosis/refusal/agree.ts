/**
 * Two readers of one refusal: the rules with their tables (`judge.ts`), and what was learned from labelled replies
 * (`learned/`). Each is wrong where the other is not, so how probably a claim is true goes by what both say of it.
 */
import type {Cause} from '../causes.ts';
import type {Confidence} from './confidence.ts';
import type {Judgement} from './judge.ts';
import type {Chance} from './learned/learned.ts';

/** What one of the readers claims; null for nothing. */
export type Claimed = {readonly cause: Cause; readonly confidence: Confidence} | null;

export type Readings = {
	/** By the rules. */
	readonly claimed: Claimed;
	/** Evidence of the rules, best first. */
	readonly judged: Judgement['causes'];
	/** Best first. */
	readonly learned: readonly Chance[];
};

export const speakers = [
	'always',
	'learned',
	'learnedOther',
	'read',
	'readOther',
	'certain',
	'likely',
] as const;

/** What speaks for a cause, or how much each of that counts. */
export type Speaking = Readonly<Record<(typeof speakers)[number], number>>;

// As `npm run measure:agreement` finds them on labelled replies that neither reader knew.
const weights: Speaking = {
	always: 0.45,
	learned: 1,
	learnedOther: -0.35,
	read: 0.7,
	readOther: -0.2,
	certain: 0.4,
	likely: 0.15,
};

/** So probable is a claim that is told with such words. */
const enough: Readonly<Record<Confidence, number>> = {certain: 0.98, likely: 0.93, possible: 0.75};

const mostEvidence = 4;
/** No chance is taken for less, or for more than what is left. */
const least = 1e-3;
/** Of what was learned; the causes behind them are as good as excluded. */
const considered = 5;

/** What the readings say of one cause: chances as logarithms of odds, evidence in points (0 to 4), a claim as 1 or 0. */
export function speakingFor(cause: Cause, {claimed, judged, learned}: Readings): Speaking {
	const isIt = (one: {readonly cause: Cause}): boolean => one.cause === cause;
	const isOther = (one: {readonly cause: Cause}): boolean => one.cause !== cause;
	const claim = claimed?.cause === cause ? claimed.confidence : null;
	return {
		always: 1,
		learned: oddsOf(learned.find(isIt)?.chance ?? 0),
		learnedOther: oddsOf(learned.find(isOther)?.chance ?? 0),
		read: Math.min(judged.find(isIt)?.score ?? 0, mostEvidence),
		readOther: Math.min(judged.find(isOther)?.score ?? 0, mostEvidence),
		certain: claim === 'certain' ? 1 : 0,
		likely: claim === 'likely' ? 1 : 0,
	};
}

/** Logarithmic. */
function oddsOf(chance: number): number {
	const within = Math.min(Math.max(chance, least), 1 - least);
	return Math.log(within / (1 - within));
}

/** The causes that either reader thinks of. */
export function candidatesOf({claimed, judged, learned}: Readings): readonly Cause[] {
	const named = [...learned.slice(0, considered), ...judged, ...(claimed ? [claimed] : [])];
	return [...new Set(named.map(({cause}) => cause))];
}

/** From 0 to 1: how probable it is that who knows the server would call this a cause. */
function probabilityOf(cause: Cause, readings: Readings): number {
	const speaking = speakingFor(cause, readings);
	const sum = speakers.reduce((whole, name) => whole + speaking[name] * weights[name], 0);
	return 1 / (1 + Math.exp(-sum));
}

/** Null where the two come to nothing, or to no reason being given. */
export function agreed(readings: Readings): Claimed {
	let best: Claimed = null;
	let most = enough.possible;
	for (const cause of candidatesOf(readings)) {
		const probability = probabilityOf(cause, readings);
		if (probability >= most) {
			most = probability;
			best = {cause, confidence: confidenceAt(probability)};
		}
	}

	return best?.cause === 'not-stated' ? null : best;
}

function confidenceAt(probability: number): Confidence {
	return probability >= enough.certain ? 'certain' : probability >= enough.likely ? 'likely' : 'possible';
}
