/** A recording as a session that is over. */
import {reduce} from '../session/reducer.ts';
import type {Session} from '../session/session.ts';
import {initialState} from '../session/state.ts';
import {entriesOf} from './entries.ts';
import {readOnlySession} from './read-only.ts';
import type {RecordedSession} from './recording.ts';

export function recordedSession(recorded: RecordedSession, title: string): Session {
	const {protocol, events} = recorded;
	const host = recorded.host ?? title;
	return readOnlySession({
		title,
		host,
		protocol,
		entries: entriesOf(recorded),
		state: events.reduce((state, event) => reduce(state, event).state, initialState(protocol, host)),
		readOnly: 'This is a recording: nothing is sent. /save writes a report of it, /quit leaves.',
	});
}
