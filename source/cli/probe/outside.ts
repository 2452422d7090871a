/** What `--mx` asks beyond ordinary DNS: the MTA-STS policy over HTTPS, and the resolver's word on DNSSEC. */
import type {Resolver} from 'node:dns/promises';
import type {DomainQuestions} from '../../dialogs/probe/domain.ts';
import {fetchMtaSts, policyLimit} from '../../dialogs/probe/mta-sts.ts';
import {askValidation} from '../../transport/dnssec.ts';
import {getHttpsText} from '../../transport/https-text.ts';
import type {TransportOptions} from '../../transport/types.ts';
import {webWay} from '../../transport/web.ts';

/** Milliseconds for a policy (RFC 8461 §3.3 suggests one minute; no one watches that long), and for one DNS server. */
const patience = {policy: 15_000, dns: 3000} as const;

/** Validated DNS and policies over HTTPS, each with a time limit; the signal ends the fetching of a policy. */
export function outsideWorld(
	resolver: Resolver,
	transport: TransportOptions,
	signal: AbortSignal,
): Required<DomainQuestions> {
	return {
		validate: (type, name) => askValidation(type, name, resolver.getServers(), patience.dns),
		async fetchPolicy(domain) {
			const fetched = await fetchMtaSts(domain, url =>
				getHttpsText(url, {
					timeout: patience.policy,
					limit: policyLimit,
					signal,
					...webWay(transport),
				}),
			);
			return signal.aborted && fetched.policy === null
				? {url: fetched.url, text: null, policy: null, problem: 'The question was stopped.', stopped: true}
				: fetched;
		},
	};
}
