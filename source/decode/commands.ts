/** The commands: how they are written, what they do, and when they have their place. */

export type CommandWords = {
	readonly verb: string;
	readonly syntax: string;
	/** A few words: `Names the sender`. */
	readonly title: string;
	readonly meaning: string;
	/** What comes next. */
	readonly next: string;
	readonly reference: string;
	/**
	 * Where it has its place. `any`: whenever a command may be sent. `greeted`: after EHLO, outside a
	 * transaction. `transaction`: after MAIL. `recipients`: after a recipient was accepted.
	 */
	readonly when: 'any' | 'greeted' | 'transaction' | 'recipients';
	/** EHLO keyword that must be announced. */
	readonly keyword?: string;
	readonly obsolete?: true;
};

// biome-ignore format: a row is read as a row
export const commands = [
	{verb: 'EHLO', syntax: 'EHLO host-name|[address]', title: 'Identifies the client', meaning: 'Starts or restarts the session, and asks for the list of extensions.', next: 'A 250 with the server’s name and one extension on each line; 500 or 502 from a very old server that knows only HELO.', reference: 'RFC 5321 §4.1.1.1', when: 'any'},
	{verb: 'HELO', syntax: 'HELO host-name', title: 'Identifies the client, the old way', meaning: 'Starts the session without extensions: most servers then offer no STARTTLS, AUTH or SIZE.', next: 'A 250 with the server’s name.', reference: 'RFC 5321 §4.1.1.1', when: 'any'},
	{verb: 'LHLO', syntax: 'LHLO host-name|[address]', title: 'Identifies the client, in LMTP', meaning: 'Replaces EHLO in LMTP, which delivers to mailboxes. SMTP servers refuse it.', next: 'A 250 with one extension on each line.', reference: 'RFC 2033 §4.1', when: 'any'},
	{verb: 'MAIL', syntax: 'MAIL FROM:<address> [parameters]', title: 'Names the sender', meaning: 'Opens a transaction. Bounces go to this address, which may differ from the one in From:.', next: 'A 250, then RCPT for each recipient.', reference: 'RFC 5321 §4.1.1.2', when: 'greeted'},
	{verb: 'RCPT', syntax: 'RCPT TO:<address> [parameters]', title: 'Names a recipient', meaning: 'Adds one recipient to the transaction; send it once for each recipient. Only these addresses count for delivery, not To: and Cc:.', next: 'A 250 or 251 if the server accepts mail for it, then another RCPT or DATA.', reference: 'RFC 5321 §4.1.1.3', when: 'transaction'},
	{verb: 'DATA', syntax: 'DATA', title: 'Asks to send the message', meaning: 'After a 354 every line is message text, until a line with only a dot.', next: 'A 354, then the message.', reference: 'RFC 5321 §4.1.1.4', when: 'recipients'},
	{verb: 'BDAT', syntax: 'BDAT octets [LAST]', title: 'Sends a block of the message', meaning: 'Exactly that many octets follow immediately, with no final dot and no doubled dots; LAST ends the message.', next: 'The octets, then a 250 for each block.', reference: 'RFC 3030 §2', when: 'recipients', keyword: 'CHUNKING'},
	{verb: 'BURL', syntax: 'BURL url [LAST]', title: 'Lets the server fetch the message', meaning: 'The server fetches part of the message from an IMAP server.', next: 'A 250.', reference: 'RFC 4468', when: 'recipients', keyword: 'BURL'},
	{verb: 'RSET', syntax: 'RSET', title: 'Cancels the transaction', meaning: 'Discards the sender, recipients and content; the greeting, TLS and login remain.', next: 'A 250.', reference: 'RFC 5321 §4.1.1.5', when: 'any'},
	{verb: 'NOOP', syntax: 'NOOP [text]', title: 'Does nothing', meaning: 'Tests the connection and keeps it alive.', next: 'A 250.', reference: 'RFC 5321 §4.1.1.9', when: 'any'},
	{verb: 'QUIT', syntax: 'QUIT', title: 'Ends the session', meaning: 'An open transaction is cancelled, and both sides close the connection.', next: 'A 221, then the server closes.', reference: 'RFC 5321 §4.1.1.10', when: 'any'},
	{verb: 'HELP', syntax: 'HELP [command]', title: 'Asks for help', meaning: 'The server answers with text for people to read.', next: 'A 214 or 211.', reference: 'RFC 5321 §4.1.1.8', when: 'any'},
	{verb: 'VRFY', syntax: 'VRFY user|address', title: 'Asks whether a mailbox exists', meaning: 'Most servers do not say, so as not to help spammers.', next: 'A 250 with the address, 252 for “cannot say”, or 550.', reference: 'RFC 5321 §4.1.1.6', when: 'any'},
	{verb: 'EXPN', syntax: 'EXPN list', title: 'Asks who is on a mailing list', meaning: 'Most servers have it disabled.', next: 'A 250 with one member on each line, or 502.', reference: 'RFC 5321 §4.1.1.7', when: 'any'},
	{verb: 'STARTTLS', syntax: 'STARTTLS', title: 'Asks for encryption', meaning: 'After a 220 both sides start the TLS handshake and discard everything said before.', next: 'A 220, the handshake, then EHLO again.', reference: 'RFC 3207 §4', when: 'greeted', keyword: 'STARTTLS'},
	{verb: 'AUTH', syntax: 'AUTH mechanism [initial-response]', title: 'Starts a login', meaning: 'The two sides exchange lines of base64, as the mechanism defines them.', next: 'A 334 to be answered, 235 for success, 535 for a refusal.', reference: 'RFC 4954 §4', when: 'greeted', keyword: 'AUTH'},
	{verb: 'ETRN', syntax: 'ETRN node', title: 'Starts delivery of queued mail', meaning: 'Asks the server to deliver the mail it has queued for a host or domain, over a connection of its own.', next: 'A 250, 251, 252 or 253.', reference: 'RFC 1985', when: 'greeted', keyword: 'ETRN'},
	{verb: 'ATRN', syntax: 'ATRN [domain,…]', title: 'Swaps roles to collect mail', meaning: 'After a login the server becomes the client and delivers the queued mail.', next: 'A 250, then the server speaks as a client.', reference: 'RFC 2645', when: 'greeted', keyword: 'ATRN'},
	{verb: 'XCLIENT', syntax: 'XCLIENT name=value …', title: 'Says who the client really is', meaning: 'For trusted proxies: replaces the client’s name, address and more, and restarts the session.', next: 'A 220 as after connecting, then EHLO.', reference: 'Postfix XCLIENT_README', when: 'greeted', keyword: 'XCLIENT'},
	{verb: 'XFORWARD', syntax: 'XFORWARD name=value …', title: 'Says who the client was, for the log', meaning: 'For trusted filters; it changes no permissions.', next: 'A 250.', reference: 'Postfix XFORWARD_README', when: 'greeted', keyword: 'XFORWARD'},
	{verb: 'X-EXPS', syntax: 'X-EXPS mechanism [initial-response]', title: 'Starts a login between Exchange servers', meaning: 'Exchange’s own form of AUTH.', next: 'A 334 or 235.', reference: 'Microsoft Exchange', when: 'greeted', keyword: 'X-EXPS'},
	{verb: 'X-ANONYMOUSTLS', syntax: 'X-ANONYMOUSTLS', title: 'Asks for encryption between Exchange servers', meaning: 'TLS without checking certificates.', next: 'A 220, then the handshake.', reference: 'Microsoft Exchange', when: 'greeted', keyword: 'X-ANONYMOUSTLS'},
	{verb: 'XEXCH50', syntax: 'XEXCH50 octets number', title: 'Sends properties that only Exchange knows', meaning: 'A block of that many octets follows.', next: 'A 354, then the block.', reference: 'Microsoft Exchange', when: 'transaction', keyword: 'XEXCH50'},
	{verb: 'TURN', syntax: 'TURN', title: 'Swaps roles, the old way', meaning: 'It does not authenticate the client, so servers refuse it.', next: 'A 502.', reference: 'RFC 821', when: 'greeted', keyword: 'TURN', obsolete: true},
	{verb: 'SEND', syntax: 'SEND FROM:<address>', title: 'Mail to a terminal', meaning: 'Once displayed a message on the user’s terminal.', next: 'A 502.', reference: 'RFC 821', when: 'greeted', keyword: 'SEND', obsolete: true},
	{verb: 'SOML', syntax: 'SOML FROM:<address>', title: 'Mail to a terminal or a mailbox', meaning: 'Once displayed a message on the user’s terminal, or stored it if the user was not logged in.', next: 'A 502.', reference: 'RFC 821', when: 'greeted', keyword: 'SOML', obsolete: true},
	{verb: 'SAML', syntax: 'SAML FROM:<address>', title: 'Mail to a terminal and a mailbox', meaning: 'Once displayed a message on the user’s terminal and stored it.', next: 'A 502.', reference: 'RFC 821', when: 'greeted', keyword: 'SAML', obsolete: true},
	{verb: 'VERB', syntax: 'VERB', title: 'Asks the server to report its steps', meaning: 'Specific to Sendmail; usually disabled.', next: 'A 250 or 502.', reference: 'Sendmail', when: 'any', keyword: 'VERB', obsolete: true},
	{verb: 'ONEX', syntax: 'ONEX', title: 'Says that one message will be sent', meaning: 'Specific to Sendmail; of no use today.', next: 'A 250 or 502.', reference: 'Sendmail', when: 'any', keyword: 'ONEX', obsolete: true},
	{verb: 'TLS', syntax: 'TLS', title: 'Asks for encryption, the old way', meaning: 'What STARTTLS was called before it was standardised.', next: 'A 220 or 500.', reference: 'Microsoft Exchange 5.5', when: 'greeted', keyword: 'TLS', obsolete: true},
	{verb: 'WELLKNOWN', syntax: 'WELLKNOWN path', title: 'Fetches a well-known resource', meaning: 'An experiment in Exim.', next: 'A 250 with the content.', reference: 'Exim', when: 'greeted', keyword: 'WELLKNOWN'},
] as const satisfies readonly CommandWords[];

const byVerb: ReadonlyMap<string, CommandWords> = new Map(commands.map(row => [row.verb, row]));

/** By the verb in capitals; undefined for a verb that is not in the table. */
export function commandWords(verb: string): CommandWords | undefined {
	return byVerb.get(verb);
}
