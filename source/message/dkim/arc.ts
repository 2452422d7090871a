/** The ARC chain of a message (RFC 8617): who handled it, what each found out, and whether it is complete. Asks no DNS. */
import {readTags} from '../../decode/dns/tags.ts';
import {type AuthenticationResults, readArcResults} from '../authentication-results.ts';
import {checkBodyHash, readBodySignature} from './body-hash.ts';

export type ArcSet = {
	readonly instance: number;
	/** Who sealed it; null where there is no seal. */
	readonly sealer: {readonly domain: string; readonly selector: string} | null;
	/** What the sealer says of the chain before it (`cv=`), in small letters. */
	readonly chain: string | null;
	/** What it found out about the message. */
	readonly results: AuthenticationResults | null;
};

export type ArcChain = {
	/** The first handler first. */
	readonly sets: readonly ArcSet[];
	/** What makes the chain worthless whatever the keys say, as full sentences. */
	readonly problems: readonly string[];
	/** Whether the body is that of the newest ARC-Message-Signature; null where that cannot be told. */
	readonly bodyFits: boolean | null;
};

/** RFC 8617 §4.2.1: no more than 50 sets. */
const limit = 50;

type Field = {readonly name: string; readonly raw: string};

/** Null where there is no field of ARC. `body` null: only the header is known. */
export function readArc(
	fields: readonly Field[],
	body: {readonly bytes: Uint8Array; readonly encoding: string} | null,
): ArcChain | null {
	const named = (wanted: string): readonly string[] =>
		fields.filter(({name}) => name.toLowerCase() === wanted).map(({raw}) => raw);
	const seals = byInstance(named('arc-seal'), instanceTag);
	const signatures = byInstance(named('arc-message-signature'), instanceTag);
	const results = byInstance(
		named('arc-authentication-results'),
		value => readArcResults(value)?.instance ?? null,
	);
	const last = Math.max(0, ...seals.keys(), ...signatures.keys(), ...results.keys());
	if (last === 0) {
		return null;
	}

	const numbers = Array.from({length: Math.min(last, limit)}, (_, index) => index + 1);
	const sets = numbers.map(instance => setOf(instance, seals.get(instance), results.get(instance)));
	const newest = readBodySignature(signatures.get(last)?.[0] ?? '');
	const bodyFits = newest && body ? checkBodyHash(newest, body.bytes, body.encoding).fits : null;
	return {
		sets,
		problems: [
			...(last > limit ? [`There are ${last} sets; more than ${limit} are not allowed.`] : []),
			...sets.flatMap(set => setProblems(set, {seals, signatures, results})),
			...(bodyFits === false
				? ['The body is not the one that the newest set was made for: it was changed after that.']
				: []),
		],
		bodyFits,
	};
}

function byInstance(
	values: readonly string[],
	instanceOf: (value: string) => number | null,
): ReadonlyMap<number, readonly string[]> {
	const found = new Map<number, readonly string[]>();
	for (const value of values) {
		const instance = instanceOf(value);
		if (instance !== null && instance > 0) {
			found.set(instance, [...(found.get(instance) ?? []), value]);
		}
	}

	return found;
}

function instanceTag(value: string): number | null {
	const text = readTags(value).get('i') ?? '';
	return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

function setOf(
	instance: number,
	seals: readonly string[] | undefined,
	results: readonly string[] | undefined,
): ArcSet {
	const seal = seals?.[0] === undefined ? null : readTags(seals[0]);
	return {
		instance,
		sealer: seal && {domain: seal.get('d') ?? '', selector: seal.get('s') ?? ''},
		chain: seal?.get('cv')?.toLowerCase() ?? null,
		results: results?.[0] === undefined ? null : (readArcResults(results[0])?.results ?? null),
	};
}

type Fields = Readonly<Record<'seals' | 'signatures' | 'results', ReadonlyMap<number, readonly string[]>>>;

/** RFC 8617 §5.2, steps 3 and 4: each field once, and cv= none in the first set, pass in the others. */
function setProblems({instance, chain}: ArcSet, {seals, signatures, results}: Fields): string[] {
	const kinds = [
		['ARC-Seal', seals],
		['ARC-Message-Signature', signatures],
		['ARC-Authentication-Results', results],
	] as const;
	const counts = kinds.map(([name, found]) => ({name, count: found.get(instance)?.length ?? 0}));
	const right = instance === 1 ? 'none' : 'pass';
	return [
		...counts.filter(({count}) => count === 0).map(({name}) => `Set ${instance} has no ${name}.`),
		...counts
			.filter(({count}) => count > 1)
			.map(({name, count}) => `Set ${instance} has ${name} ${count} times.`),
		...(chain === null || chain === right
			? []
			: [
					chain === 'fail'
						? `Set ${instance} says cv=fail: the chain before it did not verify there.`
						: `Set ${instance} says cv=${chain}, where only cv=${right} is valid.`,
				]),
	];
}
