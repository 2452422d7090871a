/** Links show what they are for: the page of a block list, of a postmaster, of a bounce code. */
import type {Cause} from '../causes.ts';

type LinkCause = readonly [part: string, cause: Cause, weight: number];

// A part of the link, in lower case.
const linkCauses: readonly LinkCause[] = [
	['spamhaus.org/query', 'client-listed', 2],
	['spamhaus.org/sbl', 'client-listed', 2],
	['spamhaus.org/lookup', 'client-listed', 2],
	['check.spamhaus.org', 'client-listed', 2],
	['spamcop.net/bl', 'client-listed', 2],
	['abuseat.org/lookup', 'client-listed', 2],
	['dnsbl', 'client-listed', 1.8],
	['/rbl', 'client-listed', 1.8],
	['uceprotect.net', 'client-listed', 1.8],
	['csi.cloudmark.com/reset', 'client-listed', 1.8],
	['barracudanetworks.com/reputation', 'client-listed', 2],
	['barracudacentral.org/rbl', 'client-listed', 2],
	['sorbs.net/lookup', 'client-listed', 1.8],
	['ipremoval', 'client-listed', 1.6],
	['denyip', 'client-reputation', 1.6],
	['cleanip', 'client-reputation', 1.4],
	['check_ip_reputation', 'client-reputation', 2],
	['senderbase.org', 'client-reputation', 1.6],
	['talosintelligence', 'client-reputation', 1.6],
	['openspf', 'spf', 2],
	['support.google.com/mail/?p=nosuchuser', 'recipient-unknown', 3],
	['?p=disableduser', 'recipient-disabled', 3],
	['?p=overquota', 'recipient-full', 3],
	['?p=rfcmessagenoncompliant', 'content-header', 2],
	['?p=unsolicited', 'content-spam', 2],
	['?p=blockedmessage', 'content-attachment', 2],
	['?p=receivingrate', 'recipient-rate', 3],
	['?p=badcredentials', 'login-refused', 3],
	['?p=invalidsecondfactor', 'login-app-password', 3],
	['?p=webloginrequired', 'login-blocked', 3],
	['#dailylimit', 'sending-quota', 2],
	['smtplf', 'content-format', 2.4],
	['greylist', 'greylisted', 2],
];

/** At most eight links are read. Each has one cause at most; `part`: what of the link says so. */
export function causesOfLinks(
	links: readonly string[],
): readonly {cause: Cause; weight: number; part: string}[] {
	return links.slice(0, 8).flatMap(link => {
		const lower = link.slice(0, 500).toLowerCase();
		const found = linkCauses.find(([part]) => lower.includes(part));
		return found ? [{part: found[0], cause: found[1], weight: found[2]}] : [];
	});
}
