/** What an entry means, in words for a person. Made by pure functions of one entry. */

export type ExplanationField = {
	readonly label: string;
	/** Unescaped: whoever draws it escapes it. */
	readonly value: string;
	/** True: masked until asked for, and never in any output. */
	readonly secret?: boolean;
};

/**
 * `none`: nothing to repeat. `now`: may be repeated or corrected on this connection. `later`: temporary.
 * `never`: not unchanged.
 */
export type Retry = 'none' | 'now' | 'later' | 'never';

export type Explanation = {
	/** A few words: `Sender accepted`. */
	readonly title: string;
	/** One or two sentences: what happened, and what it means for the next step. */
	readonly summary: string;
	readonly fields: readonly ExplanationField[];
	readonly retry: Retry;
	/** The server closes, or has closed, the connection. */
	readonly connectionOver: boolean;
	/** `RFC 5321 §4.2.3`, `IANA enhanced status codes` … */
	readonly references: readonly string[];
};
