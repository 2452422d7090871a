/** A recording as a session that is over. */
import type {Entry} from '../session/entry.ts';
import {reduce} from '../session/reducer.ts';
import type {Session} from '../session/session.ts';
import {initialState} from '../session/state.ts';
import {entriesOf} from './entries.ts';
import {readOnlySession} from './read-only.ts';
import type {RecordedSession} from './recording.ts';

/** `clean` takes out of an entry what may not be shown. */
export function recordedSession(
	recorded: RecordedSession,
	title: string,
	clean: (entry: Entry) => Entry = entry => entry,
): Session {
	const {protocol, events} = recorded;
	const host = recorded.host ?? title;
	return readOnlySession({
		title,
		host,
		protocol,
		entries: entriesOf(recorded).map(clean),
		state: events.reduce((state, event) => reduce(state, event).state, initialState(protocol, host)),
		readOnly: 'This is a recording: nothing is sent.',
	});
}
