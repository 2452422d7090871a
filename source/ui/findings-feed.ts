/**
 * The rules, fed in slices between keys and frames: whatever a server sends at once, a key never waits for more
 * than one slice. A reply that only repeats the one before it is not judged again.
 */
import {typedLines} from '../commands/typed-remedies.ts';
import type {Finding} from '../diagnosis/finding.ts';
import type {Entry} from '../session/entry.ts';
import {isRepeat} from './conversation/timeline.ts';

/** What was found so far. The same object as long as nothing was added. */
export type Found = {
	/** In the order of the entries they stand at. */
	readonly findings: readonly Finding[];
	/** Entries that were judged; fewer than there are while a long recording is read. */
	readonly judged: number;
	/** Numbers of the findings at an entry, from 1. */
	numbersAt(entryId: number): readonly number[];
	/** Numbers of the findings that come from this earlier entry. */
	blamedAt(entryId: number): readonly number[];
	findingsAt(entryId: number): readonly Finding[];
};

export type FindingsFeed = {
	found(): Found;
	/** From here on what there is, and what comes, is judged. Resolves when it has caught up once. */
	start(rules: Rules): Promise<void>;
	/** There is more to judge. */
	more(): void;
	stop(): void;
};

type Rules = {feed(entry: Entry): readonly Finding[]};

const sliceMilliseconds = 4;
/** While it is far behind, what was found is shown no more often than this. */
const showMilliseconds = 100;

export function createFindingsFeed(entries: () => readonly Entry[], onChange: () => void): FindingsFeed {
	const caught = Promise.withResolvers<void>();
	let rules: Rules | null = null;
	let state: Judged = {book: emptyBook(), judged: 0, last: undefined};
	let found: Found = snapshot(state.book, 0);
	let scheduled: NodeJS.Immediate | undefined;
	let stopped = false;
	let shownAt = 0;

	function slice(judging: Rules): void {
		scheduled = undefined;
		const all = entries();
		const start = performance.now();
		state = judgeGrown(state, all, judging);
		do {
			state = judgeNext(state, all, judging);
		} while (state.judged < all.length && performance.now() - start < sliceMilliseconds);

		const behind = state.judged < all.length;
		if (!behind || start - shownAt > showMilliseconds) {
			show(start);
		}

		if (behind) {
			more();
		} else {
			caught.resolve();
		}
	}

	function show(at: number): void {
		const {book, judged} = state;
		shownAt = at;
		if (found.findings.length !== book.findings.length || found.judged !== judged || book.rewritten) {
			state = {...state, book: {...book, rewritten: false}};
			found = snapshot(book, judged);
			onChange();
		}
	}

	function more(): void {
		if (rules && !stopped) {
			scheduled ??= setImmediate(slice, rules);
		}
	}

	return {
		found: () => found,
		start(next) {
			rules = next;
			more();
			return caught.promise;
		},
		more,
		stop() {
			stopped = true;
			clearImmediate(scheduled);
			caught.resolve();
		},
	};
}

type Judged = {
	readonly book: Book;
	/** How many entries. */
	readonly judged: number;
	readonly last: Entry | undefined;
};

/** The newest entry may have been replaced by its longer self. */
function judgeGrown(state: Judged, all: readonly Entry[], rules: Rules): Judged {
	const {book, judged, last} = state;
	const grown = all[judged - 1];
	return grown && last && grown !== last
		? {book: write(book, grown.id, rules.feed(grown)), judged, last: grown}
		: state;
}

function judgeNext(state: Judged, all: readonly Entry[], rules: Rules): Judged {
	const {book, judged, last} = state;
	const entry = all[judged];
	if (!entry) {
		return state;
	}

	const isNews = !last || !isRepeat(entry, last);
	return {book: isNews ? write(book, entry.id, rules.feed(entry)) : book, judged: judged + 1, last: entry};
}

/** Grows at the end. Of an entry that was judged before, it is written anew. */
type Book = {
	readonly findings: Finding[];
	readonly byEntry: Map<number, number[]>;
	readonly byBlame: Map<number, number[]>;
	readonly rewritten: boolean;
};

function emptyBook(): Book {
	return {findings: [], byEntry: new Map(), byBlame: new Map(), rewritten: false};
}

function write(book: Book, id: number, here: readonly Finding[]): Book {
	const before = book.byEntry.get(id);
	if (before === undefined) {
		for (const finding of here) {
			append(book, finding);
		}

		return book;
	}

	const kept = book.findings.filter(({evidence}) => evidence[0]?.entryId !== id);
	const anew = {...emptyBook(), rewritten: true};
	for (const finding of [...kept, ...here]) {
		append(anew, finding);
	}

	return anew;
}

function append({findings, byEntry, byBlame}: Book, finding: Finding): void {
	findings.push(finding);
	const at = finding.evidence[0]?.entryId ?? 0;
	put(byEntry, at, findings.length);
	if (finding.blames !== undefined && finding.blames !== at) {
		put(byBlame, finding.blames, findings.length);
	}
}

function put(places: Map<number, number[]>, at: number, value: number): void {
	const here = places.get(at);
	if (here) {
		here.push(value);
	} else {
		places.set(at, [value]);
	}
}

function snapshot({findings, byEntry, byBlame}: Book, judged: number): Found {
	const shown = findings.slice();
	const numbersAt = (id: number): readonly number[] => byEntry.get(id) ?? [];
	return {
		findings: shown,
		judged,
		numbersAt,
		blamedAt: id => byBlame.get(id) ?? [],
		findingsAt: id => numbersAt(id).flatMap(number => shown[number - 1] ?? []),
	};
}

export type Advice = {readonly line: string; readonly steps: number};

/** What the findings since the last line sent say should be typed next. `steps`: lines of which it is the first. */
export function adviceOf({findings}: Found, lastSent: number): Advice | null {
	const fresh: Finding[] = [];
	for (let at = findings.length - 1; at >= 0; at--) {
		const finding = findings[at];
		if (!finding || (finding.evidence[0]?.entryId ?? 0) < lastSent) {
			break;
		}

		if (typedLines(finding).length > 0) {
			fresh.push(finding);
		}
	}

	const newest = fresh.find(({level}) => level === 'error') ?? fresh[0];
	const [line, ...others] = newest ? typedLines(newest) : [];
	return line === undefined ? null : {line, steps: 1 + others.length};
}
