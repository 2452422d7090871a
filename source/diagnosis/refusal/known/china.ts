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
		says: ['err.login', 'user has no permission'],
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
	...netease([
		{
			id: '163/spam',
			cause: 'content-spam',
			says: ['dt:spm', 'mi:spm', 'mi:spb'],
			message: 'NetEase considers the message to be spam.',
			advice: 'Change the text and check the sender’s SPF.',
		},
		{
			id: '163/reputation',
			cause: 'client-reputation',
			says: ['hl:rep', 'hl:mep', 'hl:ihu'],
			message: 'NetEase refuses this client’s address because of what it sent before.',
			advice: 'Remove recipients that do not exist, look for forged senders, and wait a day.',
		},
		{
			id: '163/rate',
			cause: 'client-rate',
			says: ['hl:icc', 'hl:ifc', 'hl:ifq', 'hl:itc'],
			message: 'Too many connections or messages came from this client in a short time.',
			advice: 'Wait, then use fewer connections with fewer messages on each.',
		},
		{
			id: '163/sender-rate',
			cause: 'rate-limited',
			says: ['mi:dmc', 'mi:sfq', 'mi:qrc', 'rp:trc', 'rp:qrc'],
			message: 'This sender sent too many messages in a short time, or on one connection.',
			advice: 'Wait, then send fewer at a time.',
		},
		{
			id: '163/errors',
			cause: 'protocol-errors',
			says: ['mi:cel', 'rp:cel', 'mi:ccl', 'rp:ccl'],
			message: 'The client sent too many wrong commands, or too many at all.',
			advice: 'Connect again and send only the commands that a message needs.',
		},
		{
			id: '163/recipients',
			cause: 'recipient-too-many',
			says: ['rp:drc'],
			message: 'Too many recipients were named on this connection.',
			advice: 'Send to the others on a new connection.',
		},
		{
			id: '163/listed',
			cause: 'client-listed',
			says: ['dt:rbl'],
			message: 'The client’s address is on a block list that NetEase uses.',
			advice: 'Find the list and ask its operator to remove the address.',
		},
		{
			id: '163/spf',
			cause: 'spf',
			says: ['mi:spf'],
			message: 'The SPF record of the sender’s domain does not allow this client.',
			advice: 'Add the client to the SPF record, or send through a server that is in it.',
		},
		{
			id: '163/not-allowed',
			cause: 'client-not-allowed',
			says: ['wm:bli', 'hl:ipb'],
			message: 'NetEase does not accept mail from this client’s address.',
			advice: 'Send through another server, or ask NetEase to allow the address.',
		},
	]),
];

type Netease = Pick<KnownReply, 'id' | 'cause' | 'says' | 'message' | 'advice'>;

function netease(rows: readonly Netease[]): readonly KnownReply[] {
	return rows.map(row => ({
		...row,
		overrides: true,
		reference: 'help.mail.163.com, “bounce codes”',
		why: 'NetEase answers with short codes, the page in the reply explains them.',
	}));
}
