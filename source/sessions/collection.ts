/** Many sessions, one line each: kept up to a limit, counted beyond it, grouped by what became of them. */
import {causes} from '../diagnosis/causes.ts';
import type {SessionSummary} from './summary.ts';

export type Group = {
	/** A cause, a rule, or an outcome where nothing was found. */
	readonly id: string;
	readonly title: string;
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly first: number | null;
	readonly last: number | null;
	/** One of them. */
	readonly example: SessionSummary;
};

export type Collection = {
	/** Puts a session in, or its newer self in the place of the older. */
	put(summary: SessionSummary): void;
	/** The newest self of a session; undefined for one that is gone. */
	get(number: number): SessionSummary | undefined;
	/** In the order of their numbers; the oldest are gone when there are too many. */
	readonly sessions: readonly SessionSummary[];
	/** How many there were, those that are gone included. */
	readonly count: number;
	/** The most frequent first; sessions that are gone are counted. */
	groups(): readonly Group[];
	subscribe(listener: () => void): () => void;
};

/** `limit`: sessions whose lines are kept. */
export function createCollection(limit = 10_000): Collection {
	const kept = new Map<number, SessionSummary>();
	// Stays where it is, so that it does not pass again what was deleted.
	const oldest = kept.keys();
	// Of the sessions that are over: these will not change.
	const groups = new Map<string, Group>();
	const listeners = new Set<() => void>();
	let count = 0;

	return {
		put(summary) {
			const known = kept.get(summary.number);
			count += known ? 0 : 1;
			kept.set(summary.number, summary);
			if (summary.outcome !== 'open' && (!known || known.outcome === 'open')) {
				const id = groupOf(summary);
				groups.set(id, grown(groups.get(id), id, summary));
			}

			if (kept.size > limit) {
				const {value} = oldest.next();
				if (value !== undefined) {
					kept.delete(value);
				}
			}

			for (const listener of [...listeners]) {
				listener();
			}
		},
		get: number => kept.get(number),
		get sessions() {
			return [...kept.values()];
		},
		get count() {
			return count;
		},
		groups: () => [...groups.values()].sort((a, b) => b.count - a.count),
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

const outcomes: Readonly<Record<SessionSummary['outcome'], string>> = {
	open: 'Still going on',
	delivered: 'Everything accepted',
	partly: 'Partly accepted',
	refused: 'Refused',
	deferred: 'Refused for now',
	'no-tls': 'TLS not established',
	lost: 'Ended in the middle',
	'no-message': 'No message sent',
};

/** What went wrong is the heading; where all went well, what else could be said of it is not. */
function weighs(
	finding: SessionSummary['finding'],
	outcome: SessionSummary['outcome'],
): finding is NonNullable<SessionSummary['finding']> {
	return (
		finding !== null &&
		(finding.level === 'error' || (finding.level === 'warning' && outcome !== 'delivered'))
	);
}

/** What a session is counted under. */
export function groupOf({cause, finding, outcome}: SessionSummary): string {
	return weighs(finding, outcome) ? (cause ?? finding.rule) : outcome;
}

/** What the sessions of a group have in common, in a sentence. */
export function groupTitle({cause, finding, outcome}: SessionSummary): string {
	return weighs(finding, outcome) ? (cause ? causes[cause].title : finding.message) : outcomes[outcome];
}

function grown(group: Group | undefined, id: string, summary: SessionSummary): Group {
	const at = summary.startedAt;
	return group
		? {
				...group,
				count: group.count + 1,
				first: earlier(group.first, at, Math.min),
				last: earlier(group.last, at, Math.max),
			}
		: {id, title: groupTitle(summary), count: 1, first: at, last: at, example: summary};
}

function earlier(
	a: number | null,
	b: number | null,
	choose: (a: number, b: number) => number,
): number | null {
	return a === null ? b : b === null ? a : choose(a, b);
}

/** Whether a session has all the words of a filter anywhere in its line, capitals or not. */
export function matches(summary: SessionSummary, filter: string): boolean {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	const {client, server, sender, recipients, user, outcome, cause, finding, refusal} = summary;
	const text = [
		...[client, server, sender, ...recipients, user, outcome, cause],
		...[finding?.rule, finding?.message, refusal && `${refusal.code} ${refusal.text}`],
	]
		.filter(part => part !== null && part !== undefined)
		.join('\n')
		.toLowerCase();
	return words.every(word => text.includes(word));
}
