/** Filters that stand before a mail server, and the reputation services they ask. */
import type {KnownReply} from './known-reply.ts';

export const filters: readonly KnownReply[] = [
	{
		id: 'proofpoint/blocked',
		cause: 'client-reputation',
		given: ['client-listed', 'client-reputation', 'client-not-allowed'],
		server: 'proofpoint',
		message: 'Proofpoint’s reputation service (PDR) blocks the address you connect from.',
		advice:
			'Look the address up and ask for removal at ipcheck.proofpoint.com; until then send through another relay.',
		retry: 'never',
		step: 'ask for removal at ipcheck.proofpoint.com, or send through another relay',
		reference: 'ipcheck.proofpoint.com',
		why: 'Proofpoint scores addresses by the mail its customers receive from them.',
	},
	{
		id: 'mimecast/greylisted',
		cause: 'greylisted',
		overrides: true,
		says: ['internal resource'],
		given: ['greylisted'],
		server: 'mimecast',
		message: 'Mimecast has not seen this sender before and makes it wait.',
		advice: 'Send the same envelope again after a minute and within twelve hours.',
		retry: 'later',
		reference: 'community.mimecast.com, “SMTP error codes”',
		why: 'Unknown combinations of address, sender and recipient are deferred once.',
	},
	{
		id: 'mimecast/rejected',
		cause: 'sender-blocked',
		says: ['anti-spoofing policy', 'header based anti-spoofing'],
		message: 'Mimecast refuses this by a policy of the recipient’s organisation.',
		advice:
			'The page in the reply explains the reason by its number. Anti-spoofing means that you write from outside with an address of the organisation itself. Ask its administrator to permit you.',
		reference: 'community.mimecast.com, “SMTP error codes”',
		why: 'Each customer sets their own anti-spoofing and blocked-sender policies.',
	},
	{
		id: 'barracuda/blocked',
		cause: 'client-reputation',
		given: ['client-listed', 'client-reputation'],
		server: 'barracuda',
		message: 'The address you connect from is on Barracuda’s reputation list.',
		advice: 'Ask for removal at barracudacentral.org/rbl/removal-request; it takes about half a day.',
		retry: 'never',
		step: 'ask for removal at barracudacentral.org',
		reference: 'barracudacentral.org',
		why: 'Barracuda’s appliances report the mail they receive.',
	},
	{
		id: 'barracuda/recipient-blocked',
		cause: 'content-policy',
		says: [/permanent failure for one or more recipients \([^\s():]{1,256}:blocked\)/],
		overrides: true,
		message: 'A Barracuda filter blocks this message to this recipient, and does not say by which rule.',
		advice:
			'Ask the recipient’s administrator to look the message up in the filter’s log; send it again after the rule is known.',
		retry: 'never',
		reference: 'campus.barracuda.com',
		why: 'The recipient’s own lists and the filter’s score decide together; the reply names only the result.',
	},
	{
		id: 'cisco/reputation',
		cause: 'client-reputation',
		given: ['client-listed', 'client-reputation', 'client-not-allowed'],
		server: 'cisco',
		message: 'Cisco’s sender reputation (Talos, once SenderBase) of the address you connect from is too low.',
		advice:
			'Look it up at talosintelligence.com and ask for a review there; until then send through another relay.',
		retry: 'never',
		step: 'ask for a review at talosintelligence.com, or send through another relay',
		reference: 'talosintelligence.com/reputation_center',
		why: 'The appliance asks Cisco for a score from −10 to +10 and refuses connections below a limit that its owner sets.',
	},
	{
		id: 'symantec/filtered',
		cause: 'content-policy',
		says: ['message filtered'],
		server: 'symantec',
		message:
			'Symantec’s filter (Email Security.cloud, formerly MessageLabs) classifies this as spam or unwanted mail.',
		advice:
			'Look the address up at ipremoval.sms.symantec.com, change the text, or have the recipient’s administrator add the sender to the approved ones.',
		reference: 'knowledge.broadcom.com, “Email error and bounce codes”',
		why: 'The filter scores the address and the message together; each customer also keeps their own lists.',
	},
	{
		id: 'cloudmark/blocked',
		cause: 'client-listed',
		says: ['csi.cloudmark.com'],
		message: 'Cloudmark’s sender list blocks the address you connect from.',
		advice: 'Ask for a reset at csi.cloudmark.com/reset-request and find out what the address sent before.',
		reference: 'csi.cloudmark.com',
		why: 'Large providers use Cloudmark’s list of addresses with complaints.',
	},
];
