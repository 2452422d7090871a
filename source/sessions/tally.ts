/** A mail log counted: totals, and groups of what was not delivered, by cause, server, domain, sender or hour. */
import {causes} from '../diagnosis/causes.ts';
import type {Fate, LedgerRow} from '../recordings/ledgers/ledger.ts';
import {detached, Queue} from '../recordings/queue.ts';
import type {Diagnosis} from './diagnose-rows.ts';

export const groupings = ['cause', 'server', 'domain', 'sender', 'hour'] as const;

export type Grouping = (typeof groupings)[number];

export type Totals = {
	/** Messages that came in. */
	readonly received: number;
	/** Recipients. */
	readonly delivered: number;
	readonly forwarded: number;
	/** Messages that were deferred at least once, and how often they were. */
	readonly deferred: number;
	readonly deferrals: number;
	readonly bounced: number;
	readonly rejected: number;
	readonly warned: number;
	readonly held: number;
	readonly discarded: number;
	/** Sessions. */
	readonly lost: number;
	readonly 'no-message': number;
};

export type TallyGroup = {
	readonly id: string;
	readonly title: string;
	readonly count: number;
	readonly fates: Readonly<Partial<Record<Fate, number>>>;
	/** Milliseconds since 1970, the time of day as the log writes it. */
	readonly first: number | null;
	readonly last: number | null;
	/** The servers, and the domains of the recipients, with the most rows first. Bounded. */
	readonly servers: readonly Counted[];
	readonly domains: readonly Counted[];
	/** One of them, and what is to be done about it. */
	readonly example: LedgerRow;
	readonly diagnosis: Diagnosis;
};

export type Counted = {readonly name: string; readonly count: number};

export type Tally = {
	received(at: number | null): void;
	add(row: LedgerRow, diagnosis: Diagnosis): void;
	totals(): Totals;
	/** The largest first; hours in order. */
	groups(): readonly TallyGroup[];
	/** Rows of each hour of the day that were not delivered, 24 numbers. */
	hours(): readonly number[];
	/** When the first and the last line was written. */
	span(): {readonly first: number | null; readonly last: number | null};
};

/** Groups that are kept; what would be another one is counted as `others`. */
const mostGroups = 5000;

/** `grouping`: what rows are counted together. */
export function createTally(grouping: Grouping): Tally {
	const totals = {
		...{received: 0, delivered: 0, forwarded: 0, deferred: 0, deferrals: 0},
		...{bounced: 0, rejected: 0, warned: 0, held: 0, discarded: 0, lost: 0, 'no-message': 0},
	};
	const groups = new Map<string, Growing>();
	const waiting = new Queue<true>();
	const hours = Array.from({length: 24}, () => 0);
	let first: number | null = null;
	let last: number | null = null;

	function seen(at: number | null): void {
		if (at !== null) {
			first = first === null || at < first ? at : first;
			last = last === null || at > last ? at : last;
		}
	}

	function count({fate, queueId}: LedgerRow): void {
		if (fate === 'deferred') {
			totals.deferrals++;
			// Without an id each stands for itself.
			totals.deferred += queueId !== '' && waiting.get(queueId) ? 0 : 1;
			waiting.set(queueId, true);
		} else {
			totals[fate]++;
		}
	}

	function put(id: string, title: string, row: LedgerRow, diagnosis: Diagnosis): void {
		const known = groups.get(id);
		if (known) {
			known.add(row);
		} else {
			groups.set(detached(id), new Growing(detached(id), detachedTitle(id, title), row, diagnosis));
		}
	}

	return {
		received(at) {
			totals.received++;
			seen(at);
		},
		add(row, diagnosis) {
			seen(row.at);
			count(row);
			if (!isTrouble(row)) {
				return;
			}

			if (row.at !== null) {
				const hour = new Date(row.at).getUTCHours();
				hours[hour] = (hours[hour] ?? 0) + 1;
			}

			const {id, title} = keyFor[grouping](row, diagnosis);
			const isKept = groups.has(id) || groups.size < mostGroups;
			put(isKept ? id : 'others', isKept ? title : 'Others', row, diagnosis);
		},
		totals: () => ({...totals}),
		groups() {
			const found = [...groups.values()].map(group => group.finish());
			return grouping === 'hour'
				? found.sort((a, b) => a.id.localeCompare(b.id))
				: found.sort((a, b) => b.count - a.count);
		},
		hours: () => hours,
		span: () => ({first, last}),
	};
}

/** Whether a row is one of those that a reader looks for. */
export function isTrouble({fate}: LedgerRow): boolean {
	return fate !== 'delivered' && fate !== 'forwarded' && fate !== 'no-message';
}

type Key = {readonly id: string; readonly title: string};

const keyFor: Readonly<Record<Grouping, (row: LedgerRow, diagnosis: Diagnosis) => Key>> = {
	cause: (_, {cause, finding}) =>
		cause !== null
			? {id: cause, title: causes[cause].title}
			: finding
				? {id: finding.rule, title: finding.message}
				: {id: 'unknown', title: 'The reason is not one that smtpscope recognises'},
	server: ({server, client}) => named(server || client, 'no server was reached'),
	domain: ({recipient}) => named(domainOf(recipient), 'no recipient'),
	sender: ({sender}) => named(sender === '' ? '<> (bounces and notices)' : sender, 'no sender'),
	hour({at}) {
		const hour = at === null ? null : new Date(at).toISOString().slice(0, 13).replace('T', ' ');
		return named(hour === null ? null : `${hour}:00`, 'no time');
	},
};

function named(name: string | null, none: string): Key {
	return name ? {id: name, title: name} : {id: '', title: none};
}

/** The part after the last @, in lower case; null where there is none. */
export function domainOf(address: string | null): string | null {
	const at = address?.lastIndexOf('@') ?? -1;
	return address === null || at === -1 ? null : address.slice(at + 1).toLowerCase();
}

/** Titles of causes are ours, and may be in any script. */
function detachedTitle(id: string, title: string): string {
	return title === id ? detached(title) : title;
}

/** A row that is kept for long. */
export function detachedRow(row: LedgerRow): LedgerRow {
	const {line, sender, recipient, server, client, queueId} = row;
	return {
		...row,
		...{line: detached(line), queueId: detached(queueId), server: detached(server), client: detached(client)},
		sender: sender === null ? null : detached(sender),
		recipient: recipient === null ? null : detached(recipient),
	};
}

/** Names that are counted for one group. */
const mostNames = 200;

/** One group while lines come: counted in place, since a million objects for a million lines take longer. */
class Growing {
	readonly #id: string;
	readonly #title: string;
	readonly #example: LedgerRow;
	readonly #diagnosis: Diagnosis;
	readonly #fates: Partial<Record<Fate, number>> = {};
	readonly #servers = new Map<string, number>();
	readonly #domains = new Map<string, number>();
	#count = 0;
	#first: number | null = null;
	#last: number | null = null;

	constructor(id: string, title: string, row: LedgerRow, diagnosis: Diagnosis) {
		this.#id = id;
		this.#title = title;
		this.#example = detachedRow(row);
		this.#diagnosis = diagnosis;
		this.add(row);
	}

	add({fate, at, server, client, recipient}: LedgerRow): void {
		this.#count++;
		this.#fates[fate] = (this.#fates[fate] ?? 0) + 1;
		if (at !== null) {
			this.#first = this.#first === null || at < this.#first ? at : this.#first;
			this.#last = this.#last === null || at > this.#last ? at : this.#last;
		}

		countName(this.#servers, server || client);
		countName(this.#domains, domainOf(recipient) ?? '');
	}

	finish(): TallyGroup {
		return {
			...{id: this.#id, title: this.#title, count: this.#count, fates: this.#fates},
			...{first: this.#first, last: this.#last, example: this.#example, diagnosis: this.#diagnosis},
			servers: mostFrequent(this.#servers),
			domains: mostFrequent(this.#domains),
		};
	}
}

function countName(names: Map<string, number>, name: string): void {
	const known = names.get(name);
	if (name !== '' && (known !== undefined || names.size < mostNames)) {
		names.set(known === undefined ? detached(name) : name, (known ?? 0) + 1);
	}
}

function mostFrequent(names: ReadonlyMap<string, number>): readonly Counted[] {
	return [...names]
		.map(([name, count]) => ({name, count}))
		.sort((a, b) => b.count - a.count)
		.slice(0, 10);
}
