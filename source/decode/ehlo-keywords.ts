/** What servers announce in answer to EHLO: IANA's list of SMTP service extensions, and private ones seen in the wild. */
import type {Capability} from '../protocol/capabilities.ts';
import {readCapability} from './ehlo-parameters.ts';

export type EhloKeyword = {
	readonly keyword: string;
	readonly meaning: string;
	readonly reference: string;
	/** `private`: no standard, one maker's own. `basic`: a command every server has, listed anyway. */
	readonly status: 'registered' | 'obsolete' | 'private' | 'private, obsolete' | 'basic';
	readonly verbs?: readonly string[];
	readonly mail?: readonly string[];
	readonly rcpt?: readonly string[];
};

// biome-ignore format: a row is read as a row
export const ehloKeywords = [
	{keyword: '8BITMIME', meaning: 'Message bodies may contain octets above 127.', reference: 'RFC 6152', status: 'registered', mail: ['BODY=8BITMIME']},
	{keyword: 'SIZE', meaning: 'The largest message the server accepts. MAIL can declare the size in advance.', reference: 'RFC 1870', status: 'registered', mail: ['SIZE=octets']},
	{keyword: 'STARTTLS', meaning: 'The connection can be encrypted. After that the session starts again with EHLO.', reference: 'RFC 3207', status: 'registered', verbs: ['STARTTLS']},
	{keyword: 'AUTH', meaning: 'You can log in with these mechanisms.', reference: 'RFC 4954', status: 'registered', verbs: ['AUTH'], mail: ['AUTH=mailbox']},
	{keyword: 'PIPELINING', meaning: 'Several commands may be sent without waiting for each reply; EHLO, STARTTLS, AUTH, DATA, VRFY, EXPN, NOOP and QUIT may only come last in such a group.', reference: 'RFC 2920', status: 'registered'},
	{keyword: 'CHUNKING', meaning: 'BDAT sends the message in blocks of a stated length, instead of DATA and the final dot.', reference: 'RFC 3030', status: 'registered', verbs: ['BDAT']},
	{keyword: 'BINARYMIME', meaning: 'Any octets and lines of any length may be sent, with BDAT.', reference: 'RFC 3030', status: 'registered', mail: ['BODY=BINARYMIME']},
	{keyword: 'SMTPUTF8', meaning: 'Addresses and headers may be in UTF-8.', reference: 'RFC 6531', status: 'registered', mail: ['SMTPUTF8']},
	{keyword: 'DSN', meaning: 'You can request or suppress delivery reports.', reference: 'RFC 3461', status: 'registered', mail: ['RET=FULL|HDRS', 'ENVID=id'], rcpt: ['NOTIFY=list', 'ORCPT=type;address']},
	{keyword: 'ENHANCEDSTATUSCODES', meaning: 'Replies include codes such as 5.1.1, which are more precise than the three digits.', reference: 'RFC 2034', status: 'registered'},
	{keyword: 'HELP', meaning: 'The server answers HELP with text.', reference: 'RFC 5321 §4.1.1.8', status: 'registered', verbs: ['HELP']},
	{keyword: 'EXPN', meaning: 'You can ask for the members of a mailing list; usually disabled.', reference: 'RFC 5321 §4.1.1.7', status: 'registered', verbs: ['EXPN']},
	{keyword: 'ETRN', meaning: 'You can ask the server to deliver the mail it has queued for a host.', reference: 'RFC 1985', status: 'registered', verbs: ['ETRN']},
	{keyword: 'DELIVERBY', meaning: 'You can ask for delivery within a time limit.', reference: 'RFC 2852', status: 'registered', mail: ['BY=seconds;R|N']},
	{keyword: 'LIMITS', meaning: 'The limits of this session.', reference: 'RFC 9422', status: 'registered'},
	{keyword: 'REQUIRETLS', meaning: 'A message can be marked so that it is only ever sent over verified TLS.', reference: 'RFC 8689', status: 'registered', mail: ['REQUIRETLS']},
	{keyword: 'FUTURERELEASE', meaning: 'A message can be queued for later release.', reference: 'RFC 4865', status: 'registered', mail: ['HOLDFOR=seconds', 'HOLDUNTIL=time']},
	{keyword: 'MT-PRIORITY', meaning: 'A message can have a priority, from -9 to 9.', reference: 'RFC 6710', status: 'registered', mail: ['MT-PRIORITY=n']},
	{keyword: 'RRVS', meaning: 'The server can deliver a message only if the mailbox has had the same owner since a given time.', reference: 'RFC 7293', status: 'registered', rcpt: ['RRVS=time']},
	{keyword: 'BURL', meaning: 'The server can fetch the message from an IMAP server.', reference: 'RFC 4468', status: 'registered', verbs: ['BURL']},
	{keyword: 'ATRN', meaning: 'After a login, client and server can swap roles so that the client collects its queued mail.', reference: 'RFC 2645', status: 'registered', verbs: ['ATRN']},
	{keyword: 'CHECKPOINT', meaning: 'An interrupted transfer can resume where it stopped; rarely used.', reference: 'RFC 1845', status: 'registered', mail: ['TRANSID=<id>']},
	{keyword: 'NO-SOLICITING', meaning: 'The server refuses advertising of the kinds it names.', reference: 'RFC 3865', status: 'registered', mail: ['SOLICIT=keywords']},
	{keyword: 'MTRK', meaning: 'You can ask later where a message went.', reference: 'RFC 3885', status: 'registered', mail: ['MTRK=certifier']},
	{keyword: 'CONPERM', meaning: 'The sender can allow the content to be converted.', reference: 'RFC 4141', status: 'registered', mail: ['CONPERM']},
	{keyword: 'CONNEG', meaning: 'You can ask what kinds of content a recipient can receive, so as to convert the message for it.', reference: 'RFC 4141', status: 'registered', rcpt: ['CONNEG']},
	{keyword: 'SUBMITTER', meaning: 'Named the party responsible for a message, for Sender ID, which is no longer used.', reference: 'RFC 4405', status: 'obsolete', mail: ['SUBMITTER=mailbox']},
	{keyword: 'UTF8SMTP', meaning: 'The experiment that became SMTPUTF8.', reference: 'RFC 5336', status: 'obsolete', mail: ['ALT-ADDRESS=address'], rcpt: ['ALT-ADDRESS=address']},
	{keyword: 'SEND', meaning: 'Mail to the terminal of a logged-in user.', reference: 'RFC 821', status: 'obsolete', verbs: ['SEND']},
	{keyword: 'SOML', meaning: 'Mail to the terminal, or otherwise to the mailbox.', reference: 'RFC 821', status: 'obsolete', verbs: ['SOML']},
	{keyword: 'SAML', meaning: 'Mail to the terminal and to the mailbox.', reference: 'RFC 821', status: 'obsolete', verbs: ['SAML']},
	{keyword: 'TURN', meaning: 'Swaps client and server without authenticating the client; replaced by ETRN and ATRN.', reference: 'RFC 821', status: 'obsolete', verbs: ['TURN']},
	{keyword: 'VERB', meaning: 'Makes the server report the steps of delivery.', reference: 'Sendmail', status: 'obsolete', verbs: ['VERB']},
	{keyword: 'ONEX', meaning: 'Says that only one message will be sent.', reference: 'Sendmail', status: 'obsolete', verbs: ['ONEX']},
	{keyword: 'VRFY', meaning: 'You can ask whether a mailbox exists; most servers only answer 252 (“cannot say”).', reference: 'RFC 5321 §4.1.1.6', status: 'basic', verbs: ['VRFY']},
	{keyword: 'NOOP', meaning: 'A command that every server supports.', reference: 'RFC 5321 §4.1.1.9', status: 'basic', verbs: ['NOOP']},
	{keyword: 'RSET', meaning: 'A command that every server supports.', reference: 'RFC 5321 §4.1.1.5', status: 'basic', verbs: ['RSET']},
	{keyword: 'QUIT', meaning: 'A command that every server supports.', reference: 'RFC 5321 §4.1.1.10', status: 'basic', verbs: ['QUIT']},
	{keyword: 'EHLO', meaning: 'A command that every server supports.', reference: 'RFC 5321 §4.1.1.1', status: 'basic', verbs: ['EHLO']},
	{keyword: 'OK', meaning: 'Not an extension: Microsoft’s servers, and some others, end the list with this line.', reference: 'seen in the wild', status: 'private'},
	{keyword: 'XCLIENT', meaning: 'A trusted proxy can say who the client really is.', reference: 'Postfix XCLIENT_README', status: 'private', verbs: ['XCLIENT']},
	{keyword: 'XFORWARD', meaning: 'A trusted filter can pass on who the client was, for the log.', reference: 'Postfix XFORWARD_README', status: 'private', verbs: ['XFORWARD']},
	{keyword: 'XVERP', meaning: 'The sender address can be varied for each recipient, so that a bounce shows which one it is about.', reference: 'Postfix VERP_README', status: 'private', mail: ['XVERP=chars']},
	{keyword: 'PRDR', meaning: 'After the message the server can answer for each recipient separately.', reference: 'draft-hall-prdr', status: 'private', mail: ['PRDR']},
	{keyword: 'XPRDR', meaning: 'An early name for PRDR.', reference: 'Exim', status: 'private', mail: ['XPRDR']},
	{keyword: 'PIPECONNECT', meaning: 'A client that remembers this list may send before the greeting.', reference: 'Exim', status: 'private'},
	{keyword: 'PIPE_CONNECT', meaning: 'A client that remembers this list may send before the greeting.', reference: 'Exim', status: 'private'},
	{keyword: 'X_PIPE_CONNECT', meaning: 'An early name for PIPECONNECT.', reference: 'Exim', status: 'private'},
	{keyword: 'WELLKNOWN', meaning: 'Well-known resources can be fetched over SMTP; an experiment.', reference: 'Exim', status: 'private', verbs: ['WELLKNOWN']},
	{keyword: 'X-EXPS', meaning: 'Login between Exchange servers.', reference: 'Microsoft Exchange', status: 'private', verbs: ['X-EXPS']},
	{keyword: 'X-ANONYMOUSTLS', meaning: 'TLS between Exchange servers, without checking certificates.', reference: 'Microsoft Exchange', status: 'private', verbs: ['X-ANONYMOUSTLS']},
	{keyword: 'X-LINK2STATE', meaning: 'Exchange’s routing tables; once the target of an attack (MS05-021).', reference: 'Microsoft Exchange', status: 'private, obsolete', verbs: ['X-LINK2STATE']},
	{keyword: 'XEXCH50', meaning: 'Properties of a message that only Exchange knows.', reference: 'Microsoft Exchange', status: 'private, obsolete', verbs: ['XEXCH50']},
	{keyword: 'XRDST', meaning: 'Where Exchange should route a message.', reference: 'Microsoft Exchange', status: 'private'},
	{keyword: 'XSHADOW', meaning: 'Another Exchange server keeps a copy until delivery.', reference: 'Microsoft Exchange', status: 'private', verbs: ['XSHADOW', 'XQDISCARD']},
	{keyword: 'XSHADOWREQUEST', meaning: 'The server asks for such a copy.', reference: 'Microsoft Exchange', status: 'private', verbs: ['XSHADOWREQUEST']},
	{keyword: 'XPROXY', meaning: 'A front end of Exchange passes on the client’s session.', reference: 'Microsoft Exchange', status: 'private', verbs: ['XPROXY']},
	{keyword: 'XPROXYFROM', meaning: 'A front end of Exchange says which client it acts for.', reference: 'Microsoft Exchange', status: 'private', verbs: ['XPROXYFROM']},
	{keyword: 'XPROXYTO', meaning: 'The session is to be handed over to another server.', reference: 'Microsoft Exchange', status: 'private', verbs: ['XPROXYTO']},
	{keyword: 'X-MESSAGECONTEXT', meaning: 'Data about a message that only Exchange knows.', reference: 'Microsoft Exchange', status: 'private', mail: ['XMESSAGECONTEXT=…']},
	{keyword: 'XOORG', meaning: 'The organisation a message comes from.', reference: 'Microsoft Exchange', status: 'private', mail: ['XOORG=domain']},
	{keyword: 'XORIGFROM', meaning: 'The original sender, passed between servers.', reference: 'Microsoft Exchange', status: 'private', mail: ['XORIGFROM=…']},
	{keyword: 'XSYSPROBE', meaning: 'Marks messages that only test the system.', reference: 'Microsoft Exchange', status: 'private', mail: ['XSYSPROBEID=…']},
	{keyword: 'XMESSAGEVALUE', meaning: 'A class of message that only Exchange knows.', reference: 'Microsoft Exchange', status: 'private', mail: ['XMESSAGEVALUE=…']},
	{keyword: 'XATTRDIRECT', meaning: 'Which way a message goes, for Exchange.', reference: 'Microsoft Exchange', status: 'private', mail: ['XATTRDIRECT=…']},
	{keyword: 'TLS', meaning: 'An older name of STARTTLS.', reference: 'Microsoft Exchange 5.5', status: 'private, obsolete', verbs: ['TLS']},
	{keyword: 'XADR', meaning: 'Asks how the server rewrites and routes an address.', reference: 'PMDF and its successors', status: 'private', verbs: ['XADR']},
	{keyword: 'XSTA', meaning: 'Asks for the state of channels and queues.', reference: 'PMDF and its successors', status: 'private', verbs: ['XSTA']},
	{keyword: 'XCIR', meaning: 'Asks for circuit checks.', reference: 'PMDF and its successors', status: 'private', verbs: ['XCIR']},
	{keyword: 'XGEN', meaning: 'Asks whether the configuration is compiled.', reference: 'PMDF and its successors', status: 'private', verbs: ['XGEN']},
	{keyword: 'XLOOP', meaning: 'A value used to detect loops.', reference: 'PMDF and its successors', status: 'private'},
	{keyword: 'XDFLG', meaning: 'Flags for delivery.', reference: 'PMDF and its successors', status: 'private', mail: ['XDFLG']},
	{keyword: 'XACCEPTINGVERP', meaning: 'The server accepts a sender address that varies for each recipient.', reference: 'Sun Messaging Server', status: 'private'},
	{keyword: 'XUSR', meaning: 'Marks the first hop from a user’s program.', reference: 'Sendmail', status: 'private, obsolete', verbs: ['XUSR']},
	{keyword: 'X-RCPTLIMIT', meaning: 'How many recipients a message can have.', reference: 'ZMailer', status: 'private'},
	{keyword: 'MAILCOMPRESS', meaning: 'Specific to Tencent: messages can be sent compressed.', reference: 'seen in the wild', status: 'private'},
	{keyword: 'COREMAIL', meaning: 'Specific to Coremail: a value for other Coremail servers.', reference: 'seen in the wild', status: 'private'},
] as const satisfies readonly EhloKeyword[];

const byKeyword: ReadonlyMap<string, EhloKeyword> = new Map(ehloKeywords.map(row => [row.keyword, row]));

export type KeywordWords = {
	/** What it is, whatever its parameters. */
	readonly what: string;
	/** One or two sentences: what it is, and what these parameters say. */
	readonly meaning: string;
	/** True for IANA's list. */
	readonly registered: boolean;
	readonly status: EhloKeyword['status'] | 'masked' | 'unknown';
	readonly reference: string;
	readonly verbs: readonly string[];
	/** Parameters that MAIL and RCPT may then have. */
	readonly mail: readonly string[];
	readonly rcpt: readonly string[];
};

/** A keyword with its parameters, in words. */
export function keywordWords(capability: Capability): KeywordWords {
	const row = ehloKeyword(capability.keyword);
	const registered = row?.status === 'registered' || row?.status === 'obsolete';
	const what = row?.meaning ?? guess(capability.keyword);
	const said = [what, ...readCapability(capability)];
	if (capability.oldForm) {
		said.push('Written with “=” for clients older than the standard.');
	}

	return {
		what,
		meaning: said.join(' '),
		registered,
		status: row?.status ?? (isMasked(capability.keyword) ? 'masked' : 'unknown'),
		reference: row?.reference ?? 'RFC 5321 §4.1.1.1',
		verbs: row?.verbs ?? [],
		mail: row?.mail ?? [],
		rcpt: row?.rcpt ?? [],
	};
}

/** In any case; undefined for a keyword that is not in the table. */
export function ehloKeyword(keyword: string): EhloKeyword | undefined {
	return byKeyword.get(keyword.toUpperCase());
}

/** `XXXXXXXA`: a firewall between wrote this over a keyword that it does not want the two sides to use. */
export function isMasked(keyword: string): boolean {
	return /^X{3,}[A-Z]?$/.test(keyword);
}

function guess(keyword: string): string {
	if (isMasked(keyword)) {
		return 'A device between you and the server has overwritten this keyword with X; STARTTLS is a common victim.';
	}

	return keyword.startsWith('X')
		? 'A private extension that smtpscope does not know.'
		: 'Not a known extension: not registered, or not an extension at all.';
}
