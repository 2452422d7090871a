/** QQ Mail and NetEase (163, 126). */
import type {Row} from '../row.ts';

const auth = ['AUTH'];

export const china: readonly Row[] = [
	{
		id: 'qq/authorization-code',
		cause: 'login-app-password',
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
		cause: 'client-rate',
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
		cause: 'login-app-password',
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
		cause: 'content-spam',
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
];
