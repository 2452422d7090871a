/** mail.ru and Yandex. */
import type {KnownReply} from './known-reply.ts';

const auth = ['AUTH'];

export const russia: readonly KnownReply[] = [
	{
		id: 'mail.ru/login',
		cause: 'login-app-password',
		given: ['login-refused', 'login-app-password'],
		server: 'mail.ru',
		answers: auth,
		message: 'mail.ru accepts only passwords made for external programs.',
		advice:
			'Make one in the account (Security, Passwords for external applications) and log in with it and the whole address.',
		retry: 'now',
		reference: 'help.mail.ru/mail/security/protection/external',
		why: 'The account’s own password opens only the web page.',
	},
	{
		id: 'mail.ru/unavailable-mailbox',
		cause: 'recipient-unknown',
		says: ['invalid mailbox. local mailbox'],
		message: 'mail.ru has no such mailbox, or has closed it.',
		advice: 'Remove the address: many such recipients spoil the sender’s standing at mail.ru.',
		retry: 'never',
		reference: 'postmaster.mail.ru, error codes',
		why: 'Unused mailboxes are closed after some months.',
	},
	{
		id: 'mail.ru/spam',
		cause: 'content-spam',
		says: ['notspam-support'],
		given: ['content-spam'],
		server: 'mail.ru',
		message: 'mail.ru’s filter takes the message for spam.',
		advice: 'Check SPF, DKIM and DMARC, look at postmaster.mail.ru, and follow the link in the reply.',
		retry: 'never',
		reference: 'postmaster.mail.ru, error codes',
		why: 'Content, complaints and the standing of the sender count together.',
	},
	{
		id: 'yandex/login',
		cause: 'login-app-password',
		given: ['login-refused', 'login-app-password'],
		server: 'yandex',
		answers: auth,
		message: 'Yandex refuses this login.',
		advice:
			'Allow mail programs in the mailbox settings, make an application password in Yandex ID, and log in with it.',
		retry: 'now',
		reference: 'yandex.com/support/mail, “Mail clients”',
		why: 'Access by IMAP and SMTP is off until the owner allows it, and then only passwords for programs are accepted.',
	},
	{
		id: 'yandex/tls',
		cause: 'tls-required',
		says: ['without ssl/tls encryption is not allowed'],
		given: ['tls-required', 'login-needs-tls'],
		server: 'yandex',
		message: 'Yandex accepts mail from users only over TLS.',
		advice: 'Send STARTTLS and greet again, or connect to port 465.',
		retry: 'now',
		reference: 'yandex.com/support/mail, “Mail clients”',
		why: 'Passwords in clear text are not allowed.',
	},
];
