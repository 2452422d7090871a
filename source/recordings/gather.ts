/** Events of a recording to entries, as many at a time as one likes. */
import type {Entry} from '../session/entry.ts';
import {reduce} from '../session/reducer.ts';
import type {SessionEvent} from '../session/session-event.ts';
import {initialState, type SessionState} from '../session/state.ts';
import type {RecordedSession} from './recording.ts';

export type Gatherer = {
	add(event: SessionEvent): void;
	/** Those of all events so far. */
	entries(): Entry[];
	/** Where the session stands after them. */
	state(): SessionState;
};

export function createGatherer({protocol, host = ''}: Omit<RecordedSession, 'events'>): Gatherer {
	// A message grows: later versions of an entry take its place.
	const entries = new Map<number, Entry>();
	let state = initialState(protocol, host);
	// In a log that tells whole seconds; and where all are the same, nothing is known of the order of time in it.
	let coarse = true;
	let untimed = true;
	return {
		add(event) {
			coarse &&= event.at % 1000 === 0;
			untimed &&= event.at === 0;
			const reduced = reduce(state, event);
			state = reduced.state;
			for (const entry of reduced.entries) {
				entries.set(entry.id, entry);
			}
		},
		entries: () => [...entries.values()].map(entry => (coarse ? withoutGuess(entry, untimed) : entry)),
		state: () => state,
	};
}

/** In a log that tells whole seconds, two lines a second apart may be anything from 0 to 2 seconds apart. */
function withoutGuess(entry: Entry, untimed: boolean): Entry {
	const timed: Entry = untimed ? {...entry, untimed} : entry;
	return timed.type === 'reply' && timed.elapsed !== null && timed.elapsed < 2000
		? {...timed, elapsed: null}
		: timed;
}
