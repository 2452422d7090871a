/** Rules that organisations set up in Exchange and Microsoft 365, by the names Exchange gives them. */
import type {Row} from '../row.ts';

const ndr = 'learn.microsoft.com, “NDR error codes in Exchange Online”';

export const exchange: readonly Row[] = [
	{
		id: 'exchange/restricted-recipient',
		cause: 'recipient-refuses',
		specificity: 'provider',
		pattern:
			/\bRESOLVER\.RST\.(?!.*(Quota|Size))|\bsender was not authenticated when sending to this (group|mailbox)/i,
		message: 'This mailbox or group takes mail only from certain senders, often only from inside.',
		advice:
			'Ask the owner of the group, or an administrator, to let outside senders in; inside, send while logged in.',
		fault: 'policy',
		reference: ndr,
		why: 'Groups in Microsoft 365 are closed to strangers unless their owner opens them.',
		example:
			'C: RCPT TO:<all@example.org>\nS: 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
	},
	{
		id: 'exchange/organisation-rule',
		cause: 'recipient-refuses',
		specificity: 'provider',
		pattern: /\bTRANSPORT\.RULES\.|\bSenderFilterConfig\b|\brejected by (the |your )?organi[sz]ation policy/i,
		message: 'A mail rule that the recipient’s organisation wrote refuses this message or its sender.',
		advice: 'Only the organisation’s administrator knows the rule: send them the whole reply.',
		fault: 'policy',
		reference: ndr,
		why: 'Administrators write rules on words, attachments, senders and sizes, and choose the text themselves.',
		example:
			'C: .\nS: 550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
	},
	{
		id: 'exchange/outbound-spam',
		cause: 'account-suspended',
		specificity: 'provider',
		pattern: /\bOutboundSpam|\bWASCL\b/,
		message: 'Microsoft takes what this account sends for spam and holds it back.',
		advice:
			'Sign in at outlook.com with a browser and confirm the account, then wait a day and send little. A company’s administrator finds the user among the restricted ones.',
		fault: 'policy',
		reference: ndr,
		why: 'New accounts, and those that suddenly send much or the same again and again, are stopped until a person shows up.',
		example:
			'C: .\nS: 554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is Suspend',
	},
];
