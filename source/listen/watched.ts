/**
 * The record of one wire of another program's session: the reducer on what passes there. To the rest of the
 * program it is a session like any other, only that nothing can be typed into it.
 */
import type {Entry} from '../session/entry.ts';
import {sendsNothing} from '../session/read-only.ts';
import {reduce} from '../session/reducer.ts';
import type {Session} from '../session/session.ts';
import type {SessionEvent} from '../session/session-event.ts';
import {initialState} from '../session/state.ts';
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
	const entries: Entry[] = [];
	const listeners = new Set<() => void>();
	let state = initialState(target.protocol, target.host);
	let octets = 0;
	let lastAt = 0;
	const elapsed = (): number => Math.round((performance.now() - startedAt) * 10) / 10;

	function record(event: WireEvent): boolean {
		// What there is no room for is counted, and not kept.
		const isKept = event.type !== 'content' || take(event.bytes.length, budget.takeContent);
		const hasRoom = event.type === 'content' || take(sizeOf(event) + ENTRY_OCTETS, budget.takeEntry);
		const kept = event.type === 'content' && !isKept ? {...event, bytes: new Uint8Array(0)} : event;
		const reduced = reduce(state, {...kept, at: elapsed()});
		state = reduced.state;
		for (const entry of reduced.entries) {
			entries[entry.id - 1] = entry;
		}

		lastAt = elapsed();
		touch();
		return entries.length < ENTRIES && hasRoom;
	}

	function take(size: number, from: (octets: number) => boolean): boolean {
		const taken = from(size);
		octets += taken ? size : 0;
		return taken;
	}

	function touch(): void {
		for (const listener of [...listeners]) {
			listener();
		}
	}

	const refuse = (): boolean => record({type: 'note', about: 'listen/read-only', text: readOnlyWords});
	const session: Session = {
		target,
		startedAt: Math.round(performance.timeOrigin + startedAt),
		...(watching && {watching}),
		entries,
		get state() {
			return state;
		},
		...sendsNothing(refuse),
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async connect() {},
		note: (about, text, found) => record({type: 'note', about, text, ...(found && {found})}),
	};
	return {
		session,
		elapsed,
		record,
		touch,
		get lastAt() {
			return lastAt;
		},
		forget() {
			entries.length = 0;
			state = {...state, nextId: 1};
			budget.give(octets);
			octets = 0;
			const forgotten = reduce(state, {
				type: 'note',
				at: lastAt,
				about: 'listen/forgotten',
				text: forgottenWords,
			});
			entries.push(...forgotten.entries);
			touch();
		},
	};
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
