/** What an entry means, in words for a person. Made by pure functions of one entry. */
import type {Field} from '../sasl/field.ts';

export type ExplanationField = Field;

/**
 * `none`: nothing to repeat. `now`: may be repeated or corrected on this connection. `later`: temporary.
 * `never`: not unchanged.
 */
export type Retry = 'none' | 'now' | 'later' | 'never';

/** What a rule found out about a refusal: the words for its code alone then give way. */
export type KnownCause = {
	readonly retry: Retry;
	/** The verb the refusal is about, for a reply whose command is not known. */
	readonly about?: string;
};

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
