/** The entries of a live session, and how much of a talkative server is kept. */
import type {Entry} from './entry.ts';

/** More than this and the session is closed: a server must not fill the memory. A line weighs more than its octets. */
const limit = {entries: 250_000, lines: 500_000, octets: 256 * 1024 * 1024};

export type History = {
	readonly entries: readonly Entry[];
	/** Takes an entry, or the longer self of one that grew. */
	record(entry: Entry): void;
	/** Counts octets that came; false when there is no room for them. */
	hasRoomFor(octets: number): boolean;
};

/** Empty. `hasRoomFor` counts what came over all connections of the session. */
export function createHistory(): History {
	const entries: Entry[] = [];
	let heard = 0;
	let lines = 0;
	return {
		entries,
		record(entry) {
			// Entries are numbered without gaps, so an entry's place is its number.
			const place = entry.id - 1;
			if (entry.type === 'reply' && place >= entries.length) {
				lines += entry.lines.length;
			}

			entries[place] = entry;
		},
		hasRoomFor(octets) {
			heard += octets;
			return heard <= limit.octets && entries.length <= limit.entries && lines <= limit.lines;
		},
	};
}
