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
	{code: '0.0', name: 'no detail', meaning: 'Only the class says anything.', reference: 'RFC 3463 §3.1'},
	{code: '1.0', name: 'address', meaning: 'Something about an address.', reference: 'RFC 3463 §3.2'},
	{code: '1.1', name: 'no such mailbox', meaning: 'The part before “@” is not known at that domain.', reference: 'RFC 3463 §3.2'},
	{code: '1.2', name: 'no such domain', meaning: 'The domain of the recipient does not exist or takes no mail.', reference: 'RFC 3463 §3.2'},
	{code: '1.3', name: 'malformed recipient', meaning: 'The recipient’s address is not written right.', reference: 'RFC 3463 §3.2'},
	{code: '1.4', name: 'ambiguous recipient', meaning: 'The address fits more than one mailbox.', reference: 'RFC 3463 §3.2'},
	{code: '1.5', name: 'recipient valid', meaning: 'The recipient’s address is good.', reference: 'RFC 3463 §3.2'},
	{code: '1.6', name: 'mailbox moved', meaning: 'The mailbox was here once; where it went is not known.', reference: 'RFC 3463 §3.2'},
	{code: '1.7', name: 'malformed sender', meaning: 'The sender’s address is not written right.', reference: 'RFC 3463 §3.2'},
	{code: '1.8', name: 'sender’s domain', meaning: 'The sender’s domain does not exist or could take no answer.', reference: 'RFC 3463 §3.2'},
	{code: '1.9', name: 'left the mail world', meaning: 'Passed to a system that reports no further status.', reference: 'RFC 3886'},
	{code: '1.10', name: 'recipient takes no mail', meaning: 'The recipient’s domain has a null MX: it never takes mail. (Exchange: recipient not found.)', reference: 'RFC 7505'},
	{code: '2.0', name: 'mailbox', meaning: 'The mailbox exists, and something about it is not right.', reference: 'RFC 3463 §3.3'},
	{code: '2.1', name: 'mailbox disabled', meaning: 'The mailbox exists but takes no mail.', reference: 'RFC 3463 §3.3'},
	{code: '2.2', name: 'mailbox full', meaning: 'The mailbox is over its quota.', reference: 'RFC 3463 §3.3'},
	{code: '2.3', name: 'too big for the mailbox', meaning: 'The message is larger than this mailbox takes.', reference: 'RFC 3463 §3.3'},
	{code: '2.4', name: 'list not expanded', meaning: 'The address is a mailing list, and its members could not be found.', reference: 'RFC 3463 §3.3'},
	{code: '3.0', name: 'mail system', meaning: 'Something about the receiving system.', reference: 'RFC 3463 §3.4'},
	{code: '3.1', name: 'system full', meaning: 'The receiving system has no room.', reference: 'RFC 3463 §3.4'},
	{code: '3.2', name: 'takes no mail', meaning: 'The host takes no mail now, or never: shutdown, load, maintenance.', reference: 'RFC 3463 §3.4'},
	{code: '3.3', name: 'feature missing', meaning: 'The receiving system lacks something this message needs.', reference: 'RFC 3463 §3.4'},
	{code: '3.4', name: 'too big for the system', meaning: 'The message is larger than the system takes.', reference: 'RFC 3463 §3.4'},
	{code: '3.5', name: 'misconfigured', meaning: 'The receiving system is set up in a way that it cannot take this.', reference: 'RFC 3463 §3.4'},
	{code: '3.6', name: 'priority changed', meaning: 'Taken, but with another priority than was asked for.', reference: 'RFC 6710'},
	{code: '4.0', name: 'network or routing', meaning: 'Something about the way to the next host.', reference: 'RFC 3463 §3.5'},
	{code: '4.1', name: 'no answer', meaning: 'The next host did not answer.', reference: 'RFC 3463 §3.5'},
	{code: '4.2', name: 'bad connection', meaning: 'The connection broke or took too long.', reference: 'RFC 3463 §3.5'},
	{code: '4.3', name: 'directory failed', meaning: 'A directory or name service that routing needs failed.', reference: 'RFC 3463 §3.5'},
	{code: '4.4', name: 'no route', meaning: 'No next host could be found, DNS has none that can be used.', reference: 'RFC 3463 §3.5'},
	{code: '4.5', name: 'congestion', meaning: 'The mail system is too busy.', reference: 'RFC 3463 §3.5'},
	{code: '4.6', name: 'loop', meaning: 'The message goes round in circles.', reference: 'RFC 3463 §3.5'},
	{code: '4.7', name: 'too late', meaning: 'The message waited too long, or its time to be delivered is over.', reference: 'RFC 3463 §3.5'},
	{code: '4.14', name: 'too many hops', meaning: 'Exchange: the message went through too many servers, a loop most likely.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '5.0', name: 'protocol', meaning: 'Something about the SMTP commands.', reference: 'RFC 3463 §3.6'},
	{code: '5.1', name: 'invalid command', meaning: 'Unknown, not offered, or out of order.', reference: 'RFC 3463 §3.6'},
	{code: '5.2', name: 'syntax', meaning: 'The command could not be read.', reference: 'RFC 3463 §3.6'},
	{code: '5.3', name: 'too many recipients', meaning: 'More recipients than one transaction may have.', reference: 'RFC 3463 §3.6'},
	{code: '5.4', name: 'invalid arguments', meaning: 'The command is known, its arguments are not right or not offered.', reference: 'RFC 3463 §3.6'},
	{code: '5.5', name: 'wrong version', meaning: 'The two sides speak versions that do not fit.', reference: 'RFC 3463 §3.6'},
	{code: '5.6', name: 'AUTH line too long', meaning: 'A line of the login was longer than the server takes.', reference: 'RFC 4954 §6'},
	{code: '6.0', name: 'content', meaning: 'Something about the content of the message.', reference: 'RFC 3463 §3.7'},
	{code: '6.1', name: 'media not supported', meaning: 'This kind of content is not supported.', reference: 'RFC 3463 §3.7'},
	{code: '6.2', name: 'conversion forbidden', meaning: 'The content would have to be converted, and may not be.', reference: 'RFC 3463 §3.7'},
	{code: '6.3', name: 'conversion impossible', meaning: 'The content would have to be converted, and cannot be.', reference: 'RFC 3463 §3.7'},
	{code: '6.4', name: 'converted with loss', meaning: 'Delivered after a conversion that lost something.', reference: 'RFC 3463 §3.7'},
	{code: '6.5', name: 'conversion failed', meaning: 'A conversion was tried and failed.', reference: 'RFC 3463 §3.7'},
	{code: '6.6', name: 'content not available', meaning: 'What BURL points at could not be fetched.', reference: 'RFC 4468'},
	{code: '6.7', name: 'no international address here', meaning: 'Addresses outside ASCII are not allowed for this sender or recipient.', reference: 'RFC 6531'},
	{code: '6.8', name: 'reply needs UTF-8', meaning: 'The answer would need UTF-8, and the client did not ask with SMTPUTF8.', reference: 'RFC 6531'},
	{code: '6.9', name: 'headers need UTF-8', meaning: 'A message with UTF-8 headers cannot go to one or more of its recipients.', reference: 'RFC 6531'},
	{code: '6.10', name: 'reply needs UTF-8', meaning: 'An outdated number for X.6.8.', reference: 'RFC 6531'},
	{code: '7.0', name: 'security or policy', meaning: 'Something about security or policy; often: log in or start TLS first.', reference: 'RFC 3463 §3.8'},
	{code: '7.1', name: 'not authorised', meaning: 'Policy refuses this message or this way of sending it.', reference: 'RFC 3463 §3.8'},
	{code: '7.2', name: 'list closed', meaning: 'The sender may not write to this mailing list, or see its members.', reference: 'RFC 3463 §3.8'},
	{code: '7.3', name: 'security conversion', meaning: 'A change of security protocol would be needed and is impossible.', reference: 'RFC 3463 §3.8'},
	{code: '7.4', name: 'security feature missing', meaning: 'A security feature that was asked for, such as a login mechanism, is not supported.', reference: 'RFC 3463 §3.8'},
	{code: '7.5', name: 'cryptographic failure', meaning: 'A check or a decryption failed for lack of keys or because of wrong ones.', reference: 'RFC 3463 §3.8'},
	{code: '7.6', name: 'algorithm not supported', meaning: 'The cryptographic algorithm is not supported.', reference: 'RFC 3463 §3.8'},
	{code: '7.7', name: 'message altered', meaning: 'The message was changed or damaged on its way.', reference: 'RFC 3463 §3.8'},
	{code: '7.8', name: 'credentials invalid', meaning: 'The user name, password or token was not accepted.', reference: 'RFC 4954 §6'},
	{code: '7.9', name: 'mechanism too weak', meaning: 'Policy wants a stronger or another login for this user.', reference: 'RFC 4954 §6'},
	{code: '7.10', name: 'encryption needed', meaning: 'TLS must come first.', reference: 'RFC 5248'},
	{code: '7.11', name: 'encryption needed for this mechanism', meaning: 'The mechanism may only be used inside TLS.', reference: 'RFC 4954 §6'},
	{code: '7.12', name: 'password transition', meaning: 'Log in once with PLAIN inside TLS, so that this mechanism can be set up.', reference: 'RFC 4954 §6'},
	{code: '7.13', name: 'account disabled', meaning: 'The account was switched off.', reference: 'RFC 5248'},
	{code: '7.14', name: 'trust needed', meaning: 'The server must first be set up to trust a third server, as for BURL.', reference: 'RFC 4468'},
	{code: '7.15', name: 'priority too low', meaning: 'The priority asked for is lower than the server takes now.', reference: 'RFC 6710'},
	{code: '7.16', name: 'too big for its priority', meaning: 'The message is too large for its priority.', reference: 'RFC 6710'},
	{code: '7.17', name: 'mailbox changed hands', meaning: 'The mailbox has another owner than at the time the sender named.', reference: 'RFC 7293'},
	{code: '7.18', name: 'domain changed hands', meaning: 'The domain has another owner than at the time the sender named.', reference: 'RFC 7293'},
	{code: '7.19', name: 'owner unknown', meaning: 'Whether the owner is still the same could not be found out.', reference: 'RFC 7293'},
	{code: '7.20', name: 'no passing DKIM signature', meaning: 'No DKIM signature of the message passed.', reference: 'RFC 7372 §3.1'},
	{code: '7.21', name: 'no acceptable DKIM signature', meaning: 'DKIM signatures passed, but none that this server takes.', reference: 'RFC 7372 §3.1'},
	{code: '7.22', name: 'no DKIM signature of the author', meaning: 'DKIM signatures passed, but none of the domain in From:.', reference: 'RFC 7372 §3.1'},
	{code: '7.23', name: 'SPF failed', meaning: 'The sender’s domain does not allow this address to send for it.', reference: 'RFC 7372 §3.2'},
	{code: '7.24', name: 'SPF error', meaning: 'The SPF check could not be carried out.', reference: 'RFC 7372 §3.2'},
	{code: '7.25', name: 'reverse DNS failed', meaning: 'Your IP address has no name in DNS, or one that does not lead back to it.', reference: 'RFC 7372 §3.3'},
	{code: '7.26', name: 'several checks failed', meaning: 'More than one of SPF, DKIM and their like failed.', reference: 'RFC 7372 §3.4'},
	{code: '7.27', name: 'sender takes no mail', meaning: 'The sender’s domain has a null MX and could take no answer.', reference: 'RFC 7505'},
	{code: '7.28', name: 'mail flood', meaning: 'The message looks like one of a flood.', reference: 'draft-levine-mailbomb-header'},
	{code: '7.29', name: 'ARC failed', meaning: 'The chain of ARC seals is broken.', reference: 'RFC 8617'},
	{code: '7.30', name: 'REQUIRETLS not possible', meaning: 'REQUIRETLS was asked for, and the next server does not offer it.', reference: 'RFC 8689'},
	{code: '7.32', name: 'From: not aligned', meaning: 'Google: the domain in From: is not the one that was authenticated.', reference: 'Google', vendor: 'Google'},
	{code: '7.40', name: 'no DMARC record', meaning: 'Google: the sending domain does not meet the DMARC rule for senders of bulk mail.', reference: 'Google', vendor: 'Google'},
	{code: '7.57', name: 'not logged in', meaning: 'Microsoft: the client did not log in and may not send anonymously.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.60', name: 'may not send as this sender', meaning: 'Microsoft: the account may not send in this name.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.64', name: 'tenant not found', meaning: 'Microsoft: connector or certificate fits no accepted domain, so relaying is refused.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.139', name: 'login switched off', meaning: 'Microsoft: SMTP AUTH or password login is switched off or blocked by policy; the password was not even judged.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.509', name: 'DMARC says reject', meaning: 'Microsoft: the sending domain fails DMARC, and its policy is to reject.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.511', name: 'sender banned', meaning: 'Microsoft: the sender is banned; the text names where to ask.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.515', name: 'domain not authenticated enough', meaning: 'Microsoft: the sending domain does not meet the rule for senders of bulk mail.', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.606', name: 'IP address banned', meaning: 'Microsoft: the sending address is banned (606 to 649 are one family).', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.700', name: 'sending limit reached', meaning: 'Microsoft: the tenant sends more than it may (700 to 749 are one family).', reference: 'Microsoft', vendor: 'Microsoft'},
	{code: '7.708', name: 'traffic not accepted', meaning: 'Microsoft: nothing is taken from this IP address.', reference: 'Microsoft', vendor: 'Microsoft'},
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
			`The registry has no such detail; the first two numbers say: ${classes[status.class]}, ${subject}.`,
		reference: row?.reference ?? 'RFC 3463 §2',
		vendor: row?.vendor ?? null,
		known: row !== undefined,
	};
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
