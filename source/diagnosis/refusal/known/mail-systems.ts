/**
 * What mail systems say themselves when they give up or wait, in bounces more than in replies: about the server they
 * could not reach, the domain they did not find, the program that failed on their own machine.
 */
import type {KnownReply} from './known-reply.ts';

export const mailSystems: readonly KnownReply[] = [
	{
		id: 'mailer/lookup-failed',
		cause: 'server-dns',
		says: [
			'host not found, try again',
			'unexpected name server reply',
			'host name lookup failure',
			'temporary lookup failure',
		],
		message: 'DNS did not answer when the mail system looked up the recipient’s domain.',
		advice:
			'Check that the name servers of the recipient’s domain answer; then send again. If this happens with every domain, check the resolver of the sending server.',
		retry: 'later',
		reference: 'RFC 3463 §3.5 (X.4.3)',
		why: 'A name server that does not answer is not the same as a domain that does not exist, so mail waits and is tried again.',
	},
	{
		id: 'mailer/no-host',
		cause: 'recipient-domain-missing',
		says: [
			'host unknown',
			'find any host named',
			'find a mail exchanger',
			'illegal host/domain name',
			'indicated no smtp service',
			'domain does not exist',
			'receive email according to',
			'host or domain name not found',
			'dns lookup failure: host',
		],
		message: 'The recipient’s domain does not exist, or has no server that receives mail.',
		advice: 'Check the part after the “@” for a typo. If it is right, ask the recipient for another address.',
		reference: 'RFC 5321 §5.1; RFC 7505',
		why: 'Without an MX or address record there is no server to deliver to; a null MX says on purpose that there is none.',
	},
	{
		id: 'mailer/gave-up',
		cause: 'server-next-hop',
		says: [
			'retry timeout exceeded',
			'retry time not reached',
			'could not deliver for the last',
			'remote host is not responding',
			'too many failed delivery attempts',
			/delivery failed \d{1,4} attempts/,
			'in the queue too long',
			'establish an smtp connection',
			'network error on destination',
			'message will be deleted from queue',
			'still undelivered after',
			'accept our requests to connect',
			'network or routing status',
		],
		message: 'The mail system could not reach the recipient’s server for as long as it keeps trying.',
		advice:
			'Check whether the servers in the MX records of the recipient’s domain answer on port 25. Once they do, send again.',
		retry: 'later',
		reference: 'RFC 5321 §4.5.4.1; RFC 3463 §3.5 (X.4.1, X.4.7)',
		why: 'Mail that cannot be delivered waits in a queue, usually four or five days, before it comes back.',
	},
	{
		id: 'mailer/program-failed',
		cause: 'server-config',
		says: [
			'pipe to |',
			'mailer error',
			'procmail: ',
			'unable to contact ldap',
			'command died with status',
			'local delivery failed',
		],
		message:
			'A program or service on the receiving system failed: the one that delivers, sorts or looks up mail there.',
		advice:
			'The administrator of the receiving system has to fix it: send them the bounce. The address itself may be right.',
		reference: 'RFC 3463 §3.4 (X.3.0)',
		why: 'Many mailboxes hand mail to a program, such as a filter or an absence note, and its failure comes back to the sender.',
	},
	{
		id: 'mailer/loop',
		cause: 'content-loop',
		says: ['duplicated message-id'],
		message: 'The mailing list received the same message twice and takes it for a loop.',
		advice: 'If you sent it only once, an address of the list forwards back to the list: tell its owner.',
		reference: 'RFC 5321 §6.3',
		why: 'Lists remember the Message-IDs they have seen, because a member that forwards to the list would make it loop.',
	},
	{
		id: 'mailer/unknown-recipient',
		cause: 'recipient-unknown',
		says: [
			'invalid final delivery userid',
			'no valid recipients for this mm',
			'ディレクトリのリストにありません',
		],
		message: 'The recipient does not exist on the receiving system.',
		advice: 'Check the address for a typo, or ask the recipient for the right one.',
		reference: 'RFC 3463 §3.2 (X.1.1)',
		why: 'Some systems accept mail first, and find only later that nobody has that address.',
	},
	{
		id: 'mailer/mailbox-full',
		cause: 'recipient-full',
		says: ["recipient's mailbox exceeded", 'recipient’s mailbox exceeded'],
		message: 'The recipient’s mailbox is full.',
		advice: 'Only the recipient can make room: tell them another way, and send again later.',
		retry: 'later',
		reference: 'RFC 3463 §3.3 (X.2.2)',
		why: 'Some systems count messages instead of octets.',
	},
	{
		id: 'mailer/group',
		cause: 'recipient-refuses',
		says: ['groups.google.com/support'],
		message:
			'Google Groups did not post the message: the group may not exist, or you may not be allowed to post to it.',
		advice: 'Check the name of the group, join it, or ask its owner for permission to post.',
		reference: 'support.google.com/groups',
		why: 'Google answers in the language of the sender, and names all the reasons at once.',
	},
	{
		id: 'amavis/bulk',
		cause: 'content-spam',
		says: ['content rejected, ube', 'rejected, ube, id='],
		message: 'The filter of the receiving system (amavis) takes the message for spam.',
		advice:
			'Check the text, the links and the DKIM signature of the message. The id in the reply lets its administrator find the score.',
		reference: 'amavisd-new, final_spam_destiny',
		why: 'UBE stands for unsolicited bulk email.',
	},
];
