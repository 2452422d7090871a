/** A message that was saved as a file, as a session of one entry: the screen shows it as it shows one that was sent. */

import {fromFile} from '../message/saved-file.ts';
import type {SentMessageEntry} from '../session/entry.ts';
import {CONTENT_LIMIT} from '../session/reduce-sent.ts';
import {append} from '../session/rope.ts';
import type {Session} from '../session/session.ts';
import {initialState} from '../session/state.ts';
import {readOnlySession} from './read-only.ts';

/** `title`: the name of the file. */
export function messageSession(bytes: Uint8Array, title: string): Session {
	const state = initialState('smtp', title);
	const sent = fromFile(bytes);
	const entry: SentMessageEntry = {
		id: state.nextId,
		at: 0,
		untimed: true,
		secure: false,
		type: 'sent',
		kind: 'message',
		content: append(null, sent.subarray(0, CONTENT_LIMIT)),
		octets: bytes.length,
		lines: linesIn(bytes),
		complete: true,
		truncated: sent.length > CONTENT_LIMIT,
		// In a file no dot is doubled, as in a chunk.
		verb: 'BDAT',
		remarks: [],
		situation: state.situation,
	};
	return readOnlySession({
		title,
		host: title,
		protocol: 'smtp',
		entries: [entry],
		state: {...state, nextId: state.nextId + 1},
		readOnly: 'This is a message in a file: nothing is sent.',
		isMessage: true,
	});
}

const LF = 0x0a;

function linesIn(bytes: Uint8Array): number {
	let lines = bytes.length > 0 && bytes.at(-1) !== LF ? 1 : 0;
	for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
		lines++;
	}

	return lines;
}
