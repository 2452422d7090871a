/** A recording with everything that was read in it, an event a line, for file snapshots. */
import type {RecordedSession, Recording} from '../../source/recordings/recording.ts';
import type {SessionEvent} from '../../source/session/session-event.ts';
import {fieldsOf, printed} from '../support/printed.ts';

export function printedRecording(recording: Recording): string[] {
	const {unread, suspects, ...rest} = recording;
	const about = 'sessions' in rest ? {...rest, sessions: rest.sessions.length} : rest;
	return [
		fieldsOf(about),
		...('sessions' in rest ? rest.sessions.flatMap(printedSession) : []),
		...unread.map(part => `unread ${fieldsOf(part)}`),
		...(suspects.length > 0 ? [`suspects ${printed(suspects)}`] : []),
	];
}

export function printedSession({events, startedAt, ...session}: RecordedSession): string[] {
	return [
		`session ${fieldsOf(session)}${startedAt === undefined ? '' : `  startedAt ${new Date(startedAt).toISOString()}`}`,
		...events.map(printedEvent),
	];
}

/** `untimed` stands where a log without times has the last known one. */
export function printedEvent({type, at, untimed, ...event}: SessionEvent): string {
	return `  ${at}${untimed ? ' untimed' : ''} ${type} ${fieldsOf(event)}`.trimEnd();
}
