/** Enhanced status codes (RFC 3463 and the IANA registry): what class, subject and detail say. */
import type {EnhancedStatus} from '../protocol/enhanced-status.ts';

export type EnhancedCode = {
	/** `subject.detail` */
	readonly code: string;
	readonly name: string;
	readonly meaning: string;
	readonly reference: string;
	/** In no registry: what one operator means by it. */
	readonly vendor?: string;
};

// biome-ignore format: a row is read as a row
export const enhancedCodes = [
	{code: '0.0', name: 'no detail', meaning: 'The code says nothing more.', reference: 'RFC 3463 §3.1'},
	{code: '1.0', name: 'address', meaning: 'The problem is an address; the code does not say more.', reference: 'RFC 3463 §3.2'},
	{code: '1.1', name: 'no such mailbox', meaning: 'The part before “@” is not known at that domain.', reference: 'RFC 3463 §3.2'},
	{code: '1.2', name: 'no such domain', meaning: 'The domain of the recipient does not exist or does not accept mail.', reference: 'RFC 3463 §3.2'},
	{code: '1.3', name: 'malformed recipient', meaning: 'The syntax of the recipient’s address is wrong.', reference: 'RFC 3463 §3.2'},
	{code: '1.4', name: 'ambiguous recipient', meaning: 'The address matches more than one mailbox.', reference: 'RFC 3463 §3.2'},
	{code: '1.5', name: 'recipient valid', meaning: 'The recipient’s address is valid.', reference: 'RFC 3463 §3.2'},
	{code: '1.6', name: 'mailbox moved', meaning: 'The mailbox was here once, but no forwarding address is known.', reference: 'RFC 3463 §3.2'},
	{code: '1.7', name: 'malformed sender', meaning: 'The syntax of the sender’s address is wrong.', reference: 'RFC 3463 §3.2'},
	{code: '1.8', name: 'sender’s domain', meaning: 'The sender’s domain does not exist, or could not receive a bounce.', reference: 'RFC 3463 §3.2'},
	{code: '1.9', name: 'passed to a foreign mail system', meaning: 'Passed to a system that does not report any further status.', reference: 'RFC 3886'},
	{code: '1.10', name: 'recipient’s domain accepts no mail', meaning: 'The recipient’s domain has a null MX: it never accepts mail. (Exchange: recipient not found.)', reference: 'RFC 7505'},
	{code: '2.0', name: 'mailbox', meaning: 'The problem is the mailbox; the code does not say more.', reference: 'RFC 3463 §3.3'},
	{code: '2.1', name: 'mailbox disabled', meaning: 'The mailbox exists but does not accept mail.', reference: 'RFC 3463 §3.3'},
	{code: '2.2', name: 'mailbox full', meaning: 'The mailbox is over its quota.', reference: 'RFC 3463 §3.3'},
	{code: '2.3', name: 'too big for the mailbox', meaning: 'The message is larger than this mailbox allows.', reference: 'RFC 3463 §3.3'},
	{code: '2.4', name: 'list not expanded', meaning: 'The address is a mailing list, and its members could not be found.', reference: 'RFC 3463 §3.3'},
	{code: '3.0', name: 'mail system', meaning: 'The problem is the receiving system; the code does not say more.', reference: 'RFC 3463 §3.4'},
	{code: '3.1', name: 'system full', meaning: 'The receiving system has run out of storage.', reference: 'RFC 3463 §3.4'},
	{code: '3.2', name: 'not accepting mail', meaning: 'The host is not accepting mail, now or at all: shutdown, load, maintenance.', reference: 'RFC 3463 §3.4'},
	{code: '3.3', name: 'feature missing', meaning: 'The receiving system lacks a feature that this message needs.', reference: 'RFC 3463 §3.4'},
	{code: '3.4', name: 'too big for the system', meaning: 'The message is larger than the system allows.', reference: 'RFC 3463 §3.4'},
	{code: '3.5', name: 'misconfigured', meaning: 'The receiving system’s configuration prevents it from accepting this.', reference: 'RFC 3463 §3.4'},
	{code: '3.6', name: 'priority changed', meaning: 'Accepted, but with a different priority from the one requested.', reference: 'RFC 6710'},
	{code: '4.0', name: 'network or routing', meaning: 'The problem is on the way to the next host; the code does not say more.', reference: 'RFC 3463 §3.5'},
	{code: '4.1', name: 'no answer', meaning: 'The next host did not answer.', reference: 'RFC 3463 §3.5'},
	{code: '4.2', name: 'bad connection', meaning: 'The connection broke or was too slow.', reference: 'RFC 3463 §3.5'},
	{code: '4.3', name: 'directory failed', meaning: 'A directory or name service that routing depends on failed.', reference: 'RFC 3463 §3.5'},
	{code: '4.4', name: 'no route', meaning: 'No usable next host could be found in DNS.', reference: 'RFC 3463 §3.5'},
	{code: '4.5', name: 'congestion', meaning: 'The mail system is too busy.', reference: 'RFC 3463 §3.5'},
	{code: '4.6', name: 'loop', meaning: 'The message is going round in a loop.', reference: 'RFC 3463 §3.5'},
	{code: '4.7', name: 'too late', meaning: 'The message waited in the queue too long, or its delivery deadline has passed.', reference: 'RFC 3463 §3.5'},
	{code: '4.14', name: 'too many hops', meaning: 'Exchange: the message passed through too many servers, most likely in a loop.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '5.0', name: 'protocol', meaning: 'The problem is the SMTP dialogue; the code does not say more.', reference: 'RFC 3463 §3.6'},
	{code: '5.1', name: 'invalid command', meaning: 'The command is unknown, not offered, or out of order.', reference: 'RFC 3463 §3.6'},
	{code: '5.2', name: 'syntax', meaning: 'The command could not be parsed.', reference: 'RFC 3463 §3.6'},
	{code: '5.3', name: 'too many recipients', meaning: 'The transaction has more recipients than are allowed.', reference: 'RFC 3463 §3.6'},
	{code: '5.4', name: 'invalid arguments', meaning: 'The command is known, but its arguments are wrong or not supported.', reference: 'RFC 3463 §3.6'},
	{code: '5.5', name: 'wrong version', meaning: 'The two sides use protocol versions that do not match.', reference: 'RFC 3463 §3.6'},
	{code: '5.6', name: 'AUTH line too long', meaning: 'A line of the login was longer than the server allows.', reference: 'RFC 4954 §6'},
	{code: '6.0', name: 'content', meaning: 'The problem is the content of the message; the code does not say more.', reference: 'RFC 3463 §3.7'},
	{code: '6.1', name: 'media not supported', meaning: 'This kind of content is not supported.', reference: 'RFC 3463 §3.7'},
	{code: '6.2', name: 'conversion forbidden', meaning: 'The content would have to be converted, which is not permitted.', reference: 'RFC 3463 §3.7'},
	{code: '6.3', name: 'conversion impossible', meaning: 'The content would have to be converted, which is not possible.', reference: 'RFC 3463 §3.7'},
	{code: '6.4', name: 'converted with loss', meaning: 'Delivered after a conversion that lost information.', reference: 'RFC 3463 §3.7'},
	{code: '6.5', name: 'conversion failed', meaning: 'A conversion was attempted and failed.', reference: 'RFC 3463 §3.7'},
	{code: '6.6', name: 'content not available', meaning: 'The content that the BURL URL points to could not be fetched.', reference: 'RFC 4468'},
	{code: '6.7', name: 'non-ASCII address not permitted', meaning: 'Addresses outside ASCII are not permitted for this sender or recipient.', reference: 'RFC 6531'},
	{code: '6.8', name: 'reply needs UTF-8', meaning: 'The reply would need UTF-8, and the client did not ask for it with SMTPUTF8.', reference: 'RFC 6531'},
	{code: '6.9', name: 'headers need UTF-8', meaning: 'A message with UTF-8 headers cannot be delivered to one or more of its recipients.', reference: 'RFC 6531'},
	{code: '6.10', name: 'reply needs UTF-8', meaning: 'An obsolete number for X.6.8.', reference: 'RFC 6531'},
	{code: '7.0', name: 'security or policy', meaning: 'The problem is security or policy; the code does not say more. Often you have to log in or start TLS first.', reference: 'RFC 3463 §3.8'},
	{code: '7.1', name: 'not authorised', meaning: 'Policy forbids this message, or this way of sending it.', reference: 'RFC 3463 §3.8'},
	{code: '7.2', name: 'list closed', meaning: 'The sender may not post to this mailing list, or may not see its members.', reference: 'RFC 3463 §3.8'},
	{code: '7.3', name: 'security conversion', meaning: 'The message would have to be converted to another security protocol, which is not possible.', reference: 'RFC 3463 §3.8'},
	{code: '7.4', name: 'security feature missing', meaning: 'A requested security feature, such as a login mechanism, is not supported.', reference: 'RFC 3463 §3.8'},
	{code: '7.5', name: 'cryptographic failure', meaning: 'A verification or decryption failed because a key is missing or wrong.', reference: 'RFC 3463 §3.8'},
	{code: '7.6', name: 'algorithm not supported', meaning: 'The cryptographic algorithm is not supported.', reference: 'RFC 3463 §3.8'},
	{code: '7.7', name: 'message altered', meaning: 'The message was changed or corrupted in transit.', reference: 'RFC 3463 §3.8'},
	{code: '7.8', name: 'credentials invalid', meaning: 'The user name, password or token was not accepted.', reference: 'RFC 4954 §6'},
	{code: '7.9', name: 'mechanism too weak', meaning: 'Policy requires a stronger or a different login mechanism for this user.', reference: 'RFC 4954 §6'},
	{code: '7.10', name: 'encryption required', meaning: 'TLS must be started first.', reference: 'RFC 5248'},
	{code: '7.11', name: 'encryption required for this mechanism', meaning: 'The mechanism may only be used inside TLS.', reference: 'RFC 4954 §6'},
	{code: '7.12', name: 'password transition', meaning: 'Log in once with PLAIN inside TLS, so that this mechanism can be set up.', reference: 'RFC 4954 §6'},
	{code: '7.13', name: 'account disabled', meaning: 'The account has been disabled.', reference: 'RFC 5248'},
	{code: '7.14', name: 'trust required', meaning: 'The server must first be configured to trust a third server, for example for BURL.', reference: 'RFC 4468'},
	{code: '7.15', name: 'priority too low', meaning: 'The requested priority is lower than the server accepts at the moment.', reference: 'RFC 6710'},
	{code: '7.16', name: 'too big for its priority', meaning: 'The message is too large for its priority.', reference: 'RFC 6710'},
	{code: '7.17', name: 'mailbox changed hands', meaning: 'The mailbox has a different owner from the one at the time the sender specified.', reference: 'RFC 7293'},
	{code: '7.18', name: 'domain changed hands', meaning: 'The domain has a different owner from the one at the time the sender specified.', reference: 'RFC 7293'},
	{code: '7.19', name: 'owner unknown', meaning: 'The server could not determine whether the owner is still the same.', reference: 'RFC 7293'},
	{code: '7.20', name: 'no passing DKIM signature', meaning: 'The message has no DKIM signature that passed.', reference: 'RFC 7372 §3.1'},
	{code: '7.21', name: 'no acceptable DKIM signature', meaning: 'DKIM signatures passed, but none that this server accepts.', reference: 'RFC 7372 §3.1'},
	{code: '7.22', name: 'no DKIM signature by the author’s domain', meaning: 'DKIM signatures passed, but none for the domain in From:.', reference: 'RFC 7372 §3.1'},
	{code: '7.23', name: 'SPF failed', meaning: 'The sender’s domain does not allow this address to send for it.', reference: 'RFC 7372 §3.2'},
	{code: '7.24', name: 'SPF error', meaning: 'The SPF check could not be carried out.', reference: 'RFC 7372 §3.2'},
	{code: '7.25', name: 'reverse DNS failed', meaning: 'Your IP address has no name in DNS, or its name does not resolve back to the address.', reference: 'RFC 7372 §3.3'},
	{code: '7.26', name: 'several checks failed', meaning: 'More than one of SPF, DKIM and similar checks failed.', reference: 'RFC 7372 §3.4'},
	{code: '7.27', name: 'sender’s domain accepts no mail', meaning: 'The sender’s domain has a null MX, so it could not receive a bounce.', reference: 'RFC 7505'},
	{code: '7.28', name: 'mail flood', meaning: 'The message looks like part of a mail flood.', reference: 'draft-levine-mailbomb-header'},
	{code: '7.29', name: 'ARC failed', meaning: 'The chain of ARC seals is broken.', reference: 'RFC 8617'},
	{code: '7.30', name: 'REQUIRETLS not possible', meaning: 'REQUIRETLS was requested, and the next server does not support it.', reference: 'RFC 8689'},
	{code: '7.32', name: 'From: not aligned', meaning: 'Google: the domain in From: is not the one that was authenticated.', reference: 'Google', vendor: 'Google'},
	{code: '7.40', name: 'no DMARC record', meaning: 'Google: the sending domain does not meet the DMARC requirement for bulk senders.', reference: 'Google', vendor: 'Google'},
	{code: '7.57', name: 'not logged in', meaning: 'Microsoft: the client did not log in and may not send anonymously.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.60', name: 'may not send as this sender', meaning: 'Microsoft: the account may not send as this address.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.64', name: 'tenant not found', meaning: 'Microsoft: the connector or certificate does not match an accepted domain, so relaying is refused.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.139', name: 'login disabled', meaning: 'Microsoft: SMTP AUTH or password login is disabled or blocked by policy; the password was not even checked.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.509', name: 'DMARC says reject', meaning: 'Microsoft: the sending domain fails DMARC, and its policy is to reject.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.511', name: 'sender banned', meaning: 'Microsoft: the sender is banned; the text says where to appeal.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.515', name: 'domain not sufficiently authenticated', meaning: 'Microsoft: the sending domain does not meet the requirements for bulk senders.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.606', name: 'IP address banned', meaning: 'Microsoft: the sending address is banned (606 to 649 belong to one family).', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.700', name: 'sending limit reached', meaning: 'Microsoft: the tenant has sent more than it may (700 to 749 belong to one family).', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.708', name: 'traffic not accepted', meaning: 'Microsoft: no mail is accepted from this IP address.', reference: 'Microsoft', vendor: 'Microsoft'},
] as const satisfies readonly EnhancedCode[];

export const subjects: readonly string[] = [
	'no subject',
	'address',
	'mailbox',
	'mail system',
	'network and routing',
	'mail protocol',
	'message content',
	'security and policy',
];

export const classes = {2: 'success', 4: 'temporary', 5: 'permanent'} as const;

export type EnhancedWords = {
	readonly class: string;
	readonly subject: string;
	readonly name: string;
	readonly meaning: string;
	readonly reference: string;
	readonly vendor: string | null;
	readonly known: boolean;
};

const byCode: ReadonlyMap<string, EnhancedCode> = new Map(enhancedCodes.map(row => [row.code, row]));

/** Always gives words: for an unregistered detail those of its class and subject. */
export function enhancedWords(status: EnhancedStatus): EnhancedWords {
	const row = byCode.get(`${status.subject}.${status.detail}`) ?? family(status);
	const subject = subjects[status.subject] ?? 'unregistered subject';
	return {
		class: classes[status.class],
		subject,
		name: row?.name ?? 'unregistered detail',
		meaning:
			row?.meaning ??
			`This detail is not registered; the first two numbers mean: ${classes[status.class]}, ${subject}.`,
		reference: row?.reference ?? 'RFC 3463 §2',
		vendor: row?.vendor ?? null,
		known: row !== undefined,
	};
}

/** In one line. X.Y.0 repeats its subject, and with a success there is nothing to add to it. */
export function enhancedLine(status: EnhancedStatus): string {
	const {class: result, subject, name, meaning} = enhancedWords(status);
	if (status.detail !== 0) {
		return `${result} · ${subject} · ${name}. ${meaning}`;
	}

	const said = status.subject === 0 ? result : `${result} · ${subject}`;
	return status.class === 2 ? said : `${said}. ${meaning}`;
}

/** Microsoft numbers whole families alike. */
function family({subject, detail}: EnhancedStatus): EnhancedCode | undefined {
	if (subject !== 7) {
		return undefined;
	}

	if (detail > 606 && detail < 650) {
		return byCode.get('7.606');
	}

	return detail > 700 && detail < 750 ? byCode.get('7.700') : undefined;
}
