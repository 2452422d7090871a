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

type Node<Meaning> = {
	readonly words: Map<string, Node<Meaning>>;
	readonly stems: Map<string, Node<Meaning>>;
	gap: Node<Meaning> | null;
	readonly ends: {readonly meaning: Meaning; readonly phrase: string}[];
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
	const root = empty<Meaning>();
	for (const [phrase, meaning] of phrases) {
		insert(root, phrase, meaning);
	}

	return {
		find: tokens => tokens.flatMap((_token, from) => matchesFrom(root, tokens, from)),
	};
}

function empty<Meaning>(): Node<Meaning> {
	return {words: new Map(), stems: new Map(), gap: null, ends: []};
}

function insert<Meaning>(root: Node<Meaning>, phrase: string, meaning: Meaning): void {
	let node = root;
	for (const word of phrase.split(' ')) {
		if (word === '..') {
			node.gap ??= empty();
			node = node.gap;
			continue;
		}

		const isStem = word.endsWith('*');
		const branches = isStem ? node.stems : node.words;
		const key = isStem ? word.slice(0, -1) : word;
		const next = branches.get(key) ?? empty<Meaning>();
		branches.set(key, next);
		node = next;
	}

	node.ends.push({meaning, phrase});
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
		for (const {meaning, phrase} of node.ends) {
			const known = found.get(meaning);
			if (!known || known.to < at - 1) {
				found.set(meaning, {meaning, phrase, from, to: at - 1});
			}
		}

		if (node.gap) {
			for (let skipped = 0; skipped <= widestGap; skipped++) {
				step(node.gap, at + skipped, walk);
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
	const branches: Node<Meaning>[] = [];
	const exact = node.words.get(word);
	if (exact) {
		branches.push(exact);
	}

	if (node.stems.size > 0) {
		for (let length = Math.min(shortestStem, word.length); length <= word.length; length++) {
			const stem = node.stems.get(word.slice(0, length));
			if (stem) {
				branches.push(stem);
			}
		}
	}

	return branches;
}
