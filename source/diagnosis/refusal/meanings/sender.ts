/** The sender, the account behind it, and what proves that it may use the domain. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const sender = {
	'sender-malformed': {
		message: 'The server cannot accept the sender address in this form.',
		advice: 'Write the full address, with its domain, between angle brackets: MAIL FROM:<name@example.com>.',
		why: 'Scripts often give the bare user name or the name of the local host, which is not a valid address elsewhere.',
		reference: 'RFC 5321 §4.1.1.2, §4.1.2',
	},
	'sender-domain-missing': {
		message:
			'The server cannot find the sender’s domain in DNS, so that no reply or bounce could be delivered.',
		advice: 'Use a sender whose domain has an MX or address record, and check it for typing errors.',
		why: 'A domain that does not exist is typical of forged senders.',
		reference: 'RFC 5321 §3.6.2; RFC 7505',
	},
	'sender-not-owned': {
		message: 'The sender address does not belong to the user who logged in.',
		advice:
			'Use the address of the login as the sender, in MAIL FROM and in the From header, or ask for permission to use the other one.',
		why: 'Submission servers allow each login to use only its own addresses, so that users cannot send in the names of others.',
		reference: 'RFC 6409 §6.1',
	},
	'sender-not-registered': {
		message: 'The sending service does not know this sender or domain as a verified identity.',
		advice:
			'Verify the address or the domain in the service’s console, for the region you connect to, or use a sender that is verified.',
		why: 'Sending services let customers use only addresses and domains that they have shown to be theirs.',
		reference: 'RFC 6409 §6.1',
	},
	'sender-unverified': {
		message: 'The server could not verify that the sender’s mailbox exists.',
		advice:
			'Use a sender that accepts bounces. If the address is right, check that its own mail server answers RCPT for it.',
		why: 'Some servers connect to the sender’s mail server and ask whether it would accept a bounce.',
		reference: 'RFC 5321 §3.6.2; Postfix reject_unverified_sender, Exim verify = sender/callout',
	},
	'sender-blocked': {
		message: 'The server blocks this sender or its domain.',
		advice: 'Ask the recipient or the server’s administrator to allow it, or use another sender.',
		why: 'Administrators and users keep lists of senders they do not accept, and domains have a reputation too.',
		reference: 'RFC 5321 §7.9; RFC 3463 §3.8 (X.7.1)',
	},
	'sender-null-refused': {
		message: 'The server does not accept mail with an empty sender, which is what bounces have.',
		advice: 'For a test, use a real sender. The server should accept bounces; inform its administrator.',
		why: 'Bounces to addresses that never sent anything are a nuisance, but a server that refuses all of them prevents real failure reports.',
		reference: 'RFC 5321 §4.5.5, §6.1',
	},
	spf: {
		message: 'SPF failed: the sender’s domain does not list the address you connect from.',
		advice: 'Send through the domain’s own server, or add this address to the domain’s SPF record.',
		why: 'The domain’s SPF record says which addresses may send for it; mail from elsewhere may be forged.',
		reference: 'RFC 7208 §8.4, §8.7',
	},
	dkim: {
		message: 'The DKIM signature is missing or not valid.',
		advice:
			'Send through a server that signs for the domain, check the selector’s record in DNS, and make sure that nothing changes the message after it is signed.',
		why: 'The signature proves that the message comes from the domain and was not altered.',
		reference: 'RFC 6376 §6',
	},
	dmarc: {
		message: 'The message fails DMARC, and the policy of the From domain asks receivers to refuse such mail.',
		advice:
			'Send through the domain’s own server, so that SPF or DKIM passes for the domain of the From header, or use a From address of your own domain.',
		why: 'DMARC requires that SPF or DKIM passes for the same domain that people see in From.',
		reference: 'RFC 7489 §6.3, §10.3',
	},
	unauthenticated: {
		message:
			'The message passed neither SPF nor DKIM, so the receiver cannot confirm which domain it comes from.',
		advice:
			'Publish an SPF record that lists the sending address, or sign with DKIM; or send through the domain’s own server.',
		why: 'Large receivers accept mail only if its domain can be confirmed in one of these ways.',
		reference: 'RFC 7208; RFC 6376; RFC 8617',
	},
	'account-suspended': {
		message:
			'The sending account, or its domain, is not allowed to send: it is suspended, locked or not yet activated.',
		advice: 'Sign in on the provider’s website, or ask its support: the account can be activated only there.',
		why: 'Providers stop accounts that seem to send spam, were not paid for, or have not been reviewed yet.',
		reference: 'RFC 3463 §3.8 (X.7.13)',
	},
	'sending-quota': {
		message: 'The account or domain has reached its sending limit.',
		advice:
			'Wait until the limit is reset, usually after an hour or a day; send less, or use a plan with a higher limit.',
		why: 'Limits for each account keep the damage small when a password is stolen.',
		reference: 'RFC 3463 §3.8; RFC 5321 §4.5.4.1',
	},
	'rate-limited': {
		message: 'The server received too much in too short a time and asks for a pause.',
		advice: 'Pause, then continue more slowly. Retrying immediately counts against you.',
		why: 'Limits on the rate of messages spread the load and keep spam runs small.',
		reference: 'RFC 5321 §4.5.4.1; RFC 3463 §3.8',
	},
	greylisted: {
		message: 'The server greylists: it has not seen this sender before and asks you to try again later.',
		advice:
			'Send the same message again from the same address after a few minutes; a mail server does so by itself.',
		why: 'Spam programs rarely try again; real mail servers do. After one successful retry the sender is known.',
		reference: 'RFC 6647 §2',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
