/** A recording as a session that is over. */
import type {Entry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {withSituation} from '../session/state.ts';
import {createGatherer, type Gatherer} from './gather.ts';
import {readOnlySession} from './read-only.ts';
import type {RecordedSession} from './recording.ts';

/** `clean` takes out of an entry what may not be shown. */
export function recordedSession(
	recorded: RecordedSession,
	title: string,
	clean: (entry: Entry) => Entry = entry => entry,
): Session {
	const gatherer = createGatherer(recorded);
	for (const event of recorded.events) {
		gatherer.add(event);
	}

	return sessionOf(recorded, title, gatherer.entries().map(clean), gatherer);
}

/** The same of events that were gathered before, with the entries as they are to be shown. */
export function sessionOf(
	{protocol, host: named}: Omit<RecordedSession, 'events'>,
	title: string,
	entries: Entry[],
	gathered: Gatherer,
): Session {
	const host = named ?? title;
	return readOnlySession({
		title,
		host,
		protocol,
		entries,
		state: withSituation(gathered.state(), {host}),
		readOnly: 'This is a recording: nothing is sent.',
	});
}
