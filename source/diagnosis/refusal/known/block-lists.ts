/**
 * Public block lists, by the zone that is asked or the site a reply points to. Those of a provider (Barracuda,
 * Cisco, Cloudmark, Microsoft, Proofpoint) have rows of their own.
 */
export type BlockList = {
	readonly name: string;
	/** In a reply's words. */
	readonly pattern: RegExp;
	/** What it lists. */
	readonly holds: string;
	/** Where to look up and ask for removal. */
	readonly link: string;
	/** It lists domains, not addresses. */
	readonly ofDomains?: true;
	/** It lists domains in messages, though senders and clients may be looked up in it too. */
	readonly ofLinks?: true;
	/** It is gone: a server that still asks it refuses everybody, or no one. */
	readonly gone?: true;
};

export const blockLists: readonly BlockList[] = [
	list(
		'Spamhaus DBL',
		/\bdbl\.spamhaus|spamhaus\S*\/(dbl|query\/domain|query\/dbl)|\bspamhaus (dbl|domain)|\bdomain (is )?listed in spamhaus|\bMailFrom domain\b.{0,30}spamhaus/i,
		'domains seen in spam, not addresses',
		'https://check.spamhaus.org',
		{ofDomains: true},
	),
	list(
		'Spamhaus PBL',
		/\bpbl\.spamhaus|spamhaus\S*\/pbl\b/i,
		'home and dynamic connections, which should not send mail directly',
		'https://check.spamhaus.org',
	),
	list(
		'Spamhaus XBL',
		/\bxbl\.spamhaus|spamhaus\S*\/xbl\b|\bcbl\.abuseat/i,
		'infected or hijacked machines',
		'https://check.spamhaus.org',
	),
	list(
		'Spamhaus SBL',
		/\bsbl\.spamhaus|spamhaus\S*\/(sbl|css)\b/i,
		'known sources of spam',
		'https://check.spamhaus.org',
	),
	list(
		'Spamhaus ZEN',
		/\bspamhaus\b|\bsbl-xbl\b|\bzen\.dnsbl/i,
		'known spam sources (SBL), infected machines (XBL) and home connections (PBL)',
		'https://check.spamhaus.org',
	),
	list(
		'SpamCop',
		/\bspamcop\b/i,
		'addresses that people reported in the last few days',
		'https://www.spamcop.net/bl.shtml',
	),
	list(
		'SORBS',
		/\bsorbs\b/i,
		'open relays, dynamic addresses and spam sources until it closed in June 2024',
		'http://www.sorbs.net',
		{gone: true},
	),
	list(
		'UCEPROTECT',
		/\buceprotect\b/i,
		'addresses (level 1), networks (2) and whole providers (3); entries expire after seven days',
		'https://www.uceprotect.net/en/rblcheck.php',
	),
	list(
		'SpamRATS',
		/\bspamrats\b/i,
		'addresses without valid reverse DNS, and dictionary attackers',
		'https://www.spamrats.com/removal.php',
	),
	list('PSBL', /\bpsbl\b|surriel\.com/i, 'addresses that hit spam traps', 'https://psbl.org/remove'),
	list('Mailspike', /\bmailspike\b/i, 'addresses by reputation', 'https://mailspike.org/anubis/lookup.html'),
	list('SURBL', /\bsurbl\b/i, 'domains and links seen in spam', 'https://surbl.org/surbl-analysis', {
		ofLinks: true,
	}),
	list('URIBL', /\buribl\b/i, 'domains seen in spam', 'https://admin.uribl.com', {ofLinks: true}),
	list(
		'Invaluement',
		/\binvaluement\b|\bivmSIP/i,
		'spam sources and domains',
		'https://www.invaluement.com/lookup',
	),
	list(
		'NiX Spam',
		/\bnix ?spam\b|\bix\.dnsbl\.manitu|\bdnsbl\.manitu/i,
		'addresses seen in spam until it closed in January 2025',
		'https://www.nixspam.net',
		{gone: true},
	),
	list('Abusix', /\babusix\b/i, 'spam sources, policy ranges and domains', 'https://lookup.abusix.com'),
	list('0spam', /\b0spam\b/i, 'addresses and networks that hit spam traps', 'https://0spam.org'),
	list('DroneBL', /\bdronebl\b/i, 'open proxies and infected machines', 'https://dronebl.org/lookup'),
	list('s5h', /\ball\.s5h\b/i, 'addresses seen in spam', 'https://www.usenix.org.uk/content/rbl.html'),
	list(
		'Backscatterer',
		/\bbackscatterer\b/i,
		'servers that send bounces or callbacks to third parties',
		'https://www.backscatterer.org',
	),
	list(
		'Gbudb',
		/\bgbudb\b|truncate\.gbudb/i,
		'addresses whose mail is nearly always spam',
		'http://www.gbudb.com/truncate',
	),
	list('WPBL', /\bwpbl\b/i, 'addresses seen in spam', 'http://www.wpbl.info'),
	list(
		'Hostkarma',
		/\bhostkarma\b|junkemailfilter/i,
		'addresses by reputation',
		'https://ipadmin.junkemailfilter.com/remove.php',
	),
	list(
		'Spam Eating Monkey',
		/\bspameatingmonkey\b/i,
		'addresses seen in spam, new domains',
		'https://spameatingmonkey.com/lookup',
	),
	list(
		'NJABL',
		/\bnjabl\b/i,
		'nothing: it closed in 2013',
		'https://en.wikipedia.org/wiki/Domain_Name_System_blocklist',
		{gone: true},
	),
	list(
		'AHBL',
		/\bahbl\b/i,
		'nothing: it closed in 2015 and answers yes to every question',
		'https://en.wikipedia.org/wiki/Domain_Name_System_blocklist',
		{gone: true},
	),
	list(
		'Trend Micro ERS',
		/\btrendmicro\b|\bmail-abuse\.(org|com)\b/i,
		'addresses scored by Trend Micro',
		'https://servicecentral.trendmicro.com/en-us/ers/ip-lookup',
	),
	list(
		'Symantec',
		/\bipremoval\.sms\.symantec|\bbrightmail\b/i,
		'addresses scored by Symantec (Broadcom)',
		'https://ipremoval.sms.symantec.com',
	),
	list(
		'McAfee / Trellix',
		/\btrustedsource\b|\bcidr\.bl\.mcafee/i,
		'addresses scored by Trellix',
		'https://trustedsource.org',
	),
];

function list(
	name: string,
	pattern: RegExp,
	holds: string,
	link: string,
	more: Pick<BlockList, 'gone' | 'ofDomains' | 'ofLinks'> = {},
): BlockList {
	return {name, pattern, holds, link, ...more};
}
