/** A connection that failed without a reply, as a program says it. */
import type {ProgramComplaint, TransportErrorCode} from '../transport/types.ts';

export type ProgramFailure = {
	readonly code: TransportErrorCode;
	readonly stage: 'connecting' | 'handshake' | 'open';
	/** OpenSSL's name for the verdict on a certificate. */
	readonly systemCode?: string;
	readonly advice: string;
	/** That it failed, not why: words beside it that say why go before. */
	readonly general?: true;
	readonly complaint?: ProgramComplaint;
	/** What the program missed in the EHLO reply: in a log that shows the reply, it is judged by that. */
	readonly missed?: Missed;
};

/** A note instead of a failure. */
export type Missed =
	| 'recording/missed-starttls'
	| 'recording/missed-auth'
	| 'recording/missed-mechanism'
	| 'recording/missed-extension';

/** The words by which it is known. */
export type FailureRow = ProgramFailure & {readonly pattern: RegExp};
