/** Services that send for others: Amazon SES and SendGrid. */
import type {KnownReply} from './known-reply.ts';

const auth = ['AUTH'];

export const sendingServices: readonly KnownReply[] = [
	{
		id: 'ses/identity-not-verified',
		cause: 'sender-not-registered',
		overrides: true,
		says: ['email address is not verified', 'failed the check in region'],
		message:
			'Amazon SES does not know this address as one of yours (or the recipient, while the account is in the sandbox).',
		advice:
			'Verify the sender’s address or domain in the region you connect to; to write to anyone, ask SES to move the account out of the sandbox.',
		reference: 'docs.aws.amazon.com/ses, “Amazon SES SMTP issues”',
		why: 'New accounts may send only between verified addresses, and each region has its own list.',
	},
	{
		id: 'ses/not-permitted',
		cause: 'sender-not-registered',
		overrides: true,
		says: ['not authorized to perform'],
		message: 'The IAM user behind this login may not send mail with Amazon SES for this sender.',
		advice:
			'Give the user a policy that allows `ses:SendRawEmail` on the sender’s identity, or log in with SMTP credentials created in the SES console; then send again.',
		step: 'allow ses:SendRawEmail for this user, then send again',
		reference: 'docs.aws.amazon.com/ses, “Controlling access to Amazon SES”',
		why: 'The login was correct; IAM defines what it may do, for each identity.',
	},
	{
		id: 'ses/login',
		cause: 'login-refused',
		given: ['login-refused'],
		server: 'ses',
		answers: auth,
		message: 'Amazon SES refuses this login: it expects SMTP credentials, which are not the IAM access key.',
		advice:
			'Create SMTP credentials in the SES console of this region. The user name is 20 characters beginning with AKIA; the password is derived from the secret key and differs in each region.',
		retry: 'now',
		step: 'create SMTP credentials in the SES console and log in with them',
		reference: 'docs.aws.amazon.com/ses, “Obtaining SMTP credentials”',
		why: 'The secret key itself looks similar, and using it is the usual mistake.',
	},
	{
		id: 'ses/quota',
		cause: 'sending-quota',
		overrides: true,
		says: ['maximum sending rate exceeded', 'daily message quota exceeded', 'throttling failure'],
		message: 'The account’s sending limit at Amazon SES is reached.',
		advice:
			'For a limit per second, wait a moment and continue. For a daily limit, wait, or ask for a higher limit in the console.',
		retry: 'later',
		reference: 'docs.aws.amazon.com/ses, “Sending quotas”',
		why: 'SES counts messages per second and per 24 hours.',
	},
	{
		id: 'sendgrid/credits',
		cause: 'sending-quota',
		overrides: true,
		says: ['maximum credits exceeded'],
		server: 'sendgrid',
		message: 'The SendGrid account has used up its messages.',
		advice: 'Wait for the next day or month, or use a larger plan.',
		retry: 'later',
		reference: 'SendGrid documentation, “Error messages”',
		why: 'Each plan includes a number of messages.',
	},
	{
		id: 'sendgrid/login',
		cause: 'login-refused',
		given: ['login-refused'],
		server: 'sendgrid',
		answers: auth,
		message: 'SendGrid refuses this login.',
		advice: 'The user name is the word `apikey` for everyone; the password is an API key that may send mail.',
		retry: 'now',
		step: 'log in as “apikey” with an API key as the password',
		reference: 'SendGrid documentation, “Integrating with the SMTP API”',
		why: 'The account name and password are no longer accepted; two-factor authentication is required for the account.',
	},
	{
		id: 'sendgrid/identity',
		cause: 'sender-not-registered',
		overrides: true,
		says: ['verified sender identity', 'does not match a verified'],
		server: 'sendgrid',
		message: 'SendGrid accepts mail only from senders it knows and users who have logged in.',
		advice: 'Log in first; verify the From address or its domain under Sender Authentication.',
		retry: 'now',
		reference: 'SendGrid documentation, “Sender identity”',
		why: 'Otherwise anyone could send in any name.',
	},
];
