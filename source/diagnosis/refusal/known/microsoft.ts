/** Exchange, Microsoft 365 and outlook.com. What its NDR pages say of each code, in our words. */
import type {KnownReply} from './known-reply.ts';

const auth = ['AUTH'];
const ndr = 'learn.microsoft.com, “NDR error codes in Exchange Online”';

export const microsoft: readonly KnownReply[] = [
	{
		id: 'microsoft/smtp-auth-off-tenant',
		cause: 'login-mechanism',
		overrides: true,
		says: ['smtpclientauthentication is disabled for the tenant'],
		answers: auth,
		message:
			'The organisation has disabled SMTP login for all its mailboxes; your credentials were not even checked.',
		advice:
			'An administrator must allow “Authenticated SMTP” for this mailbox (Microsoft 365 admin centre, Mail apps), which overrides the organisation’s setting. An app password does not help.',
		reference: 'aka.ms/smtp_auth_disabled',
		why: 'New tenants have had SMTP AUTH disabled since 2020.',
	},
	{
		id: 'microsoft/smtp-auth-off-mailbox',
		cause: 'login-mechanism',
		overrides: true,
		says: ['smtpclientauthentication is disabled for the mailbox'],
		answers: auth,
		message: 'SMTP login is disabled for this mailbox; your credentials were not even checked.',
		advice:
			'An administrator can enable “Authenticated SMTP” among the mailbox’s mail apps; it takes a few minutes to work.',
		reference: 'aka.ms/smtp_auth_disabled',
		why: 'The permission is granted for each mailbox.',
	},
	{
		id: 'microsoft/basic-auth-off',
		cause: 'login-mechanism',
		overrides: true,
		says: ['basic authentication is disabled', 'basic authentication is not supported'],
		answers: auth,
		message: 'Microsoft no longer accepts passwords here; your credentials were not even checked.',
		advice: 'Log in with OAuth: XOAUTH2 with a token for the scope SMTP.Send. An app password does not help.',
		reference: 'aka.ms/BasicAuthDisabled; support.microsoft.com, “Modern authentication methods now needed”',
		why: 'Passwords over SMTP have been disabled for outlook.com since 2024, and are being disabled for Microsoft 365.',
	},
	{
		id: 'microsoft/security-defaults',
		cause: 'login-mechanism',
		overrides: true,
		says: [
			'security defaults',
			'locked by your organization',
			'conditional access',
			'did not meet the criteria to be authenticated',
		],
		answers: auth,
		message: 'A security policy of the organisation forbids this login; your password may be correct.',
		advice:
			'An administrator must exempt the mailbox from security defaults or conditional access, or you must use OAuth.',
		reference: 'learn.microsoft.com, “Security defaults in Microsoft Entra ID”',
		why: 'Security defaults block every login without a second factor, including SMTP AUTH.',
	},
	{
		id: 'microsoft/login-refused',
		cause: 'login-refused',
		given: ['login-refused'],
		server: 'microsoft',
		answers: auth,
		message: 'Microsoft refuses this login.',
		advice:
			'With a token: it must be for `https://outlook.office365.com` with the scope SMTP.Send, and for the same user. With a password: use the full address as the user name; SMTP AUTH must be enabled for the mailbox.',
		retry: 'now',
		reference: ndr,
		why: 'Microsoft gives the same answer for a wrong password, a token for another service (often Graph) and a user without the permission.',
	},
	{
		id: 'microsoft/access-denied',
		cause: 'recipient-unknown',
		overrides: true,
		says: ['recipient address rejected: access denied', 'recipient addresses rejected : access denied'],
		server: 'microsoft',
		message: 'Microsoft 365 knows no such recipient in this organisation (“access denied” means that here).',
		advice:
			'Check the address, and that its domain’s MX points to this tenant. It may take a day until a new mailbox is known at the edge.',
		retry: 'never',
		reference: ndr,
		why: 'Directory-based edge blocking: the edge has the list of mailboxes and refuses all others.',
	},
	{
		id: 'microsoft/mailbox-unavailable',
		cause: 'recipient-unknown',
		overrides: true,
		says: ['requested action not taken: mailbox unavailable'],
		server: 'microsoft',
		message: 'outlook.com has no such mailbox, or does not accept your mail for it.',
		advice:
			'Check the address; outlook.com gives the same answer for unknown names and for mailboxes closed after a long absence.',
		retry: 'never',
		reference: ndr,
		why: 'The consumer service gives one answer for several reasons.',
	},
	{
		id: 'microsoft/send-as-denied',
		cause: 'sender-not-owned',
		overrides: true,
		says: ['sendasdenied', 'not have permissions to send as', 'not have permission to send as'],
		given: ['sender-not-owned'],
		message: 'The user who logged in may not send as the address in From or MAIL FROM.',
		advice:
			'Use the login’s own address in both places, or have an administrator grant “Send As” for the other mailbox.',
		reference: ndr,
		why: 'Exchange compares the login with MAIL FROM and with the From header.',
	},
	{
		id: 'microsoft/anonymous',
		cause: 'login-required',
		says: ['client was not authenticated', 'client not authenticated'],
		server: 'microsoft',
		message: 'This connector accepts mail only from users who have logged in.',
		advice:
			'Log in with AUTH after STARTTLS on port 587, then repeat MAIL. On your own Exchange, look at the receive connector’s permission groups.',
		retry: 'now',
		reference: 'learn.microsoft.com, “Receive connectors”',
		why: 'The client connector does not include “Anonymous users”.',
	},
	{
		id: 'microsoft/block-list',
		cause: 'client-listed',
		overrides: true,
		says: [/\(s3\d{3}\)/, 'banned sending ip', 'on our block list', 'delist@'],
		server: 'microsoft',
		message: 'Your IP address or its network is on Microsoft’s own block list.',
		advice:
			'Ask for removal at sender.office.com (Microsoft 365) or through the sender support form of outlook.com; join SNDS to see your reputation. Until then use another relay.',
		retry: 'never',
		reference: 'sender.office.com; sendersupport.olc.protection.outlook.com',
		why: 'Microsoft keeps its own lists, which include whole networks of hosting providers.',
	},
	{
		id: 'microsoft/throttled',
		cause: 'client-rate',
		says: ['submissionquotaexceeded', 'concurrent_sending', 'tenantoutbound', 'exceeded the rate limit'],
		given: ['client-rate', 'rate-limited', 'sending-quota'],
		server: 'microsoft',
		message: 'Microsoft limits how much may be sent or how many connections may be open.',
		advice:
			'Pause, then use at most three connections for one mailbox and 30 messages a minute; daily limits end after a day.',
		retry: 'later',
		reference: 'learn.microsoft.com, “Exchange Online limits”',
		why: 'Each mailbox, connector and tenant has its own limits.',
	},
	{
		id: 'microsoft/busy',
		cause: 'server-busy',
		says: ['organization queue quota', /\bprx\d/, 'server busy'],
		given: ['server-busy'],
		server: 'microsoft',
		message: 'Microsoft’s servers, or the queue for this organisation, are busy.',
		advice:
			'Try again in a few minutes; if it continues for hours, the recipient’s organisation cannot accept mail, or your address is being slowed down.',
		retry: 'later',
		reference: ndr,
		why: 'The front end accepts no more than it can pass on; new addresses are slowed down intentionally.',
	},
	{
		id: 'microsoft/no-mailboxes',
		cause: 'server-failed',
		overrides: true,
		says: ['no mail-enabled subscriptions'],
		server: 'microsoft',
		message:
			'The recipient’s domain is set up at Microsoft 365, but its organisation has no mailboxes there (it has no licence, or the licence expired).',
		advice:
			'Nothing you type helps: the recipient’s administrator must renew the subscription, or point the domain’s MX elsewhere. If the domain is yours, look at its MX.',
		reference: ndr,
		why: 'A domain stays with a tenant whose subscription ended; mail for it is deferred, not delivered.',
	},
	{
		id: 'microsoft/attribution',
		cause: 'relay-denied',
		says: ['tenantattribution', 'tenant attribution', /\battr\d/],
		server: 'microsoft',
		message:
			'Microsoft 365 cannot determine which organisation this mail is for, or which one you belong to.',
		advice:
			'Send to the MX of the recipient’s domain, or log in on smtp.office365.com, or set up a connector for your address or certificate.',
		reference: ndr,
		why: 'Many tenants share the same front end; the recipient’s domain, or a connector, must identify one.',
	},
	{
		id: 'microsoft/authentication-of-domain',
		cause: 'unauthenticated',
		says: ['required authentication level', 'does not pass dmarc verification'],
		given: ['unauthenticated'],
		server: 'microsoft',
		message: 'outlook.com requires SPF, DKIM and DMARC to pass for the sender’s domain, and they do not.',
		advice: 'Publish SPF and DMARC and sign with DKIM for the From domain, then try again.',
		reference: 'Microsoft, “Outlook’s new requirements for high-volume senders” (2025)',
		why: 'Since May 2025, domains that send a lot of mail must authenticate it.',
	},
	{
		id: 'microsoft/unknown-recipient',
		cause: 'recipient-unknown',
		overrides: true,
		says: ['resolver.adr.', 'recipientnotfound', 'recipnotfound'],
		server: 'microsoft',
		message: 'Exchange finds no such recipient.',
		advice:
			'Check the address. In an Outlook reply, an old entry in its own address book may be the cause: type the address again.',
		retry: 'never',
		reference: ndr,
		why: 'The mailbox is not in the directory, or was deleted.',
	},
];
