/** What every session offers, whether it is live (`live-session.ts`) or was read from a recording. */
import type {Consent} from './door.ts';
import type {Entry, NotedFinding, ReplyEntry} from './entry.ts';
import type {Reading} from './outbox.ts';
import type {SessionState} from './state.ts';
import type {Target} from './target.ts';
import type {Watching} from './watching.ts';

export type Session = {
	readonly target: Target;
	/** Milliseconds since 1970: the moment from which `at` of its entries counts. Absent in recordings. */
	readonly startedAt?: number;
	/** It is over, and was read from the recording of this name. */
	readonly recorded?: string;
	/** It is another program's, and nothing can be typed into it. */
	readonly watching?: Watching;
	/** It is not a conversation: its one entry is a message that was saved as a file. */
	readonly isMessage?: true;
	/** Grows at the end; an entry that grows itself is replaced by its longer self. */
	readonly entries: readonly Entry[];
	readonly state: SessionState;
	/** Lines that wait for a reply before they go out, masked. */
	readonly waiting: readonly string[];
	/** Address of our end, for the address literal in EHLO; null before the connection. */
	readonly localAddress: string | null;
	/** Called after each change; returns the way to stop it. */
	subscribe(listener: () => void): () => void;
	/** Connects, again if need be, and to another target if one is given. Resolves at the greeting or the failure. */
	connect(target?: Target): Promise<void>;
	/**
	 * Sends a line in step: when what was sent before is answered, read by the phase of that moment (dot-stuffed
	 * in message phase unless `read` says otherwise). Resolves with the replies to it: one as a rule, several
	 * after LMTP's dot, none for message content or when the connection ends first. Without consent, a line with a
	 * secret in it that must not leave here is not sent: a note says so.
	 */
	type(text: string, read?: Reading, consent?: Consent): Promise<readonly ReplyEntry[]>;
	/** Sends a line at once, whatever is still unanswered. */
	send(text: string): Promise<readonly ReplyEntry[]>;
	/** Sends exactly these bytes at once, in one write; nothing where a secret among them must not leave here. */
	sendBytes(bytes: Uint8Array, consent?: Consent): Promise<void>;
	/** Streams message content (stuffed after DATA) with back-pressure, and sees that it ends in CRLF. */
	sendContent(source: AsyncIterable<Uint8Array>, onProgress?: (octets: number) => void): Promise<void>;
	/** Typed text as bytes, in the charset that is set. */
	encode(text: string): Uint8Array;
	/** Encoding of typed text; UTF-8 unless set. */
	setEncoder(encode: (text: string) => Uint8Array): void;
	/** Puts the program's own word into the history, and what it found. */
	note(about: string, text: string, found?: readonly NotedFinding[]): void;
	/** Resolves when nothing is awaited or waiting any more, or the connection is over. */
	settled(): Promise<void>;
	/** Throws away the waiting lines. */
	dropWaiting(): number;
	close(): void;
};
