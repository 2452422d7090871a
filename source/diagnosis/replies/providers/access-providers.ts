/** Providers of lines and hosting, each with codes of its own at the end of the reply. */
import type {Row} from '../row.ts';

export const accessProviders: readonly Row[] = [
	{
		id: 'orange/code',
		cause: 'client-reputation',
		server: 'orange',
		pattern:
			/\b(?:OFR|LPN|OUK)_?\d*_(?:1\d\d|20\d|5(?!14)\d\d|999)\b|\badresse ip\b.{0,20}\bbloqu|\bmail rejet[eé]/i,
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
		id: 't-online/blocked',
		cause: 'client-reputation',
		specificity: 'provider',
		pattern: /\bt-online\.de\b|\bproblem occurred\b.{0,60}\bpostmaster\b.{0,40}<@>/i,
		message: 'T-Online does not take mail from this address: it is unknown there, or on its block list.',
		advice:
			'Write to tosa@rx.t-online.de with the IP address. It wants a PTR name that looks like a mail server’s, and a web page with an imprint under that domain.',
		fault: 'policy',
		reference: 'postmaster.t-online.de',
		why: 'T-Online lets in only addresses whose keeper it can reach. (BL) at the end means its block list.',
		example:
			'S: 554 IP=192.0.2.7 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
	},
	{
		id: 'free/refused',
		cause: 'client-reputation',
		specificity: 'provider',
		pattern: /\bpostmaster\.free\.fr\b|\btoo many spams from your ip\b/i,
		message: 'Free (France) puts off or refuses your address because of the spam it got from it.',
		advice: 'Stop for some hours. The page in the reply shows the reputation of the address at Free.',
		fault: 'policy',
		reference: 'postmaster.free.fr',
		why: 'Free counts spam by the address it comes from, and asks for reverse DNS that matches.',
		example: 'S: 421 Too many spams from your IP (192.0.2.7), please visit http://postmaster.free.fr/',
	},
	{
		id: 'att/blocked',
		cause: 'client-listed',
		specificity: 'provider',
		pattern: /\babuse-att\.net\b|\bATTRBL\b|\bworldnet\.att\.net\b|\batt\.net\/(block|general-info)/i,
		message: 'AT&T’s block list holds the address you connect from.',
		advice: 'Write to abuse_rbl@abuse-att.net with the whole reply; it takes a day or two.',
		fault: 'policy',
		reference: 'AT&T postmaster, “Mail blocking”',
		why: 'AT&T (and Prodigy, BellSouth, SBC) keep one list of addresses that sent spam.',
		example:
			'S: 553 5.3.0 alph741 DNSBL:RBL 521< 192.0.2.7 >_is_blocked.For assistance forward this email to abuse_rbl@abuse-att.net',
	},
	{
		id: 'aup/blocked',
		cause: 'client-reputation',
		specificity: 'provider',
		pattern: /\bAUP#(?:CXBL\w*|IPBL|\w{1,2}-?1(?:000|2\d\d))\b/i,
		message:
			'Cox or Spectrum (Charter) blocks the address you connect from, or a block list that they ask does.',
		advice:
			'Look the address up at check.spamhaus.org and csi.cloudmark.com and ask for removal there; then write to the postmaster with the code behind AUP#.',
		fault: 'policy',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'Both use the same mail system, Cloudmark’s and Spamhaus’ lists, and number their rules.',
		example: 'S: 554 cdptpa-mxg01 cmsmtp 192.0.2.7 blocked AUP#In-1230',
	},
	{
		id: 'aup/no-reverse-dns',
		cause: 'client-no-ptr',
		specificity: 'provider',
		pattern: /\bAUP#(?:CXDNS|\w{1,2}-?11[0-5]\d)\b/i,
		message: 'Cox or Spectrum (Charter) finds no reverse DNS for your address that leads back to it.',
		advice:
			'Have a PTR record set for the address, whose name has an address record with the same address. Or send through a relay that has one.',
		fault: 'network',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'Both want address to name and name to address to agree.',
		example: 'S: 421 pj.example.net cox 192.0.2.7 DNS check failure - try again later. AUP#CXDNS',
	},
	{
		id: 'aup/rate',
		cause: 'client-rate',
		specificity: 'provider',
		pattern: /\bAUP#(?:CX(?:CNCT|MXRT|IPCT)|\w{1,2}-?1[34]\d\d)\b/i,
		message: 'Cox or Spectrum (Charter) got too many connections, messages or recipients from your address.',
		advice: 'Wait an hour, then go on with fewer connections and messages.',
		retry: 'later',
		fault: 'policy',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'The allowance of an address depends on its standing.',
		example: 'S: 421 charter.example.net ESMTP server temporarily not available AUP#I-1310',
	},
	{
		id: 'aup/code',
		cause: 'rate-limited',
		specificity: 'provider',
		// 15xx is about sizes and senders, which the words tell.
		pattern: /\bAUP#(?!\w{1,2}-?15\d\d)[-\w]{3,}/i,
		message:
			'Cox or Spectrum (Charter) refuses or puts this off; the letters or digits behind AUP# name the reason.',
		advice:
			'Look the code up on the page in the reply, or at cox.com or spectrum.net; with it the postmaster can tell more.',
		fault: 'policy',
		reference: 'cox.com, “Email error codes”; spectrum.net, “Understanding email error codes”',
		why: 'Both use the same mail system and number their rules.',
		example:
			'S: 421 pj.example.net cox 192.0.2.7 limited, try again later. AUP#CXTHRT See https://www.cox.com/residential/support/email-error-codes.html',
	},
	{
		id: 'vade/code',
		cause: 'rate-limited',
		specificity: 'provider',
		pattern: /\b(OX[A-Z]{2,3}|LPN|VAD)0\d{3}_\d{3}\b/,
		message:
			'A mail system with Vade’s filter turns your address away; the code at the end names the reason.',
		advice:
			'101: the address is listed as a source of spam. 105: it has no reverse DNS. 110, 139 and 140: too many connections or messages, wait and slow down. The operator’s postmaster page explains the others.',
		fault: 'policy',
		reference: 'postmaster-oxsus.vadesecure.com',
		why: 'Several providers share this system and its numbers.',
		example: 'S: 550 5.7.1 Connection refused OXSUS0001_101',
	},
	{
		id: 'ionos/header',
		cause: 'content-header',
		server: 'ionos',
		pattern: /[?&]c=hi\b/i,
		answers: ['DATA', 'DATA-END', 'BDAT'],
		message:
			'GMX, WEB.DE, mail.com or IONOS finds a header of the message wrong (`c=hi` in the link); “policy” means that here.',
		advice:
			'Look at From, To and Date: one of each, dates as in “Sat, 1 Mar 2025 10:00:00 +0100”, letters outside ASCII encoded as `=?UTF-8?…?=`. Mend and send again.',
		fault: 'you',
		reference: 'postmaster.gmx.net, “Error messages”',
		why: 'A name with an umlaut that is not encoded, or a missing Date, is the usual reason.',
		example:
			'C: .\nS: 554-Transaction failed\nS: 554-Reject due to policy restrictions.\nS: 554 For explanation visit https://postmaster.gmx.net/en/case?c=hi&i=ip&v=192.0.2.7',
	},
	{
		id: 'ionos/policy',
		cause: 'client-not-allowed',
		server: 'ionos',
		pattern: /\bpolicy restrictions\b|\b(black|block)[- ]?listed\b|\bbad mail\b|[?&]c=(bl|ip|pol|gl|rate)\b/i,
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
		id: 'comcast/rate',
		cause: 'client-rate',
		server: 'comcast',
		pattern: /#?\bRL\d{6}|\bthrottl(ed|ing)\b|\btoo many (sessions|connections|messages|recipients)\b/i,
		message: 'Comcast slows your address down: too many connections, messages or recipients came from it.',
		advice: 'Wait an hour, then go on with fewer connections and messages; send less for some days.',
		retry: 'later',
		fault: 'policy',
		reference: 'postmaster.comcast.net/smtp-error-codes.php',
		why: 'Each address has an allowance that grows with its good name.',
		example:
			'S: 421 4.2.1 Connection throttled, see http://postmaster.comcast.net/smtp-error-codes.php#RL000010',
	},
	{
		id: 'comcast/blocked',
		cause: 'client-listed',
		server: 'comcast',
		pattern: /\b(comcast block|#?(BL|PD|DM|SP)\d{6}|block for spam)\b/i,
		message:
			'Comcast blocks mail from your address for spam or complaints, or because a block list names it.',
		advice: 'Ask for removal with the form at postmaster.comcast.net; until then send through another relay.',
		fault: 'policy',
		reference: 'postmaster.comcast.net/smtp-error-codes.php',
		why: 'Comcast judges by complaints and by the standing of the address.',
		example:
			'S: 554 resimta-a1p-0.sys.comcast.net comcast 192.0.2.7 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000',
	},
];
