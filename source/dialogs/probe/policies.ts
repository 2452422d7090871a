/** What a domain's SPF and DMARC records come to when they are followed as a receiver would, by mailauth. */
import type {Resolver} from 'node:dns/promises';

export type SpfJudgement = {
	/** For an address that no record names: `fail`, `softfail`, `neutral`, `pass`; `permerror` where the record is broken. */
	readonly stranger: string;
	/** Why, where the record is broken or could not be followed. */
	readonly reason: string | null;
	/** DNS lookups it costs (RFC 7208 §4.6.4 allows ten), where known. */
	readonly lookups: number | null;
};

export type DmarcJudgement = {
	/** Where the record stands: the domain, or one above it. */
	readonly domain: string;
	readonly record: string;
	/** For mail of the domain that was asked about. */
	readonly policy: string;
	readonly subdomainPolicy: string;
	readonly testMode: boolean;
	readonly strictSpf: boolean;
	readonly strictDkim: boolean;
};

/** Class E (RFC 1112 §4): an address that no one sends from. */
const stranger = '240.0.0.1';

/** For an address that the record does not name (RFC 7208 §4). `lookups` counts towards the limit of ten. */
export async function judgeSpf(domain: string, resolver: Resolver): Promise<SpfJudgement> {
	const {
		default: {spf},
	} = await import('mailauth/lib/spf/index.js');
	const {status, lookups} = await spf({
		sender: `postmaster@${domain}`,
		ip: stranger,
		helo: domain,
		mta: 'receiver',
		resolver: forMailauth(resolver),
		maxElapsedTime: 20_000,
	});
	const broken = status.result === 'permerror' || status.result === 'temperror';
	return {
		stranger: status.result,
		reason: broken && status.comment ? inWords(status.comment) : null,
		lookups: lookups?.count ?? null,
	};
}

/** `receiver: permanent error in processing during lookup of postmaster@example.org: Too many DNS requests`. */
function inWords(comment: string): string {
	const reason = comment.replace(/^.*? during lookup of \S+?(?:: |$)/, '');
	return /^Too many DNS requests/i.test(reason)
		? 'following it requires more than the ten DNS lookups allowed (RFC 7208 §4.6.4)'
		: reason || 'no reason is known';
}

/** Null where neither the domain nor one above it has a record. */
export async function judgeDmarc(domain: string, resolver: Resolver): Promise<DmarcJudgement | null> {
	const {
		default: {dmarc},
	} = await import('mailauth/lib/dmarc/index.js');
	const judged =
		(await dmarc({
			headerFrom: domain,
			spfDomains: [],
			dkimDomains: [],
			resolver: forMailauth(resolver),
		})) || null;
	if (!judged?.policyDomain || !judged.rr) {
		return null;
	}

	const {policyDomain, rr, policy, sp, testMode, alignment} = judged;
	return {
		domain: policyDomain,
		record: rr,
		policy,
		subdomainPolicy: sp,
		testMode: testMode === true,
		strictSpf: alignment.spf.strict === true,
		strictDkim: alignment.dkim.strict === true,
	};
}

function forMailauth(resolver: Resolver) {
	// mailauth's type knows only TXT; it reads the other types as node:dns gives them.
	return ((name: string, type: string) => resolver.resolve(name, type)) as (
		name: string,
		type: string,
	) => Promise<string[][]>;
}
