/** What the screen needs to know of all entries, gathered once per entry and never by looking back. */
import type {Finding} from '../diagnosis/finding.ts';
import {createRedactor} from '../reports/redactor.ts';
import type {ConnectedEntry, Entry} from '../session/entry.ts';

export type Digest = {
	/** Reads what is new. */
	update(entries: readonly Entry[]): void;
	/** The last connection. */
	connected(): ConnectedEntry | null;
	/** In the order of the entries they stand at. */
	findings(): readonly Finding[];
	/** A server’s text without the secrets that were sent to it: some repeat a password in their reply. */
	redact(text: string): string;
	/** Numbers of the findings at an entry. */
	numbersAt(entryId: number): readonly number[];
};

export type Diagnoser = {feed(entry: Entry): readonly Finding[]};

export function createDigest(diagnoser: Diagnoser | null): Digest {
	const redactor = createRedactor();
	let seen = 0;
	let last: Entry | undefined;
	let connected: ConnectedEntry | null = null;
	const found = new Map<number, readonly Finding[]>();
	let findings: readonly Finding[] = [];
	let numbers = new Map<number, number[]>();

	function read(entry: Entry): void {
		if (entry.type === 'connected') {
			connected = entry;
		}

		redactor.learn(entry);
		const here = diagnoser?.feed(entry) ?? [];
		const before = found.get(entry.id);
		if (here.length > 0 || before) {
			found.set(entry.id, here);
			number();
		}
	}

	function number(): void {
		findings = [...found.values()].flat();
		numbers = new Map();
		for (const [index, {evidence}] of findings.entries()) {
			const at = evidence[0]?.entryId ?? 0;
			numbers.set(at, [...(numbers.get(at) ?? []), index + 1]);
		}
	}

	return {
		update(entries) {
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
		},
		connected: () => connected,
		findings: () => findings,
		redact: redactor.redact,
		numbersAt: entryId => numbers.get(entryId) ?? [],
	};
}
