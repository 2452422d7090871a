/** The message as a file that mail programs open: as sent, without the dots that were only for the wire. */
import {unstuff} from '../protocol/dot-stuffing.ts';
import type {Entry, SentMessageEntry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';
import type {Report, Written} from './report.ts';

/** The last message, where there are several. */
export function writeEml({sessions}: Report): Written {
	const parts = lastMessage(sessions.flatMap(({entries}) => entries));
	if (parts.length === 0) {
		return {problem: 'No message was sent in this session, so there is none to save.'};
	}

	if (parts.some(({truncated}) => truncated)) {
		return {
			problem: 'The message is longer than is kept, so it cannot be saved. Keep the file it came from.',
		};
	}

	return new Uint8Array(
		Buffer.concat(
			parts.map(({verb, content}) => (verb === 'DATA' ? unstuff(flatten(content)) : flatten(content))),
		),
	);
}

/** One entry after DATA; after BDAT one for each chunk. */
function lastMessage(entries: readonly Entry[]): SentMessageEntry[] {
	let message: SentMessageEntry[] = [];
	let over = false;
	for (const entry of entries) {
		if (entry.type === 'sent' && entry.kind === 'message') {
			message = over || entry.verb === 'DATA' ? [entry] : [...message, entry];
			over = false;
		} else if (entry.type === 'sent' && entry.verb === 'MAIL') {
			over = true;
		}
	}

	return message;
}
