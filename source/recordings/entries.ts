/** A recorded session through the reducer, as a live one goes. */
import type {Entry} from '../session/entry.ts';
import {createGatherer} from './gather.ts';
import type {RecordedSession} from './recording.ts';

/** The events of a recorded session as the reducer makes entries of them. */
export function entriesOf({events, ...session}: RecordedSession): Entry[] {
	const gatherer = createGatherer(session);
	for (const event of events) {
		gatherer.add(event);
	}

	return gatherer.entries();
}
