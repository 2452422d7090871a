/** Yahoo, AOL and iCloud: what their words and bracketed codes mean. */
import type {Row} from '../row.ts';

const auth = ['AUTH'];

export const mailboxes: readonly Row[] = [
	{
		id: 'yahoo/deferred',
		cause: 'client-reputation',
		server: 'yahoo',
		pattern:
			/^(?!.*unresolvable).*(?:\[?\bTSS?\d\d\b\]?|\b(temporarily deferred|user complaints|unexpected volume)\b)/i,
		message: 'Yahoo puts off or refuses mail from your address because of complaints or an unusual amount.',
		advice:
			'Stop for some hours, then send little. [TSS04] and [TSS05] pass by themselves; with [TSS09] and [TSS11] the address is shut out until its owner asks at senders.yahooinc.com.',
		fault: 'policy',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'Yahoo counts what its users mark as spam for each sending address.',
		example:
			'S: 421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints; see https://postmaster.yahooinc.com/error-codes',
	},
	{
		id: 'yahoo/not-accepted',
		cause: 'content-policy',
		server: 'yahoo',
		pattern: /\b(message not accepted for policy reasons|not accepted for policy|AUP#)/i,
		message: 'Yahoo refuses this message by policy: the address, the domain’s DMARC, or the links in it.',
		advice:
			'Check the domain’s DMARC and the links, look at the number in the reply on Yahoo’s page, and fill in the sender form there.',
		fault: 'policy',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'One sentence for several reasons; the page in the reply tells them apart.',
		example:
			'C: .\nS: 554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
	},
	{
		id: 'yahoo/no-mailbox',
		cause: 'recipient-unknown',
		server: 'yahoo',
		pattern:
			/\bdoesn'?t have an? \S+ account\b|\bmailbox (not found|unavailable)\b|\bnot a valid mailbox\b|\bThis user\b/i,
		message: 'No such Yahoo or AOL account.',
		advice: 'Check the spelling; remove the address from your list.',
		retry: 'never',
		fault: 'you',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'The account never existed or was closed after a year without use.',
		example:
			'C: .\nS: 554 delivery error: dd This user doesn’t have a yahoo.com account (nobody@yahoo.com) [0] - mta1.mail.yahoo.com',
	},
	{
		id: 'yahoo/login',
		cause: 'login-app-password',
		server: 'yahoo',
		pattern: /\b(auth\w*|login|credential\w*|password|AUTHENTICATIONFAILED)\b/i,
		answers: auth,
		message: 'Yahoo refuses this login; it takes app passwords only.',
		advice: 'Make an app password in the account’s security page and log in with it and the whole address.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'help.yahoo.com, “Generate third-party app passwords”',
		why: 'Yahoo and AOL took the account’s own password from programs until 2020.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 535 5.7.0 (#AUTH005) Too many bad auth attempts. - smtp.mail.yahoo.com',
	},
	{
		id: 'apple/policy',
		cause: 'content-policy',
		server: 'apple',
		pattern: /^(?!.*(volume|\brate\b|too many)).*(\blocal policy|\[(CS|HM|PD)\d\d\]|HT204137|domain policy)/i,
		message: 'iCloud refuses this by its policy: content, links or the standing of your address.',
		advice:
			'Check SPF, DKIM and DMARC, look for links on block lists, and write to Apple’s postmaster with the code in brackets.',
		fault: 'policy',
		reference: 'support.apple.com/en-us/102322',
		why: 'The letters in brackets name the filter (CS content, HM reputation) and nothing more.',
		example:
			'C: .\nS: 550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
	},
	{
		id: 'apple/login',
		cause: 'login-app-password',
		server: 'apple',
		pattern: /\b(auth\w*|credential\w*|password)\b/i,
		answers: auth,
		message: 'iCloud refuses this login; it takes app-specific passwords only.',
		advice: 'Make one at account.apple.com and log in with it and the whole iCloud address.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'support.apple.com/en-us/102654',
		why: 'Every Apple account has two-factor authentication.',
		example: 'C: AUTH PLAIN ••••••••\nS: 535 5.7.8 Error: authentication failed: authentication failed',
	},
];
