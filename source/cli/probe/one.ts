/** One server of the list, with what DNS says of it when it is the mail host of a domain. */
import type {Resolver} from 'node:dns/promises';
import type {MtaStsPolicy} from '../../decode/dns/mta-sts.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import {probeCiphers} from '../../dialogs/probe/ciphers.ts';
import {daneAdvice} from '../../dialogs/probe/dane.ts';
import {type LoginRequest, probeLogins} from '../../dialogs/probe/logins.ts';
import {type FurtherQuestions, lookUpMailHost} from '../../dialogs/probe/mail-host.ts';
import {checkMailHost} from '../../dialogs/probe/mta-sts.ts';
import {type ProbeOptions, probeServer} from '../../dialogs/probe/probe.ts';
import {testRelay} from '../../dialogs/probe/relay-test.ts';
import {checkRequirements, type Requirement} from '../../dialogs/probe/requirements.ts';
import type {ProbeResult} from '../../dialogs/probe/result.ts';
import {probeResumption} from '../../dialogs/probe/resumption.ts';
import {unusable} from '../../dialogs/probe/summary.ts';
import {probeTlsVersions} from '../../dialogs/probe/tls-versions.ts';
import type {Target} from '../../session/target.ts';
import type {Planned} from './targets.ts';

export type Circumstances = Pick<ProbeOptions, 'transport' | 'timeout' | 'onSession'> & {
	readonly resolver: Resolver;
	readonly clientName: string | undefined;
	readonly signal: AbortSignal;
	readonly logins: LoginRequest | null;
	/** Each version of TLS is tried too. */
	readonly versions: boolean;
	/** The ciphers of each version are tried too. */
	readonly ciphers: boolean;
	/** Whether a session of TLS can be resumed is tried too. */
	readonly resume: boolean;
	/** Told what goes on while that takes its time. */
	readonly onProgress: (text: string) => void;
	/** Whether the server relays for strangers is asked too. */
	readonly relay: boolean;
	readonly requirements: readonly Requirement[];
	readonly questions: FurtherQuestions;
	/** The MTA-STS policies of the domains. */
	readonly policies: ReadonlyMap<string, MtaStsPolicy>;
};

/** Probes one server of the list, everything included that was asked for. */
export function createProber(circumstances: Circumstances): (planned: Planned) => Promise<ProbeResult> {
	const {requirements} = circumstances;
	return async planned => {
		if (planned.type === 'unusable') {
			return unusable(planned.text, planned.problem, Date.now());
		}

		const result = await withDns(await askServer(planned.target, circumstances), planned, circumstances);
		return requirements.length === 0 ? result : withRequirements(result, requirements);
	};
}

async function askServer(
	target: Target,
	{clientName, logins, versions, ciphers, resume, onProgress, relay, ...rest}: Circumstances,
): Promise<ProbeResult> {
	const options = {...rest, ...(clientName !== undefined && {clientName})};
	const first = await probeServer(target, options);
	const versioned = versions ? await probeTlsVersions(first, target, options) : first;
	const listed = ciphers ? await probeCiphers(versioned, target, options, onProgress) : versioned;
	const found = resume ? await probeResumption(listed, target, options) : listed;
	const tried = logins ? await probeLogins(found, target, logins, options) : found;
	return relay && tried.greeting !== null ? {...tried, relay: await testRelay(target, options)} : tried;
}

/** The mail host of a domain is asked about in DNS too. */
async function withDns(
	result: ProbeResult,
	{target, domain}: Extract<Planned, {type: 'server'}>,
	{resolver, questions, policies}: Circumstances,
): Promise<ProbeResult> {
	if (domain === null || target.endpoint.kind !== 'tcp') {
		return result;
	}

	const dns = await lookUpMailHost(domain, target.endpoint, result.address, resolver, questions);
	const policy = policies.get(domain);
	// Where the server was not reached, or was left before TLS, nothing is known about its certificate.
	const reached = result.greetedWith !== null && !(result.interrupted && result.tls === null);
	const judged =
		policy && policy.mode !== 'none' && reached
			? {mtaSts: checkMailHost(policy, target.endpoint.host, result.tls)}
			: {};
	const advice = reached ? daneAdvice(dns.tlsa.records, result.tls) : [];
	return {...result, dns: {...dns, ...judged}, advice: [...result.advice, ...advice]};
}

/** A failure of its own keeps its exit code: it says more. */
function withRequirements(result: ProbeResult, requirements: readonly Requirement[]): ProbeResult {
	const required = checkRequirements(requirements, result);
	const missed = result.exitCode === EXIT.done && required.some(({met}) => !met);
	return {...result, required, exitCode: missed ? EXIT.expectation : result.exitCode};
}
