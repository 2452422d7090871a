/**
 * Finds many phrases in a text in one pass, whatever their number. Looked for by their first six characters; of those
 * that begin so, the longest that stands there counts. Capital and small letters of ASCII are the same.
 */

export type Found = {readonly start: number; readonly end: number; readonly name: string};

export type PhraseFinder = {
	/** Shorter phrases are not looked for. `exact`: only in these capital and small letters. */
	add(phrase: string, name: string, exact?: boolean): void;
	/** From left to right, none inside another. `isWanted`: which of the names count. */
	find(text: string, isWanted?: (phrase: Phrase) => boolean): readonly Found[];
};

export type Phrase = {readonly text: string; readonly name: string; readonly exact: boolean};

/** Shorter ones would be found in words that have nothing to do with them. */
export const SHORTEST = 6;

/** Of one beginning: by length, then by the folded text, which several may share that are to be found exactly. */
type Bucket = {lengths: readonly number[]; readonly phrases: Map<string, readonly Phrase[]>};

/** Its time grows with the text alone, however many phrases there are. */
export function createPhraseFinder(): PhraseFinder {
	const buckets = new Map<string, Bucket>();
	// Most places of a text are the beginning of nothing: two characters show that.
	const beginnings = new Uint8Array(65_536);

	function add(text: string, name: string, exact = false): void {
		if (text.length < SHORTEST) {
			return;
		}

		const folded = fold(text);
		const start = folded.slice(0, SHORTEST);
		const bucket: Bucket = buckets.get(start) ?? {lengths: [], phrases: new Map()};
		const alike = bucket.phrases.get(folded) ?? [];
		if (alike.some(known => !known.exact || known.text === text)) {
			return;
		}

		buckets.set(start, bucket);
		bucket.phrases.set(folded, [...alike, {text, name, exact}]);
		beginnings[pair(folded, 0)] = 1;
		if (!bucket.lengths.includes(folded.length)) {
			bucket.lengths = [...bucket.lengths, folded.length].sort((a, b) => b - a);
		}
	}

	function at(
		text: string,
		folded: string,
		index: number,
		isWanted: (phrase: Phrase) => boolean,
	): Found | null {
		const bucket = buckets.get(folded.slice(index, index + SHORTEST));
		for (const length of bucket?.lengths ?? []) {
			const end = index + length;
			const alike = end <= text.length ? bucket?.phrases.get(folded.slice(index, end)) : undefined;
			const phrase = alike?.find(one => isWanted(one) && (!one.exact || text.slice(index, end) === one.text));
			if (phrase) {
				return {start: index, end, name: phrase.name};
			}
		}

		return null;
	}

	function find(text: string, isWanted: (phrase: Phrase) => boolean = () => true): readonly Found[] {
		const found: Found[] = [];
		if (buckets.size === 0) {
			return found;
		}

		const folded = fold(text);
		for (let index = 0; index + SHORTEST <= folded.length; index++) {
			const here = beginnings[pair(folded, index)] === 1 ? at(text, folded, index, isWanted) : null;
			if (here) {
				found.push(here);
				index = here.end - 1;
			}
		}

		return found;
	}

	return {add, find};
}

function pair(text: string, index: number): number {
	return ((text.charCodeAt(index) & 0xff) << 8) | (text.charCodeAt(index + 1) & 0xff);
}

const isAscii = /^[\0-\x7f]*$/;

/** Of ASCII alone: others may change their length, or change with their neighbours. */
function fold(text: string): string {
	return isAscii.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
}
