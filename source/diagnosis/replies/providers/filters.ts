/** Filters that stand before a mail server, and the reputation services they ask. */
import type {Row} from '../row.ts';

export const filters: readonly Row[] = [
	{
		id: 'proofpoint/blocked',
		cause: 'client-reputation',
		server: 'proofpoint',
		pattern: /\b(blocked|blacklist\w*|denied|ipcheck|PDR|listed)\b/i,
		message: 'Proofpoint’s reputation service (PDR) blocks the address you connect from.',
		advice:
			'Look the address up and ask for removal at ipcheck.proofpoint.com; until then send through another relay.',
		retry: 'never',
		fault: 'policy',
		reference: 'ipcheck.proofpoint.com',
		why: 'Proofpoint scores addresses by what its customers receive.',
		example: 'S: 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7',
	},
	{
		id: 'mimecast/greylisted',
		cause: 'greylisted',
		server: 'mimecast',
		pattern: /\b(greylist\w*|internal resource|resources? temporarily unavailable|temporarily)\b/i,
		code: /^4/,
		message: 'Mimecast does not know you yet and makes you wait.',
		advice: 'Send the same envelope again after a minute and within twelve hours.',
		retry: 'later',
		fault: 'policy',
		reference: 'community.mimecast.com, “SMTP error codes”',
		why: 'Unknown triples of address, sender and recipient are put off once.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
	},
	{
		id: 'mimecast/rejected',
		cause: 'sender-blocked',
		specificity: 'provider',
		pattern:
			/^(?!.*\b(relay|recipient|SPF|DKIM|DMARC|virus|size|loop|TLS|encryption|temporarily)\b).*\b(Rejected by header based|Anti-?Spoofing policy|Email rejected due to security policies)\b/i,
		message: 'Mimecast refuses this by a policy of the recipient’s organisation.',
		advice:
			'The page in the reply lists the reason by its number. Anti-spoofing means: you write from outside with an address of the organisation itself. Ask its administrator to permit you.',
		fault: 'policy',
		reference: 'community.mimecast.com, “SMTP error codes”',
		why: 'Each customer sets his own anti-spoofing and blocked-sender policies.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 550 Rejected by header based Anti-Spoofing policy: ann@example.org - https://community.mimecast.com/docs/DOC-1369#550',
	},
	{
		id: 'barracuda/blocked',
		cause: 'client-reputation',
		server: 'barracuda',
		pattern: /\b(blocked|reputation|listed|spam|BRBL|Barracuda Reputation)\b/i,
		message: 'The address you connect from is on Barracuda’s reputation list.',
		advice: 'Ask for removal at barracudacentral.org/rbl/removal-request; it takes about half a day.',
		retry: 'never',
		fault: 'policy',
		reference: 'barracudacentral.org',
		why: 'Barracuda’s appliances report what they receive.',
		example:
			'S: 554 Service unavailable; Client host [192.0.2.7] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.7',
	},
	{
		id: 'cisco/reputation',
		cause: 'client-reputation',
		server: 'cisco',
		pattern: /\b(reputation|senderbase|SBRS|talos|poor|blocked|denied|bad)\b/i,
		message: 'Cisco’s sender reputation (Talos, once SenderBase) of the address you connect from is too low.',
		advice:
			'Look it up at talosintelligence.com and ask for a review there; until then send through another relay.',
		retry: 'never',
		fault: 'policy',
		reference: 'talosintelligence.com/reputation_center',
		why: 'The appliance asks Cisco for a score from −10 to +10 and closes below a limit of its owner.',
		example:
			'S: 554-mx1.example.org\nS: 554 Your access to this mail system has been rejected due to the sending MTA’s poor reputation. See http://www.senderbase.org',
	},
	{
		id: 'symantec/filtered',
		cause: 'content-spam',
		server: 'symantec',
		pattern: /\bmessage filtered\b|\bfiltered by outbound\b|\brejected by policy\b/i,
		message: 'Symantec’s filter (Email Security.cloud, once MessageLabs) holds this for spam or unwanted.',
		advice:
			'Look the address up at ipremoval.sms.symantec.com, change the text, or have the recipient’s administrator add the sender to the approved ones.',
		fault: 'policy',
		reference: 'knowledge.broadcom.com, “Email error and bounce codes”',
		why: 'The filter scores the address and the message together; each customer has his own lists beside.',
		example:
			'C: .\nS: 553 Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting for more information. (#5.7.1)',
	},
	{
		id: 'cloudmark/blocked',
		cause: 'client-reputation',
		specificity: 'provider',
		pattern: /\bCloudmark\b|csi\.cloudmark\.com/i,
		message: 'Cloudmark’s sender list blocks the address you connect from.',
		advice: 'Ask for a reset at csi.cloudmark.com/reset-request and find out what the address sent before.',
		fault: 'policy',
		reference: 'csi.cloudmark.com',
		why: 'Large providers use Cloudmark’s list of addresses with complaints.',
		example:
			'S: 550 5.7.1 Service unavailable; client [192.0.2.7] blocked using Cloudmark Sender Intelligence (Visit http://csi.cloudmark.com/reset-request/ if you feel this is in error)',
	},
];
