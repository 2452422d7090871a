/** Entries as they become complete, in order: for logs and output that are written once. */
import type {Entry} from './entry.ts';
import type {Session} from './session.ts';

export type Follower = {
	/** Gives out what is there, complete or not: the session is over. */
	finish(): void;
};

/** Calls `onEntry` once for each entry; a message that still grows holds back what comes after it. */
export function followEntries(session: Session, onEntry: (entry: Entry) => void): Follower {
	let next = 0;
	const give = (whole: boolean): void => {
		for (let entry = session.entries[next]; entry; entry = session.entries[next]) {
			if (!whole && isGrowing(entry)) {
				return;
			}

			next++;
			onEntry(entry);
		}
	};

	const stop = session.subscribe(() => give(false));
	give(false);
	return {
		finish() {
			stop();
			give(true);
		},
	};
}

/** A message grows until its dot, or to the end of its chunk; what comes after it waits until then. */
export function isGrowing(entry: Entry): boolean {
	return entry.type === 'sent' && entry.kind === 'message' && !entry.complete && !entry.brokenOff;
}
