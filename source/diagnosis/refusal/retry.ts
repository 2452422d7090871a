/** Whether to try again: the cause says what is usual, the words and the first digit may say otherwise. */
import type {Retry} from '../../decode/explanation.ts';
import {isTransientNegative} from '../../protocol/reply-class.ts';
import {type Cause, causes} from '../causes.ts';

// Nothing changes by waiting, whatever the first digit says: something has to be corrected first.
const firm: ReadonlySet<Cause> = new Set([
	'login-required',
	'login-refused',
	'login-mechanism',
	'login-app-password',
	'login-token',
	'login-malformed',
	'login-needs-tls',
	'tls-required',
	'tls-version',
	'client-no-ptr',
	'client-dynamic',
	'hello-bad-name',
	'sender-malformed',
	'sender-domain-missing',
	'sender-not-owned',
	'sender-not-registered',
	'recipient-malformed',
	'recipient-too-many',
	'content-header',
	'content-from',
	'content-format',
	'protocol-order',
	'protocol-command',
	'protocol-syntax',
	'protocol-parameter',
	'protocol-early',
	'protocol-errors',
	'no-valid-recipients',
	'idle-timeout',
	'content-too-big',
]);

// These pass with time, whatever the first digit says.
const passing: ReadonlySet<Cause> = new Set([
	'greylisted',
	'client-rate',
	'rate-limited',
	'sending-quota',
	'recipient-rate',
	'recipient-full',
	'login-blocked',
	'server-busy',
	'server-storage',
	'server-dns',
	'tls-unavailable',
]);

const laterWords: readonly RegExp[] = [
	/\b(?:try|retry|send|come|deliver|connect|resend|submit)\b.{0,30}\b(?:later|in \d+|after)\b/,
	/\btemporar(?:y|ily)\b/,
	/\blater\b/,
	/\bfor (?:the )?(?:next )?(?:a |an )?\d+ ?(?:sec|min|hour|h\b|day)/,
	/\bfor (?:the|this|to) ?day\b/,
	/\b(?:within|in|after) (?:the )?(?:next )?(?:a |an |\d+ ?)(?:sec|min|hour|day|few)/,
	/\b(?:plus tard|später|más tarde|mas tarde|più tardi|mais tarde|позже)\b|稍后/,
];
const neverWords: readonly RegExp[] = [
	/\bpermanent(?:ly)? (?:deferred|rejected|refused|blocked|failure|error)/,
	/\bwill not succeed\b/,
	/\bdo not (?:re)?try\b/,
];

// Said with a temporary number, these mean that nothing was judged yet.
const undecided = /\btemporary (?:error|failure|problem|lookup|resolver)|\bat (?:this time|the moment)\b/;

/** `text` in lower case. */
export function retryFor(cause: Cause | null, code: number, text: string): Retry {
	const saysNever = neverWords.some(words => words.test(text));
	if (isTransientNegative(code) && undecided.test(text)) {
		return 'later';
	}

	if (cause !== null && firm.has(cause)) {
		return causes[cause].retry;
	}

	if (cause !== null && passing.has(cause)) {
		return saysNever ? 'never' : 'later';
	}

	if (!saysNever && (isTransientNegative(code) || laterWords.some(words => words.test(text)))) {
		return 'later';
	}

	const usual = cause === null ? 'never' : causes[cause].retry;
	return usual === 'later' ? 'never' : usual;
}
