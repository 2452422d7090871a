/**
 * A conversation as steps: a line with what answered it. So one session that waited for each reply and
 * another that sent several lines at once have the same steps.
 */
import type {CapabilitiesEntry, Entry, MalformedEntry, ReplyEntry, SentEntry} from '../../session/entry.ts';
import type {TlsFacts} from '../../transport/types.ts';

export type Step = {
	/** What makes two steps the same step: the verb, `CONNECT`, `DATA-END`, `TLS`, `end` … */
	readonly key: string;
	/** The entry to point at. */
	readonly entryId: number;
	readonly sent: SentEntry | null;
	/** With LMTP there is one for each recipient. */
	readonly replies: readonly ReplyEntry[];
	readonly malformed: readonly MalformedEntry[];
	readonly capabilities: CapabilitiesEntry | null;
	/** Of the connection, or of STARTTLS. */
	readonly tls: TlsFacts | null;
	/** How it ended, in words. */
	readonly ending: string | null;
};

type Open = {-readonly [Name in keyof Step]: Step[Name]} & {
	replies: ReplyEntry[];
	malformed: MalformedEntry[];
};

/** A step is a command with all that answers it; the connection and its end are steps too. */
export function toSteps(entries: readonly Entry[]): Step[] {
	const steps: Open[] = [];
	const byEntry = new Map<number, Open>();
	let message: SentEntry | null = null;
	const open = (key: string, entry: Entry, more: Partial<Open> = {}): Open => {
		const step = {...blank(key, entry.id), ...more};
		steps.push(step);
		byEntry.set(entry.id, step);
		return step;
	};

	for (const entry of entries) {
		switch (entry.type) {
			case 'connected':
				open('CONNECT', entry, {tls: entry.tls});
				break;
			case 'secured':
				open('TLS', entry, {tls: entry.tls});
				break;
			case 'sent':
				// The message is told with the dot that ends it.
				message = entry.kind === 'message' && entry.verb === 'DATA' ? entry : message;
				if (message !== entry) {
					const sent = entry.kind === 'message-line' ? (message ?? entry) : entry;
					open(keyOf(entry), entry, {sent});
				}

				break;
			case 'reply': {
				const step = byEntry.get(entry.answersId ?? -1) ?? open(entry.answers ?? 'unasked', entry);
				step.replies.push(entry);
				byEntry.set(entry.id, step);
				break;
			}

			case 'malformed':
				(steps.at(-1) ?? open('unasked', entry)).malformed.push(entry);
				break;
			case 'capabilities': {
				const step = byEntry.get(entry.replyId);
				if (step) {
					step.capabilities = entry;
				}

				break;
			}

			case 'failed':
				open('end', entry, {ending: entry.error.message});
				break;
			case 'closed':
				open('end', entry, {ending: `The ${entry.by} closed the connection.`});
				break;
			case 'attempt':
			case 'note':
		}
	}

	return steps;
}

function blank(key: string, entryId: number): Open {
	return {key, entryId, sent: null, replies: [], malformed: [], capabilities: null, tls: null, ending: null};
}

function keyOf(entry: SentEntry): string {
	switch (entry.kind) {
		case 'auth-response':
			return 'AUTH answer';
		case 'message-line':
			return 'DATA-END';
		case 'message':
			return 'chunk';
		case 'command':
			return entry.verb ?? '';
	}
}
