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

	return [...entries.values()];
}
