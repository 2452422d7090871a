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
	CONNECT: {done: 'The server greets', later: 'The server cannot serve now', refused: 'The server will not talk to this client', usual: [220], afterRefusal: 'Nothing but QUIT is of use on this connection.'},
	EHLO: {done: 'Greeting accepted', later: 'Greeting not taken now', refused: 'Greeting refused', usual: [250], afterRefusal: 'The session has not begun: EHLO or HELO must be accepted first.'},
	HELO: {done: 'Greeting accepted', later: 'Greeting not taken now', refused: 'Greeting refused', usual: [250], afterRefusal: 'The session has not begun.'},
	LHLO: {done: 'Greeting accepted', later: 'Greeting not taken now', refused: 'Greeting refused', usual: [250], afterRefusal: 'The session has not begun.'},
	MAIL: {done: 'Sender accepted', later: 'Sender not taken now', refused: 'Sender refused', usual: [250], afterRefusal: 'No transaction is open, so RCPT has no place yet.'},
	RCPT: {done: 'Recipient accepted', later: 'Recipient not taken now', refused: 'Recipient refused', usual: [250, 251], afterRefusal: 'Recipients accepted before stay accepted.'},
	DATA: {done: 'Message wanted', later: 'Message not taken now', refused: 'Message not wanted', usual: [354], afterRefusal: 'The next line is a command, not content.'},
	'DATA-END': {done: 'Message accepted', later: 'Message not taken now', refused: 'Message refused', usual: [250], afterRefusal: 'Nothing was delivered, and the transaction is closed.'},
	BDAT: {done: 'Piece accepted', later: 'Message not taken now', refused: 'Message refused', usual: [250], afterRefusal: 'The transaction is void; RSET clears it.'},
	BURL: {done: 'Content fetched', later: 'Content not fetched now', refused: 'Content not fetched', usual: [250], afterRefusal: 'The transaction is void; RSET clears it.'},
	RSET: {done: 'Transaction dropped', later: 'Not reset', refused: 'Not reset', usual: [250], afterRefusal: ''},
	NOOP: {done: 'The server is there', later: 'No answer in kind', refused: 'NOOP refused', usual: [250], afterRefusal: ''},
	VRFY: {done: 'Address confirmed', later: 'Not verified now', refused: 'Not verified', usual: [250, 251, 252], afterRefusal: 'An open transaction is not touched by this.'},
	EXPN: {done: 'List shown', later: 'List not shown now', refused: 'List not shown', usual: [250, 252], afterRefusal: 'An open transaction is not touched by this.'},
	HELP: {done: 'Help', later: 'No help now', refused: 'No help', usual: [211, 214], afterRefusal: ''},
	QUIT: {done: 'Goodbye', later: 'Goodbye not taken', refused: 'Goodbye not taken', usual: [221], afterRefusal: 'The connection can be closed all the same.'},
	AUTH: {done: 'Logged in', later: 'Login not possible now', refused: 'Login refused', usual: [235, 334], afterRefusal: 'Nobody is logged in.'},
	'X-EXPS': {done: 'Logged in', later: 'Login not possible now', refused: 'Login refused', usual: [235, 334], afterRefusal: 'Nobody is logged in.'},
	STARTTLS: {done: 'Ready for TLS', later: 'No TLS now', refused: 'TLS refused', usual: [220], afterRefusal: 'The connection stays in clear text: send no password over it.'},
	'X-ANONYMOUSTLS': {done: 'Ready for TLS', later: 'No TLS now', refused: 'TLS refused', usual: [220], afterRefusal: 'The connection stays in clear text.'},
	TLS: {done: 'Ready for TLS', later: 'No TLS now', refused: 'TLS refused', usual: [220], afterRefusal: 'The connection stays in clear text.'},
	ETRN: {done: 'Delivery started', later: 'Delivery not started', refused: 'Delivery not started', usual: [250, 251, 252, 253], afterRefusal: ''},
	ATRN: {done: 'Roles swapped', later: 'Roles not swapped now', refused: 'Roles not swapped', usual: [250], afterRefusal: ''},
	TURN: {done: 'Roles swapped', later: 'Roles not swapped', refused: 'Roles not swapped', usual: [250], afterRefusal: ''},
	XCLIENT: {done: 'Client data replaced', later: 'Client data not replaced', refused: 'Client data not replaced', usual: [220], afterRefusal: 'The server does not trust this client to speak for others.'},
	XFORWARD: {done: 'Client data noted', later: 'Client data not noted', refused: 'Client data not noted', usual: [250], afterRefusal: 'The server does not trust this client to speak for others.'},
	XEXCH50: {done: 'Properties accepted', later: 'Properties not taken', refused: 'Properties refused', usual: [250, 354], afterRefusal: 'Exchange delivers without them.'},
};

const otherOutcomes: Outcomes = {
	done: 'Done',
	later: 'Not done now',
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
	{answers: 'CONNECT', code: 220, title: 'The server greets', summary: 'It is ready. Its name comes first, what follows is free text. EHLO is next.', reference: 'RFC 5321 §3.1'},
	{answers: 'CONNECT', code: 421, title: 'The server cannot serve now', summary: 'It is too busy, counts too many connections from you, or turns this client away for a while.', over: true},
	{answers: 'CONNECT', code: 521, title: 'This host takes no mail', summary: 'It never does; another host of the domain may.', over: true},
	{answers: 'CONNECT', code: 550, title: 'The server will not talk to this client', summary: 'Policy, often a block list; 554 would be the standard code for it.', over: true},
	{answers: 'CONNECT', code: 554, title: 'The server will not talk to this client', summary: 'Often a block list, or the host takes no mail from outside; the text may say.', over: true, reference: 'RFC 5321 §3.1'},

	{answers: 'EHLO', code: 250, title: 'Greeting accepted', summary: 'The first line names the server, each further line an extension it offers. Whatever transaction was open is dropped.', reference: 'RFC 5321 §4.1.1.1'},
	{answers: 'EHLO', code: 500, title: 'EHLO not known', summary: 'A very old server, an LMTP server (LHLO then), or a device between that hides EHLO. HELO may work, without extensions.', retry: 'now'},
	{answers: 'EHLO', code: 501, title: 'Host name not accepted', summary: 'EHLO needs a name, and this one is missing or malformed: letters, digits, hyphens and dots, or an address as [192.0.2.1].', retry: 'now'},
	{answers: 'EHLO', code: 502, title: 'EHLO not offered', summary: 'A very old server, or one that takes a missing name for it. With a name behind EHLO, or with HELO, it may work.', retry: 'now'},
	{answers: 'EHLO', code: 504, title: 'Host name not accepted', summary: 'The server wants a full host name with a domain, or an address as [192.0.2.1].', retry: 'now'},
	{answers: 'EHLO', code: 550, title: 'Host name refused', summary: 'Policy: the server does not like this name, or this client.', retry: 'now'},
	{answers: 'HELO', code: 250, title: 'Greeting accepted, without extensions', summary: 'HELO asks for none: STARTTLS, AUTH and parameters such as SIZE need EHLO.', reference: 'RFC 5321 §4.1.1.1'},
	{answers: 'HELO', code: 501, title: 'Host name not accepted', summary: 'HELO needs a host name, and this one is missing or malformed.', retry: 'now'},
	{answers: 'HELO', code: 504, title: 'Host name not accepted', summary: 'The server wants a full host name with a domain.', retry: 'now'},
	{answers: 'LHLO', code: 250, title: 'Greeting accepted', summary: 'LMTP: after the message each recipient is answered apart.', reference: 'RFC 2033'},
	{answers: 'LHLO', code: 500, title: 'LHLO not known', summary: 'This is an SMTP server, not LMTP; it wants EHLO.', retry: 'now'},

	{answers: 'MAIL', code: 250, title: 'Sender accepted', summary: 'A transaction is open; RCPT for each recipient is next.', reference: 'RFC 5321 §3.3'},
	{answers: 'MAIL', code: 450, title: 'Sender not taken now', summary: 'The sender’s domain could not be checked, or policy holds it back for now.'},
	{answers: 'MAIL', code: 451, title: 'Sender not taken now', summary: 'The server could not judge the sender at the moment.'},
	{answers: 'MAIL', code: 452, title: 'No room now', summary: 'The server has no room for a message of this size, or for any.'},
	{answers: 'MAIL', code: 501, title: 'Sender malformed', summary: 'The server cannot read the address or a parameter: MAIL FROM:<user@example.org>.', retry: 'now'},
	{answers: 'MAIL', code: 503, title: 'Wrong order', summary: 'EHLO is missing, or a transaction is open already; RSET drops it.', retry: 'now'},
	{answers: 'MAIL', code: 530, title: 'Log in first', summary: 'This is a server for submission: it wants STARTTLS or AUTH before a sender.', retry: 'now'},
	{answers: 'MAIL', code: 550, title: 'Sender refused', summary: 'Policy does not allow this sender from this client.'},
	{answers: 'MAIL', code: 552, title: 'Message too large', summary: 'The size announced with SIZE is more than the server takes.', reference: 'RFC 1870'},
	{answers: 'MAIL', code: 553, title: 'Sender not allowed', summary: 'The address does not belong to who is logged in, or its domain does not exist.'},
	{answers: 'MAIL', code: 555, title: 'Parameter not known', summary: 'The server does not know a parameter, or cannot read the address.', retry: 'now'},

	{answers: 'RCPT', code: 250, title: 'Recipient accepted', summary: 'The server takes mail for it; that the mailbox exists is likely, not certain. Another RCPT, or DATA, is next.', reference: 'RFC 5321 §3.3'},
	{answers: 'RCPT', code: 251, title: 'Recipient accepted, will be forwarded', summary: 'The mailbox is elsewhere; the server passes the mail on to the address in the text.', reference: 'RFC 5321 §3.4'},
	{answers: 'RCPT', code: 450, title: 'Recipient not taken now', summary: 'Greylisting, a locked mailbox, or a check that could not be made. The same again later may pass.'},
	{answers: 'RCPT', code: 451, title: 'Recipient not taken now', summary: 'The server could not check the recipient, or greylists. The same again later may pass.'},
	{answers: 'RCPT', code: 452, title: 'Recipient not taken now', summary: 'This transaction has all the recipients it may have (send the others in a new one), or the mailbox is full for now.'},
	{answers: 'RCPT', code: 454, title: 'Relaying not allowed now', summary: 'Some servers say so where 554 is usual: log in first, or use the server that is responsible.'},
	{answers: 'RCPT', code: 501, title: 'Recipient malformed', summary: 'The server cannot read the address or a parameter: RCPT TO:<user@example.org>.', retry: 'now'},
	{answers: 'RCPT', code: 503, title: 'Wrong order', summary: 'MAIL is missing, or was refused.', retry: 'now'},
	{answers: 'RCPT', code: 504, title: 'Refused, perhaps for the name after EHLO', summary: 'Postfix gives its verdict on the host name of EHLO only here: it wants a full one.', retry: 'now'},
	{answers: 'RCPT', code: 530, title: 'Log in first', summary: 'The server wants STARTTLS or AUTH before it takes a recipient.', retry: 'now'},
	{answers: 'RCPT', code: 550, title: 'Recipient refused', summary: 'No such mailbox, or the server does not relay to it, or policy; the text and the enhanced code tell which.'},
	{answers: 'RCPT', code: 551, title: 'Recipient is elsewhere', summary: 'The server does not forward; the text may name the address to use. Some say so for “relaying denied”.', reference: 'RFC 5321 §3.4'},
	{answers: 'RCPT', code: 552, title: 'Mailbox full', summary: 'Or too many recipients, which is to be treated like 452: send the others in a new transaction.', reference: 'RFC 5321 §4.5.3.1.10'},
	{answers: 'RCPT', code: 553, title: 'Recipient not allowed', summary: 'The address is malformed, or the server does not relay to it.'},
	{answers: 'RCPT', code: 554, title: 'Recipient refused', summary: 'Policy: relaying denied, a block list, or an access rule.'},
	{answers: 'RCPT', code: 556, title: 'Recipient’s domain takes no mail', summary: 'Its DNS says so with a null MX.'},

	{answers: 'DATA', code: 354, title: 'Send the message', summary: 'Everything from here is content, until a line with only a dot. A line that begins with a dot gets another.', reference: 'RFC 5321 §4.5.2'},
	{answers: 'DATA', code: 503, title: 'Wrong order', summary: 'No recipient was accepted yet: MAIL and RCPT come first.', retry: 'now'},
	{answers: 'DATA', code: 554, title: 'No valid recipients', summary: 'No recipient was accepted, so there is nobody to send to.'},

	{answers: 'DATA-END', code: 250, title: 'Message accepted', summary: 'The server has taken responsibility: from here it delivers or reports the failure. The text often holds the name it gave the message.', reference: 'RFC 5321 §4.2.5'},
	{answers: 'DATA-END', code: 353, title: 'One verdict for each recipient follows', summary: 'As PRDR asked: a reply for each accepted recipient, then one for the whole message.'},
	{answers: 'DATA-END', code: 421, title: 'Message not taken, the server closes', summary: 'It stopped before it took responsibility; the message must be sent again later.'},
	{answers: 'DATA-END', code: 450, title: 'Message not taken now', summary: 'Policy holds it back for now.'},
	{answers: 'DATA-END', code: 451, title: 'Message not taken now', summary: 'A filter or the storage failed, or the server is not sure yet.'},
	{answers: 'DATA-END', code: 452, title: 'No room now', summary: 'The server cannot store the message at the moment.'},
	{answers: 'DATA-END', code: 550, title: 'Message refused', summary: 'Policy or a look at the content: spam, SPF, DKIM or DMARC, headers.'},
	{answers: 'DATA-END', code: 552, title: 'Message too large', summary: 'Or the mailbox is full, or an attachment is of a kind that is not taken.'},
	{answers: 'DATA-END', code: 554, title: 'Message refused', summary: 'Spam, a virus, a loop, policy; the text may say.'},

	{answers: 'BDAT', code: 250, title: 'Piece accepted', summary: 'The server has this piece; the next BDAT follows, or one with LAST ends the message.', reference: 'RFC 3030 §2'},
	{answers: 'BDAT', code: 503, title: 'Wrong order', summary: 'No recipient was accepted, DATA was begun, or the message had its LAST piece.', retry: 'now'},

	{answers: 'RSET', code: 250, title: 'Transaction dropped', summary: 'Sender, recipients and content are forgotten; greeting, TLS and login stay.', reference: 'RFC 5321 §4.1.1.5'},
	{answers: 'NOOP', code: 250, title: 'The server is there', summary: 'Nothing else happened.', reference: 'RFC 5321 §4.1.1.9'},

	{answers: 'VRFY', code: 250, title: 'Address confirmed', summary: 'The text shows the mailbox.', reference: 'RFC 5321 §3.5'},
	{answers: 'VRFY', code: 251, title: 'Will be forwarded', summary: 'The mailbox is elsewhere; mail for it is passed on.'},
	{answers: 'VRFY', code: 252, title: 'Neither confirmed nor denied', summary: 'The server does not tell whether the mailbox exists, and would try to deliver. Most answer every VRFY so.', reference: 'RFC 5321 §3.5.3'},
	{answers: 'VRFY', code: 502, title: 'VRFY is switched off', summary: 'The server does not tell which mailboxes it has.'},
	{answers: 'VRFY', code: 550, title: 'No such mailbox', summary: 'Or the server does not want to tell you.'},
	{answers: 'EXPN', code: 250, title: 'Members of the list', summary: 'One a line.', reference: 'RFC 5321 §3.5'},
	{answers: 'EXPN', code: 252, title: 'List not shown', summary: 'The server would take mail for it all the same.'},
	{answers: 'EXPN', code: 502, title: 'EXPN is switched off', summary: 'The server does not show the members of lists.'},
	{answers: 'EXPN', code: 550, title: 'No such list', summary: 'Or you may not see its members.'},
	{answers: 'QUIT', code: 221, title: 'Goodbye', summary: 'The server closes the connection now; a message without its 250 was not delivered.', reference: 'RFC 5321 §4.1.1.10'},

	{answers: 'AUTH', code: 235, title: 'Logged in', summary: 'MAIL is next. A further AUTH in this session gets 503.', reference: 'RFC 4954 §4'},
	{answers: 'AUTH', code: 334, title: 'The login goes on', summary: 'The server waits for an answer in base64, or “*” to cancel.', reference: 'RFC 4954 §4'},
	{answers: 'AUTH', code: 421, title: 'The server ends the session', summary: 'Often after too many failed logins.'},
	{answers: 'AUTH', code: 432, title: 'Password transition needed', summary: 'Log in once with PLAIN inside TLS; after that this mechanism works.'},
	{answers: 'AUTH', code: 454, title: 'Login not possible now', summary: 'The system behind the login does not answer; the password was not judged.'},
	{answers: 'AUTH', code: 500, title: 'Login line not understood', summary: 'The server does not know AUTH here, or the line is longer than it takes (5.5.6).', retry: 'now'},
	{answers: 'AUTH', code: 501, title: 'Login broken off', summary: 'The base64 was not right, the exchange was out of step, or “*” cancelled it.', retry: 'now'},
	{answers: 'AUTH', code: 502, title: 'AUTH is not offered', summary: 'Not here, or not before STARTTLS; HELO in place of EHLO can be the reason too.', retry: 'now'},
	{answers: 'AUTH', code: 503, title: 'AUTH has no place here', summary: 'Somebody is logged in already, a transaction is open, EHLO is missing, or AUTH was not announced.', retry: 'now'},
	{answers: 'AUTH', code: 504, title: 'Mechanism not offered', summary: 'The answer to EHLO lists those that are, after AUTH.', retry: 'now'},
	{answers: 'AUTH', code: 523, title: 'Encryption needed', summary: 'STARTTLS first.', retry: 'now'},
	{answers: 'AUTH', code: 525, title: 'Account disabled', summary: 'The account is switched off; whoever runs the server can tell why.'},
	{answers: 'AUTH', code: 530, title: 'Start TLS first', summary: 'The server takes no login in clear text.', retry: 'now'},
	{answers: 'AUTH', code: 534, title: 'Another way to log in is wanted', summary: 'A stronger mechanism, or, at Google, an app password or a login in the browser. The password itself may be right.', retry: 'now'},
	{answers: 'AUTH', code: 535, title: 'Login refused', summary: 'User name or password was not accepted, or password logins are not allowed for this account. Servers hang up after a few of these.', retry: 'now', reference: 'RFC 4954 §6'},
	{answers: 'AUTH', code: 538, title: 'Encryption needed for this mechanism', summary: 'STARTTLS first.', retry: 'now'},

	{answers: 'STARTTLS', code: 220, title: 'Ready for TLS', summary: 'The handshake begins now. All that was said before is void: EHLO comes again.', reference: 'RFC 3207 §4'},
	{answers: 'STARTTLS', code: 454, title: 'No TLS now', summary: 'The server offers it but cannot do it at the moment.', reference: 'RFC 3207 §4'},
	{answers: 'STARTTLS', code: 501, title: 'STARTTLS takes no argument', summary: 'Nothing may follow it on the line.', retry: 'now'},
	{answers: 'STARTTLS', code: 502, title: 'STARTTLS is not offered', summary: 'The server does not know it, or a device between has taken it out.'},
	{answers: 'STARTTLS', code: 503, title: 'STARTTLS has no place here', summary: 'TLS runs already, EHLO is missing, or a transaction is open.', retry: 'now'},
	{answers: 'STARTTLS', code: 554, title: 'TLS refused', summary: 'The server does not do it for this client, though it may announce it.'},

	{answers: 'ETRN', code: 250, title: 'Delivery started', summary: 'The server delivers what waits for the node.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 251, title: 'Nothing is waiting', summary: 'The server holds no message for the node.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 252, title: 'Delivery started', summary: 'Messages are waiting for the node; the server begins with them.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 253, title: 'Delivery started', summary: 'The text tells how many messages wait.', reference: 'RFC 1985'},
	{answers: 'ETRN', code: 458, title: 'Delivery not started', summary: 'It may be going on already.'},
	{answers: 'ATRN', code: 250, title: 'Roles swapped', summary: 'From here the server speaks as a client.', reference: 'RFC 2645'},
	{answers: 'ATRN', code: 453, title: 'No mail is waiting', summary: 'Nothing is queued for these domains.', reference: 'RFC 2645'},
	{answers: 'XCLIENT', code: 220, title: 'Client data replaced', summary: 'The session starts over: this is the greeting, EHLO is next.', reference: 'Postfix XCLIENT_README'},
	{answers: 'XFORWARD', code: 250, title: 'Client data noted', summary: 'For the log; permissions stay as they were.', reference: 'Postfix XFORWARD_README'},
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
