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
		message: 'mail.ru accepts only passwords created for external programs.',
		advice:
			'Create one in the account (Security, Passwords for external applications), and log in with it and the full address.',
		retry: 'now',
		reference: 'help.mail.ru/mail/security/protection/external',
		why: 'The account’s own password works only on the website.',
	},
	{
		id: 'mail.ru/unavailable-mailbox',
		cause: 'recipient-unknown',
		says: ['invalid mailbox. local mailbox'],
		message: 'mail.ru has no such mailbox, or has closed it.',
		advice: 'Remove the address: many such recipients harm the sender’s reputation at mail.ru.',
		retry: 'never',
		step: 'check the address, and remove it from your list',
		reference: 'postmaster.mail.ru, error codes',
		why: 'Unused mailboxes are closed after a few months.',
	},
	{
		id: 'mail.ru/spam',
		cause: 'content-spam',
		says: ['notspam-support'],
		given: ['content-spam'],
		server: 'mail.ru',
		message: 'mail.ru’s filter classifies the message as spam.',
		advice: 'Check SPF, DKIM and DMARC, look at postmaster.mail.ru, and follow the link in the reply.',
		retry: 'never',
		reference: 'postmaster.mail.ru, error codes',
		why: 'Content, complaints and the sender’s reputation count together.',
	},
	{
		id: 'yandex/login',
		cause: 'login-app-password',
		given: ['login-refused', 'login-app-password'],
		server: 'yandex',
		answers: auth,
		message: 'Yandex refuses this login.',
		advice:
			'Allow mail programs in the mailbox settings, create an application password in Yandex ID, and log in with it.',
		retry: 'now',
		reference: 'yandex.com/support/mail, “Mail clients”',
		why: 'Access by IMAP and SMTP is off until the owner allows it, and then only app passwords are accepted.',
	},
	{
		id: 'yandex/tls',
		cause: 'tls-required',
		says: ['without ssl/tls encryption is not allowed'],
		given: ['tls-required', 'login-needs-tls'],
		server: 'yandex',
		message: 'Yandex accepts mail from users only over TLS.',
		advice: 'Send STARTTLS and then EHLO again, or connect to port 465.',
		retry: 'now',
		reference: 'yandex.com/support/mail, “Mail clients”',
		why: 'Passwords in clear text are not allowed.',
	},
];
