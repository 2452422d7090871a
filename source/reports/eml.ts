/** The message as a file that mail programs open: as sent, without the dots that were only for the wire. */
import {contentOf, sentMessageAt} from '../message/sent-message.ts';
import type {Report, Written} from './report.ts';

/** The last message, where there are several. */
export function writeEml({sessions}: Report): Written {
	const last = sessions.findLast(({entries}) => sentMessageAt(entries, null) !== null);
	const sent = last && sentMessageAt(last.entries, null);
	if (!sent) {
		return {problem: 'No message was sent in this session, so there is none to save.'};
	}

	const {bytes, truncated} = contentOf(sent);
	return truncated
		? {problem: 'The message is longer than is kept, so it cannot be saved. Keep the file it came from.'}
		: bytes;
}
