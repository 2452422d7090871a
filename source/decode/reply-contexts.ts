/**
 * The same code in answer to different commands means different things. First what success, delay and refusal
 * of each command are called, then the codes that say more than that.
 */
import type {Retry} from './explanation.ts';

/** What the answers to a command are called, and what follows from a refusal. */
export type Outcomes = {
	readonly done: string;
	readonly later: string;
	readonly refused: string;
	/** Codes by which the command succeeds or goes on. */
	readonly usual: readonly number[];
	/** What a refusal leaves behind. */
	readonly afterRefusal: string;
};

// biome-ignore format: a row is read as a row
const outcomes: Readonly<Record<string, Outcomes>> = {
	CONNECT: {done: 'The server greets', later: 'The server cannot serve now', refused: 'The server refuses this client', usual: [220], afterRefusal: 'Only QUIT is of any use on this connection.'},
	EHLO: {done: 'Greeting accepted', later: 'Greeting temporarily refused', refused: 'Greeting refused', usual: [250], afterRefusal: 'The session has not begun: EHLO or HELO must be accepted first.'},
	HELO: {done: 'Greeting accepted', later: 'Greeting temporarily refused', refused: 'Greeting refused', usual: [250], afterRefusal: 'Send EHLO (or HELO) first.'},
	LHLO: {done: 'Greeting accepted', later: 'Greeting temporarily refused', refused: 'Greeting refused', usual: [250], afterRefusal: 'Send LHLO first.'},
	MAIL: {done: 'Sender accepted', later: 'Sender temporarily refused', refused: 'Sender refused', usual: [250], afterRefusal: 'No transaction is open, so RCPT is not allowed yet.'},
	RCPT: {done: 'Recipient accepted', later: 'Recipient temporarily refused', refused: 'Recipient refused', usual: [250, 251], afterRefusal: 'Recipients that were already accepted remain accepted.'},
	DATA: {done: 'Ready for the message', later: 'Message temporarily refused', refused: 'DATA refused', usual: [354], afterRefusal: 'The next line is a command, not message text.'},
	'DATA-END': {done: 'Message accepted', later: 'Message temporarily refused', refused: 'Message refused', usual: [250], afterRefusal: 'Nothing was delivered, and the transaction is closed.'},
	BDAT: {done: 'Block accepted', later: 'Message temporarily refused', refused: 'Message refused', usual: [250], afterRefusal: 'The transaction has failed; RSET clears it.'},
	BURL: {done: 'Content fetched', later: 'Content temporarily not fetched', refused: 'Content not fetched', usual: [250], afterRefusal: 'The transaction has failed; RSET clears it.'},
	RSET: {done: 'Transaction reset', later: 'Not reset', refused: 'Not reset', usual: [250], afterRefusal: ''},
	NOOP: {done: 'The server is responding', later: 'Temporary failure', refused: 'NOOP refused', usual: [250], afterRefusal: ''},
	VRFY: {done: 'Address confirmed', later: 'Temporarily not verified', refused: 'Not verified', usual: [250, 251, 252], afterRefusal: 'An open transaction is not affected.'},
	EXPN: {done: 'List shown', later: 'List temporarily not shown', refused: 'List not shown', usual: [250, 252], afterRefusal: 'An open transaction is not affected.'},
	HELP: {done: 'Help', later: 'Help temporarily not available', refused: 'No help', usual: [211, 214], afterRefusal: ''},
	QUIT: {done: 'Goodbye', later: 'QUIT temporarily refused', refused: 'QUIT refused', usual: [221], afterRefusal: 'The connection can be closed anyway.'},
	AUTH: {done: 'Logged in', later: 'Login temporarily not possible', refused: 'Login refused', usual: [235, 334], afterRefusal: 'No user is logged in.'},
	'X-EXPS': {done: 'Logged in', later: 'Login temporarily not possible', refused: 'Login refused', usual: [235, 334], afterRefusal: 'No user is logged in.'},
	STARTTLS: {done: 'Ready for TLS', later: 'TLS temporarily not available', refused: 'TLS refused', usual: [220], afterRefusal: 'The connection stays in clear text: send no password over it.'},
	'X-ANONYMOUSTLS': {done: 'Ready for TLS', later: 'TLS temporarily not available', refused: 'TLS refused', usual: [220], afterRefusal: 'The connection stays in clear text.'},
	TLS: {done: 'Ready for TLS', later: 'TLS temporarily not available', refused: 'TLS refused', usual: [220], afterRefusal: 'The connection stays in clear text.'},
	ETRN: {done: 'Delivery started', later: 'Delivery not started', refused: 'Delivery not started', usual: [250, 251, 252, 253], afterRefusal: ''},
	ATRN: {done: 'Roles swapped', later: 'Roles temporarily not swapped', refused: 'Roles not swapped', usual: [250], afterRefusal: ''},
	TURN: {done: 'Roles swapped', later: 'Roles not swapped', refused: 'Roles not swapped', usual: [250], afterRefusal: ''},
	XCLIENT: {done: 'Client data replaced', later: 'Client data not replaced', refused: 'Client data not replaced', usual: [220], afterRefusal: 'The server does not trust this client to speak for others.'},
	XFORWARD: {done: 'Client data recorded', later: 'Client data not recorded', refused: 'Client data not recorded', usual: [250], afterRefusal: 'The server does not trust this client to speak for others.'},
	XEXCH50: {done: 'Properties accepted', later: 'Properties temporarily not accepted', refused: 'Properties refused', usual: [250, 354], afterRefusal: 'Exchange delivers without them.'},
};

const otherOutcomes: Outcomes = {
	done: 'Done',
	later: 'Temporarily not done',
	refused: 'Not done',
	usual: [],
	afterRefusal: '',
};

export type ContextRow = {
	readonly answers: string;
	readonly code: number;
	readonly title: string;
	readonly summary: string;
	readonly retry?: Retry;
	readonly over?: true;
	readonly reference?: string;
};

// biome-ignore format: a row is read as a row
export const replyContexts = [
	{answers: 'CONNECT', code: 220, title: 'The server greets', summary: 'It is ready. The first word is its name; the rest is free text. Next: EHLO.', reference: 'RFC 5321 §3.1'},
	{answers: 'CONNECT', code: 421, title: 'The server cannot serve now', summary: 'It is too busy, has too many connections from you, or turns this client away for a while.', over: true},
	{answers: 'CONNECT', code: 521, title: 'This host does not accept mail', summary: 'It never does; another host of the domain may.', over: true},
	{answers: 'CONNECT', code: 550, title: 'The server refuses this client', summary: 'This is policy, often a block list; the standard code for it is 554.', over: true},
	{answers: 'CONNECT', code: 554, title: 'The server refuses this client', summary: 'Often because of a block list, or because the host does not accept mail from outside; the text may say which.', over: true, reference: 'RFC 5321 §3.1'},

	{answers: 'EHLO', code: 250, title: 'Greeting accepted', summary: 'The first line is the server’s name; each of the others is an extension it supports. Any open transaction has been reset.', reference: 'RFC 5321 §4.1.1.1'},
	{answers: 'EHLO', code: 500, title: 'EHLO not recognised', summary: 'A very old server, an LMTP server (which needs LHLO), or a device in between that hides EHLO. HELO may work, without extensions.', retry: 'now'},
	{answers: 'EHLO', code: 501, title: 'Host name not accepted', summary: 'EHLO needs a host name, and this one is missing or malformed. Use letters, digits, hyphens and dots, or an address such as [192.0.2.1].', retry: 'now'},
	{answers: 'EHLO', code: 502, title: 'EHLO not offered', summary: 'A very old server, or one that answers 502 when the host name is missing. EHLO with a host name, or HELO, may work.', retry: 'now'},
	{answers: 'EHLO', code: 504, title: 'Host name not accepted', summary: 'The server requires a full host name with a domain, or an address such as [192.0.2.1].', retry: 'now'},
	{answers: 'EHLO', code: 550, title: 'Host name refused', summary: 'Policy: the server does not accept this host name, or this client.', retry: 'now'},
	{answers: 'HELO', code: 250, title: 'Greeting accepted, without extensions', summary: 'HELO does not ask for extensions: STARTTLS, AUTH and parameters such as SIZE need EHLO.', reference: 'RFC 5321 §4.1.1.1'},
	{answers: 'HELO', code: 501, title: 'Host name not accepted', summary: 'HELO needs a host name, and this one is missing or malformed.', retry: 'now'},
	{answers: 'HELO', code: 504, title: 'Host name not accepted', summary: 'The server requires a full host name with a domain.', retry: 'now'},
	{answers: 'LHLO', code: 250, title: 'Greeting accepted', summary: 'LMTP: after the message the server answers once for each recipient.', reference: 'RFC 2033'},
	{answers: 'LHLO', code: 500, title: 'LHLO not recognised', summary: 'This is an SMTP server, not an LMTP server; it expects EHLO.', retry: 'now'},

	{answers: 'MAIL', code: 250, title: 'Sender accepted', summary: 'A transaction is open. Next: RCPT for each recipient.', reference: 'RFC 5321 §3.3'},
	{answers: 'MAIL', code: 450, title: 'Sender temporarily refused', summary: 'The sender’s domain could not be checked, or policy defers it for now.'},
	{answers: 'MAIL', code: 451, title: 'Sender temporarily refused', summary: 'The server could not check the sender at the moment.'},
	{answers: 'MAIL', code: 452, title: 'Insufficient storage for now', summary: 'The server has no room for a message of this size, or for any message.'},
	{answers: 'MAIL', code: 501, title: 'Sender malformed', summary: 'The server cannot parse the address or a parameter. The form is MAIL FROM:<user@example.org>.', retry: 'now'},
	{answers: 'MAIL', code: 503, title: 'Wrong order', summary: 'EHLO is missing, or a transaction is already open; RSET resets it.', retry: 'now'},
	{answers: 'MAIL', code: 530, title: 'Log in first', summary: 'This is a submission server: it requires STARTTLS or AUTH before it accepts a sender.', retry: 'now'},
	{answers: 'MAIL', code: 550, title: 'Sender refused', summary: 'Policy does not allow this sender from this client.'},
	{answers: 'MAIL', code: 552, title: 'Message too large', summary: 'The size declared with SIZE is more than the server accepts.', reference: 'RFC 1870'},
	{answers: 'MAIL', code: 553, title: 'Sender not allowed', summary: 'The address does not belong to the logged-in user, or its domain does not exist.'},
	{answers: 'MAIL', code: 555, title: 'Parameter not recognised', summary: 'The server does not know a parameter, or cannot parse the address.', retry: 'now'},

	{answers: 'RCPT', code: 250, title: 'Recipient accepted', summary: 'The server accepts mail for it; the mailbox probably exists, but that is not certain. Next: another RCPT, or DATA.', reference: 'RFC 5321 §3.3'},
	{answers: 'RCPT', code: 251, title: 'Recipient accepted, will be forwarded', summary: 'The mailbox is elsewhere; the server forwards the mail to the address in the text.', reference: 'RFC 5321 §3.4'},
	{answers: 'RCPT', code: 450, title: 'Recipient temporarily refused', summary: 'Greylisting, a locked mailbox, or a check that could not be made. The same command may succeed later.'},
	{answers: 'RCPT', code: 451, title: 'Recipient temporarily refused', summary: 'The server could not check the recipient, or it greylists. The same command may succeed later.'},
	{answers: 'RCPT', code: 452, title: 'Recipient temporarily refused', summary: 'This transaction has reached its recipient limit (send to the others in a new one), or the mailbox is full for now.'},
	{answers: 'RCPT', code: 454, title: 'Relaying not allowed now', summary: 'Some servers send this where 554 is usual: log in first, or use the server that is responsible for the recipient.'},
	{answers: 'RCPT', code: 501, title: 'Recipient malformed', summary: 'The server cannot parse the address or a parameter. The form is RCPT TO:<user@example.org>.', retry: 'now'},
	{answers: 'RCPT', code: 503, title: 'Wrong order', summary: 'MAIL is missing, or was refused.', retry: 'now'},
	{answers: 'RCPT', code: 504, title: 'Refused, possibly because of the EHLO host name', summary: 'Postfix gives its verdict on the host name of EHLO only here: it requires a full one.', retry: 'now'},
	{answers: 'RCPT', code: 530, title: 'Log in first', summary: 'The server requires STARTTLS or AUTH before it accepts a recipient.', retry: 'now'},
	{answers: 'RCPT', code: 550, title: 'Recipient refused', summary: 'There is no such mailbox, the server does not relay to it, or policy forbids it; the text and the enhanced code say which.'},
	{answers: 'RCPT', code: 551, title: 'Recipient is elsewhere', summary: 'The server does not forward; the text may name the address to use. Some servers send this for “relaying denied”.', reference: 'RFC 5321 §3.4'},
	{answers: 'RCPT', code: 552, title: 'Mailbox full', summary: 'It can also mean too many recipients; treat that like 452 and send to the others in a new transaction.', reference: 'RFC 5321 §4.5.3.1.10'},
	{answers: 'RCPT', code: 553, title: 'Recipient not allowed', summary: 'The address is malformed, or the server does not relay to it.'},
	{answers: 'RCPT', code: 554, title: 'Recipient refused', summary: 'Policy: relaying denied, a block list, or an access rule.'},
	{answers: 'RCPT', code: 556, title: 'Recipient’s domain does not accept mail', summary: 'Its DNS says so with a null MX.'},

	{answers: 'DATA', code: 354, title: 'Send the message', summary: 'Everything from here on is message text, until a line with only a dot. A line that starts with a dot is sent with a second dot.', reference: 'RFC 5321 §4.5.2'},
	{answers: 'DATA', code: 503, title: 'Wrong order', summary: 'No recipient has been accepted yet: MAIL and RCPT come first.', retry: 'now'},
	{answers: 'DATA', code: 554, title: 'No valid recipients', summary: 'No recipient was accepted, so there is no one to deliver to.'},

	{answers: 'DATA-END', code: 250, title: 'Message accepted', summary: 'The server has accepted responsibility: it will deliver the message or report the failure. The text often contains its queue ID.', reference: 'RFC 5321 §4.2.5'},
	{answers: 'DATA-END', code: 353, title: 'One verdict for each recipient follows', summary: 'As PRDR requested: a reply for each accepted recipient, then one for the whole message.'},
	{answers: 'DATA-END', code: 421, title: 'Message not accepted, the server closes the connection', summary: 'It stopped before it accepted responsibility; send the message again later.'},
	{answers: 'DATA-END', code: 450, title: 'Message temporarily refused', summary: 'Policy defers it for now.'},
	{answers: 'DATA-END', code: 451, title: 'Message temporarily refused', summary: 'A filter or the storage failed, or the server has not decided yet.'},
	{answers: 'DATA-END', code: 452, title: 'Insufficient storage for now', summary: 'The server cannot store the message at the moment.'},
	{answers: 'DATA-END', code: 550, title: 'Message refused', summary: 'The reason is policy or the content: spam, SPF, DKIM or DMARC, headers.'},
	{answers: 'DATA-END', code: 552, title: 'Message too large', summary: 'It can also mean that the mailbox is full, or that an attachment is of a kind that is not accepted.'},
	{answers: 'DATA-END', code: 554, title: 'Message refused', summary: 'Possible reasons are spam, a virus, a mail loop or policy; the text may say which.'},

	{answers: 'BDAT', code: 250, title: 'Block accepted', summary: 'The server has this block. Next: another BDAT, or one with LAST to end the message.', reference: 'RFC 3030 §2'},
	{answers: 'BDAT', code: 503, title: 'Wrong order', summary: 'No recipient was accepted, DATA was begun, or the LAST block was already sent.', retry: 'now'},

	{answers: 'RSET', code: 250, title: 'Transaction reset', summary: 'The sender, recipients and content are discarded; the greeting, TLS and login remain.', reference: 'RFC 5321 §4.1.1.5'},
	{answers: 'NOOP', code: 250, title: 'The server is responding', summary: 'NOOP has no other effect.', reference: 'RFC 5321 §4.1.1.9'},

	{answers: 'VRFY', code: 250, title: 'Address confirmed', summary: 'The text shows the mailbox.', reference: 'RFC 5321 §3.5'},
	{answers: 'VRFY', code: 251, title: 'Will be forwarded', summary: 'The mailbox is elsewhere; mail for it is forwarded.'},
	{answers: 'VRFY', code: 252, title: 'Neither confirmed nor denied', summary: 'The server does not say whether the mailbox exists, but would try to deliver. Most servers answer every VRFY this way.', reference: 'RFC 5321 §3.5.3'},
	{answers: 'VRFY', code: 502, title: 'VRFY is disabled', summary: 'The server does not say which mailboxes it has.'},
	{answers: 'VRFY', code: 550, title: 'No such mailbox', summary: 'It can also mean that the server will not say.'},
	{answers: 'EXPN', code: 250, title: 'Members of the list', summary: 'One member on each line.', reference: 'RFC 5321 §3.5'},
	{answers: 'EXPN', code: 252, title: 'List not shown', summary: 'The server would accept mail for it anyway.'},
	{answers: 'EXPN', code: 502, title: 'EXPN is disabled', summary: 'The server does not show the members of lists.'},
	{answers: 'EXPN', code: 550, title: 'No such list', summary: 'It can also mean that you may not see its members.'},
	{answers: 'QUIT', code: 221, title: 'Goodbye', summary: 'The server is closing the connection.', reference: 'RFC 5321 §4.1.1.10'},

	{answers: 'AUTH', code: 235, title: 'Logged in', summary: 'Next: MAIL. Another AUTH in this session gets 503.', reference: 'RFC 4954 §4'},
	{answers: 'AUTH', code: 334, title: 'The login continues', summary: 'The server waits for an answer in base64, or “*” to cancel.', reference: 'RFC 4954 §4'},
	{answers: 'AUTH', code: 421, title: 'The server ends the session', summary: 'Often after too many failed logins.'},
	{answers: 'AUTH', code: 432, title: 'Password transition needed', summary: 'Log in once with PLAIN inside TLS; after that this mechanism works.'},
	{answers: 'AUTH', code: 454, title: 'Login not possible now', summary: 'The system that checks logins does not answer; the password was not checked.'},
	{answers: 'AUTH', code: 500, title: 'Login line not recognised', summary: 'The server does not know AUTH here, or the line is longer than it allows (5.5.6).', retry: 'now'},
	{answers: 'AUTH', code: 501, title: 'Login aborted', summary: 'The base64 was invalid, the exchange was out of step, or “*” cancelled it.', retry: 'now'},
	{answers: 'AUTH', code: 502, title: 'AUTH is not offered', summary: 'AUTH is not available here, or not before STARTTLS. Greeting with HELO instead of EHLO can also be the reason.', retry: 'now'},
	{answers: 'AUTH', code: 503, title: 'AUTH is not allowed here', summary: 'A user is already logged in, a transaction is open, EHLO is missing, or AUTH was not announced.', retry: 'now'},
	{answers: 'AUTH', code: 504, title: 'Mechanism not offered', summary: 'The reply to EHLO lists the mechanisms that are offered, after AUTH.', retry: 'now'},
	{answers: 'AUTH', code: 523, title: 'Encryption required', summary: 'Send STARTTLS first.', retry: 'now'},
	{answers: 'AUTH', code: 525, title: 'Account disabled', summary: 'The account has been disabled; the server’s administrator can say why.'},
	{answers: 'AUTH', code: 530, title: 'Start TLS first', summary: 'The server accepts no login in clear text.', retry: 'now'},
	{answers: 'AUTH', code: 534, title: 'Another way to log in is required', summary: 'The server requires a stronger mechanism or, at Google, an app password or a login in the browser. The password itself may be correct.', retry: 'now'},
	{answers: 'AUTH', code: 535, title: 'Login refused', summary: 'The user name or password was not accepted, or password logins are not allowed for this account. Servers disconnect after a few of these.', retry: 'now', reference: 'RFC 4954 §6'},
	{answers: 'AUTH', code: 538, title: 'Encryption required for this mechanism', summary: 'Send STARTTLS first.', retry: 'now'},

	{answers: 'STARTTLS', code: 220, title: 'Ready for TLS', summary: 'The handshake begins now. Everything said before is discarded, and EHLO comes again.', reference: 'RFC 3207 §4'},
	{answers: 'STARTTLS', code: 454, title: 'TLS temporarily not available', summary: 'The server offers TLS but cannot start it at the moment.', reference: 'RFC 3207 §4'},
	{answers: 'STARTTLS', code: 501, title: 'STARTTLS has no arguments', summary: 'Nothing may follow it on the line.', retry: 'now'},
	{answers: 'STARTTLS', code: 502, title: 'STARTTLS is not offered', summary: 'The server does not know it, or a device in between has removed it.'},
	{answers: 'STARTTLS', code: 503, title: 'STARTTLS is not allowed here', summary: 'TLS is already active, EHLO is missing, or a transaction is open.', retry: 'now'},
	{answers: 'STARTTLS', code: 554, title: 'TLS refused', summary: 'The server does not start TLS for this client, though it may announce it.'},

	{answers: 'ETRN', code: 250, title: 'Delivery started', summary: 'The server delivers the messages that are queued for the node.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 251, title: 'Nothing is waiting', summary: 'The server has no messages for the node.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 252, title: 'Delivery started', summary: 'Messages are queued for the node; the server begins to deliver them.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 253, title: 'Delivery started', summary: 'The text says how many messages are queued.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 458, title: 'Delivery not started', summary: 'Delivery may already be in progress.'},
	{answers: 'ATRN', code: 250, title: 'Roles swapped', summary: 'From here on the server speaks as a client.', reference: 'RFC 2645'},
	{answers: 'ATRN', code: 453, title: 'No mail is waiting', summary: 'Nothing is queued for these domains.', reference: 'RFC 2645'},
	{answers: 'XCLIENT', code: 220, title: 'Client data replaced', summary: 'The session starts over: this is the new greeting. Next: EHLO.', reference: 'Postfix XCLIENT_README'},
	{answers: 'XFORWARD', code: 250, title: 'Client data recorded', summary: 'It appears in the log; permissions are unchanged.', reference: 'Postfix XFORWARD_README'},
] as const satisfies readonly ContextRow[];

const byContext: ReadonlyMap<string, ContextRow> = new Map(
	replyContexts.map(row => [`${row.answers} ${row.code}`, row]),
);

/** `answers` is a verb, or a stage such as `CONNECT` or `DATA-END`; undefined where the code says it all. */
export function replyContext(answers: string, code: number): ContextRow | undefined {
	return byContext.get(`${answers} ${code}`);
}

/** What success, delay and refusal are called; general words for a verb that is not in the table. */
export function outcomesOf(answers: string): Outcomes {
	return Object.hasOwn(outcomes, answers) ? (outcomes[answers] ?? otherOutcomes) : otherOutcomes;
}

/** Every command that has outcomes of its own. */
export const answeredVerbs: readonly string[] = Object.keys(outcomes);
