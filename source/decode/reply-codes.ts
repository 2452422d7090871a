/**
 * Reply codes (RFC 5321 §4.2). The columns `retry` and `over` are the old client handbook's two groups: after
 * which codes a command may be repeated on the connection, and after which the connection is over.
 */
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
	{code: 200, retry: 'none', name: 'Success', meaning: 'Some old servers say so where 250 is right.', reference: 'RFC 876', nonstandard: true},
	{code: 211, retry: 'none', name: 'System status or help', meaning: 'Text about the server, for people.', reference: 'RFC 5321 §4.2.3'},
	{code: 214, retry: 'none', name: 'Help', meaning: 'Help on the server or on a command, for people.', reference: 'RFC 5321 §4.2.3'},
	{code: 220, retry: 'none', name: 'Ready', meaning: 'The server is ready.', reference: 'RFC 5321 §4.2.3'},
	{code: 221, retry: 'none', name: 'Closing', meaning: 'The server ends the session and closes.', reference: 'RFC 5321 §4.2.3', over: true},
	{code: 235, retry: 'none', name: 'Authenticated', meaning: 'The login succeeded.', reference: 'RFC 4954 §6'},
	{code: 250, retry: 'none', name: 'Done', meaning: 'The command was carried out.', reference: 'RFC 5321 §4.2.3'},
	{code: 251, retry: 'none', name: 'Not local, will forward', meaning: 'The mailbox is elsewhere; the server passes the mail on to the address it names.', reference: 'RFC 5321 §3.4'},
	{code: 252, retry: 'none', name: 'Not verified', meaning: 'The server neither confirms nor denies the address, and would try to deliver.', reference: 'RFC 5321 §3.5.3'},
	{code: 253, retry: 'none', name: 'Waiting messages started', meaning: 'Delivery of the messages waiting for the node has begun; the text tells how many.', reference: 'RFC 1985'},
	{code: 334, retry: 'none', name: 'Go on with the login', meaning: 'The text is a base64 challenge, or empty; the next line is the answer, or “*” to cancel.', reference: 'RFC 4954 §4'},
	{code: 353, retry: 'none', name: 'One reply per recipient follows', meaning: 'The server judges the message for each recipient, then as a whole.', reference: 'draft-hall-prdr', nonstandard: true},
	{code: 354, retry: 'none', name: 'Send the message', meaning: 'The server takes message content now, up to a line with only a dot.', reference: 'RFC 5321 §4.2.3'},
	{code: 421, retry: 'later', name: 'Service not available, closing', meaning: 'The server stops now: it may be busy, shutting down, tired of waiting, or refusing this client for a while.', reference: 'RFC 5321 §3.8', over: true},
	{code: 422, retry: 'now', name: 'Password transition needed', meaning: 'An old number for 432.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 430, retry: 'later', name: 'Not now', meaning: 'A rare number, named in a registry only; treat it as temporary.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 432, retry: 'now', name: 'Password transition needed', meaning: 'Log in once with PLAIN inside TLS: the server can then store what this mechanism needs.', reference: 'RFC 4954 §6'},
	{code: 450, retry: 'later', name: 'Mailbox busy or held back for now', meaning: 'Busy, locked or held back by policy, greylisting for one.', reference: 'RFC 5321 §4.2.3'},
	{code: 451, retry: 'later', name: 'Error on the server', meaning: 'Something on the server or behind it failed for now (DNS, a filter, a database); also a usual code for greylisting.', reference: 'RFC 5321 §4.2.3'},
	{code: 452, retry: 'later', name: 'No room, or too many recipients', meaning: 'The server is short of storage, or this transaction has reached its limit of recipients.', reference: 'RFC 5321 §4.5.3.1.10'},
	{code: 453, retry: 'later', name: 'No mail waiting', meaning: 'Nothing is queued for these domains.', reference: 'RFC 2645'},
	{code: 454, retry: 'later', name: 'Not available for now', meaning: 'TLS, or the system behind the login, does not work at the moment.', reference: 'RFC 4954 §6, RFC 3207 §4'},
	{code: 455, retry: 'now', name: 'Parameter cannot be honoured now', meaning: 'The server knows the parameter, but cannot do it at the moment; without it the command may pass.', reference: 'RFC 5321 §4.2.3'},
	{code: 458, retry: 'later', name: 'Queue not started', meaning: 'Delivery for the node could not be started.', reference: 'RFC 1985'},
	{code: 459, retry: 'never', name: 'Node not allowed', meaning: 'The server does not start delivery for this node at your request.', reference: 'RFC 1985'},
	{code: 500, retry: 'now', name: 'Not understood', meaning: 'The server does not know the command, or the line is too long.', reference: 'RFC 5321 §4.2.4'},
	{code: 501, retry: 'now', name: 'Wrong arguments', meaning: 'The command is known, but what follows it is not right.', reference: 'RFC 5321 §4.2.3'},
	{code: 502, retry: 'never', name: 'Not implemented', meaning: 'The server knows of the command but does not offer it.', reference: 'RFC 5321 §4.2.4'},
	{code: 503, retry: 'now', name: 'Wrong order', meaning: 'The command has no place here; another one must come first.', reference: 'RFC 5321 §4.1.4'},
	{code: 504, retry: 'now', name: 'Argument not implemented', meaning: 'The command is known, but not with this argument.', reference: 'RFC 5321 §4.2.3'},
	{code: 521, retry: 'never', name: 'Takes no mail', meaning: 'This host never takes mail; some servers say so too when they throw a client out.', reference: 'RFC 7504', over: true},
	{code: 523, retry: 'now', name: 'Encryption needed', meaning: 'TLS must come first.', reference: 'RFC 5248'},
	{code: 524, retry: 'now', name: 'Encryption needed for this mechanism', meaning: 'An old number for 538: TLS must come first.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 525, retry: 'never', name: 'Account disabled', meaning: 'The account is switched off; whoever runs the server can tell why.', reference: 'RFC 5248'},
	{code: 530, retry: 'now', name: 'Log in or start TLS first', meaning: 'The server wants AUTH, or STARTTLS, before this command; the text tells which.', reference: 'RFC 4954 §6, RFC 3207 §4'},
	{code: 533, retry: 'never', name: 'Refused', meaning: 'A rare number, named in a registry only, for a refused delivery.', reference: 'IANA enhanced status codes', nonstandard: true},
	{code: 534, retry: 'now', name: 'Mechanism too weak', meaning: 'Policy wants another way to log in for this user.', reference: 'RFC 4954 §6'},
	{code: 535, retry: 'now', name: 'Login refused', meaning: 'The user name or password is wrong, or may not be used this way.', reference: 'RFC 4954 §6'},
	{code: 538, retry: 'now', name: 'Encryption needed for this mechanism', meaning: 'The mechanism may only be used inside TLS.', reference: 'RFC 2554 (RFC 4954 dropped it)'},
	{code: 540, retry: 'never', name: 'Recipient suppressed', meaning: 'A sending service holds the recipient on its list of those it no longer sends to.', reference: 'SendGrid', nonstandard: true},
	{code: 541, retry: 'never', name: 'Rejected as spam', meaning: 'Some providers say so when a filter refuses sender or message.', reference: 'several providers', nonstandard: true},
	{code: 550, retry: 'never', name: 'Mailbox unavailable or forbidden', meaning: 'No such mailbox, no access to it, or policy forbids it.', reference: 'RFC 5321 §4.2.3'},
	{code: 551, retry: 'never', name: 'Not local, try elsewhere', meaning: 'The mailbox is elsewhere and the server does not forward; the text may name the address to use.', reference: 'RFC 5321 §3.4'},
	{code: 552, retry: 'never', name: 'Storage exceeded', meaning: 'The message is too large, or the mailbox is full.', reference: 'RFC 5321 §4.2.3'},
	{code: 553, retry: 'never', name: 'Address not allowed', meaning: 'The address is malformed, or may not be used here.', reference: 'RFC 5321 §4.2.3'},
	{code: 554, retry: 'never', name: 'Failed', meaning: 'Refused, and the code tells no more than that; the text may.', reference: 'RFC 5321 §4.2.3'},
	{code: 555, retry: 'now', name: 'Parameter not known', meaning: 'The server does not know a parameter of MAIL or RCPT, or cannot read the address.', reference: 'RFC 5321 §4.1.1.11'},
	{code: 556, retry: 'never', name: 'Domain takes no mail', meaning: 'The recipient’s domain says in DNS that it never takes mail.', reference: 'RFC 7504'},
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
		meaning: `The code is in no table; its first digit says: ${severity.meaning}`,
		retry: severity.retry,
		reference: 'RFC 5321 §4.2.1',
		known: false,
	};
}

export type Severity = {readonly name: string; readonly meaning: string; readonly retry: Retry};

/** What the first digit says. */
export function severityOf(code: number): Severity {
	return severities[Math.floor(code / 100) as keyof typeof severities] ?? unknownSeverity;
}

/** What the second digit says. */
export function categoryOf(code: number): string {
	return categories[Math.floor(code / 10) % 10] ?? 'not specified';
}

const severities: Readonly<Record<number, Severity>> = {
	1: {
		name: 'Preliminary',
		meaning: 'begun, and another reply follows; SMTP defines it but no command uses it.',
		retry: 'none',
	},
	2: {name: 'Success', meaning: 'done.', retry: 'none'},
	3: {name: 'More is wanted', meaning: 'accepted so far, the client must send more.', retry: 'none'},
	4: {name: 'Temporary failure', meaning: 'not done now, the same may work later.', retry: 'later'},
	5: {name: 'Permanent failure', meaning: 'not done, and not to be repeated unchanged.', retry: 'never'},
};

const unknownSeverity: Severity = {
	name: 'No SMTP code',
	meaning: 'nothing that SMTP defines.',
	retry: 'none',
};

const categories = [
	'syntax',
	'information',
	'connection',
	'login and encryption',
	'not specified',
	'mail system',
];
