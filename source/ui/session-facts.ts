/** What the screen needs to know of all entries, gathered once per entry and never by looking back. */
import {isPermanentNegative, isPositiveCompletion} from '../protocol/reply-class.ts';
import {createRedactor} from '../reports/redactor.ts';
import type {ConnectedEntry, Entry} from '../session/entry.ts';

export type SessionFacts = {
	/** Reads what is new. */
	update(entries: readonly Entry[]): void;
	/** The last connection. */
	connected(): ConnectedEntry | null;
	/** A message was accepted on the last connection. */
	delivered(): boolean;
	/** The greeting of the last connection was a 5yz: nothing but QUIT is answered after it (RFC 5321 §3.1). */
	turnedAway(): boolean;
	/** Number of the last line sent; 0 before the first. */
	lastSent(): number;
	/** A server’s text without the secrets that were sent to it: some repeat a password in their reply. */
	redact(text: string): string;
	/** Whether one of them stands in the text, in any form. */
	holds(text: string): boolean;
	/** The entry without them. */
	clean(entry: Entry): Entry;
};

/** Nothing fed yet. */
export function createSessionFacts(): SessionFacts {
	const redactor = createRedactor();
	let seen = 0;
	let last: Entry | undefined;
	let connected: ConnectedEntry | null = null;
	let lastSent = 0;
	let delivered = false;
	let turnedAway = false;

	function read(entry: Entry): void {
		if (entry.type === 'connected') {
			connected = entry;
			delivered = false;
			turnedAway = false;
		}

		if (entry.type === 'sent') {
			lastSent = entry.id;
		}

		if (entry.type === 'reply' && entry.answers === 'DATA-END' && isPositiveCompletion(entry.code)) {
			delivered = true;
		}

		if (entry.type === 'reply' && entry.answers === 'CONNECT') {
			turnedAway = isPermanentNegative(entry.code);
		}

		redactor.learn(entry);
	}

	return {
		update(entries) {
			// The newest entry may have been replaced by its longer self.
			const grown = entries[seen - 1];
			if (grown && grown !== last) {
				read(grown);
			}

			for (const entry of entries.slice(seen)) {
				read(entry);
			}

			seen = entries.length;
			last = entries[seen - 1];
		},
		connected: () => connected,
		lastSent: () => lastSent,
		delivered: () => delivered,
		turnedAway: () => turnedAway,
		redact: redactor.redact,
		holds: redactor.holds,
		clean: redactor.clean,
	};
}
