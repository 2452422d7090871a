/** Cut from the recorded sessions of the tests by `npm run examples`; do not edit. */
export const examples: Readonly<Record<string, string>> = {
	'tls/required':
		'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 STARTTLS\nC: MAIL FROM:<ann@example.com>\nS: 530 5.7.0 Must issue a STARTTLS command first',
	'tls/greet-again':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 STARTTLS\n(TLS begins)\nC: MAIL FROM:<ann@example.com>\nS: 503 5.5.1 Error: send HELO/EHLO first',
	'tls/refused-after-220':
		'S: 220 mail.example.org ESMTP\nC: STARTTLS\nS: 220 2.0.0 Ready to start TLS\nS: 454 4.7.0 TLS not available due to local problem',
	'tls/starttls-not-offered':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 SIZE 1000\nC: STARTTLS\nS: 502 5.5.1 Error: command not implemented',
	'auth/cancelled': 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 5.7.0 Authentication aborted',
	'auth/mx-host':
		'(connected to example-org.mail.protection.outlook.com)\nS: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 504 5.7.4 Unrecognized authentication type',
	'auth/after-helo':
		'S: 220 mail.example.org ESMTP\nC: HELO client.example.net\nS: 250 mail.example.org\nC: AUTH LOGIN\nS: 503 5.5.1 Error: authentication not enabled',
	'auth/before-tls':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-STARTTLS\nS: 250 SIZE 1000\nC: AUTH LOGIN\nS: 503 5.5.1 Error: authentication not enabled',
	'auth/not-offered':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 SIZE 1000\nC: AUTH LOGIN\nS: 502 5.5.1 Error: command not implemented',
	'auth/mechanism-not-offered':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 AUTH NTLM XOAUTH2\nC: AUTH LOGIN\nS: 504 5.7.4 Unrecognized authentication type',
	'auth/not-base64':
		'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ann@example.org\nS: 501 5.5.2 Invalid base64 data',
	'auth/base64-wrapped':
		'C: AUTH PLAIN AGEtdmVyeS1sb25nLXVzZXItbmFtZUBleGFtcGxlLm9yZwBhIHZlcnkgbG9uZyBwYXNzcGhyYXNl\nS: 501 5.5.2 Invalid base64 data\nC: IG9mIG1hbnkgd29yZHM=\nS: 500 5.5.2 Error: command not recognized',
	'auth/base64-newline':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWwK\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/double-encoding':
		'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: Y0dWdVkybHNJR0p2ZUE9PQ==\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/plain-form':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN YW5uQGV4YW1wbGUub3JnOnBlbmNpbA==\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/base64-padding':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw\nS: 501 5.5.2 Invalid base64 data',
	'auth/empty-credentials':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwA=\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/token-audience':
		'S: 220 mail.example.org ESMTP\nC: AUTH XOAUTH2 dXNlcj1hbm5AZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgZXlKaGJHY2lPaUp1YjI1bEluMC5leUpoZFdRaU9pSm9kSFJ3Y3pvdkwyZHlZWEJvTG0xcFkzSnZjMjltZEM1amIyMGlMQ0p6WTNBaU9pSk5ZV2xzTGxObGJtUWlmUS5zaWcBAQ==\nS: 535 5.7.3 Authentication unsuccessful [X.eurprd01.prod.outlook.com]',
	'auth/token-expired':
		'S: 220 mail.example.org ESMTP\nC: AUTH XOAUTH2 dXNlcj1hbm5AZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgZXlKaGJHY2lPaUp1YjI1bEluMC5leUpoZFdRaU9pSm9kSFJ3Y3pvdkwyOTFkR3h2YjJzdWIyWm1hV05sTG1OdmJTSXNJbk5qY0NJNklsTk5WRkF1VTJWdVpDSXNJbVY0Y0NJNk1UY3dNREF3TURBd01IMC5zaWcBAQ==\nS: 535 5.7.3 Authentication unsuccessful [X.eurprd01.prod.outlook.com]',
	'auth/token-user':
		'S: 220 AM0PR01CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready\nC: AUTH XOAUTH2 dXNlcj1hbm5AY29udG9zby5jb20BYXV0aD1CZWFyZXIgZXlKaGJHY2lPaUpTVXpJMU5pSjkuZXlKaGRXUWlPaUpvZEhSd2N6b3ZMMjkxZEd4dmIyc3ViMlptYVdObExtTnZiU0lzSW5OamNDSTZJbE5OVkZBdVUyVnVaQ0lzSW1WNGNDSTZNVGt3TURBd01EQXdNQ3dpZFhCdUlqb2lZV1J0YVc1QVkyOXVkRzl6Ynk1amIyMGlmUS5jMmxuYm1GMGRYSmwBAQ==\nS: 535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]',
	'auth/ses-user-name':
		'(connected to email-smtp.eu-west-1.amazonaws.com)\nS: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: 535 Authentication Credentials Invalid',
	'auth/sendgrid-user-name':
		'(connected to smtp.sendgrid.net)\nS: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBTRy5wZW5jaWw=\nS: 535 Authentication failed: Bad username / password',
	'hello/bad-name':
		'C: EHLO desk\nS: 250-mail.example.org\nS: 250 SIZE 1000\nC: RCPT TO:<bob@example.org>\nS: 504 5.5.2 <desk>: Helo command rejected: need fully-qualified hostname',
	'envelope/sender-was-refused':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM:<root@desk.local>\nS: 553 5.1.8 <root@desk.local>... Domain of sender address root@desk.local does not exist\nC: RCPT TO:<bob@example.org>\nS: 503 5.0.0 Need MAIL before RCPT',
	'envelope/recipients-were-refused':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM:<ann@example.com>\nS: 250 2.1.0 Ok\nC: RCPT TO:<nobody@example.org>\nS: 550 5.1.1 No such user\nC: DATA\nS: 554 5.5.1 Error: no valid recipients',
	'envelope/address-form':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM: Ann <ann@example.com>\nS: 501 5.1.7 Bad sender address syntax',
	'envelope/non-ascii-address':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM:<änn@example.com>\nS: 553 5.6.7 Address needs SMTPUTF8',
	'envelope/sender-not-owned':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 235 2.7.0 Authentication successful\nC: MAIL FROM:<boss@example.org>\nS: 250 2.1.0 Ok\nC: RCPT TO:<bob@example.net>\nS: 553 5.7.1 <boss@example.org>: Sender address rejected: not owned by user ann@example.org',
	'envelope/over-size':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 SIZE 1000\nC: MAIL FROM:<ann@example.com> SIZE=2000\nS: 552 5.3.4 Message size exceeds fixed limit',
	'message/bare-line-end':
		'C: DATA\nS: 354 End data with <CR><LF>.<CR><LF>\nC: "Subject: Test\\r\\n\\r\\nHello\\nworld\\r\\n"\nC: .\nS: 521 5.5.2 mail.example.org Error: bare <LF> received',
	'message/missing-header':
		'S: 220 mail.example.org ESMTP\nC: DATA\nS: 354 End data with <CR><LF>.<CR><LF>\nC: Hello\nC: .\nS: 550 5.7.1 Messages missing a valid Message-ID header are not accepted',
	'message/ended-early':
		'S: 220 mail.example.org ESMTP\nC: DATA\nS: 354 End data with <CR><LF>.<CR><LF>\nC: Hello\nC: .\nS: 250 2.0.0 Ok: queued as 1\nC: This stood below the dot.\nS: 500 5.5.2 Error: command not recognized\nC: And so did this line.\nS: 500 5.5.2 Error: command not recognized',
	'message/without-data':
		'S: 220 mail.example.org ESMTP\nC: Subject: Test\nS: 500 5.5.2 Error: command not recognized',
	'session/control-bytes':
		'S: 220 mail.example.org ESMTP\nC: "EHLLO\\x08\\x08O client.example.net\\r\\n"\nS: 500 5.5.2 Error: command not recognized',
	'session/line-end':
		'C: "EHLO client.example.net\\n"\nS: 421 4.4.2 mail.example.org Error: timeout exceeded',
	'session/idle':
		'S: 220 mail.example.org ESMTP\n(120 seconds pass)\nS: 421 4.4.2 mail.example.org Error: timeout exceeded',
	'session/talked-early': 'C: EHLO client.example.net\nS: 554 5.5.0 Error: SMTP protocol synchronization',
	'session/proxy-header':
		'S: 220 mail.example.org ESMTP\nC: PROXY TCP4 192.0.2.7 192.0.2.25 50000 25\nS: 502 5.5.2 Error: command not recognized',
	'session/misspelt':
		'S: 220 mail.example.org ESMTP\nC: RCTP TO:<bob@example.org>\nS: 500 5.5.2 Error: command not recognized',
	'policy/greylisted':
		'C: RCPT TO:<ann@example.org>\nS: 450 4.2.0 <ann@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html',
	'policy/open-resolver':
		'C: RCPT TO:<ann@example.org>\nS: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; Error: open resolver; https://www.spamhaus.org/returnc/pub/192.0.2.53',
	'envelope/relay-denied':
		'C: MAIL FROM:<ann@example.com>\nS: 250 2.1.0 Ok\nC: RCPT TO:<bob@example.net>\nS: 554 5.7.1 <bob@example.net>: Relay access denied',
	'envelope/submission-restricted':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-STARTTLS\nS: 250 AUTH PLAIN\nC: RCPT TO:<bob@example.org>\nS: 554 5.7.1 <bob@example.org>: Recipient address rejected: Access denied',
	'auth/quoted-password':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwAncGVuJGNpbCc=\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/non-ascii-password':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBiw6R1bWNoZW4=\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/short-user-name':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'auth/initial-response':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 501 5.5.4 Syntax: AUTH mechanism',
	'google/bad-credentials':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 535-5.7.8 Username and Password not accepted. For more information, go to\nS: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp',
	'google/app-password-needed':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 534-5.7.9 Application-specific password required. For more information, go to\nS: 534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor x - gsmtp',
	'google/browser-login':
		'S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in via\nS: 534 5.7.14 your web browser and then try again. x - gsmtp',
	'google/login-rate':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 454 4.7.0 Too many login attempts, please try again later. x - gsmtp',
	'google/over-quota':
		"C: RCPT TO:<ann@gmail.com>\nS: 452-4.2.2 The recipient's inbox is out of storage space. Please direct the\nS: 452 4.2.2 recipient to https://support.google.com/mail/?p=OverQuotaTemp x - gsmtp",
	'google/no-such-user':
		'C: RCPT TO:<nobody@gmail.com>\nS: 550-5.1.1 The email account that you tried to reach does not exist. Please try\nS: 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser x - gsmtp',
	'google/disabled-user':
		'C: RCPT TO:<ann@gmail.com>\nS: 550 5.2.1 The email account that you tried to reach is disabled. x - gsmtp',
	'google/unauthenticated':
		'C: .\nS: 550-5.7.26 This mail has been blocked because the sender is unauthenticated.\nS: 550 5.7.26 https://support.google.com/mail/answer/81126#authentication x - gsmtp',
	'google/dmarc':
		"C: .\nS: 550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy. x - gsmtp",
	'google/reverse-dns':
		'C: .\nS: 550-5.7.1 [2001:db8::25] Our system has detected that this message does not meet\nS: 550 5.7.1 IPv6 sending guidelines regarding PTR records. x - gsmtp',
	'google/sending-rate':
		'C: .\nS: 421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating\nS: 421 4.7.28 from your IP address. x - gsmtp',
	'google/suspicious-content':
		'C: .\nS: 421 4.7.0 Our system has detected that this message is suspicious due to the nature of the content and/or the links within. x - gsmtp',
	'google/reputation':
		'C: .\nS: 550 5.7.1 Our system has detected that this message is suspicious due to the very low reputation of the sending IP address. x - gsmtp',
	'google/receiving-rate':
		'C: RCPT TO:<ann@gmail.com>\nS: 450 4.2.1 The user you are trying to contact is receiving mail too quickly. x - gsmtp',
	'google/blocked-attachment':
		'C: .\nS: 552-5.7.0 This message was blocked because its content presents a potential\nS: 552 5.7.0 security issue. https://support.google.com/mail/?p=BlockedMessage x - gsmtp',
	'google/not-rfc':
		'C: .\nS: 550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject\nS: 550 5.7.1 headers. https://support.google.com/mail/?p=RfcMessageNonCompliant x - gsmtp',
	'google/domain-policy':
		'C: .\nS: 550 5.7.1 Mail that names partner domains stays inside. - gcdp d11sm48 - gsmtp',
	'google/relay-not-registered':
		"C: .\nS: 550-5.7.1 Invalid credentials for relay [192.0.2.7]. The IP address you've\nS: 550 5.7.1 registered in your Workspace SMTP relay doesn't match. x - gsmtp",
	'google/temporary': 'C: .\nS: 451 4.3.0 Mail server temporarily rejected message. x - gsmtp',
	'exchange/restricted-recipient':
		'C: RCPT TO:<bob@example.org>\nS: 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
	'exchange/organisation-rule':
		'C: .\nS: 550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
	'exchange/outbound-spam':
		'C: .\nS: 554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is Suspend',
	'microsoft/smtp-auth-off-tenant':
		'S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
	'microsoft/smtp-auth-off-mailbox':
		'S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
	'microsoft/basic-auth-off':
		'S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
	'microsoft/security-defaults':
		"S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
	'microsoft/login-refused':
		'S: 220 mail.example.org ESMTP\nC: AUTH XOAUTH2 dXNlcj1hbm5AZXhhbXBsZS5jb20BYXV0aD1CZWFyZXIgeWEyOS5mb28BAQ==\nS: 535 5.7.3 Authentication unsuccessful [X.eurprd01.prod.outlook.com]',
	'microsoft/access-denied':
		'C: RCPT TO:<nobody@example.org>\nS: 550 5.4.1 Recipient address rejected: Access denied. [X.prod.protection.outlook.com]',
	'microsoft/mailbox-unavailable':
		'C: RCPT TO:<nobody@outlook.com>\nS: 550 5.5.0 Requested action not taken: mailbox unavailable. [X.prod.protection.outlook.com]',
	'microsoft/send-as-denied':
		'C: .\nS: 550 5.7.60 SMTP; Client does not have permissions to send as this sender',
	'microsoft/anonymous':
		'C: MAIL FROM:<ann@example.com>\nS: 530 5.7.57 Client not authenticated to send mail: SMTP; Client was not authenticated to send anonymous mail during MAIL FROM [X.prod.outlook.com]',
	'microsoft/block-list':
		"C: MAIL FROM:<ann@example.com>\nS: 550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). [X.prod.protection.outlook.com]",
	'microsoft/throttled':
		'C: MAIL FROM:<ann@example.com>\nS: 432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending. [X.prod.outlook.com]',
	'microsoft/busy':
		'C: MAIL FROM:<ann@example.com>\nS: 451 4.7.500 Server busy. Please try again later from [192.0.2.7]. [X.prod.protection.outlook.com]',
	'microsoft/no-mailboxes':
		'C: RCPT TO:<bob@example.org>\nS: 451 4.4.4 Mail received as unauthenticated, incoming to a recipient domain configured in a hosted tenant which has no mail-enabled subscriptions. ATTR5 [X.prod.protection.outlook.com]',
	'microsoft/attribution':
		'C: RCPT TO:<ann@example.net>\nS: 550 5.7.64 TenantAttribution; Relay Access Denied [X.prod.protection.outlook.com]',
	'microsoft/authentication-of-domain':
		'C: .\nS: 550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level. [X.prod.outlook.com]',
	'microsoft/unknown-recipient':
		'C: RCPT TO:<nobody@example.org>\nS: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient nobody@example.org not found by SMTP address lookup',
	'yahoo/deferred':
		'S: 421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints; see https://postmaster.yahooinc.com/error-codes',
	'yahoo/not-accepted':
		'C: .\nS: 554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
	'yahoo/no-mailbox':
		"C: .\nS: 554 delivery error: dd This user doesn't have a yahoo.com account (nobody@yahoo.com) [0] - mta1.mail.yahoo.com",
	'yahoo/login':
		'S: 220 smtp.mail.yahoo.com ESMTP\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: 535 5.7.0 (#AUTH005) Incorrect username or password.',
	'apple/policy':
		'C: .\nS: 550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
	'apple/login':
		'(connected to smtp.mail.me.com)\nS: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 535 5.7.8 Error: authentication failed: authentication failed',
	'mail.ru/login':
		'S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
	'mail.ru/unavailable-mailbox':
		'C: .\nS: 550 Message was not accepted -- invalid mailbox. Local mailbox nobody@mail.ru is unavailable: user not found',
	'mail.ru/spam':
		'C: .\nS: 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=abc or report details to abuse@corp.mail.ru.',
	'yandex/login':
		'(connected to smtp.yandex.ru)\nS: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
	'yandex/tls':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-SIZE 52428800\nS: 250-8BITMIME\nS: 250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2\nS: 250 ENHANCEDSTATUSCODES\nC: AUTH LOGIN\nS: 530 5.7.7 Email sending without SSL/TLS encryption is not allowed. Please see: http://help.yandex.ru/mail/mail-clients/ssl.xml',
	'qq/authorization-code':
		'S: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1',
	'qq/rate': 'C: .\nS: 550 Mail rate limited: frequency limited. http://service.mail.qq.com',
	'163/authorization-code':
		'(connected to smtp.163.com)\nS: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 550 User has no permission',
	'163/spam':
		'C: .\nS: 554 DT:SPM 163 smtp8,NORpCgBnZUZ http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/reputation':
		'S: 421 HL:REP 163 mx1,AAAA,192.0.2.7 http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/rate': 'S: 421 HL:ICC 163 mx1,AAAA,192.0.2.7 http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/sender-rate':
		'C: MAIL FROM:<ann@example.com>\nS: 451 MI:SFQ 163 smtp8,AAAA http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/errors':
		'C: MAIL FROM:<ann@example.com>\nS: 450 MI:CEL 163 smtp8,AAAA http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/recipients':
		'C: RCPT TO:<bob@example.org>\nS: 450 RP:DRC 163 smtp8,AAAA http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/listed': 'C: .\nS: 450 DT:RBL 163 mx1,AAAA http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/spf': 'C: .\nS: 450 MI:SPF 163 mx1,AAAA http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'163/not-allowed':
		'C: MAIL FROM:<ann@example.com>\nS: 554 HL:IPB 163 mx1,AAAA http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	'ses/identity-not-verified':
		'C: .\nS: 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@example.com',
	'ses/not-permitted':
		"C: .\nS: 554 Access denied: User `arn:aws:iam::123456789012:user/mailer' is not authorized to perform `ses:SendRawEmail' on resource `arn:aws:ses:eu-west-1:123456789012:identity/example.com'",
	'ses/login':
		'(connected to email-smtp.eu-west-1.amazonaws.com)\nS: 220 mail.example.org ESMTP\nC: AUTH PLAIN AEFLSUFJT1NGT0ROTjdFWEFNUExFAEJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJC\nS: 535 Authentication Credentials Invalid',
	'ses/quota': 'C: .\nS: 454 Throttling failure: Maximum sending rate exceeded.',
	'sendgrid/credits':
		'(connected to smtp.sendgrid.net)\nC: AUTH LOGIN\nS: 451 Authentication failed: Maximum credits exceeded',
	'sendgrid/login':
		'(connected to smtp.sendgrid.net)\nS: 220 mail.example.org ESMTP\nC: AUTH LOGIN\nS: 535 Authentication failed: The provided authorization grant is invalid, expired, or revoked',
	'sendgrid/identity':
		'C: .\nS: 550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/',
	'proofpoint/blocked': 'S: 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7',
	'mimecast/greylisted':
		'C: RCPT TO:<ann@example.org>\nS: 451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
	'mimecast/rejected':
		'C: RCPT TO:<ann@example.org>\nS: 550 Rejected by header based Anti-Spoofing policy: ann@example.org - https://community.mimecast.com/docs/DOC-1369#550',
	'barracuda/blocked':
		'S: 554 Service unavailable; Client host [192.0.2.7] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.7',
	'barracuda/recipient-blocked':
		'C: .\nS: 550 permanent failure for one or more recipients (bob@example.org:blocked)',
	'cisco/reputation':
		"S: 554-mx1.example.org\nS: 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. See http://www.senderbase.org",
	'symantec/filtered':
		'C: .\nS: 553 Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting for more information. (#5.7.1)',
	'cloudmark/blocked':
		'S: 550 5.7.1 Service unavailable; client [192.0.2.7] blocked using Cloudmark Sender Intelligence (Visit http://csi.cloudmark.com/reset-request/ if you feel this is in error)',
	'orange/spam': 'C: .\nS: 550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]',
	'orange/reputation':
		'S: 421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR_999 [999]',
	'orange/code':
		'S: 421 mwinf5c04 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR004_104 [104]',
	't-online/blocked':
		'S: 554 IP=192.0.2.7 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
	'free/refused': 'S: 421 Too many spams from your IP (192.0.2.7), please visit http://postmaster.free.fr/',
	'att/blocked':
		'C: RCPT TO:<bob@example.org>\nS: 553 5.3.0 flph825 DNSBL:ATTRBL 521< 192.0.2.7 >_is_blocked.For assistance forward this email to abuse_rbl@abuse-att.net',
	'aup/blocked': 'S: 554 cdptpa-mxg01 cmsmtp 192.0.2.7 blocked AUP#In-1230',
	'aup/no-reverse-dns': 'S: 421 pj.example.net cox 192.0.2.7 DNS check failure - try again later. AUP#CXDNS',
	'aup/rate': 'S: 421 charter.example.net ESMTP server temporarily not available AUP#I-1310',
	'aup/code':
		'S: 421 pj.example.net cox 192.0.2.7 try again later. AUP#CXTHRT See https://www.cox.com/residential/support/email-error-codes.html',
	'vade/code': 'S: 421 4.2.1 Connection deferred OXSUS0001_102',
	'ionos/header':
		'C: DATA\nS: 354 Go ahead\nC: .\nS: 554-Transaction failed\nS: 554-Reject due to policy restrictions.\nS: 554 For explanation visit https://postmaster.gmx.net/en/case?c=hi&i=ip&v=192.0.2.7',
	'ionos/policy':
		'S: 554-gmx.net (mxgmx116) Nemesis ESMTP Service not available\nS: 554-IP address is black listed.\nS: 554 For explanation visit http://postmaster.gmx.com/en/error-messages?ip=192.0.2.7&c=bl',
	'comcast/rate':
		'S: 421 4.2.1 Connection throttled, see http://postmaster.comcast.net/smtp-error-codes.php#RL000010',
	'comcast/blocked':
		'S: 554 resimta-a1p-0.sys.comcast.net comcast 192.0.2.7 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000',
	'mailer/lookup-failed': 'S: 451 4.4.3 Name server: example.org.: host name lookup failure',
	'mailer/host-unknown': 'S: 550 5.1.2 Host unknown (Authoritative answer from name server)',
	'mailer/no-host': 'S: 550 5.1.2 Host or domain name not found: example.org',
	'mailer/gave-up': 'S: 550 4.4.7 retry timeout exceeded',
	'mailer/program-failed': 'S: 554 5.3.0 unknown mailer error 127',
	'mailer/loop': 'S: 554 5.4.6 Duplicated Message-ID in <list@example.org>',
	'mailer/unknown-recipient': 'S: 550 Invalid final delivery userid: ann@example.org',
	'mailer/mailbox-full': "S: 552 The number of messages in recipient's mailbox exceeded the local limit.",
	'mailer/sender-refused':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM:<ann@example.com>\nS: 501 5.1.8 Sender address rejected',
	'mailer/group': 'S: 550 5.1.1 The group may not exist. https://groups.google.com/support/',
	'exim/lost-input':
		'C: EHLO client.example.net\nS: 250 mail.example.org Hello client.example.net\nS: 421 mail.example.org lost input connection',
	'amavis/bulk': 'S: 550 5.7.1 Message content rejected, UBE, id=00000-22',
	'refused/login-required': 'C: MAIL FROM:<ann@example.com>\nS: 530 5.7.0 Authentication required',
	'refused/login-refused':
		'C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'refused/login-mechanism':
		'C: YW5uQGV4YW1wbGUub3JnIDZjZmE4NTFmMGE3YjVjNGEyYTM3YTQ0ZTJlN2Q1ZDRj\nS: 432 4.7.12 A password transition is needed',
	'refused/login-app-password':
		'C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 535 Error: authentication failed, use an application-specific password',
	'refused/login-token':
		'C: AUTH XOAUTH2 dXNlcj1hbm5AZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgdAEB\nS: 535 5.7.3 Invalid token',
	'refused/login-malformed':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 501 5.5.2 Cannot decode response',
	'refused/login-blocked':
		'C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 454 4.7.0 Too many login attempts, please try again later.',
	'refused/login-needs-tls':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-SIZE 52428800\nS: 250-8BITMIME\nS: 250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2\nS: 250 ENHANCEDSTATUSCODES\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 538 5.7.11 Encryption required for requested authentication mechanism',
	'refused/tls-required':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-SIZE 10000000\nS: 250 AUTH PLAIN\nC: MAIL FROM:<ann@example.com>\nS: 530 5.7.10 Encryption needed',
	'refused/tls-unavailable': 'C: STARTTLS\nS: 454 4.7.0 TLS not available due to local problem',
	'refused/tls-version': 'C: RCPT TO:<ann@example.org>\nS: 550 unacceptable cipher',
	'refused/tls-certificate': 'S: 421 4.7.1 mail.example.org Error: No client certificate presented',
	'refused/client-listed':
		'C: RCPT TO:<bob@example.org>\nS: 550 5.7.1 Rejected: 192.0.2.7 is listed in our DNSBL',
	'refused/client-reputation': 'S: 554 Your host is known for spam, see http://antispam.example.org/deny',
	'refused/client-no-ptr':
		'S: 554 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.7]',
	'refused/client-dynamic':
		"S: 554 5.7.1 Client host rejected: dynamic IP address not accepted, use your provider's relay",
	'refused/client-country': 'S: 554 5.7.1 Connection refused: country not allowed',
	'refused/client-not-allowed':
		'C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 550 5.7.1 Your IP address is not authorized to connect',
	'refused/client-rate': 'C: MAIL FROM:<ann@example.com>\nS: 421 4.7.0 Too many messages in this connection',
	'refused/hello-bad-name': 'S: 220 mail.example.org ESMTP\nS: 501 Syntactically invalid EHLO argument(s)',
	'refused/sender-malformed':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM:<ann>\nS: 553 5.5.4 <ann>... Domain name required for sender address ann',
	'refused/sender-domain-missing':
		'C: MAIL FROM:<root@desk.local>\nS: 553 5.1.8 <root@desk.local>... Domain of sender address root@desk.local does not exist',
	'refused/sender-not-owned':
		'C: MAIL FROM:<boss@example.com>\nS: 553 5.7.1 <boss@example.com>: Sender address rejected: not owned by user ann@example.com',
	'refused/sender-not-registered': 'C: .\nS: 550 5.7.1 Unconfigured Sending Domain <example.com>',
	'refused/sender-unverified': 'C: RCPT TO:<bob@example.org>\nS: 550 Sender verify failed',
	'refused/sender-blocked':
		'C: MAIL FROM:<ann@example.com>\nS: 550 5.7.1 Sender address rejected: Access denied',
	'refused/sender-null-refused':
		'S: 220 mail.example.org ESMTP\nC: MAIL FROM:<>\nS: 550 Null sender is not allowed here',
	'refused/spf':
		'C: MAIL FROM:<ann@example.com>\nS: 550 5.7.23 SPF check failed: 192.0.2.7 is not allowed to send mail for example.com',
	'refused/dkim': 'C: .\nS: 550 5.7.20 No passing DKIM signature found',
	'refused/dmarc':
		"C: .\nS: 550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy.",
	'refused/unauthenticated': 'C: .\nS: 550 5.7.29 ARC validation failure',
	'refused/recipient-unknown':
		'S: 220 mail.example.org ESMTP\nC: RCPT TO:<nobody@example.org>\nS: 550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
	'refused/recipient-disabled':
		'C: RCPT TO:<ann@example.org>\nS: 550 5.2.1 The email account that you tried to reach is disabled.',
	'refused/recipient-full':
		'C: RCPT TO:<ann@example.org>\nS: 452 4.2.2 The email account that you tried to reach is over quota.',
	'refused/recipient-malformed':
		'S: 220 mail.example.org ESMTP\nC: VRFY ann@@example.org\nS: 501 5.1.3 Bad address syntax',
	'refused/recipient-domain-missing':
		'C: RCPT TO:<ann@exmaple.org>\nS: 450 4.1.2 <ann@exmaple.org>: Recipient address rejected: Domain not found',
	'refused/recipient-refuses':
		'S: 220 mail.example.org ESMTP\nC: RCPT TO:<ann@example.org>\nS: 550 5.7.1 Recipient has blocked your address',
	'refused/recipient-too-many': 'C: RCPT TO:<zoe@example.org>\nS: 452 4.5.3 Too many recipients',
	'refused/recipient-rate':
		'C: RCPT TO:<ann@example.org>\nS: 450 4.2.1 The user you are trying to contact is receiving mail too quickly.',
	'refused/recipient-moved':
		'C: RCPT TO:<bob@example.org>\nS: 551 5.1.6 User has moved, please try <bob@example.net>',
	'refused/recipient-unverified':
		'C: RCPT TO:<ann@example.org>\nS: 450 4.1.1 <ann@example.org>: Recipient address rejected: unverified address: Address verification in progress',
	'refused/relay-denied':
		'S: 220 mail.example.org ESMTP\nS: 554 5.7.1 <ann@example.net>: Relay access denied',
	'refused/content-spam': 'C: .\nS: 554 5.7.1 Message rejected as spam by content filter',
	'refused/content-virus': 'C: .\nS: 554 5.7.1 Message contains virus: rejected.',
	'refused/content-attachment':
		'C: .\nS: 552 5.7.0 This message was blocked because its content presents a potential security issue: attachment type not allowed',
	'refused/content-link': 'C: .\nS: 550 5.7.1 Message contains a link to a domain with bad reputation',
	'refused/content-header':
		'C: .\nS: 550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject\nS: 550 5.7.1 headers.',
	'refused/content-from':
		'S: 220 mail.example.org ESMTP\nC: DATA\nS: 354 End data with <CR><LF>.<CR><LF>\nC: .\nS: 550 Error: MAIL FROM is mismatched with message header from address!',
	'refused/content-format': 'C: .\nS: 521 5.5.2 mail.example.org Error: bare <LF> received',
	'refused/content-policy':
		'S: 220 mail.example.org ESMTP\nC: DATA\nS: 354 End data with <CR><LF>.<CR><LF>\nC: .\nS: 550 5.7.0 Local Policy Violation',
	'refused/content-loop': 'C: .\nS: 554 5.4.0 Error: too many hops',
	'refused/content-too-big':
		'C: MAIL FROM:<ann@example.com> SIZE=30000000\nS: 552 5.3.4 Message size exceeds fixed limit',
	'refused/sending-quota':
		'C: RCPT TO:<bob@example.org>\nS: 550 5.7.1 Daily sending limit exceeded for this account',
	'refused/rate-limited': 'C: .\nS: 450 4.7.1 Rate limit exceeded, slow down',
	'refused/greylisted': 'C: RCPT TO:<bob@example.org>\nS: 550 Greylisted, come back later',
	'refused/account-suspended': 'C: AUTH LOGIN\nS: 525 5.7.13 User account disabled',
	'refused/server-busy': 'C: MAIL FROM:<ann@example.com>\nS: 452 4.3.1 Insufficient system resources',
	'refused/server-failed': 'C: .\nS: 451 4.3.0 Error: queue file write error',
	'refused/server-storage': 'C: MAIL FROM:<ann@example.com>\nS: 452 4.3.1 Insufficient system storage',
	'refused/server-dns': 'C: RCPT TO:<bob@example.org>\nS: 451 4.4.3 Temporary DNS failure',
	'refused/server-next-hop': 'S: 550 4.4.7 QUEUE.Expired; message expired',
	'refused/server-closing':
		'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-SIZE 52428800\nS: 250-8BITMIME\nS: 250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2\nS: 250 ENHANCEDSTATUSCODES\nS: 421 4.3.2 Service shutting down and closing transmission channel\n(the server closes the connection)',
	'refused/server-config': 'C: RCPT TO:<ann@example.org>\nS: 451 4.3.5 Server configuration error',
	'refused/idle-timeout':
		'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-SIZE 52428800\nS: 250-8BITMIME\nS: 250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2\nS: 250 ENHANCEDSTATUSCODES\nS: 421 4.4.2 mail.example.org Error: timeout exceeded\n(the server closes the connection)',
	'refused/protocol-order': 'C: RCPT TO:<ann@example.org>\nS: 503 5.5.1 Error: need MAIL command',
	'refused/protocol-command': 'C: FROBNICATE\nS: 500 5.5.2 Error: command not recognized',
	'refused/protocol-syntax': 'C: MAIL FROM:<ann@example.com>\nS: 500 Line too long',
	'refused/protocol-parameter':
		'C: MAIL FROM:<ann@example.com> BODY=BINARYMIME\nS: 555 5.5.4 Unsupported option: BODY=BINARYMIME',
	'refused/protocol-early': 'S: 554 SMTP synchronization error',
	'refused/protocol-errors': 'C: HELO\nS: 421 4.7.0 mail.example.org Error: too many errors',
	'refused/no-valid-recipients': 'C: DATA\nS: 554 5.5.1 Error: no valid recipients',
	'policy/block-list':
		'C: RCPT TO:<ann@example.org>\nS: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7',
	'session/refused': 'C: RCPT TO:<ann@example.org>\nS: 550 Rejected',
	'certificate/refused': '(the connection fails: tls-alert)',
	'tls/implicit-on-starttls-port': '(the connection fails: speaks-clear-text)',
	'tls/clear-on-implicit-port': '(the server closes the connection)',
	'connect/no-greeting': '(No greeting after 10 seconds. Still waiting.)',
	'tls/handshake-too-old': '(the connection fails: tls-failed)',
	'connect/no-ipv6':
		'(2001:db8::25 587 unreachable)\n(192.0.2.25 587 connected)\nS: 220 mail.example.org ESMTP',
	'connect/port-25-blocked': '(192.0.2.25 25 timed-out)\n(the connection fails: timed-out)',
	'connect/refused': '(the connection fails: refused)',
	'session/closed-inside-message':
		'S: 220 mail.example.org ESMTP\nC: DATA\nS: 354 Go ahead\nC: Hello\n(the server closes the connection)',
	'session/no-answer':
		'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-STARTTLS\nS: 250 AUTH PLAIN\n(the connection fails: timed-out)',
	'session/closed-unexpectedly':
		'C: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 SIZE 1000\n(the server closes the connection)',
	'connect/closed-before-greeting': '(the server closes the connection)',
	'connect/not-found': '(the connection fails: not-found)',
	'connect/no-answer': '(the connection fails: timed-out)',
	'connect/no-route': '(the connection fails: unreachable)',
	'connect/proxy-failed': '(the connection fails: refused)',
	'tls/handshake-failed': '(the connection fails: tls-failed)',
	'connect/lost': '(the connection fails: reset)',
	'session/program-complains': '(the connection fails: other)',
	'connect/other-protocol': 'S: "* OK [CAPABILITY IMAP4rev1] ready\\r\\n"',
	'connect/firewall-rewrites':
		'S: 220 **************************\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250-XXXXXXXA\nS: 250 SIZE 1000',
	'tls/no-handshake':
		'S: 220 mail.example.org ESMTP\nC: STARTTLS\nS: 220 2.0.0 Ready to start TLS\n(the server closes the connection)',
	'tls/starttls-vanished':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 STARTTLS\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 SIZE 1000',
	'tls/clear-bytes': 'C: STARTTLS\nS: "220 Ready\\r\\n250 injected"\n(TLS begins)',
	'tls/old-version': '(TLS begins)',
	'certificate/name': '(TLS begins)',
	'certificate/expired': '(TLS begins)',
	'certificate/unknown-issuer': '(TLS begins)',
	'certificate/weak': '(TLS begins)',
	'auth/hashed-store':
		'S: 220 mail.example.org ESMTP\nC: AUTH CRAM-MD5\nS: 334 PDEyMzQ1QG1haWwuZXhhbXBsZS5vcmc+\nC: YW5uQGV4YW1wbGUub3JnIDZjZmE4NTFmMGE3YjVjNGEyYTM3YTQ0ZTJlN2Q1ZDRj\nS: 535 5.7.8 Error: authentication failed: authentication failure\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 235 2.7.0 Authentication successful',
	'auth/oauth-report':
		'S: 220 mail.example.org ESMTP\nC: AUTH XOAUTH2 dXNlcj1hbm5AZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgeWEyOS54AQE=\nS: 334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==',
	'auth/prompt-not-answered': 'S: 220 relay.example.org\nC: AUTH LOGIN\nS: 334 VXNlciBOYW1lAA==\nC: QUIT',
	'auth/lock-out':
		'S: 220 mail.example.org ESMTP\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWww\nS: 535 5.7.8 Error: authentication failed: authentication failure\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWwx\nS: 535 5.7.8 Error: authentication failed: authentication failure\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWwy\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	'hello/file-name': 'C: EHLO message.txt\nS: 250 mail.example.org\nC: VRFY bob\nS: 252 2.0.0 bob',
	'envelope/some-refused':
		'S: 220 mail.example.org ESMTP\nC: RCPT TO:<bob@example.org>\nS: 250 2.1.5 Ok\nC: RCPT TO:<nobody@example.org>\nS: 550 5.1.1 No such user\nC: DATA\nS: 354 End data with <CR><LF>.<CR><LF>',
	'session/errors-add-up':
		'C: MAIL FROM:<ann@example.com>\nS: 250 2.1.0 Ok\nC: RCPT TO:<nobody0@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody1@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody2@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody3@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody4@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody5@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody6@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody7@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody8@example.org>\nS: 550 5.1.1 No such user\nC: RCPT TO:<nobody9@example.org>\nS: 550 5.1.1 No such user',
	'session/extension-not-offered':
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 PIPELINING\n(Host did not advertise PRDR support)\nC: QUIT\nS: 221 2.0.0 Bye',
	'session/openssl-command': '(openssl took a line that begins with R for its own command)',
	'client/talks-early': 'S: 220 mail.example.org ESMTP\nS: 250 mail.example.org',
	'client/behind-starttls': '(TLS begins)',
	'client/pipelines': 'C: MAIL FROM:<ann@example.org>\nS: 250 ok\nS: 250 ok',
	'client/bare-line-feed': 'C: "EHLO client.example.net\\n"\nS: 250 mail.example.org',
	'client/no-greeting': 'C: MAIL FROM:<ann@example.org>\nS: 250 ok',
	'client/hello-name': 'C: EHLO localhost\nS: 250 mail.example.org',
	'client/clear-password': 'S: 220 m ESMTP\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: 235 ok',
	'client/password-newline': 'S: 220 m ESMTP\nC: AUTH PLAIN AGFubgBwZW5jaWwK\nS: 235 ok',
	'client/eight-bit': 'C: DATA\nS: 354 go\nC: Grüße\nC: .\nS: 250 ok',
	'client/old-tls': '(the connection fails: tls-failed)',
	'client/refuses-certificate': '(the connection fails: tls-alert)',
	'client/wrong-tls-mode': '(the connection fails: speaks-tls)',
	'client/leaves-amid': 'C: DATA\nS: 354 go\nC: Subject: x\n(the client closes the connection)',
	'client/no-quit': 'C: EHLO client.example.net\nS: 250 mail.example.org\n(the client closes the connection)',
};
