/** Whom a reply says it speaks of before it gives the reason, and what the same words mean then. */
import {isTransientNegative} from '../../protocol/reply-class.ts';
import type {Cause} from '../causes.ts';
import type {Reading} from './roles.ts';
import type {Token} from './tokens.ts';

type Framed = 'mailbox' | 'sender' | 'client' | 'hello' | 'command' | 'message';
export type Frame = Framed | null;

export const stageOfFrame = {
	mailbox: 'RCPT',
	sender: 'MAIL',
	client: 'CONNECT',
	hello: 'HELLO',
	command: 'DATA',
	message: 'DATA-END',
} as const;

const frames: ReadonlyArray<readonly [phrase: string, frame: Frame]> = [
	['recipient address rejected', 'mailbox'],
	['sender address rejected', 'sender'],
	['client host rejected', 'client'],
	['sender ip address rejected', 'client'],
	['unverified client host rejected', 'client'],
	['helo command rejected', 'hello'],
	['ehlo command rejected', 'hello'],
	['data command rejected', 'command'],
	['end of data rejected', 'message'],
];

/** Postfix says first which check refused; what follows is the reason, and it may be about something else. */
export function unframed(tokens: readonly Token[]): {tokens: readonly Token[]; frame: Frame} {
	const text = tokens.map(token => token.text);
	for (const [phrase, frame] of frames) {
		const words = phrase.split(' ');
		const at = text.findIndex((_word, place) => words.every((word, index) => text[place + index] === word));
		if (at >= 0 && at + words.length < tokens.length) {
			return {tokens: tokens.slice(at + words.length), frame};
		}
	}

	const isHello = (text[0] === 'helo' || text[0] === 'ehlo') && text[1] === '<host>';
	return {tokens, frame: isHello ? 'hello' : null};
}

// What is said of a name after HELO is said of that name.
const ofHello: ReadonlySet<Cause> = new Set([
	'client-not-allowed',
	'client-no-ptr',
	'protocol-order',
	'recipient-domain-missing',
	'sender-domain-missing',
	'content-from',
]);

const addressOfSender: Partial<Record<Cause, Cause>> = {
	'recipient-domain-missing': 'sender-domain-missing',
	'recipient-malformed': 'sender-malformed',
};

const ofSender: Partial<Record<Cause, Cause>> = {
	'recipient-unknown': 'sender-unverified',
	'recipient-disabled': 'sender-unverified',
	'recipient-unverified': 'sender-unverified',
	'recipient-domain-missing': 'sender-domain-missing',
	'recipient-malformed': 'sender-malformed',
};

const senders = ['sender', 'senderdomain', 'from', 'someone'];
const recipients = ['mailbox', 'rcptdomain', 'user', 'address'];
const clients = ['client', 'connections', 'server', 'ptr', 'country'];

// Yours, or that of whom you write to: the words name one of them, or the command does.
const accountOf = {recipient: 'recipient-disabled', sender: 'account-suspended'} as const;
const yours = ['sending', 'ownaccount', 'sender', 'senderdomain', 'from'];

const ofRecipient: Partial<Record<Cause, Cause>> = {
	'sender-malformed': 'recipient-malformed',
	'sender-domain-missing': 'recipient-domain-missing',
};

/** An address of which nothing more is said is the one that the command gave. */
export function ofCommand(
	cause: Cause,
	frame: Frame,
	stage: Reading['stage'],
	/** The subjects that the words name. */
	named: ReadonlySet<string>,
): Cause {
	if (cause === accountOf.recipient || cause === accountOf.sender) {
		const isYours = yours.some(noun => named.has(noun));
		const isTheirs = frame === 'mailbox' || (frame === null && stage === 'RCPT');
		return isYours ? accountOf.sender : isTheirs ? accountOf.recipient : cause;
	}

	const isOfClient = clients.some(noun => named.has(noun));
	const isOfRecipient = stage === 'RCPT' && recipients.some(noun => named.has(noun));
	if (cause === 'client-not-allowed' && frame === null && isOfRecipient && !isOfClient) {
		return 'recipient-refuses';
	}

	if (frame === 'mailbox') {
		return senders.some(noun => named.has(noun)) ? cause : (ofRecipient[cause] ?? cause);
	}

	switch (frame === null ? stage : null) {
		case 'MAIL': {
			const isOfSender = !named.has('someone') && !recipients.some(noun => named.has(noun));
			return isOfSender ? (addressOfSender[cause] ?? cause) : cause;
		}
		case 'RCPT':
			return ofRcpt(cause, named);
		default:
			return cause;
	}
}

/** Of a check of the sender the words speak, or of the address that the command gave. */
function ofRcpt(cause: Cause, named: ReadonlySet<string>): Cause {
	if (!senders.some(noun => named.has(noun))) {
		return ofRecipient[cause] ?? cause;
	}

	const isOfSender = !named.has('someone') && !recipients.some(noun => named.has(noun));
	return isOfSender ? (addressOfSender[cause] ?? cause) : cause;
}

/** The same words mean another cause where the reply says whom it speaks of, or that it was no judgement. */
export function shifted(
	cause: Cause,
	frame: Frame,
	{code, stage}: Reading,
	named: ReadonlySet<string>,
): Cause {
	if (frame === 'sender') {
		return ofSender[cause] ?? cause;
	}

	if (frame === 'hello' && ofHello.has(cause)) {
		return 'hello-bad-name';
	}

	if (cause === 'login-needs-tls' && stage === 'MAIL' && !named.has('login')) {
		return 'tls-required';
	}

	if (cause === 'login-refused' && stage === 'AUTH' && isTransientNegative(code) && code !== 432) {
		return 'server-failed';
	}

	if (
		stage === 'AUTH' &&
		(!named.has('message') || named.has('login')) &&
		(cause === 'rate-limited' || cause === 'client-rate')
	) {
		return 'login-blocked';
	}

	if (stage === 'DATA-END' && cause === 'protocol-syntax') {
		return 'content-format';
	}

	if (cause === 'client-listed') {
		return ofList(stage, named);
	}

	return cause === 'rate-limited' && named.has('client') ? 'client-rate' : cause;
}

/** Lists contain addresses of clients, and domains of senders and of links: the words say which was looked up. */
function ofList(stage: Reading['stage'], named: ReadonlySet<string>): Cause {
	if (named.has('client')) {
		return 'client-listed';
	}

	if (named.has('link') && (stage === 'DATA-END' || stage === null)) {
		return 'content-link';
	}

	return named.has('senderdomain') ? 'sender-blocked' : 'client-listed';
}
