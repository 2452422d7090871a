/** A recorded session through the reducer, as a live one goes. */
import type {Entry} from '../session/entry.ts';
import {reduce} from '../session/reducer.ts';
import {initialState} from '../session/state.ts';
import type {RecordedSession} from './recording.ts';

export function entriesOf({events, protocol, host = ''}: RecordedSession): Entry[] {
	// A message grows: later versions of an entry take its place.
	const entries = new Map<number, Entry>();
	let state = initialState(protocol, host);
	for (const event of events) {
		const reduced = reduce(state, event);
		state = reduced.state;
		for (const entry of reduced.entries) {
			entries.set(entry.id, entry);
		}
	}

	const coarse = events.every(({at}) => at % 1000 === 0);
	// All in the same second: nothing is known of the order of time in it.
	const untimed = coarse && events.every(({at}) => at === 0);
	return [...entries.values()].map(entry => (coarse ? withoutGuess(entry, untimed) : entry));
}

/** In a log that tells whole seconds, two lines a second apart may be anything from 0 to 2 seconds apart. */
function withoutGuess(entry: Entry, untimed: boolean): Entry {
	const told: Entry = untimed ? {...entry, untimed} : entry;
	return told.type === 'reply' && told.elapsed !== null && told.elapsed < 2000
		? {...told, elapsed: null}
		: told;
}
