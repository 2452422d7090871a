/** A text read as a recording, as the session that the screen shows. */
import {readRecording} from '../../source/recordings/read.ts';
import {recordedSession} from '../../source/recordings/session.ts';
import type {Session} from '../../source/session/session.ts';

export function recordedFrom(text: string, name = 'session.log'): Session {
	const recording = readRecording(new Uint8Array(Buffer.from(text)));
	const [session] = recording.kind === 'sessions' ? recording.sessions : [];
	if (!session) {
		throw new Error('not read');
	}

	return recordedSession(session, name);
}
