/** Providers of lines and hosting, each with codes of its own at the end of the reply. */
import type {Row} from '../row.ts';

export const accessProviders: readonly Row[] = [
	{
		id: 'orange/code',
		server: 'orange',
		pattern: /\b((OFR|LPN|ofr)_?\d*_(10[0-9]|20[0-9]|30[0-9]|5\d\d)|bloqu\w+|spam\w*|Mail rejete)\b/i,
		message: 'Orange, or La Poste on the same system, refuses or puts off mail from your address.',
		advice:
			'The code in the reply counts. 1xx is the standing of your address (look it up at csi.cloudmark.com), 5xx the message or the load: wait an hour, then send little.',
		fault: 'policy',
		reference: 'postmaster.orange.fr',
		why: 'The filter is Cloudmark’s; it limits new addresses to few messages an hour.',
		example:
			'S: 421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR004_104 [104]',
	},
	{
		id: 'ionos/policy',
		server: 'ionos',
		pattern:
			/\bpolicy restrictions\b|\b(black|block)[- ]?listed\b|\bbad mail\b|[?&]c=(bl|ip|pol|hi|gl|rate)\b/i,
		message:
			'GMX, WEB.DE, mail.com or IONOS refuses this by policy; the letter after `c=` in the link names the reason.',
		advice:
			'Open the link in the reply: it explains the code for your address. Usual ones are a missing PTR record, a dynamic address, and a block list.',
		fault: 'policy',
		reference: 'postmaster.gmx.net, “Error messages”',
		why: 'All four share one system and one page of explanations.',
		example:
			'S: 554-gmx.net (mxgmx116) Nemesis ESMTP Service not available\nS: 554-IP address is black listed.\nS: 554 For explanation visit http://postmaster.gmx.com/en/error-messages?ip=192.0.2.7&c=bl',
	},
	{
		id: 'comcast/blocked',
		server: 'comcast',
		pattern: /\b(comcast block|#?(BL|RL|PD|DM|SP)\d{6}|block for spam)\b/i,
		message:
			'Comcast blocks or slows mail from your address; the letters at the end tell why (BL block list, RL rate).',
		advice: 'For BL ask for removal with the form at postmaster.comcast.net; for RL send less for a day.',
		fault: 'policy',
		reference: 'postmaster.comcast.net/smtp-error-codes.php',
		why: 'Comcast judges by complaints and by the standing of the address.',
		example:
			'S: 554 resimta-a1p-0.sys.comcast.net comcast 192.0.2.7 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000',
	},
];
