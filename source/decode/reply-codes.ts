/**
 * Reply codes (RFC 5321 §4.2). The columns `retry` and `over` are the old client handbook's two groups: after
 * which codes a command may be repeated on the connection, and after which the connection is over.
 */
import {type ReplyClass, replyClass} from '../protocol/reply-class.ts';
import type {Retry} from './explanation.ts';

export type ReplyCode = {
	readonly code: number;
	readonly name: string;
	readonly meaning: string;
	readonly retry: Retry;
	readonly reference: string;
	/** The server closes the connection. */
	readonly over?: true;
	/** In no standard, but seen, or only named in a registry. */
	readonly nonstandard?: true;
};

// biome-ignore format: a row is read as a row
export const replyCodes = [
	{code: 200, retry: 'none', name: 'Success', meaning: 'Some old servers send this where 250 is correct.', reference: 'RFC 876', nonstandard: true},
	{code: 211, retry: 'none', name: 'System status or help', meaning: 'Text about the server, for people to read.', reference: 'RFC 5321 §4.2.3'},
	{code: 214, retry: 'none', name: 'Help', meaning: 'Help about the server or a command, for people to read.', reference: 'RFC 5321 §4.2.3'},
	{code: 220, retry: 'none', name: 'Ready', meaning: 'The server is ready.', reference: 'RFC 5321 §4.2.3'},
	{code: 221, retry: 'none', name: 'Closing', meaning: 'The server ends the session and closes the connection.', reference: 'RFC 5321 §4.2.3', over: true},
	{code: 235, retry: 'none', name: 'Authenticated', meaning: 'The login succeeded.', reference: 'RFC 4954 §6'},
	{code: 250, retry: 'none', name: 'Done', meaning: 'The command was carried out.', reference: 'RFC 5321 §4.2.3'},
	{code: 251, retry: 'none', name: 'Not local, will forward', meaning: 'The mailbox is elsewhere; the server forwards the mail to the address it names.', reference: 'RFC 5321 §3.4'},
	{code: 252, retry: 'none', name: 'Not verified', meaning: 'The server neither confirms nor denies the address, but would try to deliver.', reference: 'RFC 5321 §3.5.3'},
	{code: 253, retry: 'none', name: 'Delivery of queued messages started', meaning: 'Delivery of the messages queued for the node has begun; the text says how many there are.', reference: 'RFC 1985'},
	{code: 334, retry: 'none', name: 'Continue the login', meaning: 'The text is a base64 challenge, or empty; the next line is the answer, or “*” to cancel.', reference: 'RFC 4954 §4'},
	{code: 353, retry: 'none', name: 'One reply per recipient follows', meaning: 'The server gives a verdict on the message for each recipient, then one for all.', reference: 'draft-hall-prdr', nonstandard: true},
	{code: 354, retry: 'none', name: 'Send the message', meaning: 'The server is ready for the message, which ends with a line that contains only a dot.', reference: 'RFC 5321 §4.2.3'},
	{code: 421, retry: 'later', name: 'Service not available, closing', meaning: 'The server is closing the connection: it may be busy, shutting down, refusing this client for a while, or ending an idle session.', reference: 'RFC 5321 §3.8', over: true},
	{code: 422, retry: 'now', name: 'Password transition needed', meaning: 'An old number for 432.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 430, retry: 'later', name: 'Temporary failure', meaning: 'A rare code that appears only in a registry; treat it as temporary.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 432, retry: 'now', name: 'Password transition needed', meaning: 'Log in once with PLAIN inside TLS: the server can then store what this mechanism needs.', reference: 'RFC 4954 §6'},
	{code: 450, retry: 'later', name: 'Mailbox busy or temporarily blocked', meaning: 'The mailbox is busy, locked or blocked by policy, for example by greylisting.', reference: 'RFC 5321 §4.2.3'},
	{code: 451, retry: 'later', name: 'Error on the server', meaning: 'Something on the server or behind it failed temporarily (DNS, a filter, a database); also commonly used for greylisting.', reference: 'RFC 5321 §4.2.3'},
	{code: 452, retry: 'later', name: 'No room, or too many recipients', meaning: 'The server is short of storage, or this transaction has reached its recipient limit.', reference: 'RFC 5321 §4.5.3.1.10'},
	{code: 453, retry: 'later', name: 'No mail waiting', meaning: 'Nothing is queued for these domains.', reference: 'RFC 2645'},
	{code: 454, retry: 'later', name: 'Temporarily not available', meaning: 'TLS, or the system that checks logins, does not work at the moment.', reference: 'RFC 4954 §6, RFC 3207 §4'},
	{code: 455, retry: 'now', name: 'Parameter cannot be honoured now', meaning: 'The server knows the parameter but cannot support it at the moment; the command may succeed without it.', reference: 'RFC 5321 §4.2.3'},
	{code: 458, retry: 'later', name: 'Queue not started', meaning: 'Delivery for the node could not be started.', reference: 'RFC 1985'},
	{code: 459, retry: 'never', name: 'Node not allowed', meaning: 'The server does not start delivery for this node at your request.', reference: 'RFC 1985'},
	{code: 500, retry: 'now', name: 'Command not recognised', meaning: 'The server does not know the command, or the line is too long.', reference: 'RFC 5321 §4.2.4'},
	{code: 501, retry: 'now', name: 'Invalid arguments', meaning: 'The command is known, but its arguments are wrong.', reference: 'RFC 5321 §4.2.3'},
	{code: 502, retry: 'never', name: 'Not implemented', meaning: 'The server knows the command but does not support it.', reference: 'RFC 5321 §4.2.4'},
	{code: 503, retry: 'now', name: 'Wrong order', meaning: 'The command is not allowed at this point; another one must come first.', reference: 'RFC 5321 §4.1.4'},
	{code: 504, retry: 'now', name: 'Argument not implemented', meaning: 'The command is known, but not with this argument.', reference: 'RFC 5321 §4.2.3'},
	{code: 521, retry: 'never', name: 'Does not accept mail', meaning: 'This host never accepts mail; some servers also send this when they disconnect a client.', reference: 'RFC 7504', over: true},
	{code: 523, retry: 'now', name: 'Encryption required', meaning: 'TLS must be started first.', reference: 'RFC 5248'},
	{code: 524, retry: 'now', name: 'Encryption required for this mechanism', meaning: 'An old number for 538: TLS must be started first.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 525, retry: 'never', name: 'Account disabled', meaning: 'The account has been disabled; the server’s administrator can say why.', reference: 'RFC 5248'},
	{code: 530, retry: 'now', name: 'Log in or start TLS first', meaning: 'The server requires AUTH or STARTTLS before this command; the text says which.', reference: 'RFC 4954 §6, RFC 3207 §4'},
	{code: 533, retry: 'never', name: 'Refused', meaning: 'A rare code for a refused delivery that appears only in a registry.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 534, retry: 'now', name: 'Mechanism too weak', meaning: 'Policy requires a different login mechanism for this user.', reference: 'RFC 4954 §6'},
	{code: 535, retry: 'now', name: 'Login refused', meaning: 'The user name or password is wrong, or may not be used this way.', reference: 'RFC 4954 §6'},
	{code: 538, retry: 'now', name: 'Encryption required for this mechanism', meaning: 'The mechanism may only be used inside TLS.', reference: 'RFC 2554 (RFC 4954 dropped it)'},
	{code: 540, retry: 'never', name: 'Recipient suppressed', meaning: 'A sending service has the recipient on its list of addresses to which it no longer sends.', reference: 'SendGrid', nonstandard: true},
	{code: 541, retry: 'never', name: 'Rejected as spam', meaning: 'Some providers send this when a filter refuses the sender or the message.', reference: 'several providers', nonstandard: true},
	{code: 550, retry: 'never', name: 'Mailbox unavailable or forbidden', meaning: 'There is no such mailbox, you have no access to it, or policy forbids it.', reference: 'RFC 5321 §4.2.3'},
	{code: 551, retry: 'never', name: 'Not local, try elsewhere', meaning: 'The mailbox is elsewhere and the server does not forward; the text may name the address to use.', reference: 'RFC 5321 §3.4'},
	{code: 552, retry: 'never', name: 'Storage exceeded', meaning: 'The message is too large, or the mailbox is full.', reference: 'RFC 5321 §4.2.3'},
	{code: 553, retry: 'never', name: 'Address not allowed', meaning: 'The address is malformed, or may not be used here.', reference: 'RFC 5321 §4.2.3'},
	{code: 554, retry: 'never', name: 'Failed', meaning: 'The code says only that this was refused; the text may say more.', reference: 'RFC 5321 §4.2.3'},
	{code: 555, retry: 'now', name: 'Parameter not recognised', meaning: 'The server does not know a parameter of MAIL or RCPT, or cannot read the address.', reference: 'RFC 5321 §4.1.1.11'},
	{code: 556, retry: 'never', name: 'Domain does not accept mail', meaning: 'The recipient’s domain says in DNS that it never accepts mail.', reference: 'RFC 7504'},
] as const satisfies readonly ReplyCode[];

const byCode: ReadonlyMap<number, ReplyCode> = new Map(replyCodes.map(row => [row.code, row]));

/** The code's row, or one made from its first two digits, which every client must be content with. */
export function replyCode(code: number): ReplyCode & {readonly known: boolean} {
	const row = byCode.get(code);
	if (row) {
		return {...row, known: true};
	}

	const severity = severityOf(code);
	return {
		code,
		name: severity.name,
		meaning: `Not a known code; its first digit says: ${severity.meaning}`,
		retry: severity.retry,
		reference: 'RFC 5321 §4.2.1',
		known: false,
	};
}

export type Severity = {readonly name: string; readonly meaning: string; readonly retry: Retry};

/** What the first digit says. */
export function severityOf(code: number): Severity {
	return severities[replyClass(code) ?? 'none'];
}

/** What the second digit says. */
export function categoryOf(code: number): string {
	return categories[Math.floor(code / 10) % 10] ?? 'not specified';
}

const severities: Readonly<Record<ReplyClass | 'none', Severity>> = {
	'positive preliminary': {
		name: 'Preliminary',
		meaning: 'begun, and another reply follows; SMTP defines this class but no command uses it.',
		retry: 'none',
	},
	'positive completion': {name: 'Success', meaning: 'done.', retry: 'none'},
	'positive intermediate': {
		name: 'More input required',
		meaning: 'accepted so far, and the client must send more.',
		retry: 'none',
	},
	'transient negative': {
		name: 'Temporary failure',
		meaning: 'not done now, but the same command may succeed later.',
		retry: 'later',
	},
	'permanent negative': {
		name: 'Permanent failure',
		meaning: 'not done, and the same command will be refused again.',
		retry: 'never',
	},
	none: {
		name: 'Not an SMTP code',
		meaning: 'not defined by SMTP.',
		retry: 'none',
	},
};

const categories = [
	'syntax',
	'information',
	'connection',
	'login and encryption',
	'not specified',
	'mail system',
];
