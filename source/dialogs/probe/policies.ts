/** What a domain's SPF and DMARC records come to when they are followed as a receiver would, by mailauth. */
import type {Resolver} from 'node:dns/promises';
import {failureOf} from './dns.ts';

export type SpfCheck = {
	/** For an address that no record names: `fail`, `softfail`, `neutral`, `pass`; `permerror` where the record is broken. */
	readonly stranger: string;
	/** Why, where the record is broken or could not be followed. */
	readonly reason: string | null;
	/** DNS lookups it costs (RFC 7208 §4.6.4 allows ten), where known. */
	readonly lookups: number | null;
};

export type DmarcCheck = {
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
export async function checkSpf(domain: string, resolver: Resolver): Promise<SpfCheck> {
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

export type DmarcFound = {
	/** Null where neither the domain nor one above it is known to have a record. */
	readonly judgement: DmarcCheck | null;
	/** Why it is not known whether a record applies, as a sentence; null where it is known. */
	readonly problem: string | null;
};

/** The record of the domain, or that of a domain above it (RFC 7489 §6.6.3). */
export async function checkDmarc(domain: string, resolver: Resolver): Promise<DmarcFound> {
	const {
		default: {dmarc},
	} = await import('mailauth/lib/dmarc/index.js');
	const problems: string[] = [];
	const judged =
		(await dmarc({
			headerFrom: domain,
			spfDomains: [],
			dkimDomains: [],
			resolver: forMailauth(resolver, problem => problems.push(problem)),
		})) || null;
	if (!judged?.policyDomain || !judged.rr) {
		return {judgement: null, problem: problems[0] ?? null};
	}

	const {policyDomain, rr, policy, sp, testMode, alignment} = judged;
	const judgement = {
		domain: policyDomain,
		record: rr,
		policy,
		subdomainPolicy: sp,
		testMode: testMode === true,
		strictSpf: alignment.spf.strict === true,
		strictDkim: alignment.dkim.strict === true,
	};
	return {judgement, problem: null};
}

/** `onProblem` hears of each question that failed: what mailauth makes of that is only that there is no result. */
function forMailauth(resolver: Resolver, onProblem: (problem: string) => void = () => {}) {
	const ask = async (name: string, type: string): Promise<unknown> => {
		try {
			return await resolver.resolve(name, type);
		} catch (error) {
			const problem = failureOf(`${type} ${name}`, error);
			if (problem !== null) {
				onProblem(problem);
			}

			throw error;
		}
	};

	// mailauth's type knows only TXT; it reads the other types as node:dns gives them.
	return ask as (name: string, type: string) => Promise<string[][]>;
}
