/** Rules that organisations set up in Exchange and Microsoft 365, by the names Exchange gives them. */
import type {Row} from '../row.ts';

const ndr = 'learn.microsoft.com, “NDR error codes in Exchange Online”';

export const exchange: readonly Row[] = [
	{
		id: 'exchange/restricted-recipient',
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
];
