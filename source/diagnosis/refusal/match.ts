/**
 * Finds phrases in a row of words. A phrase is words with spaces between; `stem*` stands for every word that begins
 * so, `..` for up to three words of any kind. All phrases are looked for at once, in one walk over the words.
 */
import type {Token} from './tokens.ts';

export type Row = readonly [phrase: string, meaning: string];

/** The phrases by their first word as it is written, `stem*` too: a line for each meaning, with its phrases behind tabs. */
export type Arranged = Readonly<Record<string, string>>;

export type Match = {
	readonly meaning: string;
	/** The phrase as it stands in its table. */
	readonly phrase: string;
	/** First and last word. */
	readonly from: number;
	readonly to: number;
};

type Entry = {readonly meaning: string; readonly phrase: string};

/** Where phrases that begin alike have got to. Its branches are made when a walk first comes here, for few are walked. */
type Node = {
	/** So many characters of each phrase lead here. */
	readonly read: number;
	readonly phrases: Entry[];
	branches: Branches | null;
};

type Branches = {
	word(word: string): Node | undefined;
	/** Null where no stem is looked for. */
	readonly stem: ((stem: string) => Node | undefined) | null;
	readonly gap: Node | null;
	readonly ends: readonly Entry[];
};

export type Phrases = {
	/** Every place of every phrase; of phrases with one meaning at one place, the longest. */
	find(tokens: readonly Token[]): readonly Match[];
};

const shortestStem = 1;
const widestGap = 3;

/** By the first word of each phrase, so that a table can be searched without being made into nodes. */
export function arrange(rows: Iterable<Row>): Arranged {
	const arranged = new Map<string, {text: string; meaning: string}>();
	for (const [phrase, meaning] of rows) {
		const [first = ''] = phrase.split(' ', 1);
		const known = arranged.get(first);
		if (!known) {
			arranged.set(first, {text: `${meaning}\t${phrase}`, meaning});
		} else {
			known.text += known.meaning === meaning ? `\t${phrase}` : `\n${meaning}\t${phrase}`;
			known.meaning = meaning;
		}
	}

	return Object.fromEntries(Array.from(arranged, ([first, {text}]) => [first, text]));
}

/** Nodes are made when the first word of a phrase is looked for. */
export function compile(arranged: Arranged): Phrases {
	const known = new Map<string, Node | undefined>();
	const first = (key: string): Node | undefined => {
		if (!known.has(key)) {
			known.set(key, firstNode(arranged, key));
		}

		return known.get(key);
	};
	const root: Node = {
		read: 0,
		phrases: [],
		branches: {word: first, stem: stem => first(`${stem}*`), gap: null, ends: []},
	};
	return {
		find: tokens => tokens.flatMap((_token, from) => matchesFrom(root, tokens, from)),
	};
}

function firstNode(arranged: Arranged, key: string): Node | undefined {
	const lines = Object.hasOwn(arranged, key) ? arranged[key] : undefined;
	const phrases = lines?.split('\n').flatMap(line => {
		const [meaning = '', ...below] = line.split('\t');
		return below.map(phrase => ({phrase, meaning}));
	});
	return phrases && {read: key.length + 1, phrases, branches: null};
}

function branchesOf(node: Node): Branches {
	node.branches ??= branched(node);
	return node.branches;
}

function branched({read, phrases}: Node): Branches {
	const words = new Map<string, Node>();
	const stems = new Map<string, Node>();
	const ends: Entry[] = [];
	let gap: Node | null = null;
	for (const entry of phrases) {
		if (read > entry.phrase.length) {
			ends.push(entry);
			continue;
		}

		const space = entry.phrase.indexOf(' ', read);
		const end = space === -1 ? entry.phrase.length : space;
		const word = entry.phrase.slice(read, end);
		if (word === '..') {
			gap ??= {read: end + 1, phrases: [], branches: null};
			gap.phrases.push(entry);
		} else if (word.endsWith('*')) {
			nodeBehind(stems, word.slice(0, -1), end + 1).phrases.push(entry);
		} else {
			nodeBehind(words, word, end + 1).phrases.push(entry);
		}
	}

	return {
		word: word => words.get(word),
		stem: stems.size > 0 ? stem => stems.get(stem) : null,
		gap,
		ends,
	};
}

/** `read`: to where it leads. */
function nodeBehind(nodes: Map<string, Node>, key: string, read: number): Node {
	const known = nodes.get(key);
	if (known) {
		return known;
	}

	const made: Node = {read, phrases: [], branches: null};
	nodes.set(key, made);
	return made;
}

function matchesFrom(root: Node, tokens: readonly Token[], from: number): readonly Match[] {
	const found = new Map<string, Match>();
	const sentence = tokens[from]?.sentence;
	// Phrases have few words, so that this never goes deeper than the longest of them.
	const walk = (node: Node, at: number): void => {
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
	const step = (node: Node, at: number, then: typeof walk): void => {
		const token = tokens[at];
		if (!token || token.sentence !== sentence) {
			return;
		}

		for (const next of branchesFor(node, token.form ?? token.text)) {
			then(next, at + 1);
		}
	};
	step(root, from, walk);
	return [...found.values()];
}

function branchesFor(node: Node, word: string): readonly Node[] {
	const {word: wordNode, stem: stemNode} = branchesOf(node);
	const branches: Node[] = [];
	const exact = wordNode(word);
	if (exact) {
		branches.push(exact);
	}

	if (stemNode) {
		for (let length = Math.min(shortestStem, word.length); length <= word.length; length++) {
			const stem = stemNode(word.slice(0, length));
			if (stem) {
				branches.push(stem);
			}
		}
	}

	return branches;
}

/** Of matches that overlap only the longest names what is meant; of equals all do. */
export function longest(matches: readonly Match[]): readonly Match[] {
	return matches.filter(
		one =>
			!matches.some(
				other => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from,
			),
	);
}
