/** QQ Mail and NetEase (163, 126). */
import type {KnownReply} from './known-reply.ts';

const auth = ['AUTH'];

export const china: readonly KnownReply[] = [
	{
		id: 'qq/authorization-code',
		cause: 'login-app-password',
		given: ['login-refused', 'login-app-password', 'login-mechanism'],
		server: 'qq',
		answers: auth,
		message:
			'QQ Mail requires its authorisation code as the password, and SMTP must be enabled in the account.',
		advice:
			'Enable SMTP in the webmail (Settings, Account); it shows a sixteen-character code. Log in with that code.',
		retry: 'now',
		reference: 'service.mail.qq.com, “What is an authorization code”',
		why: 'QQ requires a separate code for mail programs and does not accept account passwords.',
	},
	{
		id: 'qq/rate',
		cause: 'client-rate',
		says: ['frequency limited'],
		given: ['client-rate', 'rate-limited'],
		server: 'qq',
		message: 'QQ Mail limits logins or mail from you because there were too many.',
		advice: 'Wait an hour, then continue slowly.',
		retry: 'later',
		reference: 'service.mail.qq.com, error codes',
		why: 'QQ counts for each account and each address.',
	},
	{
		id: '163/authorization-code',
		cause: 'login-app-password',
		says: ['err.login'],
		given: ['login-refused', 'login-app-password', 'login-mechanism'],
		server: '163',
		answers: auth,
		message:
			'NetEase (163, 126) requires the client authorisation code as the password, and SMTP must be enabled in the account.',
		advice: 'Enable SMTP in the webmail (Settings, POP3/SMTP/IMAP) and log in with the code it shows.',
		retry: 'now',
		reference: 'help.mail.163.com, client authorisation code',
		why: 'The web password is not accepted from mail programs.',
	},
	{
		id: '163/spam',
		cause: 'content-spam',
		overrides: true,
		says: ['dt:spm', 'mi:spm', 'mi:spb', 'hl:rep'],
		message:
			'NetEase refuses this: the code in the reply names the filter (SPM content, QRC and CEL rate, NHD and IMF sender, REP reputation).',
		advice:
			'For rate codes, wait a day. For content, change the text and check the sender’s SPF; the page in the reply lists all codes.',
		reference: 'help.mail.163.com, “bounce codes”',
		why: 'NetEase answers with short codes; the page in the reply explains them.',
	},
];
