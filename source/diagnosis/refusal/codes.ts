/** What the numbers say by themselves: enhanced status codes of the IANA registry, and the few digits that mean one thing. */
import type {Cause} from '../causes.ts';
import type {Stage} from './roles.ts';

export type CodeCause = {readonly cause: Cause; readonly weight: number; readonly words: string};

// The detail after the class (RFC 3463 and the IANA registry): cause and weight, then that of a temporary one.
const details: Readonly<Record<string, readonly [cause: Cause, weight: number, temporary?: Cause | null]>> = {
	// Says no more than that it is about an address, which servers give where they do not know it.
	'1.0': ['recipient-unknown', 0.7, null],
	'1.1': ['recipient-unknown', 1.5, 'recipient-unverified'],
	'1.2': ['recipient-domain-missing', 1.3],
	'1.3': ['recipient-malformed', 1.2],
	'1.6': ['recipient-moved', 1.2],
	'1.7': ['sender-malformed', 1.2],
	'1.8': ['sender-domain-missing', 1.2],
	'1.10': ['recipient-domain-missing', 1.4],
	'2.1': ['recipient-disabled', 1.2, null],
	'2.2': ['recipient-full', 1.4],
	'2.3': ['content-too-big', 1.2],
	'3.1': ['server-storage', 1.1],
	'3.2': ['server-closing', 1],
	'3.4': ['content-too-big', 1.3],
	'3.5': ['server-config', 1.2],
	'4.1': ['server-next-hop', 1.1],
	'4.3': ['server-dns', 1.1],
	'4.4': ['server-next-hop', 1],
	'4.6': ['content-loop', 1.2],
	'4.7': ['server-next-hop', 1.1],
	'5.1': ['protocol-order', 0.7],
	'5.2': ['protocol-syntax', 0.8],
	'5.3': ['recipient-too-many', 1.2],
	'5.4': ['protocol-parameter', 0.9],
	'7.8': ['login-refused', 1.3, null],
	'7.11': ['login-needs-tls', 1.2],
	'7.12': ['login-mechanism', 1.2],
	'7.13': ['account-suspended', 1],
	'7.20': ['dkim', 1.2],
	'7.21': ['dkim', 1.2],
	'7.22': ['dkim', 1.2],
	'7.23': ['spf', 1.3],
	'7.24': ['spf', 1.2],
	'7.25': ['client-no-ptr', 1.3],
	'7.26': ['unauthenticated', 1.3],
	'7.27': ['sender-domain-missing', 1.2],
	'7.29': ['unauthenticated', 1.2],
	'7.30': ['tls-required', 1],
};

const digits: Readonly<
	Record<number, readonly [cause: Cause, weight: number, stages: readonly (Stage | null)[]]>
> = {
	501: ['protocol-syntax', 0.8, ['OTHER', null]],
	500: ['protocol-command', 0.9, ['OTHER', 'HELLO', 'STARTTLS', 'AUTH', 'MAIL']],
	502: ['protocol-command', 1, ['OTHER', 'HELLO', 'STARTTLS', 'AUTH', 'MAIL', null]],
	503: ['protocol-order', 1, ['OTHER', 'HELLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA', null]],
	504: ['protocol-parameter', 0.9, ['OTHER', 'HELLO', 'MAIL', 'RCPT', null]],
	530: ['login-required', 1, ['MAIL', 'RCPT', 'OTHER', 'DATA']],
	534: ['login-mechanism', 1, ['AUTH', null]],
	535: ['login-refused', 1.3, ['AUTH', null]],
	538: ['login-needs-tls', 1.3, ['AUTH', null]],
	551: ['recipient-moved', 0.9, ['RCPT']],
	555: ['protocol-parameter', 1, ['MAIL', 'RCPT', null]],
	525: ['account-suspended', 1, ['AUTH', null]],
};

// An argument is wrong, and each of these commands has one that matters.
const at501: Partial<Record<Stage, Cause>> = {
	HELLO: 'hello-bad-name',
	MAIL: 'sender-malformed',
	RCPT: 'recipient-malformed',
};

/** What the numbers alone mean (RFC 3463 §3, RFC 5321 §4.2.3), each with a weight between 0 and 1. Null: unknown. */
export function codeCauses(code: number, enhanced: string | null, stage: Stage | null): readonly CodeCause[] {
	const found: CodeCause[] = [];
	const [, detail = ''] = /^[245]\.(.*)$/.exec(enhanced ?? '') ?? [];
	const row = details[detail];
	if (
		row &&
		!isTooEarly(detail, stage) &&
		!(detail.startsWith('4.') && enhanced?.startsWith('5') && row[0] === 'server-next-hop')
	) {
		const [usual, weight, temporary] = row;
		const cause = enhanced?.startsWith('4') && temporary !== undefined ? temporary : usual;
		if (cause !== null && weight > 0) {
			found.push({cause, weight, words: enhanced ?? ''});
		}
	}

	if (code === 501 && stage !== null && at501[stage]) {
		found.push({cause: at501[stage], weight: 0.9, words: '501'});
	}

	const number = digits[code];
	if (number?.[2].includes(stage)) {
		found.push({cause: number[0], weight: number[1], words: String(code)});
	}

	return found;
}

/** Before an address, a mailbox or a message was given, a code about them is a mistake of the server's. */
function isTooEarly(detail: string, stage: Stage | null): boolean {
	switch (stage) {
		case 'CONNECT':
		case 'HELLO':
		case 'AUTH':
		case 'STARTTLS':
			return /^[126]\./.test(detail);
		case 'MAIL':
			return /^2\.|^1\.[01236]$/.test(detail);
		default:
			return false;
	}
}
