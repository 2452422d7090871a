/**
 * Finds phrases in a row of words. A phrase is words with spaces between; `stem*` stands for every word that begins
 * so, `..` for up to three words of any kind. All phrases are looked for at once, in one walk over the words.
 */
import type {Token} from './tokens.ts';

export type Match<Meaning> = {
	readonly meaning: Meaning;
	/** The phrase as it stands in its table. */
	readonly phrase: string;
	/** First and last word. */
	readonly from: number;
	readonly to: number;
};

type Entry<Meaning> = {readonly meaning: Meaning; readonly phrase: string};

/** Where phrases that begin alike have got to. Its branches are made when a walk first comes here, for few are walked. */
type Node<Meaning> = {
	/** So many characters of each phrase lead here. */
	readonly read: number;
	readonly phrases: Entry<Meaning>[];
	branches: Branches<Meaning> | null;
};

type Branches<Meaning> = {
	readonly words: Map<string, Node<Meaning>>;
	readonly stems: Map<string, Node<Meaning>>;
	gap: Node<Meaning> | null;
	readonly ends: Entry<Meaning>[];
};

export type Phrases<Meaning> = {
	/** Every place of every phrase; of phrases with one meaning at one place, the longest. */
	find(tokens: readonly Token[]): readonly Match<Meaning>[];
};

const shortestStem = 1;
const widestGap = 3;

export function compile<Meaning>(
	phrases: Iterable<readonly [phrase: string, meaning: Meaning]>,
): Phrases<Meaning> {
	const root: Node<Meaning> = {
		read: 0,
		phrases: Array.from(phrases, ([phrase, meaning]) => ({phrase, meaning})),
		branches: null,
	};
	return {
		find: tokens => tokens.flatMap((_token, from) => matchesFrom(root, tokens, from)),
	};
}

function branchesOf<Meaning>(node: Node<Meaning>): Branches<Meaning> {
	node.branches ??= branched(node);
	return node.branches;
}

function branched<Meaning>({read, phrases}: Node<Meaning>): Branches<Meaning> {
	const branches: Branches<Meaning> = {words: new Map(), stems: new Map(), gap: null, ends: []};
	for (const entry of phrases) {
		if (read > entry.phrase.length) {
			branches.ends.push(entry);
			continue;
		}

		const space = entry.phrase.indexOf(' ', read);
		const end = space === -1 ? entry.phrase.length : space;
		nodeBehind(branches, entry.phrase.slice(read, end), end + 1).phrases.push(entry);
	}

	return branches;
}

/** `read`: to where it leads. */
function nodeBehind<Meaning>(branches: Branches<Meaning>, word: string, read: number): Node<Meaning> {
	if (word === '..') {
		branches.gap ??= {read, phrases: [], branches: null};
		return branches.gap;
	}

	const isStem = word.endsWith('*');
	const among = isStem ? branches.stems : branches.words;
	const key = isStem ? word.slice(0, -1) : word;
	const known = among.get(key);
	if (known) {
		return known;
	}

	const made: Node<Meaning> = {read, phrases: [], branches: null};
	among.set(key, made);
	return made;
}

function matchesFrom<Meaning>(
	root: Node<Meaning>,
	tokens: readonly Token[],
	from: number,
): readonly Match<Meaning>[] {
	const found = new Map<Meaning, Match<Meaning>>();
	const sentence = tokens[from]?.sentence;
	// Phrases have few words, so that this never goes deeper than the longest of them.
	const walk = (node: Node<Meaning>, at: number): void => {
		const {ends, gap} = branchesOf(node);
		for (const {meaning, phrase} of ends) {
			const known = found.get(meaning);
			if (!known || known.to < at - 1) {
				found.set(meaning, {meaning, phrase, from, to: at - 1});
			}
		}

		if (gap) {
			for (let skipped = 0; skipped <= widestGap; skipped++) {
				step(gap, at + skipped, walk);
			}
		}

		step(node, at, walk);
	};
	const step = (node: Node<Meaning>, at: number, then: typeof walk): void => {
		const token = tokens[at];
		if (!token || token.sentence !== sentence) {
			return;
		}

		for (const next of branchesFor(node, token.text)) {
			then(next, at + 1);
		}
	};
	step(root, from, walk);
	return [...found.values()];
}

function branchesFor<Meaning>(node: Node<Meaning>, word: string): readonly Node<Meaning>[] {
	const {words, stems} = branchesOf(node);
	const branches: Node<Meaning>[] = [];
	const exact = words.get(word);
	if (exact) {
		branches.push(exact);
	}

	if (stems.size > 0) {
		for (let length = Math.min(shortestStem, word.length); length <= word.length; length++) {
			const stem = stems.get(word.slice(0, length));
			if (stem) {
				branches.push(stem);
			}
		}
	}

	return branches;
}
