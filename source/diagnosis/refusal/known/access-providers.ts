/** Providers of lines and hosting, each with codes of its own at the end of the reply. */
import type {KnownReply} from './known-reply.ts';

export const accessProviders: readonly KnownReply[] = [
	{
		id: 'orange/spam',
		cause: 'content-spam',
		says: [/\b(?:ofr|lpn|ouk)_?\d{0,4}_5[03]6\b/],
		server: 'orange',
		message: 'Orange, or La Poste on the same system, classifies this message as spam.',
		advice:
			'Change the subject, text and links, and check SPF, DKIM and the reputation of your address; then send it as a new message. Sending the same again makes it worse.',
		reference: 'postmaster.orange.fr',
		why: 'The codes 506 and 536 stand for suspected spam.',
	},
	{
		id: 'orange/reputation',
		cause: 'client-reputation',
		says: [/\b(?:ofr|lpn|ouk)_?\d{0,4}_(?:98[89]|99[09])\b/],
		server: 'orange',
		message:
			'Orange, or La Poste on the same system, accepts no mail from your address for now, because of its reputation.',
		advice:
			'Stop for a few hours, then send little. Complaints and a sudden increase in volume are the usual reasons; look the address up at csi.cloudmark.com.',
		reference: 'postmaster.orange.fr',
		why: 'The codes 988 to 990 and 999 limit or block an address for a while.',
	},
	{
		id: 'orange/code',
		cause: 'not-stated',
		says: [/\b(?:ofr|lpn|ouk)_?\d{0,4}_(?:1\d\d|20\d|5\d\d)\b/, 'adresse ip'],
		server: 'orange',
		message: 'Orange, or La Poste on the same system, refuses or defers mail from your address.',
		advice:
			'The code in the reply counts. 1xx is the reputation of your address (look it up at csi.cloudmark.com); 5xx is the message or the load: wait an hour, then send little.',
		reference: 'postmaster.orange.fr',
		why: 'The filter is Cloudmark’s; it limits new addresses to a few messages an hour.',
	},
	{
		id: 't-online/blocked',
		cause: 'client-reputation',
		says: ['t-online.de'],
		message: 'T-Online does not accept mail from this address: it is unknown there, or on its block list.',
		advice:
			'Write to tosa@rx.t-online.de with the IP address. T-Online requires a PTR name that looks like a mail server’s, and a website with a legal notice under that domain.',
		step: 'write to tosa@rx.t-online.de with your IP address',
		reference: 'postmaster.t-online.de',
		why: 'T-Online accepts mail only from addresses whose administrator it can reach. (BL) at the end means its block list.',
	},
	{
		id: 'free/refused',
		cause: 'client-reputation',
		says: ['postmaster.free.fr', 'too many spams from your ip'],
		message: 'Free (France) defers or refuses your address because of the spam it received from it.',
		advice: 'Stop for a few hours. The page in the reply shows the reputation of the address at Free.',
		reference: 'postmaster.free.fr',
		why: 'Free counts spam by sending address, and requires reverse DNS that matches.',
	},
	{
		id: 'att/blocked',
		cause: 'client-listed',
		says: ['abuse-att.net', 'attrbl'],
		message: 'The address you connect from is on AT&T’s block list.',
		advice: 'Write to abuse_rbl@abuse-att.net with the whole reply; it takes a day or two.',
		reference: 'AT&T postmaster, “Mail blocking”',
		why: 'AT&T (and Prodigy, BellSouth, SBC) keep one list of addresses that sent spam.',
	},
	{
		id: 'aup/blocked',
		cause: 'client-reputation',
		overrides: true,
		says: [/aup#(?:cxbl|ipbl|\w{1,2}-?1(?:0\d0|2\d\d))/],
		message:
			'Cox or Spectrum (Charter) blocks the address you connect from, or it is on a block list that they use.',
		advice:
			'Look the address up at check.spamhaus.org and csi.cloudmark.com and ask for removal there; then write to the postmaster with the code after AUP#.',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'Both use the same mail system and the lists of Cloudmark and Spamhaus, and number their rules.',
	},
	{
		id: 'aup/no-reverse-dns',
		cause: 'client-no-ptr',
		overrides: true,
		says: [/aup#(?:cxdns|\w{1,2}-?11[0-5]\d)/],
		message: 'Cox or Spectrum (Charter) finds no reverse DNS for your address that resolves back to it.',
		advice:
			'Have a PTR record set for the address, with a name whose address record has the same address. Or send through a relay that has one.',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'Both require that address to name and name to address agree.',
	},
	{
		id: 'aup/rate',
		cause: 'client-rate',
		overrides: true,
		says: [/aup#(?:cx(?:cnct|mxrt|ipct)|\w{1,2}-?1[34]\d\d)/],
		message:
			'Cox or Spectrum (Charter) received too many connections, messages or recipients from your address.',
		advice: 'Wait an hour, then continue with fewer connections and messages.',
		retry: 'later',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'How much an address may send depends on its reputation.',
	},
	{
		id: 'aup/code',
		cause: 'not-stated',
		says: [/aup#(?!\w{1,2}-?15\d\d)[-\w]{3}/],
		message: 'Cox or Spectrum (Charter) refuses or defers this; the characters after AUP# give the reason.',
		advice:
			'Look the code up on the page in the reply, or at cox.com or spectrum.net; the postmaster can say more if you quote it.',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'Both use the same mail system and number their rules.',
	},
	{
		id: 'vade/code',
		cause: 'not-stated',
		says: [/\b(?:ox[a-z]{2,3}|vad)0\d{3}_\d{3}\b/],
		message: 'A mail system with Vade’s filter refuses your address; the code at the end gives the reason.',
		advice:
			'101: the address is listed as a source of spam. 105: it has no reverse DNS. 110, 139 and 140: too many connections or messages, so wait and slow down. The operator’s postmaster page explains the others.',
		reference: 'postmaster-oxsus.vadesecure.com',
		why: 'Several providers share this system and its numbers.',
	},
	{
		id: 'ionos/header',
		cause: 'content-header',
		overrides: true,
		says: ['c=hi&'],
		server: 'ionos',
		answers: ['DATA', 'DATA-END', 'BDAT'],
		message:
			'GMX, WEB.DE, mail.com or IONOS found a header of the message invalid (`c=hi` in the link); that is what “policy” means here.',
		advice:
			'Look at From, To and Date: one of each, dates as in “Sat, 1 Mar 2025 10:00:00 +0100”, characters outside ASCII encoded as `=?UTF-8?…?=`. Correct them and send again.',
		reference: 'postmaster.gmx.net, “Error messages”',
		why: 'A name with an umlaut that is not encoded, or a missing Date, is the usual reason.',
	},
	{
		id: 'ionos/policy',
		cause: 'client-not-allowed',
		says: ['c=bl&', 'c=ip&', 'c=pol&'],
		given: ['client-listed', 'content-policy'],
		server: 'ionos',
		message:
			'GMX, WEB.DE, mail.com or IONOS refuses this by policy; the code after `c=` in the link gives the reason.',
		advice:
			'Open the link in the reply: it explains the code for your address. Common reasons are a missing PTR record, a dynamic address, and a block list.',
		step: 'open the link in the reply, which explains the code for your address',
		reference: 'postmaster.gmx.net, “Error messages”',
		why: 'All four share one system and one page of explanations.',
	},
	{
		id: 'comcast/rate',
		cause: 'client-rate',
		overrides: true,
		says: ['rl000'],
		given: ['client-rate'],
		server: 'comcast',
		message: 'Comcast limits your address: too many connections, messages or recipients came from it.',
		advice: 'Wait an hour, then continue with fewer connections and messages; send less for a few days.',
		retry: 'later',
		reference: 'postmaster.comcast.net/smtp-error-codes.php',
		why: 'How much an address may send grows with its reputation.',
	},
	{
		id: 'comcast/blocked',
		cause: 'client-listed',
		overrides: true,
		says: ['comcast block for spam', 'bl000'],
		server: 'comcast',
		message:
			'Comcast blocks mail from your address for spam or complaints, or because a block list names it.',
		advice: 'Ask for removal with the form at postmaster.comcast.net; until then send through another relay.',
		reference: 'postmaster.comcast.net/smtp-error-codes.php',
		why: 'Comcast judges an address by complaints and by its reputation.',
	},
];
