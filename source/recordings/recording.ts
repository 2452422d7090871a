/** What was read from someone else's log, from a capture, or from a line that was pasted. */
import type {SessionEvent} from '../session/session-event.ts';

export type RecordedSession = {
	readonly events: readonly SessionEvent[];
	/** What the reducer has to begin with. */
	readonly protocol: 'smtp' | 'lmtp';
	/** What tells this session from the others in the same recording. */
	readonly title?: string;
	/** Server as the recording names it. */
	readonly host?: string;
	/** Milliseconds since 1970, the time of day as it is written; a log without years counts from the year 2000. */
	readonly startedAt?: number;
};

/** What could not be read, or was left out on purpose. */
export type Unread = {
	/** Line of the input, from 1; in a capture the number of the packet. 0 for the whole. */
	readonly line: number;
	/** As it stood there, unescaped, at most 200 characters; what may be a secret is covered. */
	readonly text: string;
	readonly why: string;
};

export type Confidence = 'certain' | 'likely' | 'possible';

export type Reading =
	| {
			readonly kind: 'sessions';
			/** Name of the format in words: `swaks transcript`. */
			readonly format: string;
			readonly confidence: Confidence;
			readonly sessions: readonly RecordedSession[];
			readonly unread: readonly Unread[];
	  }
	/** Replies by themselves, without the lines they answer: one session that has only replies. */
	| {
			readonly kind: 'replies';
			readonly format: string;
			readonly confidence: Confidence;
			readonly sessions: readonly RecordedSession[];
			readonly unread: readonly Unread[];
	  }
	| {
			readonly kind: 'base64';
			readonly format: string;
			readonly confidence: Confidence;
			/** Without the blanks and line ends it was pasted with. */
			readonly text: string;
			readonly bytes: Uint8Array;
			readonly unread: readonly Unread[];
	  }
	| {
			readonly kind: 'nothing';
			/** One sentence for the user. */
			readonly why: string;
			readonly unread: readonly Unread[];
	  };

export type Recording = Reading & {
	/**
	 * Texts that may be secrets by where they stood, for whoever writes the recording out: a reader that took a line
	 * for someone else's words does not know that it was one.
	 */
	readonly suspects: readonly string[];
};
