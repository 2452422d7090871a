/** How long a client waits for each answer at least (RFC 5321 §4.5.3.2), in milliseconds. */
import type {Awaited} from './state.ts';

const minute = 60_000;

const byVerb: Readonly<Record<string, number>> = {
	CONNECT: 5 * minute,
	MAIL: 5 * minute,
	RCPT: 5 * minute,
	DATA: 2 * minute,
	'DATA-END': 10 * minute,
	BDAT: 10 * minute,
	// RFC 4954 and RFC 3207 name none; the other commands' five minutes serve.
};

/** In milliseconds. */
export function timeoutFor(awaited: Awaited): number {
	return byVerb[awaited.verb] ?? 5 * minute;
}
