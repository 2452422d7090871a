/**
 * What to do about a refusal, in order. It follows from the cause, from where the session stands and from what it
 * offers, so that every line here is one the server can accept at this point.
 */
import type {Retry} from '../decode/explanation.ts';
import {isTransientNegative} from '../protocol/reply-class.ts';
import {MASK} from '../protocol/stand-in.ts';
import type {Entry, ReplyEntry, Situation} from '../session/entry.ts';
import {type Cause, causes} from './causes.ts';
import type {Finding} from './finding.ts';
import {anyName} from './reading/next-lines.ts';
import {offers} from './reading/offered.ts';
import {endsConnection} from './reading/reply.ts';
import type {Remedy} from './remedy.ts';
import {stepFor} from './remedy-steps.ts';

type Refused = {
	readonly reply: ReplyEntry;
	readonly cause: Cause | null;
	readonly retry: Retry;
	/** The pause that the reply asks for. */
	readonly minutes: number | null;
	/** The line that opened the transaction, where there was one. */
	readonly mail: string | null;
	/** In place of what usually helps against the cause; null where that stands. */
	readonly step: Remedy | null;
};

/** Never empty: where the cause is not known, how to find it out. */
export function remediesFor(refused: Refused): readonly Remedy[] {
	const found = remediesOf(refused);
	return found.length > 0 ? found : unexplained(refused);
}

function remediesOf(refused: Refused): readonly Remedy[] {
	const {reply, cause, retry} = refused;
	if (cause === null || cause === 'not-stated') {
		return unexplained(refused);
	}

	const words = refused.step === null ? stepFor(cause) : [refused.step];
	const wait = retry === 'later' && passesByItself(refused) ? [waitFor(refused)] : [];
	if (isAlone(reply) || wait.length > 0) {
		return [...wait, ...words];
	}

	const typed = typedFor(refused);
	return typed.length > 0 && typed.some(({kind}) => kind !== 'line') ? typed : [...typed, ...words];
}

/** A reply pasted alone has no session that could go on. */
function isAlone({answers, situation}: ReplyEntry): boolean {
	return answers === null && situation.phase === 'connecting';
}

function line(text: string): Remedy {
	return {kind: 'line', line: text};
}

/** What can be typed, in this state; empty where nothing typed helps. */
function typedFor(refused: Refused): readonly Remedy[] {
	const {reply, cause} = refused;
	const {situation} = reply;
	if (endsConnection(reply)) {
		return cause !== null && retypable.has(cause) ? [{kind: 'connect', target: null}] : [];
	}

	switch (cause) {
		case 'login-required':
			return loginFirst(refused);
		case 'login-refused':
		case 'login-malformed':
		case 'login-app-password':
		case 'login-token':
			return situation.authenticatedAs === null && offers(situation, 'AUTH') && reply.answers === 'AUTH'
				? [{kind: 'login', mechanism: reply.auth?.mechanism ?? null, user: null}]
				: [];
		case 'login-needs-tls':
		case 'tls-required':
			return tlsFirst(refused);
		case 'hello-bad-name':
			return [line(helloLine(situation)), ...(reply.answers === 'RCPT' ? transactionAgain(refused) : [])];
		case 'protocol-order':
			return orderAgain(reply);
		default:
			return isAboutSender(cause) && reply.answers !== 'MAIL' ? opened(reply) : [];
	}
}

const retypable: ReadonlySet<Cause> = new Set([
	'idle-timeout',
	'protocol-errors',
	'protocol-early',
	'protocol-command',
	'hello-bad-name',
	'login-refused',
]);

/** EHLO, or LHLO where that is spoken; it may be said at any time between messages. */
export function helloLine({protocol, greetedWith, clientName}: Situation, keepsName = false): string {
	const verb = protocol === 'lmtp' ? 'LHLO' : greetedWith === 'HELO' ? 'HELO' : 'EHLO';
	return `${verb} ${keepsName && clientName !== null && clientName !== '' ? clientName : anyName}`;
}

/** AUTH is not permitted inside a transaction (RFC 4954 §4), so an open one is given up first. */
function loginFirst({reply, mail}: Refused): readonly Remedy[] {
	const {situation} = reply;
	if (situation.authenticatedAs !== null) {
		return [];
	}

	const login: Remedy = {kind: 'login', mechanism: null, user: null};
	const again = isMasked(reply.command) ? [] : transactionAgain({reply, mail});
	const open = opened(reply);
	if (offers(situation, 'AUTH')) {
		return [...open, login, ...again];
	}

	return !situation.secure && offers(situation, 'STARTTLS')
		? [...open, line('STARTTLS'), line(helloLine(situation, true)), login, ...again]
		: [];
}

function tlsFirst({reply, mail}: Refused): readonly Remedy[] {
	const {situation} = reply;
	if (situation.secure || !offers(situation, 'STARTTLS')) {
		return [];
	}

	const open = opened(reply);
	const again: readonly Remedy[] =
		reply.answers === 'AUTH'
			? [{kind: 'login', mechanism: reply.auth?.mechanism ?? null, user: null}]
			: transactionAgain({reply, mail});
	return [...open, line('STARTTLS'), line(helloLine(situation, true)), ...again];
}

/** RSET where a transaction is still open; the end of the message closes it, whatever the answer (RFC 5321 §4.1.1.4). */
function opened({answers, situation}: ReplyEntry): readonly Remedy[] {
	return situation.sender === null || answers === 'DATA-END' || answers === 'BDAT' ? [] : [line('RSET')];
}

/** MAIL again, and RCPT where that was the line refused. A message is not kept, and nothing masked is sent. */
function transactionAgain({reply, mail}: Pick<Refused, 'reply' | 'mail'>): readonly Remedy[] {
	const {answers, command} = reply;
	if (command === null || isMasked(command)) {
		return [];
	}

	switch (answers) {
		case 'MAIL':
			return [line(command)];
		case 'RCPT':
			return mail === null ? [] : [line(mail), line(command)];
		default:
			return [];
	}
}

function isMasked(text: string | null): boolean {
	return text?.includes(MASK) === true;
}

function orderAgain({answers, situation, command}: ReplyEntry): readonly Remedy[] {
	if (situation.greetedWith === null && answers !== 'EHLO' && answers !== 'HELO' && answers !== 'LHLO') {
		return [line(helloLine(situation)), ...(command !== null && answers === 'MAIL' ? [line(command)] : [])];
	}

	return answers === 'MAIL' && situation.sender !== null
		? [line('RSET'), ...(command === null || isMasked(command) ? [] : [line(command)])]
		: [];
}

const senderCauses: ReadonlySet<Cause> = new Set([
	'sender-malformed',
	'sender-domain-missing',
	'sender-not-owned',
	'sender-not-registered',
	'sender-unverified',
	'sender-blocked',
	'sender-null-refused',
	'spf',
	'dmarc',
]);

function isAboutSender(cause: Cause | null): boolean {
	return cause !== null && senderCauses.has(cause);
}

/** Where the cause is lasting, waiting alone does not help even if the code says “for now”. */
function passesByItself({cause, minutes}: Pick<Refused, 'cause' | 'minutes'>): boolean {
	return minutes !== null || cause === null || cause === 'not-stated' || causes[cause].retry === 'later';
}

/** `entry` is answered with a temporary code, for a cause that waiting does not remove. */
export function isDeferred(
	entry: Entry,
	cause: Cause | null,
	{level, retry}: {readonly level: Finding['level']; readonly retry: Retry},
): boolean {
	return (
		entry.type === 'reply' &&
		isTransientNegative(entry.code) &&
		level !== 'note' &&
		(retry === 'never' || (retry === 'later' && !passesByItself({cause, minutes: null})))
	);
}

// How long servers of a kind usually want, in minutes.
const usualWait: Partial<Record<Cause, number>> = {
	greylisted: 5,
	'server-busy': 5,
	'client-rate': 15,
	'rate-limited': 60,
	'sending-quota': 60,
	'recipient-rate': 60,
	'login-blocked': 15,
	'recipient-full': 2880,
	'client-reputation': 1440,
	'client-listed': 1440,
};

function waitFor({cause, minutes}: Refused): Remedy {
	return minutes === null
		? {kind: 'wait', minutes: usualWait[cause ?? 'not-stated'] ?? 15, stated: false}
		: {kind: 'wait', minutes, stated: true};
}

/** The server gives no reason, or not one that is understood: what usually helps to find out. */
function unexplained(refused: Refused): readonly Remedy[] {
	if (refused.retry === 'later') {
		return [waitFor(refused)];
	}

	return [
		{
			kind: 'words',
			words: 'ask the server’s administrator, quoting the exact reply, the time and your IP address',
		},
	];
}
