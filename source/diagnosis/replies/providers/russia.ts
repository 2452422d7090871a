/** mail.ru and Yandex. */
import type {Row} from '../row.ts';

const auth = ['AUTH'];

export const russia: readonly Row[] = [
	{
		id: 'mail.ru/login',
		cause: 'login-app-password',
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
		cause: 'recipient-unknown',
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
		cause: 'content-spam',
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
		cause: 'login-app-password',
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
		cause: 'tls-required',
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
];
