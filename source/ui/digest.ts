/** What the screen needs to know of all entries, gathered once per entry and never by looking back. */
import {setImmediate} from 'node:timers/promises';
import type {Finding} from '../diagnosis/finding.ts';
import {createRedactor} from '../reports/redactor.ts';
import type {ConnectedEntry, Entry} from '../session/entry.ts';

export type Digest = {
	/** Reads what is new. */
	update(entries: readonly Entry[]): void;
	/**
	 * The rules come later than the first frame; what was read before is then read again, a slice at a time,
	 * so that a long recording does not keep a key waiting. Findings are there when it resolves.
	 */
	diagnoseWith(diagnoser: Diagnoser, entries: () => readonly Entry[], signal?: AbortSignal): Promise<void>;
	/** The last connection. */
	connected(): ConnectedEntry | null;
	/** In the order of the entries they stand at. */
	findings(): readonly Finding[];
	/** A server’s text without the secrets that were sent to it: some repeat a password in their reply. */
	redact(text: string): string;
	/** The entry without them. */
	clean(entry: Entry): Entry;
	/** Numbers of the findings at an entry. */
	numbersAt(entryId: number): readonly number[];
	/** Numbers of the findings that come from this earlier entry. */
	blamedAt(entryId: number): readonly number[];
	/** What the findings since the last line sent say should be typed next. */
	advised(): Advice | null;
};

/** `steps`: lines of which it is the first one, which `/fix` types. */
export type Advice = {readonly line: string; readonly steps: number};

export type Diagnoser = {feed(entry: Entry): readonly Finding[]};

/** Entries that the rules read in a few milliseconds. */
const slice = 500;

export function createDigest(): Digest {
	const redactor = createRedactor();
	let diagnoser: Diagnoser | null = null;
	let seen = 0;
	let last: Entry | undefined;
	let connected: ConnectedEntry | null = null;
	const found = new Map<number, readonly Finding[]>();
	let numbered: Numbered | null = null;
	let lastSent = 0;

	function read(entry: Entry): void {
		if (entry.type === 'connected') {
			connected = entry;
		}

		if (entry.type === 'sent') {
			lastSent = entry.id;
		}

		redactor.learn(entry);
		if (diagnoser) {
			judge(diagnoser, entry);
		}
	}

	function judge(rules: Diagnoser, entry: Entry): void {
		const here = rules.feed(entry);
		if (here.length > 0 || found.has(entry.id)) {
			found.set(entry.id, here);
			numbered = null;
		}
	}

	function update(entries: readonly Entry[]): void {
		// The newest entry may have been replaced by its longer self.
		const grown = entries[seen - 1];
		if (grown && grown !== last) {
			read(grown);
		}

		for (; seen < entries.length; seen++) {
			const entry = entries[seen];
			if (entry) {
				read(entry);
			}
		}

		last = entries[seen - 1];
	}

	const numbers = (): Numbered => {
		numbered ??= number(found);
		return numbered;
	};

	return {
		update,
		async diagnoseWith(next, entries, signal) {
			let judged = 0;
			while (!signal?.aborted) {
				const all = entries();
				update(all);
				const here = all.slice(judged, judged + slice);
				for (const entry of here) {
					judge(next, entry);
				}

				judged += here.length;
				if (judged === all.length) {
					// What comes or grows from here on is judged as it is read.
					diagnoser = next;
					return;
				}

				await setImmediate();
			}
		},
		connected: () => connected,
		findings: () => numbers().findings,
		redact: redactor.redact,
		clean: redactor.clean,
		numbersAt: entryId => numbers().byEntry.get(entryId) ?? [],
		blamedAt: entryId => numbers().byBlame.get(entryId) ?? [],
		advised() {
			const fresh = numbers().findings.filter(
				({evidence, next}) => next !== undefined && (evidence[0]?.entryId ?? 0) >= lastSent,
			);
			const newest = fresh.findLast(({level}) => level === 'error') ?? fresh.at(-1);
			return newest?.next === undefined ? null : {line: newest.next, steps: newest.fix?.length ?? 1};
		},
	};
}

type Numbered = {
	readonly findings: readonly Finding[];
	readonly byEntry: ReadonlyMap<number, readonly number[]>;
	readonly byBlame: ReadonlyMap<number, readonly number[]>;
};

function number(found: ReadonlyMap<number, readonly Finding[]>): Numbered {
	const findings = [...found.values()].flat();
	const byEntry = new Map<number, number[]>();
	const byBlame = new Map<number, number[]>();
	for (const [index, {evidence, blames}] of findings.entries()) {
		const at = evidence[0]?.entryId ?? 0;
		put(byEntry, at, index + 1);
		if (blames !== undefined && blames !== at) {
			put(byBlame, blames, index + 1);
		}
	}

	return {findings, byEntry, byBlame};
}

function put(places: Map<number, number[]>, at: number, value: number): void {
	const here = places.get(at);
	if (here) {
		here.push(value);
	} else {
		places.set(at, [value]);
	}
}
