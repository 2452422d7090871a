/** The DNS side of a mail domain: where its mail goes, and what it says about TLS and senders. */
import type {Resolver} from 'node:dns/promises';
import {familyOf} from '../../transport/addresses.ts';
import type {RecordType, Validation} from '../../transport/dnssec.ts';
import {ask, askTexts, type Found} from './dns.ts';
import type {MtaStsFetch} from './mta-sts.ts';
import {checkDmarc, checkSpf, type DmarcCheck, type SpfCheck} from './policies.ts';

export type MailHost = {readonly exchange: string; readonly priority: number};

export type DomainFacts = {
	readonly domain: string;
	/** Lowest preference first. */
	readonly mx: Found<MailHost>;
	readonly spf: Found<string>;
	/** What following the record comes to; null where there is not exactly one. */
	readonly spfJudgement: SpfCheck | null;
	/** At the domain itself. */
	readonly dmarc: Found<string>;
	/** The policy that holds, which may be that of a domain above; null where none does. */
	readonly dmarcJudgement: DmarcCheck | null;
	/** Why it is not known which policy holds, as a sentence; null where that is known. */
	readonly dmarcProblem: string | null;
	readonly mtaSts: Found<string>;
	readonly tlsRpt: Found<string>;
	/** What is published over HTTPS; null where DNS announces no policy, or it was not fetched. */
	readonly mtaStsPolicy: MtaStsFetch | null;
	/** What the resolver says about DNSSEC for the MX records; null where no one asked. */
	readonly validation: Validation | null;
};

export type DomainQuestions = {
	/** Fetches the MTA-STS policy of a domain. */
	readonly fetchPolicy?: (domain: string) => Promise<MtaStsFetch>;
	readonly validate?: (type: RecordType, name: string) => Promise<Validation>;
};

/** Asks all at once. What DNS did not answer is the `problem` of its part. */
export async function lookUpDomain(
	domain: string,
	resolver: Resolver,
	{fetchPolicy, validate}: DomainQuestions = {},
): Promise<DomainFacts> {
	const [mx, spf, dmarc, mtaSts, tlsRpt, policy, validation] = await Promise.all([
		ask(`MX ${domain}`, () => resolver.resolveMx(domain)),
		askTexts(resolver, domain, /^v=spf1(?:\s|$)/i),
		askTexts(resolver, `_dmarc.${domain}`, /^v\s*=\s*DMARC1\b/i),
		askTexts(resolver, `_mta-sts.${domain}`, /^v=STSv1\b/i),
		askTexts(resolver, `_smtp._tls.${domain}`, /^v=TLSRPTv1\b/i),
		checkDmarc(domain, resolver),
		validate?.('MX', domain) ?? null,
	]);
	const hosts = mx.records.map(({exchange, priority}) => ({exchange: exchange.replace(/\.$/, ''), priority}));
	return {
		domain,
		mx: {...mx, records: hosts.sort((a, b) => a.priority - b.priority)},
		spf,
		spfJudgement: spf.records.length === 1 ? await checkSpf(domain, resolver) : null,
		dmarc,
		dmarcJudgement: policy.judgement,
		dmarcProblem: policy.problem,
		mtaSts,
		tlsRpt,
		mtaStsPolicy: fetchPolicy && mtaSts.records.length > 0 ? await fetchPolicy(domain) : null,
		validation,
	};
}

/** `0 .` alone: the domain takes no mail (RFC 7505). */
export function hasNullMx({mx}: DomainFacts): boolean {
	return mx.records.length === 1 && mx.records[0]?.exchange === '';
}

/** Hosts to which mail for the domain goes, in order. */
export function mailHosts(facts: DomainFacts): string[] {
	const {domain, mx} = facts;
	if (hasNullMx(facts) || mx.problem !== null || mx.noSuchName) {
		return [];
	}

	// RFC 5321 §5.1: without MX the domain itself is the mail host.
	const names = mx.records.map(({exchange}) => exchange).filter(isHostName);
	return mx.records.length === 0 ? [domain] : [...new Set(names)];
}

/** RFC 5321 §5.1: an MX record names a host; an address there, or nothing, leads nowhere. */
export function isHostName(exchange: string): boolean {
	return exchange !== '' && familyOf(exchange) === null;
}
