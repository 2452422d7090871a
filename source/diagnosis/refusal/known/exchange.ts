/** Rules that organisations set up in Exchange and Microsoft 365, by the names Exchange gives them. */
import type {KnownReply} from './known-reply.ts';

const ndr = 'learn.microsoft.com, “NDR error codes in Exchange Online”';

export const exchange: readonly KnownReply[] = [
	{
		id: 'exchange/restricted-recipient',
		cause: 'recipient-refuses',
		overrides: true,
		says: [
			'resolver.rst.notauthorized',
			'resolver.rst.authrequired',
			'resolver.rst.restrictedtogrouppermission',
			'resolver.rst.sendernotauthenticated',
			'resolver.rst.senderrestricted',
			'not authenticated when sending to this',
		],
		message:
			'This mailbox or group accepts mail only from certain senders, often only from inside the organisation.',
		advice:
			'Ask the owner of the group, or an administrator, to allow outside senders; inside the organisation, log in before you send.',
		reference: ndr,
		why: 'Groups in Microsoft 365 are closed to outside senders unless their owner opens them.',
	},
	{
		id: 'exchange/organisation-rule',
		cause: 'content-policy',
		says: ['transport.rules.', 'senderfilterconfig', 'organization policy'],
		message: 'A mail rule of the recipient’s organisation refuses this message or its sender.',
		advice: 'Only the organisation’s administrator knows the rule: send them the whole reply.',
		reference: ndr,
		why: 'Administrators write rules about words, attachments, senders and sizes, and choose the text themselves.',
	},
	{
		id: 'exchange/outbound-spam',
		cause: 'account-suspended',
		overrides: true,
		says: [/outboundspam(?!protection)/, 'wascl', 'bad outbound sender'],
		message: 'Microsoft classifies what this account sends as spam and does not deliver it.',
		advice:
			'Sign in at outlook.com with a browser and confirm the account, then wait a day and send little. In a company, the administrator finds the user among the restricted ones.',
		reference: ndr,
		why: 'New accounts, and accounts that suddenly send a lot or repeat the same message, are stopped until a person confirms them.',
	},
];
