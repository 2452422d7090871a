/** A recording with everything that was read in it, an event a line, for file snapshots. */
import type {Received} from '../../source/protocol/reply.ts';
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
	const rest = 'item' in event ? printedReceived(event) : fieldsOf(event);
	return `  ${at}${untimed ? ' untimed' : ''} ${type} ${rest}`.trimEnd();
}

/** `250 2.1.0 «250 2.1.0 ok»`: of a line only what its octets do not say. */
function printedReceived({item, ...rest}: {readonly item: Received}): string {
	if (item.type !== 'reply') {
		return fieldsOf({...item, ...rest});
	}

	const {code, enhanced, lines, complete} = item;
	const status = enhanced ? ` ${enhanced.class}.${enhanced.subject}.${enhanced.detail}` : '';
	return [
		`${code}${status}${complete ? '' : ' incomplete'}`,
		...lines.map(({text, bytes, ending, truncated, ...more}) =>
			[
				printed(bytes),
				...(Buffer.from(bytes).toString('latin1').slice(4) === text ? [] : [`text ${printed(text)}`]),
				...(ending === 'CRLF' ? [] : [ending]),
				...(truncated ? ['truncated'] : []),
				...(Object.keys(more).length > 0 ? [fieldsOf(more)] : []),
			].join(' '),
		),
		...(Object.keys(rest).length > 0 ? [fieldsOf(rest)] : []),
	].join(' ');
}
