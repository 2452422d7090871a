/** Yahoo, AOL and iCloud: what their words and bracketed codes mean. */
import type {KnownReply} from './known-reply.ts';

const auth = ['AUTH'];

export const mailboxes: readonly KnownReply[] = [
	{
		id: 'yahoo/deferred',
		cause: 'client-reputation',
		overrides: true,
		says: [/\[tss?\d\d\](?! connections will not be accepted)/, 'user complaints'],
		server: 'yahoo',
		message: 'Yahoo defers or refuses mail from your address because of complaints or an unusual amount.',
		advice:
			'Stop for a few hours, then send little. [TSS04] and [TSS05] expire by themselves; with [TSS09] and [TSS11] the address is blocked until its owner asks at senders.yahooinc.com.',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'Yahoo counts what its users mark as spam for each sending address.',
	},
	{
		id: 'yahoo/not-accepted',
		cause: 'content-policy',
		says: ['not accepted for policy reasons'],
		server: 'yahoo',
		message: 'Yahoo refuses this message by policy: the address, the domain’s DMARC, or the links in it.',
		advice:
			'Check the domain’s DMARC and the links, look at the number in the reply on Yahoo’s page, and fill in the sender form there.',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'The same sentence is used for several reasons; the page in the reply explains which one applies.',
	},
	{
		id: 'yahoo/no-mailbox',
		cause: 'recipient-unknown',
		says: ["this user doesn't have a"],
		given: ['recipient-unknown'],
		server: 'yahoo',
		message: 'This Yahoo or AOL account does not exist.',
		advice: 'Check the spelling; remove the address from your list.',
		retry: 'never',
		reference: 'senders.yahooinc.com/smtp-error-codes',
		why: 'The account never existed, or was closed after a year without use.',
	},
	{
		id: 'yahoo/login',
		cause: 'login-app-password',
		given: ['login-refused'],
		server: 'yahoo',
		answers: auth,
		message: 'Yahoo refuses this login; it accepts only app passwords.',
		advice: 'Create an app password on the account’s security page, and log in with it and the full address.',
		retry: 'now',
		reference: 'help.yahoo.com, “Generate third-party app passwords”',
		why: 'Yahoo and AOL accepted the account’s own password from mail programs until 2020.',
	},
	{
		id: 'apple/policy',
		cause: 'content-policy',
		says: [/\[(?:cs|hm|pd)\d\d\]/],
		given: ['content-policy'],
		server: 'apple',
		message: 'iCloud refuses this by policy: the content, the links or the reputation of your address.',
		advice:
			'Check SPF, DKIM and DMARC, look for links on block lists, and write to Apple’s postmaster with the code in brackets.',
		reference: 'support.apple.com/en-us/102322',
		why: 'The code in brackets names only the filter (CS content, HM reputation).',
	},
	{
		id: 'apple/login',
		cause: 'login-app-password',
		given: ['login-refused'],
		server: 'apple',
		answers: auth,
		message: 'iCloud refuses this login; it accepts only app-specific passwords.',
		advice: 'Create one at account.apple.com, and log in with it and the full iCloud address.',
		retry: 'now',
		reference: 'support.apple.com/en-us/102654',
		why: 'Every Apple account has two-factor authentication.',
	},
];
