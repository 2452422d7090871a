/**
 * The record of one wire of another program's session: the reducer on what passes there. To the rest of the
 * program it is a session like any other, only that nothing can be typed into it.
 */
import type {Entry} from '../session/entry.ts';
import {sendsNothing} from '../session/read-only.ts';
import {reduce} from '../session/reducer.ts';
import type {Session} from '../session/session.ts';
import type {SessionEvent} from '../session/session-event.ts';
import {initialState, type SessionState} from '../session/state.ts';
import type {Target} from '../session/target.ts';
import type {Watching} from '../session/watching.ts';
import type {Budget} from './budget.ts';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at' | 'untimed'> : never;

export type WireEvent = Untimed<SessionEvent>;

export type Watched = {
	readonly session: Session;
	/** Milliseconds since it began. */
	readonly elapsed: () => number;
	/** Puts what happened into the record. False when the record is full: the session must end. */
	record(event: WireEvent): boolean;
	/** Tells those who look on that something changed besides the record. */
	touch(): void;
	/** When something was recorded last, in milliseconds since it began. */
	readonly lastAt: number;
	/** Forgets everything that was said; the memory is wanted for others. */
	forget(): void;
};

const readOnlyWords =
	'This session belongs to another program: nothing can be typed into it. Its replies can be held, which keeps the client waiting.';

const forgottenWords = 'The content of this session was discarded to make room for newer sessions.';

/** Entries of one session; a client that says more is up to something. */
const ENTRIES = 20_000;

/** What an entry costs besides its bytes. */
const ENTRY_OCTETS = 1024;

/** `watching`: what can be done to it, on the client's side. */
export function createWatched(
	target: Target,
	budget: Budget,
	startedAt = performance.now(),
	watching?: Watching,
): Watched {
	return new RecordedWire(target, budget, startedAt, watching);
}

class RecordedWire implements Watched {
	readonly session: Session;
	readonly elapsed = (): number => Math.round((performance.now() - this.#startedAt) * 10) / 10;
	readonly #entries: Entry[] = [];
	readonly #listeners = new Set<() => void>();
	readonly #budget: Budget;
	readonly #startedAt: number;
	#state: SessionState;
	#octets = 0;
	#lastAt = 0;

	constructor(target: Target, budget: Budget, startedAt: number, watching: Watching | undefined) {
		this.#budget = budget;
		this.#startedAt = startedAt;
		this.#state = initialState(target.protocol, target.host);
		this.session = this.#sessionOf(target, watching);
	}

	get lastAt(): number {
		return this.#lastAt;
	}

	record(event: WireEvent): boolean {
		// What there is no room for is counted, and not kept.
		const isKept = event.type !== 'content' || this.#take(event.bytes.length, this.#budget.takeContent);
		const hasRoom =
			event.type === 'content' || this.#take(sizeOf(event) + ENTRY_OCTETS, this.#budget.takeEntry);
		const kept = event.type === 'content' && !isKept ? {...event, bytes: new Uint8Array(0)} : event;
		const reduced = reduce(this.#state, {...kept, at: this.elapsed()});
		this.#state = reduced.state;
		for (const entry of reduced.entries) {
			this.#entries[entry.id - 1] = entry;
		}

		this.#lastAt = this.elapsed();
		this.touch();
		return this.#entries.length < ENTRIES && hasRoom;
	}

	touch(): void {
		for (const listener of [...this.#listeners]) {
			listener();
		}
	}

	forget(): void {
		this.#entries.length = 0;
		this.#state = {...this.#state, nextId: 1};
		this.#budget.give(this.#octets);
		this.#octets = 0;
		const forgotten = reduce(this.#state, {
			type: 'note',
			at: this.#lastAt,
			about: 'listen/forgotten',
			text: forgottenWords,
		});
		this.#entries.push(...forgotten.entries);
		this.touch();
	}

	#sessionOf(target: Target, watching: Watching | undefined): Session {
		const now = (): SessionState => this.#state;
		const listeners = this.#listeners;
		return {
			target,
			startedAt: Math.round(performance.timeOrigin + this.#startedAt),
			...(watching && {watching}),
			entries: this.#entries,
			get state() {
				return now();
			},
			...sendsNothing(() => this.record({type: 'note', about: 'listen/read-only', text: readOnlyWords})),
			subscribe(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
			async connect() {},
			note: (about, text, found) => this.record({type: 'note', about, text, ...(found && {found})}),
		};
	}

	#take(size: number, from: (octets: number) => boolean): boolean {
		const taken = from(size);
		this.#octets += taken ? size : 0;
		return taken;
	}
}

function sizeOf(event: WireEvent): number {
	switch (event.type) {
		case 'sent':
			return event.bytes.length;
		case 'received':
			return event.item.type === 'reply'
				? event.item.lines.reduce((sum, line) => sum + line.bytes.length, 0)
				: event.item.bytes.length;
		default:
			return 0;
	}
}
