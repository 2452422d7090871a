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

type Refused = {
	readonly reply: ReplyEntry;
	readonly cause: Cause | null;
	readonly retry: Retry;
	/** The pause that the reply asks for. */
	readonly minutes: number | null;
	/** The line that opened the transaction, where there was one. */
	readonly mail: string | null;
};

export function remediesFor(refused: Refused): readonly Remedy[] {
	const found = remediesOf(refused);
	return found.length > 0 ? found : unexplained(refused);
}

function remediesOf(refused: Refused): readonly Remedy[] {
	const {reply, cause, retry} = refused;
	if (cause === null || cause === 'not-stated') {
		return unexplained(refused);
	}

	const step = steps[cause];
	const words: readonly Remedy[] = step === undefined ? [] : [{kind: 'words', words: step}];
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
			return isAboutSender(cause) && reply.answers !== 'MAIL' && situation.sender !== null
				? [line('RSET')]
				: [];
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
	const open = situation.sender === null ? [] : [line('RSET')];
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

	const open = situation.sender === null ? [] : [line('RSET')];
	const again: readonly Remedy[] =
		reply.answers === 'AUTH'
			? [{kind: 'login', mechanism: reply.auth?.mechanism ?? null, user: null}]
			: transactionAgain({reply, mail});
	return [...open, line('STARTTLS'), line(helloLine(situation, true)), ...again];
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

const steps: Partial<Record<Cause, string>> = {
	'login-required': 'log in, or connect to the recipient’s own mail server',
	'login-refused': 'check the user name and password on the provider’s website, then log in again',
	'login-mechanism': 'log in with a mechanism that the server announces',
	'login-app-password': 'create an app password on the provider’s website and log in with it',
	'login-token': 'obtain a new token, then log in again',
	'login-malformed': 'log in again and let the program encode the answers',
	'login-blocked': 'log in once, with a password that you know is correct',
	'login-needs-tls': 'connect with TLS, then log in',
	'tls-required': 'connect with TLS, then try again',
	'tls-unavailable': 'use the port with TLS from the first byte (465)',
	'tls-version': 'connect again with TLS 1.2 or later',
	'client-listed': 'have the address removed from the list, or send through another relay',
	'client-reputation': 'find out what the address sent before, or send through another relay',
	'client-no-ptr': 'set up reverse DNS for the address, or send through a relay that has it',
	'client-dynamic': 'send through your provider’s submission server on port 587 or 465',
	'client-country': 'send through a relay in another country or network',
	'client-not-allowed': 'ask the server’s administrator to allow your address',
	'client-rate': 'close other sessions, and send more slowly',
	'hello-bad-name': 'use the full name of this host, as it appears in DNS, in EHLO',
	'sender-malformed': 'use a full sender address: name@domain',
	'sender-domain-missing': 'use a sender whose domain exists in DNS',
	'sender-not-owned': 'use the address of the login as the sender',
	'sender-not-registered': 'verify the sender with the service, or use one that is verified',
	'sender-unverified': 'use a sender that can receive mail',
	'sender-blocked': 'use another sender, or ask the recipient to allow this one',
	'sender-null-refused': 'use a real sender address',
	spf: 'send through the domain’s own server, or add your address to its SPF record',
	dkim: 'send through a server that signs for the domain',
	dmarc: 'send through the domain’s own server, or use a From address of your own domain',
	unauthenticated: 'publish SPF or sign with DKIM, or send through the domain’s own server',
	'account-suspended': 'sign in on the provider’s website and activate the account',
	'sending-quota': 'send less, or raise the limit with the provider',
	'rate-limited': 'continue more slowly',
	'recipient-unknown': 'check the address, and send to the right one',
	'recipient-disabled': 'reach the recipient another way',
	'recipient-full': 'reach the recipient another way',
	'recipient-malformed': 'use a full recipient address: name@domain',
	'recipient-domain-missing': 'check the part after the @, and send to the right address',
	'recipient-refuses': 'ask the recipient to allow this sender',
	'recipient-too-many': 'send to the others in a transaction of their own',
	'recipient-moved': 'send to the new address',
	'recipient-unverified': 'check the address',
	'no-valid-recipients': 'give a recipient that is accepted',
	'relay-denied': 'log in if this is your outgoing server, or connect to the recipient’s own mail server',
	'content-spam': 'change the message, then send it again',
	'content-virus': 'check the attachments for malware',
	'content-attachment': 'leave out the attachment or share it by a link, then send again',
	'content-link': 'remove the link, then send the message again',
	'content-header': 'correct the header, then send the message again',
	'content-from': 'correct the From header, then send the message again',
	'content-format': 'correct the message, then send it again',
	'content-policy':
		'change the text, links or attachments, or ask the server’s administrator which rule applied',
	'content-loop': 'correct the forwarding that causes the loop',
	'content-too-big': 'make the message smaller, then send it again',
	'server-config': 'inform the server’s administrator',
	'server-failed': 'if it persists, inform the server’s administrator',
	'server-next-hop': 'if it persists, check the recipient’s domain',
	'idle-timeout': 'connect again, and continue without long pauses',
	'protocol-order': 'send the commands in order: greeting, MAIL, RCPT, DATA',
	'protocol-command': 'check the spelling, or do without this command',
	'protocol-syntax': 'correct the line, then try again',
	'protocol-parameter': 'leave the parameter out, then try again',
	'protocol-early': 'wait for each reply',
	'protocol-errors': 'correct the line that was refused first',
	'tls-certificate': 'check the certificate’s name, its expiry date and its issuer',
	'connection-no-host': 'check the spelling of the server’s name, and the DNS of this machine',
	'connection-refused': 'check the host and port, and whether the server is running',
	'connection-no-answer': 'use port 587 or 465, or connect from another network',
	'connection-no-route': 'connect over IPv4, or from another network',
	'connection-lost': 'connect again; if it happens at the same line, that line is the cause',
	'connection-altered': 'use TLS from the first byte (port 465)',
	'server-silent': 'check the host and port, and whether the port expects TLS from the first byte',
	'not-smtp': 'check the host and port',
};

/** Where a connection failed or ended, and no rule knows better. */
export function elsewhere(cause: Cause | null): readonly Remedy[] {
	const step = cause === null ? undefined : steps[cause];
	return step === undefined ? [] : [{kind: 'words', words: step}];
}
