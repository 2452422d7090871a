/** The message that the view shows, read beside the keys: what takes long is done in pauses, and once. */
import {type Examined, examineSent} from '../../message/examine.ts';
import {type SentMessage, sentMessageAt} from '../../message/sent-message.ts';
import type {Entry, SentMessageEntry} from '../../session/entry.ts';

export type ShownMessage = {
	readonly sent: SentMessage;
	/** Null until it was read. While it grows it may be of a moment before. */
	readonly examined: Examined | null;
};

export type MessageReader = {
	/** What is known now; asks for more where that is old, and tells when there is more. */
	read(entries: readonly Entry[], selected: Entry | null): ShownMessage | null;
};

/** While a message of this size still grows, it is not read again at every piece. */
const growsUnread = 256 * 1024;

/** `now`: milliseconds since 1970, null for a recording without a date. `onChange`: there is more to show. */
export function createMessageReader(
	now: () => number | null,
	onChange: () => void,
	examine: typeof examineSent = examineSent,
): MessageReader {
	let known: {readonly last: SentMessageEntry; readonly examined: Examined} | null = null;
	let busy = false;
	let failed: SentMessageEntry | null = null;

	function start(sent: SentMessage): void {
		busy = true;
		examine(sent, now())
			.then(
				examined => {
					known = {last: sent.last, examined};
				},
				() => {
					failed = sent.last;
				},
			)
			.finally(() => {
				busy = false;
				onChange();
			});
	}

	return {
		read(entries, selected) {
			const sent = sentMessageAt(entries, selected);
			if (!sent) {
				return null;
			}

			const isNew = known?.last !== sent.last && failed !== sent.last;
			if (isNew && !busy && (sent.complete || sent.octets <= growsUnread)) {
				start(sent);
			}

			return {sent, examined: known?.last.id === sent.last.id ? known.examined : null};
		},
	};
}
