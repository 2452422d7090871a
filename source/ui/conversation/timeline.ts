/** The entries as the conversation lists them: a reply that only repeats the one before it is counted, not listed. */
import type {Entry, ReplyEntry} from '../../session/entry.ts';

export type Timeline = {
	/** Reads what is new. */
	update(entries: readonly Entry[]): void;
	/** In order of their numbers; the same array, growing. */
	readonly entries: readonly Entry[];
	/** How often the reply was sent in a row: 1 or more. */
	timesOf(entryId: number): number;
};

export function createTimeline(): Timeline {
	const listed: Entry[] = [];
	const times = new Map<number, number>();
	let seen = 0;
	let last: Entry | undefined;

	function add(entry: Entry): void {
		const before = listed.at(-1);
		if (before && isRepeat(entry, before)) {
			times.set(before.id, (times.get(before.id) ?? countOf(before)) + countOf(entry));
		} else {
			listed.push(entry);
		}
	}

	/** A flood of the same grows an entry, which may be one that is counted and not listed. */
	function replaceLast(grown: Entry, old: Entry): void {
		const listedLast = listed.at(-1);
		if (listedLast && listedLast.id === grown.id) {
			listed[listed.length - 1] = grown;
		}

		const more = countOf(grown) - countOf(old);
		if (listedLast && more > 0) {
			times.set(listedLast.id, (times.get(listedLast.id) ?? countOf(old)) + more);
		}
	}

	return {
		entries: listed,
		timesOf: id => times.get(id) ?? 1,
		update(entries) {
			// The newest entry may have been replaced by its longer self.
			const grown = entries[seen - 1];
			if (grown && last && grown !== last) {
				replaceLast(grown, last);
			}

			for (const entry of entries.slice(seen)) {
				add(entry);
			}

			seen = entries.length;
			last = entries[seen - 1];
		},
	};
}

/** How many of the same the session has put into one entry. */
function countOf(entry: Entry): number {
	return entry.type === 'reply' ? (entry.times ?? 1) : 1;
}

/** Only of replies that no one asked for: each other one belongs to its command. */
export function isRepeat(entry: Entry, before: Entry): boolean {
	return isUnasked(entry) && isUnasked(before) && wordsOf(entry) === wordsOf(before);
}

function isUnasked(entry: Entry): entry is ReplyEntry {
	return entry.type === 'reply' && entry.answers === null && entry.situation.phase !== 'connecting';
}

function wordsOf({code, lines, complete, secure}: ReplyEntry): string {
	return `${secure} ${complete} ${code} ${lines.map(({text}) => text).join('\n')}`;
}

/** Place of the entry of this number in a list ordered by numbers, or of the last one before it; -1 before all. */
export function placeOfId(entries: readonly Entry[], id: number): number {
	let low = 0;
	let high = entries.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((entries[middle]?.id ?? 0) <= id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low - 1;
}
