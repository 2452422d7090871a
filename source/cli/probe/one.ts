/** One server of the list, with what DNS says of it when it is the mail host of a domain. */
import type {Resolver} from 'node:dns/promises';
import type {MtaStsPolicy} from '../../decode/dns/mta-sts.ts';
import {daneAdvice} from '../../dialogs/probe/dane.ts';
import {type LoginRequest, probeLogins} from '../../dialogs/probe/logins.ts';
import {type FurtherQuestions, lookUpMailHost} from '../../dialogs/probe/mail-host.ts';
import {judgeMailHost} from '../../dialogs/probe/mta-sts.ts';
import {type ProbeOptions, probeServer} from '../../dialogs/probe/probe.ts';
import {testRelay} from '../../dialogs/probe/relay-test.ts';
import type {ProbeResult} from '../../dialogs/probe/result.ts';
import {unusable} from '../../dialogs/probe/summary.ts';
import {probeTlsVersions} from '../../dialogs/probe/tls-versions.ts';
import type {Planned} from './targets.ts';

export type Circumstances = Pick<ProbeOptions, 'transport' | 'timeout' | 'onSession'> & {
	readonly resolver: Resolver;
	readonly clientName: string | undefined;
	readonly signal: AbortSignal;
	readonly logins: LoginRequest | null;
	/** Each version of TLS is tried too. */
	readonly versions: boolean;
	/** Whether the server relays for strangers is asked too. */
	readonly relay: boolean;
	readonly questions: FurtherQuestions;
	/** The MTA-STS policies of the domains. */
	readonly policies: ReadonlyMap<string, MtaStsPolicy>;
};

export function createProber({
	resolver,
	clientName,
	logins,
	versions,
	relay,
	questions,
	policies,
	...rest
}: Circumstances) {
	const options = {...rest, ...(clientName !== undefined && {clientName})};
	return async (planned: Planned): Promise<ProbeResult> => {
		if (planned.type === 'unusable') {
			return unusable(planned.text, planned.problem, Date.now());
		}

		const {target, domain} = planned;
		const first = await probeServer(target, options);
		const found = versions ? await probeTlsVersions(first, target, options) : first;
		const tried = logins ? await probeLogins(found, target, logins, options) : found;
		const result =
			relay && tried.greeting !== null ? {...tried, relay: await testRelay(target, options)} : tried;
		if (domain === null || target.endpoint.kind !== 'tcp') {
			return result;
		}

		const dns = await lookUpMailHost(domain, target.endpoint, result.address, resolver, questions);
		const policy = policies.get(domain);
		const judged =
			policy && policy.mode !== 'none' && result.greetedWith !== null
				? {mtaSts: judgeMailHost(policy, target.endpoint.host, result.tls)}
				: {};
		// Where the server was not reached, nothing is known about its certificate.
		const advice = result.greetedWith === null ? [] : daneAdvice(dns.tlsa.records, result.tls);
		return {...result, dns: {...dns, ...judged}, advice: [...result.advice, ...advice]};
	};
}
