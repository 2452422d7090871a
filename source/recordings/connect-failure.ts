/** The system's words for a failed connection to our name for it. */
import type {TransportErrorCode} from '../transport/types.ts';

const names: readonly (readonly [RegExp, TransportErrorCode])[] = [
	[/refused|ECONNREFUSED/i, 'refused'],
	[/timed? ?out|ETIMEDOUT/i, 'timed-out'],
	[/unreach|no route/i, 'unreachable'],
	[/reset|ECONNRESET/i, 'reset'],
	[
		/not known|not found|resolv|resolution|no such host|unknown (?:smtp )?host|ENOTFOUND|EAI_AGAIN|no address/i,
		'not-found',
	],
	[/denied|permitted|EACCES|EPERM/i, 'denied'],
];

/** `other` for words it does not know. */
export function connectFailure(words: string): TransportErrorCode {
	return names.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
