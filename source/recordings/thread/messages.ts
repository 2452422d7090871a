/** What the thread that reads a recording, and the one that waits for it, say to each other. */
import type {SessionEvent} from '../../session/session-event.ts';
import type {RecordedSession, Unread} from '../recording.ts';

/** To the thread: first what to read, then for each piece of the events that was taken, a request for the next. */
export type ToReader = {readonly type: 'read'; readonly bytes: Uint8Array} | {readonly type: 'next'};

export type FromReader =
	| {readonly type: 'progress'; readonly share: number}
	/** There is not exactly one session in it: the end. */
	| {readonly type: 'other'}
	| {
			readonly type: 'session';
			readonly session: Omit<RecordedSession, 'events'>;
			readonly suspects: readonly string[];
			readonly unread: readonly Unread[];
			/** How many will come. */
			readonly events: number;
	  }
	| {readonly type: 'events'; readonly events: readonly SessionEvent[]};
