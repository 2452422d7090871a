/** The entries of one AUTH exchange: it can be found from any of them. */
import type {AuthExchange} from '../sasl/exchange.ts';
import type {Entry} from './entry.ts';

export type AuthPassage = {
	/** As far as it went. */
	readonly exchange: AuthExchange;
	/** From the AUTH line to the verdict. */
	readonly from: number;
	readonly to: number;
	/** What the program noted about it: an alarm, why it was given up. */
	readonly notes: readonly string[];
};

/** The exchange that the entry belongs to, or else the last one. */
export function authPassage(entries: readonly Entry[], entry: Entry | null = null): AuthPassage | null {
	const chosen = entry && exchangeOf(entry) ? entries.indexOf(entry) : -1;
	const start = chosen >= 0 ? chosen : entries.findLastIndex(candidate => exchangeOf(candidate) !== null);
	let from = start;
	while (exchangeOf(entries[from - 1])?.outcome === 'open') {
		from--;
	}

	let to = start;
	while (exchangeOf(entries[to])?.outcome === 'open' && exchangeOf(entries[to + 1])) {
		to++;
	}

	const [first, last] = [entries[from], entries[to]];
	const exchange = exchangeOf(last);
	return first && last && exchange
		? {exchange, from: first.id, to: last.id, notes: notesAfter(entries, to)}
		: null;
}

function exchangeOf(entry: Entry | undefined): AuthExchange | null {
	return entry && 'auth' in entry ? entry.auth : null;
}

function notesAfter(entries: readonly Entry[], to: number): string[] {
	const notes: string[] = [];
	for (let index = to + 1; ; index++) {
		const entry = entries[index];
		if (!entry || entry.type === 'sent' || entry.type === 'closed') {
			return notes;
		}

		if (entry.type === 'note' && ofLogin.has(entry.about)) {
			notes.push(entry.text);
		}
	}
}

/** What the program noted of a login. */
const ofLogin: ReadonlySet<string> = new Set(['auth/stopped', 'auth/alarm', 'auth/checked', 'auth/matrix']);
