/**
 * What a refusal means: each trouble the text tells of is bound to the subject it is told of, whole phrases speak for
 * themselves, the enhanced code counts where the words are silent. Every piece of evidence is kept with its words.
 */
import {type Cause, causes} from '../causes.ts';
import {codeCauses} from './codes.ts';
import type {Evidence} from './evidence.ts';
import {findIn, readIn} from './found.ts';
import {type Frame, ofCommand, shifted, unframed} from './frame.ts';
import {idiomEvidence} from './idiom.ts';
import {limitEvidence, withLimits} from './limits.ts';
import {causesOfLinks} from './links.ts';
import {withoutContained, withStandardTextsLow} from './openings.ts';
import {partyEvidence} from './parties.ts';
import type {Reading} from './roles.ts';
import {fitOf} from './stages.ts';
import {gridEvidence} from './subject-trouble.ts';
import {type Tables, tables} from './table.ts';
import {type Token, tokensOf} from './tokens.ts';
import {isBare} from './words/bare.ts';

export type Judgement = {
	/** Best first. */
	readonly causes: readonly {
		readonly cause: Cause;
		readonly score: number;
		readonly evidence: readonly Evidence[];
	}[];
	/** The reply says nothing beyond that it refuses. */
	readonly bare: boolean;
	readonly tokens: readonly Token[];
	/** All words, those too that say which check refused. */
	readonly whole: readonly Token[];
	/** The subjects that the words name. */
	readonly named: ReadonlySet<string>;
	/** Places of the words that some table knows. */
	readonly read: ReadonlySet<number>;
};

/** Weighs what the words, the numbers and the stage of a refusal speak for. */
export function judge(reading: Reading, known: Tables = tables()): Judgement {
	const all = tokensOf(reading.text);
	const {tokens: written, frame} = unframed(all);
	const tokens = known.spelling.read(written);
	const found = findIn(tokens, known);
	const named = new Set(found.nouns.map(({meaning}) => meaning));
	if (tokens.some(({text}) => text === '<other>')) {
		named.add('someone');
	}

	const counted = withLimits(
		[...idiomEvidence(found), ...gridEvidence(found, frame, reading), ...partyEvidence(found)],
		limitEvidence(found),
	);
	const fitted = [...withStandardTextsLow(withoutContained(counted)), ...linkEvidence(reading, tokens.length)]
		.map(one => ({...one, cause: ofCommand(one.cause, frame, reading.stage, named)}))
		.map(one => ({...one, score: one.score * fitOf(one.cause, reading.stage)}));
	const coded = codeEvidence(reading, fitted);
	const bare = isBare(tokens);
	const refused = frame === null ? undefined : ofCheck[frame];
	const isFaint = fitted.every(({score}) => score < checkAlone);
	const said = isFaint && refused !== undefined ? [...fitted, refused] : fitted;
	const evidence = [...finerOfCode(bare ? reasonOfCode(said, coded) : said, coded), ...coded].map(one => ({
		...one,
		cause: shifted(one.cause, frame, reading, named),
	}));
	const whole = written === all ? tokens : known.spelling.read(all);
	return {causes: ranked(evidence), bare, tokens, whole, named, read: readIn(found)};
}

// Below, the words behind the check are not understood.
const checkAlone = 1;

/** Where the reason is not understood, the check that refused still says of whom it judged. */
const ofCheck: Readonly<Partial<Record<NonNullable<Frame>, Evidence>>> = {
	client: checked('client-not-allowed', 'client host rejected'),
	hello: checked('hello-bad-name', 'helo command rejected'),
	sender: checked('sender-blocked', 'sender address rejected'),
};

function checked(cause: Cause, words: string): Evidence {
	return {cause, score: checkAlone, words, lines: [], from: 0, to: 0};
}

function linkEvidence({links}: Reading, at: number): readonly Evidence[] {
	return causesOfLinks(links).map(({cause, weight, part}) => ({
		cause,
		score: weight,
		words: part,
		lines: [`links ${part}`],
		from: at,
		to: at,
	}));
}

/** The code agrees with the words, or speaks where they are silent; it never overrules them. */
function codeEvidence({enhanced, code, stage}: Reading, spoken: readonly Evidence[]): readonly Evidence[] {
	const best = Math.max(0, ...spoken.map(({score}) => score));
	return codeCauses(code, enhanced, stage).map(({cause, weight, words}) => ({
		cause,
		score: weight * (best >= 2 ? 0.4 : 1),
		words,
		lines: [],
		from: 0,
		to: 0,
	}));
}

/** `5.1.1 Recipient address rejected`: the words say whom, the code says why. */
function reasonOfCode(spoken: readonly Evidence[], coded: readonly Evidence[]): readonly Evidence[] {
	const why = coded.find(({cause}) => causes[cause].about === 'recipient');
	return why === undefined
		? spoken
		: spoken.map(one => (one.cause === 'recipient-refuses' ? {...one, cause: why.cause} : one));
}

const addresses: ReadonlySet<Cause> = new Set(['sender-malformed', 'recipient-malformed']);

/** `5.1.7 Bad syntax`, `4.3.1 Insufficient storage`: the enhanced code says whose syntax, and whose storage. */
function finerOfCode(spoken: readonly Evidence[], coded: readonly Evidence[]): readonly Evidence[] {
	const finer = coded.filter(({words}) => words.includes('.')).map(({cause}) => cause);
	const syntax = finer.find(cause => addresses.has(cause));
	const storage = finer.find(cause => cause === 'server-storage');
	const exact: Partial<Record<Cause, Cause>> = {
		...(syntax !== undefined && {'protocol-syntax': syntax}),
		...(storage !== undefined && {'recipient-full': storage}),
	};
	return spoken.map(one => ({...one, cause: exact[one.cause] ?? one.cause}));
}

function ranked(all: readonly Evidence[]): Judgement['causes'] {
	const byCause = Map.groupBy(all, ({cause}) => cause);
	return [...byCause]
		.map(([cause, found]) => {
			const evidence = found.toSorted((one, other) => other.score - one.score);
			const [best, second] = evidence;
			return {cause, evidence, score: (best?.score ?? 0) + 0.3 * (second?.score ?? 0)};
		})
		.filter(({score}) => score > 0)
		.toSorted((one, other) => other.score - one.score);
}
