/** Gmail and Google Workspace. What its help pages say of each code, in our words. */
import type {Row} from '../row.ts';

const auth = ['AUTH'];
const codes = 'Google Workspace Admin Help, “SMTP errors and codes”';

export const google: readonly Row[] = [
	{
		id: 'google/bad-credentials',
		cause: 'login-refused',
		server: 'google',
		pattern: /\b(BadCredentials|username and password not accepted)\b/i,
		answers: auth,
		message: 'Google does not accept this user name and password.',
		advice:
			'Log in with the primary address and an app password (the account needs 2-step verification for that), or with OAuth. The account’s own password is not taken.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'support.google.com/mail/?p=BadCredentials',
		why: 'Since 2022 Google lets programs in only with app passwords or OAuth tokens. An alias as user name fails too.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 535-5.7.8 Username and Password not accepted. For more information, go to\nS: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp',
	},
	{
		id: 'google/app-password-needed',
		cause: 'login-app-password',
		server: 'google',
		pattern: /\b(application-specific password|InvalidSecondFactor)\b/i,
		answers: auth,
		message:
			'The password is right, but Google wants an app password here because the account has 2-step verification.',
		advice:
			'Make an app password in the Google account (Security, App passwords) and log in with its sixteen letters.',
		retry: 'now',
		fault: 'policy',
		next: '/auth',
		reference: 'support.google.com/mail/?p=InvalidSecondFactor',
		why: 'A mail program cannot answer the second step.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 534-5.7.9 Application-specific password required. For more information, go to\nS: 534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor x - gsmtp',
	},
	{
		id: 'google/browser-login',
		cause: 'login-blocked',
		server: 'google',
		pattern:
			/\b(log ?in (via|with) your web browser|WebLoginRequired|ContinueSignIn)\b|accounts\.google\.com/i,
		answers: auth,
		message: 'Google stopped this login as unusual and wants you to confirm it in a browser.',
		advice:
			'Open the link in the reply (join its lines without blanks), confirm that it was you, then log in again; an app password or OAuth avoids it.',
		retry: 'now',
		fault: 'policy',
		reference: 'support.google.com/mail/answer/78754',
		why: 'A new place or program looks like a thief to Google. The password was right.',
		example:
			'C: AUTH LOGIN\nS: 534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in via\nS: 534 5.7.14 your web browser and then try again. x - gsmtp',
	},
	{
		id: 'google/login-rate',
		cause: 'login-blocked',
		server: 'google',
		pattern: /\b(too many login attempts|LoginAttempts|DailyLimit|ConcurrentLogin)\b/i,
		answers: auth,
		message: 'Google blocks logins of this account for a while after too many of them.',
		advice: 'Stop trying for some hours; then once with an app password.',
		retry: 'later',
		fault: 'you',
		reference: codes,
		why: 'Every failing program counts, also one forgotten on another device.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 454 4.7.0 Too many login attempts, please try again later. x - gsmtp',
	},
	{
		id: 'google/over-quota',
		cause: 'recipient-full',
		server: 'google',
		pattern: /\b(over quota|out of storage|OverQuota(Perm|Temp))\b/i,
		message: 'The recipient’s Google storage is full.',
		advice: 'Only they can make room, also in Drive and Photos, which share it. Tell them another way.',
		retry: 'later',
		fault: 'policy',
		reference: 'support.google.com/mail/?p=OverQuotaTemp',
		why: 'Mail, Drive and Photos use one allowance. Google first defers, and refuses when the account is also inactive.',
		example:
			'C: RCPT TO:<ann@gmail.com>\nS: 452-4.2.2 The recipient’s inbox is out of storage space. Please direct the\nS: 452 4.2.2 recipient to https://support.google.com/mail/?p=OverQuotaTemp x - gsmtp',
	},
	{
		id: 'google/no-such-user',
		cause: 'recipient-unknown',
		server: 'google',
		pattern: /\b(email account that you tried to reach does not exist|NoSuchUser)\b/i,
		message: 'No such Google account.',
		advice:
			'Check the spelling, and for a blank or a dot too many at the end. The same line will be refused again.',
		retry: 'never',
		fault: 'you',
		reference: 'support.google.com/mail/?p=NoSuchUser',
		why: 'Google knows all its addresses. Dots in a gmail.com name do not matter, letters do.',
		example:
			'C: RCPT TO:<nobody@gmail.com>\nS: 550-5.1.1 The email account that you tried to reach does not exist. Please try\nS: 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser x - gsmtp',
	},
	{
		id: 'google/disabled-user',
		cause: 'recipient-disabled',
		server: 'google',
		pattern: /\b(account that you tried to reach is (disabled|inactive)|DisabledUser|inactive account)\b/i,
		message: 'The Google account exists but is disabled.',
		advice: 'Reach the person another way; only they or their administrator can open it again.',
		retry: 'never',
		fault: 'policy',
		reference: 'support.google.com/mail/?p=DisabledUser',
		why: 'Suspended for abuse, or closed by the organisation.',
		example:
			'C: RCPT TO:<ann@gmail.com>\nS: 550 5.2.1 The email account that you tried to reach is disabled. x - gsmtp',
	},
	{
		id: 'google/unauthenticated',
		cause: 'unauthenticated',
		server: 'google',
		pattern:
			/\b(authentication (information|checks)|sender is unauthenticated|SPF record with a hard fail|does not pass authentication|requires all senders to authenticate|UnauthenticatedEmail|SPF.{0,40}DKIM|answer\/81126#authentication)/i,
		message: 'Gmail takes only mail that passes SPF or DKIM for its sender, and this does not.',
		advice:
			'Nothing typed here helps: put this machine’s address into the domain’s SPF record, or sign with DKIM, or send through the domain’s own server. Over IPv6 Gmail is strictest; `-4` may pass for a test.',
		fault: 'you',
		reference: 'support.google.com/mail/answer/81126',
		why: 'Since 2024 Gmail asks this of every sender, not only of bulk mailers.',
		example:
			'C: .\nS: 550-5.7.26 This mail has been blocked because the sender is unauthenticated.\nS: 550 5.7.26 https://support.google.com/mail/answer/81126#authentication x - gsmtp',
	},
	{
		id: 'google/dmarc',
		cause: 'dmarc',
		server: 'google',
		pattern: /\bDMARC\b/i,
		message: 'The From domain publishes a DMARC policy that tells Gmail to refuse mail like this.',
		advice:
			'Send through a server that the From domain authorises (SPF or DKIM aligned), or use a From address of your own domain.',
		fault: 'you',
		reference: 'support.google.com/mail/answer/2451690',
		why: 'SPF and DKIM count only when they belong to the domain readers see in From.',
		example:
			'C: .\nS: 550 5.7.26 Unauthenticated email from example.com is not accepted due to domain’s DMARC policy. x - gsmtp',
	},
	{
		id: 'google/reverse-dns',
		cause: 'client-no-ptr',
		server: 'google',
		pattern: /\b(PTR record|IPv6 sending guidelines|IPv6AuthError|forward DNS|reverse DNS)\b/i,
		message: 'Gmail wants a PTR record for the address you connect from, with a name that points back.',
		advice: 'Set reverse DNS for the address, above all for IPv6; for a test connect with `-4`.',
		fault: 'network',
		reference: 'support.google.com/mail/?p=IPv6AuthError',
		why: 'Addresses without a name are mostly bots; with IPv6 Gmail makes no exception.',
		example:
			'C: .\nS: 550-5.7.1 [2001:db8::25] Our system has detected that this message does not meet\nS: 550 5.7.1 IPv6 sending guidelines regarding PTR records. x - gsmtp',
	},
	{
		id: 'google/sending-rate',
		cause: 'client-rate',
		server: 'google',
		pattern:
			/\b(rate limit\w*|UnsolicitedRateLimitError|unusual rate|sending (quota|limit)|daily (user )?sending|DailySending|relay sending quota|SmtpRelayQuota)\b/i,
		message: 'Google limits for now how much it takes from this account, domain or address.',
		advice: 'Stop, wait some hours (a day for account limits), then go on more slowly.',
		retry: 'later',
		fault: 'policy',
		reference: 'support.google.com/mail/?p=UnsolicitedRateLimitError; support.google.com/a/answer/166852',
		why: 'A normal account may send some hundred mails a day; strangers get a share by reputation.',
		example:
			'C: .\nS: 421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating\nS: 421 4.7.28 from your IP address. x - gsmtp',
	},
	{
		id: 'google/suspicious-content',
		cause: 'content-spam',
		server: 'google',
		pattern: /\bnature of the content\b|\blinks within\b/i,
		message: 'Gmail finds the content or the links of this message suspicious.',
		advice:
			'Leave out short links, links to fresh or foreign domains and odd attachments, and try a plain text first.',
		fault: 'policy',
		reference: 'support.google.com/mail/answer/188131',
		why: 'Each domain that a message links to is judged too.',
		example:
			'C: .\nS: 421 4.7.0 Our system has detected that this message is suspicious due to the nature of the content and/or the links within. x - gsmtp',
	},
	{
		id: 'google/reputation',
		cause: 'client-reputation',
		server: 'google',
		pattern:
			/\b(very low reputation|UnsolicitedMessageError|likely (unsolicited|suspicious)|unsolicited mail|UnsolicitedIPError|suspicious due to)\b/i,
		message: 'Gmail takes this for unwanted mail because of what came from this address or domain before.',
		advice:
			'Nothing typed here helps at once. Look at the domain in Google Postmaster Tools, set up SPF, DKIM and DMARC, and send wanted mail only, slowly; or use a relay of good standing.',
		fault: 'policy',
		reference: 'support.google.com/mail/answer/188131',
		why: 'Gmail keeps a reputation for each IP address and each domain; fresh ones have none to lean on.',
		example:
			'C: .\nS: 550 5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain. x - gsmtp',
	},
	{
		id: 'google/receiving-rate',
		cause: 'recipient-rate',
		server: 'google',
		pattern: /\b(receiving mail (at a rate|too quickly)|ReceivingRate(Perm)?)\b/i,
		message: 'This Google mailbox gets more mail just now than one mailbox may.',
		advice: 'Wait some hours and send again.',
		retry: 'later',
		fault: 'policy',
		reference: 'support.google.com/mail/?p=ReceivingRate',
		why: 'One mailbox takes some sixty messages a minute at most.',
		example:
			'C: RCPT TO:<ann@gmail.com>\nS: 450 4.2.1 The user you are trying to contact is receiving mail too quickly. x - gsmtp',
	},
	{
		id: 'google/blocked-attachment',
		cause: 'content-attachment',
		server: 'google',
		pattern: /\b(illegal attachment|potential security issue|BlockedMessage|virus in the message)\b/i,
		message: 'Gmail does not take an attachment of this kind.',
		advice:
			'Share the file by Drive or another link. Programs, scripts and archives that hold them are refused, also inside zip.',
		fault: 'policy',
		reference: 'support.google.com/mail/?p=BlockedMessage',
		why: 'The list of refused file types is fixed, whatever the file really does.',
		example:
			'C: .\nS: 552-5.7.0 This message was blocked because its content presents a potential\nS: 552 5.7.0 security issue. https://support.google.com/mail/?p=BlockedMessage x - gsmtp',
	},
	{
		id: 'google/not-rfc',
		cause: 'content-header',
		server: 'google',
		pattern:
			/\b(not RFC 5322 compliant|RfcMessageNonCompliant|multiple (Subject|From)|messages missing a valid|valid Message-ID|missing 'From')|\bmultiple addresses in From|\b(valid address|no) in From: header|having no From/i,
		message: 'The message’s headers are not as RFC 5322 wants: one is missing, or occurs twice.',
		advice:
			'Have exactly one From, one Date, one Message-ID and at most one Subject and To, then send again.',
		fault: 'you',
		reference: 'support.google.com/mail/?p=RfcMessageNonCompliant',
		why: 'Since 2022 Gmail has refused what other servers silently repair; hand-made messages run into it first.',
		example:
			'C: .\nS: 550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject\nS: 550 5.7.1 headers. https://support.google.com/mail/?p=RfcMessageNonCompliant x - gsmtp',
	},
	{
		id: 'google/domain-policy',
		cause: 'content-policy',
		server: 'google',
		pattern: /\bhas a policy that prohibited\b|\bgcdp\b/i,
		message:
			'A rule that an organisation made in its Google Workspace, the recipient’s or your own, refuses this message.',
		advice:
			'Read the words before the link: they may name what it dislikes (a domain, an attachment, outsiders). Only that organisation’s administrator can change it.',
		fault: 'policy',
		reference: 'support.google.com/a/answer/172179',
		why: 'Administrators write compliance rules with texts of their own; Gmail marks those with “gcdp”.',
		example:
			'C: .\nS: 550-5.7.1 The user or domain that you are sending to (or from) has a policy that\nS: 550 5.7.1 prohibited the mail that you sent. https://support.google.com/a/answer/172179 x - gsmtp',
	},
	{
		id: 'google/relay-not-registered',
		cause: 'relay-denied',
		server: 'google',
		pattern: /\b(invalid credentials for relay|mail relay denied|MailRelay|IP address you.ve registered)\b/i,
		message: 'smtp-relay.gmail.com does not know your address or domain.',
		advice:
			'Register the sending IP address in the Workspace admin console (Gmail, Routing, SMTP relay), or log in, and greet with your own domain in EHLO.',
		fault: 'you',
		reference: 'support.google.com/a/answer/6140680',
		why: 'The relay service takes mail only from registered addresses or logins of the organisation.',
		example:
			'C: .\nS: 550-5.7.1 Invalid credentials for relay [192.0.2.7]. The IP address you’ve\nS: 550 5.7.1 registered in your Workspace SMTP relay doesn’t match. x - gsmtp',
	},
	{
		id: 'google/temporary',
		cause: 'server-failed',
		server: 'google',
		pattern:
			/\b(mail server temporarily rejected|temporary (system )?problem|try again later|TemporaryError)\b/i,
		code: /^4/,
		message: 'Google puts this off for a passing reason of its own.',
		advice: 'Send the same again in a quarter of an hour; if it happens to one sender only, slow down.',
		retry: 'later',
		fault: 'server',
		reference: codes,
		why: 'Load, or a first look at an unknown sender.',
		example: 'C: .\nS: 451 4.3.0 Mail server temporarily rejected message. x - gsmtp',
	},
];
