/** Exchange, Microsoft 365 and outlook.com. What its NDR pages say of each code, in our words. */
import type {Row} from '../row.ts';

const auth = ['AUTH'];
const ndr = 'learn.microsoft.com, “NDR error codes in Exchange Online”';

export const microsoft: readonly Row[] = [
	{
		id: 'microsoft/smtp-auth-off-tenant',
		cause: 'login-mechanism',
		specificity: 'provider',
		pattern: /\bSmtpClientAuthentication is disabled for the Tenant\b/i,
		answers: auth,
		message:
			'The organisation has switched off SMTP login for all its mailboxes; your credentials were not even judged.',
		advice:
			'An administrator must allow “Authenticated SMTP” for this mailbox (Microsoft 365 admin centre, Mail apps), which overrules the setting for the whole. An app password does not help.',
		fault: 'policy',
		reference: 'aka.ms/smtp_auth_disabled',
		why: 'New tenants have SMTP AUTH off since 2020.',
		example:
			'C: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
	},
	{
		id: 'microsoft/smtp-auth-off-mailbox',
		cause: 'login-mechanism',
		specificity: 'provider',
		pattern: /\bSmtpClientAuthentication is disabled for the Mailbox\b/i,
		answers: auth,
		message: 'SMTP login is switched off for this mailbox; your credentials were not even judged.',
		advice:
			'An administrator can tick “Authenticated SMTP” among the mailbox’s mail apps; it takes some minutes to work.',
		fault: 'policy',
		reference: 'aka.ms/smtp_auth_disabled',
		why: 'The right is given mailbox by mailbox.',
		example:
			'C: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
	},
	{
		id: 'microsoft/basic-auth-off',
		cause: 'login-mechanism',
		specificity: 'provider',
		pattern: /\bbasic authentication is disabled\b/i,
		answers: auth,
		message: 'Microsoft takes no passwords here any more; your credentials were not even judged.',
		advice:
			'Log in with OAuth: `/auth XOAUTH2` with a token for the scope SMTP.Send. An app password does not help.',
		fault: 'policy',
		next: '/auth XOAUTH2',
		reference: 'aka.ms/BasicAuthDisabled; support.microsoft.com, “Modern authentication methods now needed”',
		why: 'Passwords over SMTP are off for outlook.com since 2024, and are being switched off for Microsoft 365.',
		example: 'C: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
	},
	{
		id: 'microsoft/security-defaults',
		cause: 'login-mechanism',
		specificity: 'provider',
		pattern:
			/\b(security defaults|locked by your organization'?s? security|conditional access|user (is|credentials).{0,30}(security|policy))/i,
		answers: auth,
		message: 'A security policy of the organisation forbids this login; your password may be right.',
		advice:
			'An administrator must except the mailbox from security defaults or conditional access, or use OAuth.',
		fault: 'policy',
		reference: 'learn.microsoft.com, “Security defaults in Microsoft Entra ID”',
		why: 'Security defaults block every login without a second factor, SMTP AUTH among them.',
		example:
			'C: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, user is locked by your organization’s security defaults policy.',
	},
	{
		id: 'microsoft/login-refused',
		cause: 'login-refused',
		server: 'microsoft',
		pattern: /\bauthentication unsuccessful\b/i,
		answers: auth,
		message: 'Microsoft refuses this login.',
		advice:
			'With a token: it must be for `https://outlook.office365.com` with scope SMTP.Send, and of the same user. With a password: the whole address as user name, and SMTP AUTH must be on for the mailbox.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: ndr,
		why: 'Microsoft says the same for a wrong password, a token for another service (Graph is the usual one) and a user without the right.',
		example:
			'C: AUTH XOAUTH2 ••••••••\nS: 535 5.7.3 Authentication unsuccessful [X.eurprd01.prod.outlook.com]',
	},
	{
		id: 'microsoft/access-denied',
		cause: 'recipient-unknown',
		server: 'microsoft',
		pattern: /\brecipient addresse?s? rejected ?: access denied\b/i,
		message: 'Microsoft 365 knows no such recipient in this organisation (it says “access denied” for that).',
		advice:
			'Check the address, and that its domain’s MX points to this tenant. A new mailbox may take a day to be known at the edge.',
		retry: 'never',
		fault: 'you',
		reference: ndr,
		why: 'Directory-based edge blocking: the edge has the list of mailboxes and refuses all others.',
		example:
			'C: RCPT TO:<nobody@example.org>\nS: 550 5.4.1 Recipient address rejected: Access denied. [X.prod.protection.outlook.com]',
	},
	{
		id: 'microsoft/mailbox-unavailable',
		cause: 'recipient-unknown',
		server: 'microsoft',
		pattern: /\brequested action not taken: mailbox unavailable\b/i,
		message: 'outlook.com has no such mailbox, or does not take your mail for it.',
		advice:
			'Check the address; outlook.com says the same for unknown names and for mailboxes closed after long absence.',
		retry: 'never',
		fault: 'you',
		reference: ndr,
		why: 'The consumer service gives one answer for several reasons.',
		example:
			'C: RCPT TO:<nobody@outlook.com>\nS: 550 5.5.0 Requested action not taken: mailbox unavailable. [X.prod.protection.outlook.com]',
	},
	{
		id: 'microsoft/send-as-denied',
		cause: 'sender-not-owned',
		specificity: 'provider',
		pattern:
			/\b(SendAsDenied|client (does not|doesn't) have permissions? to (send as|submit)|not authori[sz]ed to send on behalf)/i,
		message: 'The user who logged in may not send as the address in From or MAIL FROM.',
		advice:
			'Use the login’s own address in both places, or have an administrator grant “Send As” for the other mailbox.',
		fault: 'you',
		reference: ndr,
		why: 'Exchange compares the login with MAIL FROM and with the From header.',
		example: 'C: .\nS: 550 5.7.60 SMTP; Client does not have permissions to send as this sender',
	},
	{
		id: 'microsoft/anonymous',
		cause: 'login-required',
		server: 'microsoft',
		pattern: /\bclient (was )?not authenticated\b/i,
		message: 'This connector takes mail only from users who have logged in.',
		advice:
			'Log in with AUTH after STARTTLS on port 587, then repeat MAIL. On your own Exchange look at the receive connector’s permission groups.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'learn.microsoft.com, “Receive connectors”',
		why: 'The client connector has no “Anonymous users”.',
		example:
			'C: MAIL FROM:<ann@example.com>\nS: 530 5.7.57 Client not authenticated to send mail: SMTP; Client was not authenticated to send anonymous mail during MAIL FROM [X.prod.outlook.com]',
	},
	{
		id: 'microsoft/block-list',
		cause: 'client-listed',
		server: 'microsoft',
		pattern:
			/\b(S31\d\d|S30\d\d|AS\(\d+\)|banned sending ip|block list \(S|part of their network is on our block list|delist@|sender\.office\.com|not accepted.{0,40}reputation|IP.{0,40}on our block list)/i,
		message: 'Your IP address or its network is on Microsoft’s own block list.',
		advice:
			'Ask for removal at sender.office.com (Microsoft 365) or through the sender support form of outlook.com; join SNDS to see your standing. Until then use another relay.',
		retry: 'never',
		fault: 'policy',
		reference: 'sender.office.com; sendersupport.olc.protection.outlook.com',
		why: 'Microsoft keeps its own lists, whole hosters’ networks included.',
		example:
			'C: MAIL FROM:<ann@example.com>\nS: 550 5.7.1 Unfortunately, messages from [192.0.2.7] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3150). [X.prod.protection.outlook.com]',
	},
	{
		id: 'microsoft/throttled',
		cause: 'client-rate',
		server: 'microsoft',
		pattern:
			/\b(exceeded the (rate|message|recipient|sending) limit|message rate|submission quota|SubmissionQuotaExceeded|sender is sending too|suspicious activity|throttl\w+|has been (temporarily )?rate limited|connection limit|concurrent connections|RR\.Outbound|TenantOutbound)\b/i,
		message: 'Microsoft limits how much may be sent or how many connections may be open.',
		advice:
			'Pause, use three connections at most for one mailbox and 30 messages a minute; daily limits end after a day.',
		retry: 'later',
		fault: 'policy',
		reference: 'learn.microsoft.com, “Exchange Online limits”',
		why: 'Each mailbox, connector and tenant has its own limits.',
		example:
			'C: MAIL FROM:<ann@example.com>\nS: 432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending. [X.prod.outlook.com]',
	},
	{
		id: 'microsoft/busy',
		cause: 'server-busy',
		server: 'microsoft',
		pattern:
			/\b(server busy|insufficient system resources|organization queue quota|resource forest|temporary server error|please try again later|PRX\d)/i,
		code: /^4/,
		message: 'Microsoft’s servers, or the queue for this organisation, are busy.',
		advice:
			'Try again in some minutes; repeated for hours it means that the recipient’s organisation cannot take mail, or that your address is being slowed down.',
		retry: 'later',
		fault: 'server',
		reference: ndr,
		why: 'The front takes no more than what it can pass on; new addresses are slowed on purpose.',
		example:
			'C: MAIL FROM:<ann@example.com>\nS: 451 4.7.500 Server busy. Please try again later from [192.0.2.7]. [X.prod.protection.outlook.com]',
	},
	{
		id: 'microsoft/no-mailboxes',
		cause: 'server-failed',
		server: 'microsoft',
		pattern: /\bno mail-?enabled subscriptions?\b/i,
		message:
			'The recipient’s domain is set up at Microsoft 365, but its organisation has no mailboxes there (no licence, or it ran out).',
		advice:
			'Nothing you type helps: the recipient’s administrator must renew the subscription, or point the domain’s MX elsewhere. If the domain is yours, look at its MX.',
		fault: 'server',
		reference: ndr,
		why: 'A domain stays known to a tenant whose subscription ended; mail for it is put off, not delivered.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 451 4.4.4 Mail received as unauthenticated, incoming to a recipient domain configured in a hosted tenant which has no mail-enabled subscriptions. ATTR5 [X.prod.protection.outlook.com]',
	},
	{
		id: 'microsoft/attribution',
		cause: 'relay-denied',
		server: 'microsoft',
		pattern: /\b(tenant attribution|unable to relay|ATTR\d|relay access denied)\b/i,
		message: 'Microsoft 365 cannot tell for which organisation this mail is, or which one you belong to.',
		advice:
			'Send to the MX of the recipient’s domain, or log in on smtp.office365.com, or set up a connector for your address or certificate.',
		fault: 'you',
		reference: ndr,
		why: 'Many tenants share the same front; the recipient’s domain, or a connector, must name one.',
		example:
			'C: RCPT TO:<ann@example.net>\nS: 550 5.7.64 TenantAttribution; Relay Access Denied [X.prod.protection.outlook.com]',
	},
	{
		id: 'microsoft/authentication-of-domain',
		cause: 'unauthenticated',
		server: 'microsoft',
		pattern:
			/\b(sending domain.{0,60}(does not|doesn't|not) (pass|meet)|did not (pass|meet).{0,40}authentication|authentication level|5\.7\.515)\b/i,
		message: 'outlook.com wants SPF, DKIM and DMARC to pass for the sender’s domain, and they do not.',
		advice: 'Publish SPF and DMARC and sign with DKIM for the From domain, then try again.',
		fault: 'you',
		reference: 'Microsoft, “Outlook’s new requirements for high-volume senders” (2025)',
		why: 'Domains that send much must prove who they are since May 2025.',
		example:
			'C: .\nS: 550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level. [X.prod.outlook.com]',
	},
	{
		id: 'microsoft/unknown-recipient',
		cause: 'recipient-unknown',
		server: 'microsoft',
		pattern:
			/\b(RESOLVER\.ADR\.\w*NotFound|RecipNotFound|recipient not found|remote server returned unknown recipient)\b/i,
		message: 'Exchange finds no such recipient.',
		advice:
			'Check the address. In an Outlook reply an old entry of its own address book may be the cause: type the address again.',
		retry: 'never',
		fault: 'you',
		reference: ndr,
		why: 'The mailbox is not in the directory, or was deleted.',
		example:
			'C: RCPT TO:<nobody@example.org>\nS: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient nobody@example.org not found by SMTP address lookup',
	},
];
