/**
 * Providers whose users ask most: where submission goes, and what the password is. Each row names the provider's own
 * page. A row is a fact of its day; what DNS and the domain's own configuration say comes first.
 */

export type Way = {readonly host: string; readonly port: number; readonly security: 'starttls' | 'tls'};

export type Preset = {
	/** The word that names it as a target. */
	readonly name: string;
	readonly provider: string;
	/** Domains of its own addresses. */
	readonly domains: readonly string[];
	/** Ends of the names of its mail hosts, for domains of its customers. */
	readonly mailHosts: readonly string[];
	readonly ways: readonly Way[];
	readonly login: {
		/** What the user name is. */
		readonly user: string;
		/** What the password is, and where it is made. */
		readonly password: string;
		/** The provider accepts OAuth tokens; `only`: nothing else. */
		readonly oauth?: 'too' | 'only';
	};
	readonly source: string;
};

const address = 'the full address';

/** The usual two ways: TLS from the first byte first (RFC 8314 §3.3), then STARTTLS. */
const both = (host: string): readonly Way[] => [
	{host, port: 465, security: 'tls'},
	{host, port: 587, security: 'starttls'},
];

const starttls = (host: string): readonly Way[] => [{host, port: 587, security: 'starttls'}];
const implicit = (host: string): readonly Way[] => [{host, port: 465, security: 'tls'}];

export const presets: readonly Preset[] = [
	{
		name: 'gmail',
		provider: 'Gmail and Google Workspace',
		domains: ['gmail.com', 'googlemail.com'],
		mailHosts: ['google.com', 'googlemail.com', 'smtp.goog'],
		ways: both('smtp.gmail.com'),
		login: {
			user: address,
			password:
				'an app password (requires 2-step verification), created at myaccount.google.com/apppasswords',
			oauth: 'too',
		},
		source: 'https://support.google.com/a/answer/176600',
	},
	{
		name: 'outlook',
		provider: 'Outlook.com',
		domains: [
			'outlook.com',
			'hotmail.com',
			'live.com',
			'msn.com',
			'outlook.de',
			'outlook.fr',
			'hotmail.co.uk',
			'hotmail.fr',
			'hotmail.de',
			'hotmail.it',
			'live.fr',
			'live.co.uk',
		],
		mailHosts: ['olc.protection.outlook.com'],
		ways: starttls('smtp-mail.outlook.com'),
		login: {
			user: address,
			password: 'an OAuth token (XOAUTH2); passwords are no longer accepted',
			oauth: 'only',
		},
		source: 'https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040',
	},
	{
		name: 'microsoft365',
		provider: 'Microsoft 365',
		domains: [],
		mailHosts: ['mail.protection.outlook.com', 'mx.microsoft'],
		ways: starttls('smtp.office365.com'),
		login: {
			user: address,
			password:
				'an OAuth token (XOAUTH2), or the account’s password if the tenant still allows it; authenticated SMTP must be enabled for the mailbox',
			oauth: 'too',
		},
		source:
			'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
	},
	{
		name: 'yahoo',
		provider: 'Yahoo Mail',
		domains: [
			'yahoo.com',
			'yahoo.co.uk',
			'yahoo.de',
			'yahoo.fr',
			'yahoo.it',
			'yahoo.es',
			'yahoo.ca',
			'yahoo.in',
			'ymail.com',
			'rocketmail.com',
		],
		mailHosts: ['yahoodns.net'],
		ways: both('smtp.mail.yahoo.com'),
		login: {user: address, password: 'an app password, created under Account security', oauth: 'too'},
		source: 'https://help.yahoo.com/kb/SLN4724.html',
	},
	{
		name: 'aol',
		provider: 'AOL Mail',
		domains: ['aol.com', 'aim.com', 'aol.de', 'aol.co.uk'],
		mailHosts: ['mx.aol.com'],
		ways: both('smtp.aol.com'),
		login: {user: address, password: 'an app password, created under Account security', oauth: 'too'},
		source:
			'https://help.aol.com/articles/how-do-i-use-other-email-applications-to-send-and-receive-my-aol-mail',
	},
	{
		name: 'icloud',
		provider: 'iCloud Mail',
		domains: ['icloud.com', 'me.com', 'mac.com'],
		mailHosts: ['mail.icloud.com'],
		ways: starttls('smtp.mail.me.com'),
		login: {user: address, password: 'an app-specific password, created at account.apple.com'},
		source: 'https://support.apple.com/102525',
	},
	{
		name: 'zoho',
		provider: 'Zoho Mail',
		domains: ['zoho.com', 'zohomail.com'],
		mailHosts: [],
		ways: both('smtp.zoho.com'),
		login: {
			user: address,
			password: 'the password, or an application-specific one with two-factor authentication',
		},
		source: 'https://www.zoho.com/mail/help/zoho-smtp.html',
	},
	{
		name: 'zohopro',
		provider: 'Zoho Mail for organisations',
		domains: [],
		mailHosts: ['zoho.com', 'zohomail.com'],
		ways: both('smtppro.zoho.com'),
		login: {
			user: address,
			password: 'the password, or an application-specific one with two-factor authentication',
		},
		source: 'https://www.zoho.com/mail/help/zoho-smtp.html',
	},
	{
		name: 'fastmail',
		provider: 'Fastmail',
		domains: ['fastmail.com', 'fastmail.fm'],
		mailHosts: ['messagingengine.com'],
		ways: both('smtp.fastmail.com'),
		login: {user: address, password: 'an app password, created under Settings, Privacy & Security'},
		source: 'https://www.fastmail.help/hc/en-us/articles/1500000278342',
	},
	{
		name: 'gmx',
		provider: 'GMX (Germany, Austria, Switzerland)',
		domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'],
		mailHosts: ['gmx.net'],
		ways: both('mail.gmx.net'),
		login: {
			user: address,
			password:
				'the account’s password, or an app password with two-factor authentication; access by POP3 and IMAP must be enabled in the settings',
		},
		source: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html',
	},
	{
		name: 'gmxcom',
		provider: 'GMX (international)',
		domains: ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.fr', 'gmx.es'],
		mailHosts: [],
		ways: both('mail.gmx.com'),
		login: {
			user: address,
			password: 'the account’s password; access by POP3 and IMAP must be enabled in the settings',
		},
		source: 'https://support.gmx.com/pop-imap/imap/server.html',
	},
	{
		name: 'webde',
		provider: 'WEB.DE',
		domains: ['web.de', 'email.de'],
		mailHosts: ['web.de'],
		ways: starttls('smtp.web.de'),
		login: {
			user: address,
			password:
				'the account’s password, or an app password with two-factor authentication; access by POP3 and IMAP must be enabled in the settings',
		},
		source: 'https://hilfe.web.de/pop-imap/imap/imap-serverdaten.html',
	},
	{
		name: 'tonline',
		provider: 'Telekom (t-online.de)',
		domains: ['t-online.de', 'magenta.de'],
		mailHosts: ['t-online.de'],
		ways: implicit('securesmtp.t-online.de'),
		login: {
			user: address,
			password: 'the password for mail programs, set in the customer centre; not the Telekom login password',
		},
		source: 'https://www.telekom.de/hilfe/apps-dienste/e-mail',
	},
	{
		name: 'mailru',
		provider: 'Mail.ru',
		domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'xmail.ru'],
		mailHosts: ['mail.ru'],
		ways: implicit('smtp.mail.ru'),
		login: {
			user: address,
			password: 'a password for external applications, created under Security',
			oauth: 'too',
		},
		source: 'https://help.mail.ru/mail/mailer/popsmtp/',
	},
	{
		name: 'yandex',
		provider: 'Yandex Mail',
		domains: ['yandex.ru', 'yandex.com', 'ya.ru', 'yandex.by', 'yandex.kz'],
		mailHosts: ['mx.yandex.ru', 'mx.yandex.net', 'mx.yandex.com'],
		ways: both('smtp.yandex.com'),
		login: {
			user: address,
			password: 'an app password; mail programs must be allowed in the settings',
			oauth: 'too',
		},
		source: 'https://yandex.com/support/mail/mail-clients/others.html',
	},
	{
		name: 'qq',
		provider: 'QQ Mail',
		domains: ['qq.com', 'foxmail.com', 'vip.qq.com'],
		mailHosts: [],
		ways: both('smtp.qq.com'),
		login: {
			user: address,
			password: 'an authorisation code, created under Settings, Account; SMTP must be enabled there',
		},
		source: 'https://service.mail.qq.com/',
	},
	{
		name: '163',
		provider: 'NetEase 163',
		domains: ['163.com'],
		mailHosts: [],
		ways: implicit('smtp.163.com'),
		login: {
			user: address,
			password: 'an authorisation code, created in the settings; SMTP must be enabled there',
		},
		source: 'https://help.mail.163.com/',
	},
	{
		name: '126',
		provider: 'NetEase 126',
		domains: ['126.com'],
		mailHosts: [],
		ways: implicit('smtp.126.com'),
		login: {
			user: address,
			password: 'an authorisation code, created in the settings; SMTP must be enabled there',
		},
		source: 'https://help.mail.163.com/',
	},
	{
		name: 'ionos',
		provider: 'IONOS',
		domains: [],
		mailHosts: ['ionos.com', 'ionos.co.uk', '1and1.com', 'perfora.net'],
		ways: both('smtp.ionos.com'),
		login: {user: address, password: 'the mailbox’s password'},
		source: 'https://www.ionos.com/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
	},
	{
		name: 'ionosde',
		provider: 'IONOS (Germany)',
		domains: [],
		mailHosts: ['ionos.de', 'kundenserver.de'],
		ways: both('smtp.ionos.de'),
		login: {user: address, password: 'the mailbox’s password'},
		source:
			'https://www.ionos.de/hilfe/e-mail/allgemeine-themen/serverinformationen-fuer-imap-pop3-und-smtp/',
	},
	{
		name: 'strato',
		provider: 'Strato',
		domains: [],
		mailHosts: ['rzone.de'],
		ways: both('smtp.strato.de'),
		login: {user: address, password: 'the mailbox’s password'},
		source: 'https://www.strato.de/faq/mail/wie-lauten-die-einstellungen-fuer-mein-e-mail-programm/',
	},
	{
		name: 'ovh',
		provider: 'OVHcloud',
		domains: [],
		mailHosts: ['mail.ovh.net', 'ovh.net'],
		ways: both('ssl0.ovh.net'),
		login: {user: address, password: 'the mailbox’s password'},
		source: 'https://help.ovhcloud.com/csm/en-mx-plan-general-information',
	},
	{
		name: 'mailbox',
		provider: 'mailbox.org',
		domains: ['mailbox.org'],
		mailHosts: ['mailbox.org'],
		ways: both('smtp.mailbox.org'),
		login: {
			user: address,
			password: 'the account’s password, or an application password with two-factor authentication',
		},
		source: 'https://kb.mailbox.org/',
	},
	{
		name: 'posteo',
		provider: 'Posteo',
		domains: ['posteo.de', 'posteo.net', 'posteo.eu'],
		mailHosts: ['posteo.de'],
		ways: both('posteo.de'),
		login: {user: address, password: 'the account’s password'},
		source: 'https://posteo.de/en/help/how-do-i-set-up-posteo-in-an-email-client-pop3-imap-and-smtp',
	},
	{
		name: 'proton-bridge',
		provider: 'Proton Mail Bridge on this machine',
		domains: ['proton.me', 'protonmail.com', 'pm.me'],
		mailHosts: ['protonmail.ch'],
		ways: [{host: '127.0.0.1', port: 1025, security: 'starttls'}],
		login: {
			user: 'the user name that Bridge shows',
			password: 'the password that Bridge shows, not the account’s password',
		},
		source: 'https://proton.me/support/imap-smtp-and-pop3-setup',
	},
	{
		name: 'sendgrid',
		provider: 'Twilio SendGrid',
		domains: [],
		mailHosts: [],
		ways: both('smtp.sendgrid.net'),
		login: {user: 'the word “apikey”', password: 'an API key with permission to send'},
		source: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
	},
	{
		name: 'mailgun',
		provider: 'Mailgun (US region)',
		domains: [],
		mailHosts: ['mailgun.org'],
		ways: both('smtp.mailgun.org'),
		login: {
			user: 'the SMTP user of the domain, such as postmaster@DOMAIN',
			password: 'its SMTP password, from the domain’s settings',
		},
		source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
	},
	{
		name: 'mailgun-eu',
		provider: 'Mailgun (EU region)',
		domains: [],
		mailHosts: ['eu.mailgun.org'],
		ways: both('smtp.eu.mailgun.org'),
		login: {
			user: 'the SMTP user of the domain, such as postmaster@DOMAIN',
			password: 'its SMTP password, from the domain’s settings',
		},
		source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
	},
	{
		name: 'postmark',
		provider: 'Postmark',
		domains: [],
		mailHosts: [],
		ways: starttls('smtp.postmarkapp.com'),
		login: {user: 'the server’s API token', password: 'the same token'},
		source: 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp',
	},
	{
		name: 'brevo',
		provider: 'Brevo',
		domains: [],
		mailHosts: [],
		ways: both('smtp-relay.brevo.com'),
		login: {user: 'the SMTP login shown under SMTP & API', password: 'an SMTP key, not an API key'},
		source: 'https://help.brevo.com/hc/en-us/articles/7924908994450',
	},
	{
		name: 'mailjet',
		provider: 'Mailjet',
		domains: [],
		mailHosts: [],
		ways: both('in-v3.mailjet.com'),
		login: {user: 'the API key', password: 'the secret key'},
		source: 'https://dev.mailjet.com/smtp-relay/configuration/',
	},
	{
		name: 'mandrill',
		provider: 'Mailchimp Transactional (Mandrill)',
		domains: [],
		mailHosts: [],
		ways: both('smtp.mandrillapp.com'),
		login: {user: 'any name', password: 'an API key'},
		source: 'https://mailchimp.com/developer/transactional/docs/smtp-integration/',
	},
	{
		name: 'sparkpost',
		provider: 'SparkPost',
		domains: [],
		mailHosts: [],
		ways: starttls('smtp.sparkpostmail.com'),
		login: {user: 'SMTP_Injection', password: 'an API key with the permission “Send via SMTP”'},
		source: 'https://developers.sparkpost.com/api/smtp/',
	},
	{
		name: 'resend',
		provider: 'Resend',
		domains: [],
		mailHosts: [],
		ways: both('smtp.resend.com'),
		login: {user: 'the word “resend”', password: 'an API key'},
		source: 'https://resend.com/docs/send-with-smtp',
	},
	{
		name: 'mailtrap',
		provider: 'Mailtrap (sending)',
		domains: [],
		mailHosts: [],
		ways: starttls('live.smtp.mailtrap.io'),
		login: {user: 'the word “api”', password: 'an API token'},
		source: 'https://docs.mailtrap.io/',
	},
];

/** `ses:REGION`: Amazon's host name follows from the region. */
const ses = /^ses(?::([a-z]{2}(?:-[a-z]+){1,2}-\d))?$/;

/** The preset that a word names, or null. `ses` alone is its oldest region. */
export function presetNamed(word: string): Preset | null {
	const name = word.toLowerCase();
	const region = ses.exec(name);
	return region
		? sesPreset(region[1] ?? 'us-east-1')
		: (presets.find(preset => preset.name === name) ?? null);
}

/** Null where the domain is not one of a provider that is known. */
export function presetForDomain(domain: string): Preset | null {
	return presets.find(({domains}) => domains.includes(domain.toLowerCase())) ?? null;
}

/** By the name of a mail host; the longest match counts, since `mx.aol.com` and the like are more exact. */
export function presetForMailHost(host: string): Preset | null {
	const name = host.toLowerCase().replace(/\.$/, '');
	const matches = presets.flatMap(preset =>
		preset.mailHosts
			.filter(end => name === end || name.endsWith(`.${end}`))
			.map(end => ({preset, length: end.length})),
	);
	return matches.sort((a, b) => b.length - a.length)[0]?.preset ?? null;
}

function sesPreset(region: string): Preset {
	return {
		name: `ses:${region}`,
		provider: `Amazon SES, ${region}`,
		domains: [],
		mailHosts: [],
		ways: both(`email-smtp.${region}.amazonaws.com`),
		login: {
			user: 'the SMTP user name (20 characters, begins with AKIA), created under SMTP settings',
			password: 'the SMTP password created with it; the secret access key of IAM is not accepted',
		},
		source: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
	};
}
