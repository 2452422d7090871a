/**
 * Mail logs read as ledgers: what became of each message for each recipient, a line at a time and cheaply, so that a
 * log of any length can be counted. What a line means is read by its format (`formats/`), and only once for lines that
 * say the same.
 */
import type {StreamingFormat} from '../format.ts';

export type Fate =
	| 'delivered'
	/** Passed on under another address, or to a list. */
	| 'forwarded'
	/** To be tried again. */
	| 'deferred'
	/** Given up. */
	| 'bounced'
	/** Refused by the server whose log it is. */
	| 'rejected'
	/** It would have been refused, had the rule been in force. */
	| 'warned'
	| 'held'
	| 'discarded'
	/** A session that ended without a verdict on a message: the connection or TLS failed. */
	| 'lost'
	/** A session in which no message was sent, and nothing was refused. */
	| 'no-message';

/** What one line says of one recipient, or of one client that was turned away. Texts are as in the log: unescaped. */
export type LedgerRow = {
	readonly fate: Fate;
	/** Milliseconds since 1970, the time of day as the log writes it; null where a line has none. */
	readonly at: number | null;
	readonly queueId: string;
	readonly sender: string | null;
	readonly recipient: string | null;
	/** The server it went to, or the way it was delivered here (`local`, `virtual` …). */
	readonly server: string;
	/** The client that was turned away; empty for deliveries. */
	readonly client: string;
	/** The reply or the words of the mail system. */
	readonly reason: string;
	/** The whole line. */
	readonly line: string;
};

export type LedgerSink = {
	/** A message came in. */
	received(at: number | null): void;
	row(row: LedgerRow): void;
};

export type LedgerReader = {feed(line: string): void};

export type Ledger = {
	/** In words. */
	readonly name: string;
	/** Reads a single line as a session. */
	readonly format: StreamingFormat;
	/** From 0 to 1, by the first lines. */
	recognise(sample: readonly string[]): number;
	open(sink: LedgerSink): LedgerReader;
};
