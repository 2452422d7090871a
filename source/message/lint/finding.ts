/** What a receiver will hold against a message. */
export type LintFinding = {
	/** Stable name, such as `message/no-date`. */
	readonly rule: string;
	readonly level: 'error' | 'warning' | 'note';
	/** One sentence: what is wrong, and why it matters. Unescaped. */
	readonly message: string;
	readonly advice: string;
	readonly reference: string;
	/** Header field it is about, as written. */
	readonly field?: string;
	/** Path of the part, as `1.2`. */
	readonly part?: string;
	/** Line of the message, from 1. */
	readonly line?: number;
};

export type LintContext = {
	readonly envelope?: {readonly from: string; readonly to: readonly string[]};
	/** Name given with EHLO or HELO. */
	readonly clientName?: string | null;
	/** Limit announced with SIZE; absent or 0 where there is none. */
	readonly sizeLimit?: number;
	/** Octets of the message, where less of it was read. */
	readonly size?: number;
	/** The server took SMTPUTF8 for this message. */
	readonly smtpUtf8?: boolean;
	/** The server took BODY=8BITMIME for this message. */
	readonly eightBit?: boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
};
