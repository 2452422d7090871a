/** What is asked of a delivery, and what came of it. */
import type {Retry} from '../../decode/explanation.ts';
import type {BuildError} from '../../message/letter.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Stage} from '../outcome.ts';

/** Parameters of MAIL and RCPT that a person asks for. */
export type ServiceOptions = {
	/** What a bounce returns (RFC 3461 §4.3). */
	readonly ret?: 'FULL' | 'HDRS';
	/** Any text; it is written as xtext. */
	readonly envid?: string;
	/** `NEVER`, or a list of `SUCCESS`, `FAILURE`, `DELAY` with commas. */
	readonly notify?: string;
	/** Adds the original recipient for the bounce. */
	readonly orcpt?: boolean;
	/** Who handed the message in first (RFC 4954 §5); the empty string is `<>`. */
	readonly auth?: string;
	readonly requireTls?: boolean;
	readonly mtPriority?: number;
	/** `seconds;R` or `seconds;N` (RFC 2852). */
	readonly deliverBy?: string;
	/** Seconds (RFC 4865). */
	readonly holdFor?: number;
	/** ISO 8601. */
	readonly holdUntil?: string;
	/** Any further parameters, as they are. */
	readonly mailParameters?: readonly string[];
	readonly rcptParameters?: readonly string[];
};

export type Progress = {readonly octets: number; readonly total: number};

export type DeliverOptions = ServiceOptions & {
	/** For EHLO, where nobody has said it yet. */
	readonly clientName?: string;
	/**
	 * What to do when something asked for is not offered: say it all the same, leave it out, or stop. Without a
	 * choice it is left out, but for what changes who may read the message or when it arrives: that stops.
	 */
	readonly notOffered?: 'send' | 'leave-out' | 'stop';
	/** MAIL and RCPT in one go; where the server offers PIPELINING unless set. */
	readonly pipelining?: boolean;
	/** Octets a BDAT chunk has; 0 or absent for DATA (which binary content cannot use). */
	readonly chunkSize?: number;
	/** One refused recipient stops the message for all. */
	readonly allOrNothing?: boolean;
	/** Some were refused: decides whether the others get it. They do where this is absent. */
	readonly onPartial?: (
		accepted: readonly RecipientVerdict[],
		rejected: readonly RecipientVerdict[],
	) => Promise<'send' | 'stop'>;
	/** Stops after that command; the transaction is left open. */
	readonly quitAfter?: 'mail' | 'rcpt' | 'data';
	/** Nothing follows but QUIT, so a transaction that is given up is not taken back with RSET. */
	readonly leaves?: boolean;
	readonly onProgress?: (progress: Progress) => void;
	/** Closes the connection. */
	readonly signal?: AbortSignal;
};

export type RecipientVerdict = {
	readonly address: string;
	readonly code: number;
	readonly enhanced: string | null;
	readonly text: string;
	readonly retry: Retry;
	readonly entryId: number;
};

export type Delivery = {
	/**
	 * `delivered`: everyone's. `partly`: some were refused. `refused`: the server wants it for nobody.
	 * `stopped`: we did not send it. `lost`: the connection ended before the message did, so the server must not
	 * deliver it. `unknown`: it ended after the message, before the verdict; the message may be queued.
	 */
	readonly outcome: 'delivered' | 'partly' | 'refused' | 'stopped' | 'lost' | 'unknown';
	/** Where it ended; null when it did not end early. */
	readonly stage: Stage | null;
	readonly accepted: readonly RecipientVerdict[];
	readonly rejected: readonly RecipientVerdict[];
	/** The reply that decided. */
	readonly reply: ReplyEntry | null;
	/** One or two sentences for a person. */
	readonly summary: string;
	/** Octets of the message that went out, dot-stuffing and all. */
	readonly octets: number;
	readonly messageId: string | null;
	/** Why the message itself broke off. */
	readonly error?: BuildError;
};
