/** Services that send for others: Amazon SES and SendGrid. */
import type {Row} from '../row.ts';

const auth = ['AUTH'];

export const sendingServices: readonly Row[] = [
	{
		id: 'ses/identity-not-verified',
		cause: 'sender-not-registered',
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
		id: 'ses/not-permitted',
		cause: 'sender-not-registered',
		specificity: 'provider',
		pattern: /\bnot authori[sz]ed to perform\b.{0,20}\bses:/i,
		message: 'The IAM user behind this login may not send mail with Amazon SES for this sender.',
		advice:
			'Give the user a policy that allows `ses:SendRawEmail` on the sender’s identity, or log in with SMTP credentials made in the SES console; then send again.',
		fault: 'you',
		reference: 'docs.aws.amazon.com/ses, “Controlling access to Amazon SES”',
		why: 'The login was right; what it may do is written in IAM, for each identity.',
		example:
			"C: .\nS: 554 Access denied: User `arn:aws:iam::123456789012:user/mailer' is not authorized to perform `ses:SendRawEmail' on resource `arn:aws:ses:eu-west-1:123456789012:identity/example.com'",
	},
	{
		id: 'ses/login',
		cause: 'login-refused',
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
		cause: 'sending-quota',
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
		cause: 'sending-quota',
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
		cause: 'login-refused',
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
		cause: 'sender-not-registered',
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
];
