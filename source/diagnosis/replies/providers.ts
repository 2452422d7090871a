/** Words of other providers and filters, and what their own pages say of them. */
import type {Row} from './row.ts';

const auth = ['AUTH'];

export const providers: readonly Row[] = [
	{
		id: 'yahoo/deferred',
		server: 'yahoo',
		pattern: /\[?\bTSS?\d\d\b\]?|\b(temporarily deferred|user complaints|unexpected volume)\b/i,
		message: 'Yahoo puts off or refuses mail from your address because of complaints or an unusual amount.',
		advice:
			'Stop for some hours, then send little. [TSS04] and [TSS05] pass by themselves; [TSS09] and [TSS11] mean that the address is blocked until its owner asks.',
		fault: 'policy',
		retry: 'later',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'Yahoo counts what its users mark as spam for each sending address.',
		example:
			'S: 421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints; see https://postmaster.yahooinc.com/error-codes',
	},
	{
		id: 'yahoo/not-accepted',
		server: 'yahoo',
		pattern: /\b(message not accepted for policy reasons|not accepted for policy|AUP#|\[?BL2\d\]?)/i,
		message: 'Yahoo refuses this message by policy: the address, the domain’s DMARC, or the links in it.',
		advice:
			'Check the domain’s DMARC and the links, look at the number in the reply on Yahoo’s page, and fill in the sender form there.',
		fault: 'policy',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'One sentence for several reasons; the page in the reply tells them apart.',
		example:
			'C: .\nS: 554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
	},
	{
		id: 'yahoo/no-mailbox',
		server: 'yahoo',
		pattern:
			/\bdoesn'?t have an? \S+ account\b|\bmailbox (not found|unavailable)\b|\bnot a valid mailbox\b|\bThis user\b/i,
		message: 'No such Yahoo or AOL account.',
		advice: 'Check the spelling; remove the address from your list.',
		retry: 'never',
		fault: 'you',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'The account never existed or was closed after a year without use.',
		example:
			'C: .\nS: 554 delivery error: dd This user doesn’t have a yahoo.com account (nobody@yahoo.com) [0] - mta1.mail.yahoo.com',
	},
	{
		id: 'yahoo/login',
		server: 'yahoo',
		pattern: /\b(auth\w*|login|credential\w*|password|AUTHENTICATIONFAILED)\b/i,
		answers: auth,
		message: 'Yahoo refuses this login; it takes app passwords only.',
		advice: 'Make an app password in the account’s security page and log in with it and the whole address.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'help.yahoo.com, “Generate third-party app passwords”',
		why: 'Yahoo and AOL took the account’s own password from programs until 2020.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 535 5.7.0 (#AUTH005) Too many bad auth attempts. - smtp.mail.yahoo.com',
	},
	{
		id: 'apple/policy',
		server: 'apple',
		pattern: /^(?!.*(volume|\brate\b|too many)).*(\blocal policy|\[(CS|HM|PD)\d\d\]|HT204137|domain policy)/i,
		message: 'iCloud refuses this by its policy: content, links or the standing of your address.',
		advice:
			'Check SPF, DKIM and DMARC, look for links on block lists, and write to Apple’s postmaster with the code in brackets.',
		fault: 'policy',
		reference: 'support.apple.com/en-us/102322',
		why: 'The letters in brackets name the filter (CS content, HM reputation) and nothing more.',
		example:
			'C: .\nS: 550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
	},
	{
		id: 'apple/login',
		server: 'apple',
		pattern: /\b(auth\w*|credential\w*|password)\b/i,
		answers: auth,
		message: 'iCloud refuses this login; it takes app-specific passwords only.',
		advice: 'Make one at account.apple.com and log in with it and the whole iCloud address.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'support.apple.com/en-us/102654',
		why: 'Every Apple account has two-factor authentication.',
		example: 'C: AUTH PLAIN ••••••••\nS: 535 5.7.8 Error: authentication failed: authentication failed',
	},
	{
		id: 'mail.ru/login',
		server: 'mail.ru',
		pattern: /\b(auth\w*|password|parol|application|neobhodim)\b|парол/i,
		answers: auth,
		message: 'mail.ru takes only passwords made for external programs.',
		advice:
			'Make one in the account (Security, Passwords for external applications) and log in with it and the whole address.',
		retry: 'now',
		fault: 'policy',
		next: '/auth',
		reference: 'help.mail.ru/mail/security/protection/external',
		why: 'The account’s own password opens only the web page.',
		example:
			'C: AUTH LOGIN\nS: 535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
	},
	{
		id: 'mail.ru/unavailable-mailbox',
		specificity: 'provider',
		pattern: /\binvalid mailbox\. +local mailbox\b/i,
		message: 'mail.ru has no such mailbox, or has closed it.',
		advice: 'Remove the address: many such recipients spoil the sender’s standing at mail.ru.',
		retry: 'never',
		fault: 'you',
		reference: 'postmaster.mail.ru, error codes',
		why: 'Unused mailboxes are closed after some months.',
		example:
			'C: .\nS: 550 Message was not accepted -- invalid mailbox. Local mailbox nobody@mail.ru is unavailable: user not found',
	},
	{
		id: 'mail.ru/spam',
		server: 'mail.ru',
		pattern:
			/\b(spam message rejected|looks like spam|rejected by.{0,20}spam|notspam|visit.{0,40}(notspam|support))\b/i,
		message: 'mail.ru’s filter takes the message for spam.',
		advice: 'Check SPF, DKIM and DMARC, look at postmaster.mail.ru, and follow the link in the reply.',
		retry: 'never',
		fault: 'policy',
		reference: 'postmaster.mail.ru, error codes',
		why: 'Content, complaints and the standing of the sender count together.',
		example:
			'C: .\nS: 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=abc or report details to abuse@corp.mail.ru.',
	},
	{
		id: 'yandex/login',
		server: 'yandex',
		pattern: /\b(auth\w*|user is not|access rights|application password|password|login)\b/i,
		answers: auth,
		message: 'Yandex refuses this login.',
		advice:
			'Allow mail programs in the mailbox settings, make an application password in Yandex ID, and log in with it.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'yandex.com/support/mail, “Mail clients”',
		why: 'Access by IMAP and SMTP is off until the owner allows it, and takes passwords for programs only.',
		example:
			'C: AUTH LOGIN\nS: 535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
	},
	{
		id: 'yandex/tls',
		server: 'yandex',
		pattern: /\bwithout SSL\/TLS\b|\bSSL\b.{0,40}\b(required|must)/i,
		message: 'Yandex takes mail from users only over TLS.',
		advice: 'Send STARTTLS and greet again, or connect to port 465.',
		retry: 'now',
		fault: 'you',
		next: 'STARTTLS',
		reference: 'yandex.com/support/mail, “Mail clients”',
		why: 'Passwords in clear text are not allowed.',
		example:
			'C: AUTH LOGIN\nS: 530 5.7.7 Email sending without SSL/TLS encryption is not allowed. Please see: http://help.yandex.ru/mail/mail-clients/ssl.xml',
	},
	{
		id: 'qq/authorization-code',
		server: 'qq',
		pattern:
			/\b(auth\w*|login|password|account|service is not open|authorized code|authorization code)\b|授权码/i,
		answers: auth,
		message: 'QQ Mail wants its authorisation code as password, and SMTP must be switched on in the account.',
		advice:
			'Switch on SMTP in the web mail (Settings, Account); it shows a sixteen-letter code. Log in with the code.',
		retry: 'now',
		fault: 'policy',
		next: '/auth',
		reference: 'service.mail.qq.com, “What is an authorization code”',
		why: 'QQ gives programs a code of their own and takes no account passwords.',
		example:
			'C: AUTH LOGIN\nS: 535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1',
	},
	{
		id: 'qq/rate',
		server: 'qq',
		pattern: /\b(frequency limited|frequen\w+|sending rate|too many)\b/i,
		message: 'QQ Mail slows down logins or mail from you because there were too many.',
		advice: 'Wait an hour, then go on slowly.',
		retry: 'later',
		fault: 'policy',
		reference: 'service.mail.qq.com, error codes',
		why: 'It counts for each account and each address.',
		example: 'C: .\nS: 550 Mail rate limited: frequency limited. http://service.mail.qq.com',
	},
	{
		id: '163/authorization-code',
		server: '163',
		pattern: /\b(auth\w*|login|password|ERR\.LOGIN\w*|account|permission)\b|授权/i,
		answers: auth,
		message:
			'NetEase (163, 126) wants the client authorisation code as password, and SMTP must be switched on in the account.',
		advice: 'Switch on SMTP in the web mail (Settings, POP3/SMTP/IMAP) and log in with the code it shows.',
		retry: 'now',
		fault: 'policy',
		next: '/auth',
		reference: 'help.mail.163.com, client authorisation code',
		why: 'The web password is not taken from programs.',
		example: 'C: AUTH LOGIN\nS: 550 User has no permission',
	},
	{
		id: '163/spam',
		specificity: 'provider',
		pattern:
			/\b(DT:SPM|HL:(REP|ITC|ICC|IFC|MEP)|MI:(SPB|SPM|SPF|DMC|CEL|IMF|DOL|STC|NHD|NHL)|RP:(QRC|CEL|DRC|TRC)|http:\/\/mail\.163\.com\/help)/i,
		message:
			'NetEase refuses this: the letters in the reply name the filter (SPM content, QRC and CEL rate, NHD and IMF sender, REP reputation).',
		advice:
			'For rate codes wait a day. For content, change the text and check the sender’s SPF; the page in the reply lists all codes.',
		fault: 'policy',
		reference: 'help.mail.163.com, “bounce codes”',
		why: 'NetEase answers with short codes, the page in the reply spells them out.',
		example:
			'C: .\nS: 554 DT:SPM 163 smtp8,NORpCgBnZUZ http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.7',
	},
	{
		id: 'ses/identity-not-verified',
		specificity: 'provider',
		pattern: /\bemail address is not verified\b|\bidentities failed the check in region\b/i,
		message:
			'Amazon SES does not know this address as one of yours (or the recipient, while the account is in the sandbox).',
		advice:
			'Verify the sender’s address or domain in the region you connect to; to write to anybody, ask SES to leave the sandbox.',
		fault: 'you',
		reference: 'docs.aws.amazon.com/ses, “Amazon SES SMTP issues”',
		why: 'New accounts may send only between verified addresses, and each region has its own list.',
		example:
			'C: .\nS: 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@example.com',
	},
	{
		id: 'ses/login',
		server: 'ses',
		pattern: /\b(auth\w*|credentials?|login)\b/i,
		answers: auth,
		message: 'Amazon SES refuses this login: it wants SMTP credentials, which are not the IAM access key.',
		advice:
			'Make SMTP credentials in the SES console of this region. The user name is 20 letters beginning with AKIA; the password is derived from the secret key and differs in each region.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'docs.aws.amazon.com/ses, “Obtaining SMTP credentials”',
		why: 'The secret key itself looks alike and is the usual slip.',
		example: 'C: AUTH PLAIN ••••••••\nS: 535 Authentication Credentials Invalid',
	},
	{
		id: 'ses/quota',
		specificity: 'provider',
		pattern: /\b(maximum sending rate exceeded|daily message quota exceeded|throttling failure)\b/i,
		message: 'The account’s sending limit at Amazon SES is reached.',
		advice: 'Per second: wait a moment and go on. Per day: wait, or ask for a higher limit in the console.',
		retry: 'later',
		fault: 'policy',
		reference: 'docs.aws.amazon.com/ses, “Sending quotas”',
		why: 'SES counts messages for each second and each 24 hours.',
		example: 'C: .\nS: 454 Throttling failure: Maximum sending rate exceeded.',
	},
	{
		id: 'sendgrid/credits',
		server: 'sendgrid',
		pattern: /\b(maximum credits exceeded|credits)\b/i,
		message: 'The SendGrid account has used up its messages.',
		advice: 'Wait for the next day or month, or take a larger plan.',
		retry: 'later',
		fault: 'policy',
		reference: 'SendGrid documentation, “Error messages”',
		why: 'Each plan has its number of messages.',
		example: 'C: AUTH LOGIN\nS: 451 Authentication failed: Maximum credits exceeded',
	},
	{
		id: 'sendgrid/login',
		server: 'sendgrid',
		pattern: /\b(auth\w*|credentials?|login|username|password|grant)\b/i,
		answers: auth,
		message: 'SendGrid refuses this login.',
		advice:
			'The user name is the word `apikey` for everybody, the password is an API key that may send mail.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'SendGrid documentation, “Integrating with the SMTP API”',
		why: 'Account name and password are not taken any more; two-factor is required for the account.',
		example:
			'C: AUTH LOGIN\nS: 535 Authentication failed: The provided authorization grant is invalid, expired, or revoked',
	},
	{
		id: 'sendgrid/identity',
		server: 'sendgrid',
		pattern:
			/\b(verified sender identity|from address does not match|sender identity|unauthenticated senders)\b/i,
		message: 'SendGrid takes only mail whose sender it knows and whose user has logged in.',
		advice: 'Log in first; verify the From address or its domain under Sender Authentication.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'SendGrid documentation, “Sender identity”',
		why: 'Without that anybody could write in any name.',
		example:
			'C: .\nS: 550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/',
	},
	{
		id: 'proofpoint/blocked',
		server: 'proofpoint',
		pattern: /\b(blocked|blacklist\w*|denied|ipcheck|PDR|listed)\b/i,
		message: 'Proofpoint’s reputation service (PDR) blocks the address you connect from.',
		advice:
			'Look the address up and ask for removal at ipcheck.proofpoint.com; until then send through another relay.',
		retry: 'never',
		fault: 'policy',
		reference: 'ipcheck.proofpoint.com',
		why: 'Proofpoint scores addresses by what its customers receive.',
		example: 'S: 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7',
	},
	{
		id: 'mimecast/greylisted',
		server: 'mimecast',
		pattern: /\b(greylist\w*|internal resource|resources? temporarily unavailable|temporarily)\b/i,
		code: /^4/,
		message: 'Mimecast does not know you yet and makes you wait.',
		advice: 'Send the same envelope again after a minute and within twelve hours.',
		retry: 'later',
		fault: 'policy',
		reference: 'community.mimecast.com, “SMTP error codes”',
		why: 'Unknown triples of address, sender and recipient are put off once.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
	},
	{
		id: 'mimecast/rejected',
		specificity: 'provider',
		pattern:
			/\b(Rejected by header based|Invalid Recipient - https?:\/\/community\.mimecast|community\.mimecast\.com|Anti-?Spoofing policy|Email rejected due to security policies)\b/i,
		message: 'Mimecast refuses this by a policy of the recipient’s organisation.',
		advice:
			'The page in the reply lists the reason by its number. Anti-spoofing means: you write from outside with an address of the organisation itself. Ask its administrator to permit you.',
		fault: 'policy',
		reference: 'community.mimecast.com, “SMTP error codes”',
		why: 'Each customer sets his own anti-spoofing and blocked-sender policies.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 550 Rejected by header based Anti-Spoofing policy: ann@example.org - https://community.mimecast.com/docs/DOC-1369#550',
	},
	{
		id: 'barracuda/blocked',
		server: 'barracuda',
		pattern: /\b(blocked|reputation|listed|spam|BRBL|Barracuda Reputation)\b/i,
		message: 'The address you connect from stands on Barracuda’s reputation list.',
		advice: 'Ask for removal at barracudacentral.org/rbl/removal-request; it takes about half a day.',
		retry: 'never',
		fault: 'policy',
		reference: 'barracudacentral.org',
		why: 'Barracuda’s appliances report what they receive.',
		example:
			'S: 554 Service unavailable; Client host [192.0.2.7] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.7',
	},
	{
		id: 'cisco/reputation',
		server: 'cisco',
		pattern: /\b(reputation|senderbase|SBRS|talos|poor|blocked|denied|bad)\b/i,
		message: 'Cisco’s sender reputation (Talos, once SenderBase) of the address you connect from is too low.',
		advice:
			'Look it up at talosintelligence.com and ask for a review there; until then send through another relay.',
		retry: 'never',
		fault: 'policy',
		reference: 'talosintelligence.com/reputation_center',
		why: 'The appliance asks Cisco for a score from −10 to +10 and closes below a limit of its owner.',
		example:
			'S: 554-mx1.example.org\nS: 554 Your access to this mail system has been rejected due to the sending MTA’s poor reputation. See http://www.senderbase.org',
	},
	{
		id: 'orange/code',
		server: 'orange',
		pattern: /\b((OFR|LPN|ofr)_?\d*_(10[0-9]|20[0-9]|30[0-9]|5\d\d)|bloqu\w+|spam\w*|Mail rejete)\b/i,
		message: 'Orange, or La Poste on the same system, refuses or puts off mail from your address.',
		advice:
			'The code in the reply counts. 1xx is the standing of your address (look it up at csi.cloudmark.com), 5xx the message or the load: wait an hour, then send little.',
		fault: 'policy',
		reference: 'postmaster.orange.fr',
		why: 'The filter is Cloudmark’s; it limits new addresses to few messages an hour.',
		example:
			'S: 421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]',
	},
	{
		id: 'ionos/policy',
		server: 'ionos',
		pattern:
			/\bpolicy restrictions\b|\b(black|block)[- ]?listed\b|\bbad mail\b|[?&]c=(bl|ip|pol|hi|gl|rate)\b/i,
		message:
			'GMX, WEB.DE, mail.com or IONOS refuses this by policy; the letter after `c=` in the link names the reason.',
		advice:
			'Open the link in the reply: it explains the code for your address. Usual ones are a missing PTR record, a dynamic address, and a block list.',
		fault: 'policy',
		reference: 'postmaster.gmx.net, “Error messages”',
		why: 'All four share one system and one page of explanations.',
		example:
			'S: 554-gmx.net (mxgmx116) Nemesis ESMTP Service not available\nS: 554-IP address is black listed.\nS: 554 For explanation visit http://postmaster.gmx.com/en/error-messages?ip=192.0.2.7&c=bl',
	},
	{
		id: 'comcast/blocked',
		server: 'comcast',
		pattern: /\b(comcast block|#?(BL|RL|PD|DM|SP)\d{6}|block for spam)\b/i,
		message:
			'Comcast blocks or slows mail from your address; the letters at the end tell why (BL block list, RL rate).',
		advice: 'For BL ask for removal with the form at postmaster.comcast.net; for RL send less for a day.',
		fault: 'policy',
		reference: 'postmaster.comcast.net/smtp-error-codes.php',
		why: 'Comcast judges by complaints and by the standing of the address.',
		example:
			'S: 554 resimta-a1p-0.sys.comcast.net comcast 192.0.2.7 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000',
	},
	{
		id: 'cloudmark/blocked',
		specificity: 'provider',
		pattern: /\bCloudmark\b|csi\.cloudmark\.com/i,
		message: 'Cloudmark’s sender list blocks the address you connect from.',
		advice: 'Ask for a reset at csi.cloudmark.com/reset-request and find out what the address sent before.',
		fault: 'policy',
		reference: 'csi.cloudmark.com',
		why: 'Large providers use Cloudmark’s list of addresses with complaints.',
		example:
			'S: 550 5.7.1 Service unavailable; client [192.0.2.7] blocked using Cloudmark Sender Intelligence (Visit http://csi.cloudmark.com/reset-request/ if you feel this is in error)',
	},
];
