/** A row that goes by the enhanced status code alone (RFC 3463, IANA registry). */
import type {Cause} from '../causes.ts';
import type {Row} from './row.ts';

const usual: Readonly<Record<string, Cause>> = {
	'enhanced/credentials': 'login-refused',
	'enhanced/encryption': 'login-needs-tls',
	'enhanced/dkim': 'dkim',
	'enhanced/spf': 'spf',
	'enhanced/spf-error': 'spf',
	'enhanced/sender-authentication': 'unauthenticated',
	'enhanced/list-closed': 'recipient-refuses',
	'enhanced/security-feature': 'login-mechanism',
	'enhanced/account-disabled': 'account-suspended',
	'enhanced/priority': 'content-policy',
	'enhanced/owner-changed': 'recipient-refuses',
	'enhanced/arc': 'unauthenticated',
	'enhanced/require-tls': 'tls-required',
	'enhanced/ip-banned': 'client-not-allowed',
	'enhanced/reverse-dns': 'client-no-ptr',
	'enhanced/rate': 'rate-limited',
	'enhanced/policy': 'content-policy',
	'enhanced/recipient-unknown': 'recipient-unknown',
	'enhanced/recipient-not-checked': 'recipient-unverified',
	'enhanced/recipient-domain': 'recipient-domain-missing',
	'enhanced/address-syntax': 'recipient-malformed',
	'enhanced/sender-domain': 'sender-domain-missing',
	'enhanced/mailbox-full': 'recipient-full',
	'enhanced/mailbox-disabled': 'recipient-disabled',
	'enhanced/message-size': 'content-too-big',
	'enhanced/storage': 'server-storage',
	'enhanced/not-accepting': 'server-closing',
	'enhanced/configuration': 'server-config',
	'enhanced/network': 'server-next-hop',
	'enhanced/loop': 'content-loop',
	'enhanced/expired': 'server-next-hop',
	'enhanced/too-many-recipients': 'recipient-too-many',
	'enhanced/content': 'content-format',
};

const iana = 'IANA enhanced status codes';

// Filters put any number beside words such as “policy”; then the words count.
const saysNoPolicy =
	/^(?!.*(polic(y|ies)|preferences|privacy|settings|restricted|blocked|spam\b|reputation))/i;

/** `code` is looked for in the code, such as `5.7.1`; `line` and `reply` make the example. */
export function codeRow(
	id: string,
	code: RegExp,
	message: string,
	advice: string,
	fault: Row['fault'],
	line: string,
	reply: string,
	specificity: Row['specificity'] = 'code',
	pattern: RegExp | null = saysNoPolicy,
): Row {
	return {
		id,
		cause: usual[id] ?? 'not-stated',
		specificity,
		...(pattern && {pattern}),
		enhanced: code,
		message,
		advice,
		fault,
		reference: iana,
		confidence: 'possible',
		why: 'The words of the reply told nothing, but the number at their head is registered and has one meaning.',
		example: `C: ${line}\nS: ${reply}`,
	};
}
