/** The message that the Message view shows, read as a whole. */
import {type ReadMessage, readMessage} from '../message/read.ts';
import {contentOf, sentMessageAt} from '../message/sent-message.ts';
import type {CommandContext} from './command.ts';

export type ShownMessage = {readonly message: ReadMessage; readonly truncated: boolean};

/** The message at the selected line, or null where none was sent there. */
export async function shownMessage({session, selected}: CommandContext): Promise<ShownMessage | null> {
	const sent = sentMessageAt(session.entries, selected());
	if (!sent) {
		return null;
	}

	const {bytes, truncated} = contentOf(sent);
	return {message: await readMessage(bytes), truncated};
}

export const noMessage = {problem: 'No message was sent so far: there is nothing to read.'};
