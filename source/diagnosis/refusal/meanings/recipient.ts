/** The recipient. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const recipient = {
	'recipient-unknown': {
		message: 'There is no such recipient on this server.',
		advice:
			'Check the spelling before and after the @. If it is right, the mailbox no longer exists, or this is not the mail server (MX) of that domain.',
		why: 'The server has a list of its mailboxes and aliases, and this address is not on it.',
		reference: 'RFC 5321 §3.3; RFC 3463 §3.2 (X.1.1)',
	},
	'recipient-disabled': {
		message: 'The mailbox exists, but it is disabled and does not accept mail.',
		advice: 'Reach the recipient another way; only they or their provider can enable the mailbox again.',
		why: 'Mailboxes are disabled when they are no longer used or paid for, or when they were abused.',
		reference: 'RFC 3463 §3.3 (X.2.1)',
	},
	'recipient-full': {
		message: 'The recipient’s mailbox is full.',
		advice: 'Reach the recipient another way, or send again in a few days; only the recipient can make room.',
		why: 'Every mailbox has a quota, and new mail no longer fits.',
		reference: 'RFC 3463 §3.3 (X.2.2); RFC 5321 §4.2.2 (452, 552)',
	},
	'recipient-malformed': {
		message: 'The server cannot accept the recipient address in this form.',
		advice:
			'Write the full address between angle brackets, right after the colon: RCPT TO:<name@example.org>.',
		why: 'A domain is missing, a character is not allowed, or there is something around the address.',
		reference: 'RFC 5321 §4.1.1.3, §4.1.2',
	},
	'recipient-domain-missing': {
		message: 'The recipient’s domain does not exist, or it accepts no mail.',
		advice: 'Check the part after the @ for typing errors, and look up its MX record.',
		why: 'Without an MX or address record in DNS, a domain cannot receive mail; a null MX says that it never does.',
		reference: 'RFC 5321 §5.1; RFC 7505',
	},
	'recipient-refuses': {
		message: 'The recipient, group or list does not accept mail from this sender.',
		advice:
			'Ask the recipient or the owner of the group to allow this sender, or write from an address that is allowed.',
		why: 'Groups are often open to members only, and users can block senders.',
		reference: 'RFC 3463 §3.8 (X.7.1, X.7.2)',
	},
	'recipient-too-many': {
		message: 'There are more recipients than the server accepts for one message.',
		advice: 'Send the message to those that were accepted, and begin a new transaction for the others.',
		why: 'RFC 5321 requires a server to accept at least 100 recipients; many set a lower limit against spam.',
		reference: 'RFC 5321 §4.5.3.1.8, §4.5.3.1.10; RFC 3463 §3.6 (X.5.3)',
	},
	'recipient-rate': {
		message: 'This recipient receives more mail at the moment than the server allows.',
		advice: 'Send again later, and more slowly.',
		why: 'Limits for each mailbox protect it, and the server, against floods.',
		reference: 'RFC 3463 §3.3 (X.2.1)',
	},
	'recipient-moved': {
		message: 'The recipient has another address now.',
		advice: 'Use the new address if the reply names one; otherwise ask the recipient.',
		why: 'With 251 and 551 a server can say where a user has moved to.',
		reference: 'RFC 5321 §3.4',
	},
	'recipient-unverified': {
		message: 'The server could not find out whether the recipient exists.',
		advice: 'Send the same again later. If it persists, the server that knows the mailbox is not working.',
		why: 'Relays ask another server, or a directory, whether the mailbox exists, and that one did not answer.',
		reference: 'Postfix reject_unverified_recipient; Exim verify = recipient/callout',
	},
	'no-valid-recipients': {
		message: 'No recipient was accepted, so there is no one to deliver the message to.',
		advice: 'Look at the replies to RCPT. Give a recipient that is accepted, then send DATA.',
		why: 'DATA needs at least one recipient that was accepted.',
		reference: 'RFC 5321 §3.3, §4.1.1.4',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
