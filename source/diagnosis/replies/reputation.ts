/** Refusals that are about the address the connection comes from. Block lists have a rule of their own. */
import type {Row} from './row.ts';

export const reputation: readonly Row[] = [
	{
		id: 'reputation/no-reverse-dns',
		cause: 'client-no-ptr',
		pattern:
			/\bPTR\b|\brDNS\b|\breverse[- ]?(dns|hostname|host name|lookup|name|map|resolution)\b|\bcannot find your (reverse )?hostname|\bmay not be mail exchanger|\b(unable to|cannot|can't|could not) (find|determine|resolve) (your|client|the client|the) (host|ip|name|reverse|address)|\bunresolvable (relay |client )?host|\bIP name lookup failed|\bc=rdns\b|\bIP\b.{0,30}\b(does not|doesn't|not) resolve|\bdoes not resolve to (an? )?ip\b|\bdns (check|entry|record)s? (of|for) (your|the client|this) (ip|host|address)|\breverse[- ]?look[- ]?(up)?\b/i,
		message: 'The address you connect from has no reverse DNS name that the server accepts.',
		advice:
			'Nothing typed here helps: whoever gives you the IP address must set a PTR record whose name points back to the same address. Or send through a relay that has one.',
		fault: 'network',
		reference: 'RFC 1912 §2.1; RFC 7372 (X.7.25)',
		why: 'Real mail servers have a name in reverse DNS; home lines, fresh cloud machines and bots often have none, or a made-up one.',
		example: 'S: 554 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.7]',
	},
	{
		id: 'reputation/dynamic-address',
		cause: 'client-dynamic',
		pattern:
			/\b(dynamic|dial-?up|residential|dsl|broadband|end[- ]user|consumer|generic)\b.{0,40}\b(ip|address|range|host|line|pool|client|network|rdns)|\b(ip|address|host|client)\b.{0,40}\b(dynamic|dial-?up|residential)\b|\bDUL\b|\buse (the |your )?(\w+ )?(server|relay|smart ?host|smtp)\b.{0,20}\b(isp|provider)|\b(isp|provider)(’s|'s)? (\w+ )?(smtp|mail|relay|smart ?host)/i,
		message: 'The server takes you for a home or dynamic line and accepts no mail from such directly.',
		advice: 'Send through your provider’s submission server (587 or 465, with AUTH) instead of port 25.',
		fault: 'policy',
		reference: 'RFC 6409 §1; Spamhaus PBL',
		why: 'Most mail that comes directly from home lines is sent by infected machines.',
		example: 'S: 554 5.7.1 Client host rejected: dynamic IP address not accepted, use your provider’s relay',
	},
	{
		id: 'reputation/hello-name',
		cause: 'hello-bad-name',
		pattern:
			/\b(helo|ehlo)\b.{0,60}\b(mismatch|not match|does not|doesn't|match|resolve|forged|fake|impersonat\w*|spoof\w*|not found|invalid|bogus|bad|reject\w*|own|your)\b|\bhelo command rejected\b|\byou are not me\b|\b(forged|fake) (helo|hostname)/i,
		answers: ['HELO', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'DATA-END'],
		message: 'The server does not accept the name given with EHLO or HELO.',
		advice:
			'Greet again with a full name that resolves to your address, or with an address literal such as `EHLO [192.0.2.7]`, then repeat the line.',
		retry: 'now',
		fault: 'you',
		blames: 'hello',
		reference: 'RFC 5321 §4.1.4; Postfix smtpd_helo_restrictions',
		why: 'Some servers check the name against DNS, or refuse those who call themselves by the server’s own name.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 450 4.7.1 <desk>: Helo command rejected: Host not found',
	},
	{
		id: 'reputation/name-mismatch',
		cause: 'client-no-ptr',
		pattern:
			/\b(domain|name|hostname|helo|ehlo)\b.{0,60}\b(mismatch\w*|does(n't| not) (match|resolve to|belong)|not match\w*)\b.{0,30}\b(ip|address|client|host)|\bforg(ed|ing)\b(?!.{0,15}\b(e-?mail )?address)|\bFCrDNS\b|\bunverif\w+ (sending )?(ips?|hosts?|names?|addresses)\b|[a-z] is not \d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b(ip|address)\b.{0,30}\b(mismatch\w*|does(n't| not) match)\b.{0,30}\b(domain|name|host)/i,
		message: 'The domain or name you give does not belong to the address you connect from.',
		advice:
			'Greet with the name that reverse DNS gives your address, have that name point back to it, and send for domains whose SPF names this address.',
		fault: 'network',
		reference: 'RFC 1912 §2.1; RFC 7208',
		why: 'The server looks the name up and compares: address to name and name to address should agree.',
		example: 'S: 550 domain [example.com] mismatches client ip 192.0.2.7.',
	},
	{
		id: 'reputation/country',
		cause: 'client-country',
		pattern:
			/\b(geo-?ip|country|region|geograph\w*)\b.{0,40}\b(block\w*|not|reject\w*|denied|refus\w*)|\b(block\w*|reject\w*|denied|refus\w*)\b.{0,40}\b(geo-?ip|country)|\bgeographical(ly)?\b|\b(host|client) network not allowed\b|\bcountr(y|ies)\b.{0,30}\b(not|reject|block|deni)|\brejected based on geo|\bgeo-?blocked\b/i,
		message: 'The server refuses connections from the country it places your address in.',
		advice: 'Send from another network, or ask the server’s keeper to let you in.',
		fault: 'policy',
		reference: 'RFC 5321 §7.9',
		why: 'Small sites sometimes close out whole countries.',
		example: 'S: 554 5.7.1 Connection refused: country not allowed',
	},
	{
		id: 'reputation/client-refused',
		cause: 'client-not-allowed',
		pattern:
			/\bclient host rejected(: access denied)?\.?$|^(<@>:? ?)?access (is )?denied\.?$|\bnot (authori[sz]ed|permitted|allowed) to (connect|use this (server|service))|\bconnection (rejected|denied|not allowed)\.?$|\bno smtp service here\b|\byou are not (allowed|welcome)|^go away\b|\bno access from\b|\bopen proxy\b|\bnot (in|on) (an? |the |our )?(\w+ )?(approved|allowed|allow|white) ?-?list/i,
		answers: ['CONNECT', 'HELO', 'EHLO', 'MAIL', 'RCPT'],
		message: 'The server does not let this client in, by a rule of its own.',
		advice:
			'Ask its postmaster, naming your IP address and the time. If it is your own server, look at its client access list; if it is your provider’s, use the submission port and log in.',
		fault: 'policy',
		reference: 'RFC 5321 §7.9',
		why: 'Access lists name networks that may connect; who is not named stays outside.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 554 5.7.1 <desk[192.0.2.7]>: Client host rejected: Access denied',
	},
	{
		id: 'reputation/spam-source',
		cause: 'client-reputation',
		pattern: /\b(anti-?)?spam\w*|\bunsolicited\b|\bjunk\b|\bUCE\b/i,
		answers: ['CONNECT', 'HELO', 'EHLO'],
		message: 'The server takes the address you connect from for a source of spam.',
		advice:
			'Nothing typed here helps: no message was looked at yet. Follow the link in the reply if there is one, find out what the address sent before, and ask for removal; until then send through another relay.',
		fault: 'policy',
		reference: 'RFC 5321 §7.9; RFC 3463 §3.8 (X.7.1)',
		why: 'At the greeting a server knows nothing but the address, so that is what it refuses.',
		example: 'S: 554 Your host is known for spam, see http://antispam.example.org/deny',
	},
	{
		id: 'reputation/ip-blocked',
		cause: 'client-reputation',
		pattern:
			/^(?!.*(\b(url|uri|link)s?\b|(?<!\byou (?:are|were|have been) )\b(detected|identified|classified|considered|marked|scored)( as)?\b.{0,20}\bspam)).*(?:\b(your|this|the|client|source) (ip|address|host|server)\b.{0,60}\b(filtered|spammer|throttled|suspicious)\b|\b(your|this) ip\b.{0,80}\bregister\b|\bdeny-?ip\b|\byour access\b.{0,60}\b(reject|denied|block)\w*|\b(mail|e-?mail|messages?|connections?) from \[?\d+\.\d+\.[\d.]+\]?.{0,30}\b(not|reject|refus|block|deni)\w*|\bintrusion prevention\b|\bips?\b.{0,20}\b(in (prison|jail|quarantine)|jailed|imprisoned)\b|\((RTR|DYN|HVU|RLY|CON):\w\w\)|\byou have been (blocked|banned)\b|\b(suspected|known) spam (ip|source|host|server)\b|\bip reputation\b|^(<@>|\[?[\d.]{7,15}\]?) (is )?blocked\b|\bconnections? (from \S+ |will )?(refused|not be accepted|rejected)\b|\bunauthori[sz]ed (interface|host|client|server)\b|\ball messages from\b.{0,60}\b(deferred|refused|blocked)|\b(your|client|sending|source|connecting|this|remote|the) (ip|ip address|host|address|server|mta|network)\b.{0,60}\b(block\w*|banned|black-?listed|deny|denied|listed|refused|rejected|reputation|not (allowed|accepted|permitted))|\bip( address)?\b( \S+)? (is |has been |was )?(block|black|deny|bann)\w*( ?listed)?|\b(client|sender) host (blocked|banned)|\b(connection|connections) (from \S+ )?(is |are |was )?(refused|rejected|denied|blocked|not accepted)\b|\b(poor|bad|low|very low) (\w+ )?reputation|\breputation\b.{0,40}\b(low|poor|bad|block\w*|score)|\badresse ip\b.{0,30}\bbloqu|\bblock(ed)? (for|due to) (spam|abuse)(?! content)|\b(spam|abuse)\b.{0,20}\bfrom your (ip|network|server|host)|\binsecure mail relay\b|\bopen relay\b|\bIP based\b|\breputation problems?|\bserver at \S+ is blocked|\bopen prox(y|ies)|\bblocked\b.{0,30}\b(ip|address)\b|\bAccess denied\b.{0,30}\b(ip|host|client)\b|\bnot allowed to connect\b|\blisted (in|on|at|by)\b.{0,60}\b(ip|list)\b|\bblack(ed)? (ip|ip address|host)\b|\b(client host rejected|you (are|have been|were)|your (ip|host|server))\b.{0,60}\bspam)/i,
		message:
			'The server refuses the address you connect from, because of its reputation or a list of its own.',
		advice:
			'Nothing typed here helps. Find out whether others share the address, look it up at the usual reputation checkers, follow the link in the reply if there is one, and ask for removal. Until then send through another relay.',
		fault: 'policy',
		reference: 'RFC 5321 §7.9; RFC 3463 §3.8 (X.7.1)',
		why: 'Receivers score each sending address by the mail it sent before; neighbours in the same network count too.',
		example: 'S: 550 5.7.1 Your IP address 192.0.2.7 has been blocked due to poor reputation',
	},
];
