/** The thread that reads a long recording, so that keys are answered meanwhile: see `read-aside.ts`. */
import {parentPort} from 'node:worker_threads';
import {readRecording} from '../read.ts';
import type {RecordedSession} from '../recording.ts';
import type {FromReader, ToReader} from './messages.ts';

/** Few enough that taking them over holds no key up. */
const atOnce = 1000;

let events: RecordedSession['events'] = [];
let sent = 0;

/** Answers who started the thread. */
export function serve(): void {
	parentPort?.on('message', (message: ToReader) => {
		switch (message.type) {
			case 'read':
				read(message.bytes);
				return;
			case 'next':
				tell({type: 'events', events: events.slice(sent, sent + atOnce)});
				sent += atOnce;
		}
	});
}

function read(bytes: Uint8Array): void {
	let reported = 0;
	const recording = readRecording(bytes, {
		onProgress(share) {
			if (share - reported >= 0.01) {
				reported = share;
				tell({type: 'progress', share});
			}
		},
	});
	const [only, another] = recording.kind === 'sessions' ? recording.sessions : [];
	if (!only || another) {
		tell({type: 'other'});
		return;
	}

	const {events: all, ...session} = only;
	events = all;
	const {suspects, unread} = recording;
	tell({type: 'session', session, suspects, unread, events: all.length});
}

function tell(message: FromReader): void {
	parentPort?.postMessage(message);
}
