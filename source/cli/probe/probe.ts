/** `smtpscope probe`: what servers offer, as a report to read, to keep and to compare. */
import type {Resolver} from 'node:dns/promises';
import process from 'node:process';
import type {MtaStsPolicy} from '../../decode/dns/mta-sts.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import {type DomainFacts, type DomainQuestions, lookUpDomain} from '../../dialogs/probe/domain.ts';
import {inPool} from '../../dialogs/probe/pool.ts';
import {connection, general, output, profileOptions} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {clientNameFrom} from '../connection/client-name.ts';
import {connectingFrom, planConnection, timeoutFrom} from '../connection/connection.ts';
import {resolverFrom} from '../connection/names.ts';
import {isMailAddress} from '../connection/wants-search.ts';
import {warnOfDirectDns} from '../connection/ways.ts';
import {exitCodeWith} from '../output/output-file.ts';
import {probeAgain} from './again.ts';
import {authOptions, loginsAskedFor} from './auth.ts';
import {baselineFrom} from './baseline.ts';
import {openProbeLog} from './log.ts';
import {createProber} from './one.ts';
import {checkDomain, checkProbeOptions, type ProbeSettings, probeOptions} from './options.ts';
import {outsideWorld} from './outside.ts';
import {createProbeReport, type ProbeReport} from './report.ts';
import {addressTargets, hostsOf, listedTargets, namedTargets, type Planned, plannedName} from './targets.ts';

export const probe: Subcommand = {
	usage: 'Usage: smtpscope probe <server…> [options]',
	about:
		'Shows what servers offer: addresses, greeting, EHLO before and after TLS, AUTH, TLS and certificates, with advice. It sends no mail, and a password only with --auth.',
	groups: [
		{title: 'Probe', options: probeOptions},
		{title: 'Logins', options: authOptions},
		{title: 'Output', options: output},
		{title: 'Connection', options: connection},
		{title: 'Profile', options: profileOptions},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope probe mail.example.org --ports 25,465,587',
		'smtpscope probe --mx example.org --format markdown',
		'smtpscope probe mail.example.org --save today.json',
		'smtpscope probe mail.example.org --compare today.json',
		'smtpscope probe --targets servers.txt --concurrency 20',
		'smtpscope probe mail.example.org:587 --auth --auth-user alice@example.org --auth-tries 6',
	],
	namesServer: (values, words) => words.length > 0 || values.has('mx') || values.has('targets'),
	async run(values, positionals) {
		const settings = checkProbeOptions(values);
		const {kind, concurrency, ports, blockLists, relay, requirements, limits, repeat} = settings;
		const baseline = await baselineFrom(values);
		const resolver = resolverFrom(values);
		const listed = await listedTargets(values, ports);
		const practice = positionals.includes('practice') ? await planConnection('practice', values) : null;
		const addresses = positionals.filter(isMailAddress);
		const servers = positionals.filter(name => !isMailAddress(name));
		const named = namedTargets(servers, ports, practice?.target ?? null);
		const domains = [...new Set(values.all('mx').map(checkDomain))];
		if (domains.length > 0) {
			warnOfDirectDns(values);
		}

		if (positionals.length === 0 && domains.length === 0 && !values.has('targets')) {
			throw new UsageError('Name the servers to probe, such as: smtpscope probe mail.example.org');
		}

		if (positionals.length + listed.length + domains.length === 0) {
			throw new UsageError('The list of --targets does not name a server: there is nothing to probe.');
		}

		const {transport, keyLog} = practice ?? (await connectingFrom(values));
		const clientName = clientNameFrom(values);
		const logins = await loginsAskedFor(values, [...named, ...listed], domains.length > 0);
		const stop = new AbortController();
		const interrupt = (): void => {
			stop.abort();
			resolver.cancel();
		};
		const log = openProbeLog(values, logins?.password);
		const report = await createProbeReport(kind, values, baseline, limits);
		process.once('SIGINT', interrupt);
		try {
			const found = await Promise.all(addresses.map(address => addressTargets(address, values, transport)));
			const planned: Planned[] = [...named, ...found.flat(), ...listed];
			const outside = outsideWorld(resolver, transport, stop.signal);
			const {asked, policies, hosts} = await askDomains(
				domains,
				settings,
				resolver,
				outside,
				report,
				stop.signal,
			);
			planned.push(...hosts);
			const probeOne = createProber({
				resolver,
				clientName,
				signal: stop.signal,
				logins,
				versions: values.has('tls-versions'),
				ciphers: values.has('tls-ciphers'),
				resume: values.has('tls-resume'),
				onProgress: report.busy,
				relay,
				requirements,
				questions: {validate: outside.validate, blockLists},
				policies,
				timeout: timeoutFrom(values, 'timeout') ?? 30_000,
				...(log && {onSession: log.follow}),
				transport,
			});
			if (repeat.kind !== 'once') {
				return await probeAgain(planned, probeOne, settings, values, stop.signal);
			}

			report.expect(planned.length);
			const probed = new Set<number>();
			const results = inPool(
				planned,
				concurrency,
				async (one, place) => ({result: await probeOne(one), place}),
				stop.signal,
			);
			for await (const {result, place} of results) {
				await report.server(result, place);
				probed.add(place);
			}

			const exitCode = await report.finish({
				domains: domains.filter(domain => !asked.has(domain)),
				servers: planned.filter((_, place) => !probed.has(place)).map(plannedName),
			});
			return stop.signal.aborted ? EXIT.interrupted : exitCodeWith(exitCode, [log?.file ?? null, keyLog]);
		} finally {
			process.removeListener('SIGINT', interrupt);
			await report.close();
			log?.close();
			keyLog?.close();
			await practice?.practice?.close();
		}
	},
};

type Domains = {
	readonly asked: ReadonlySet<string>;
	readonly policies: ReadonlyMap<string, MtaStsPolicy>;
	readonly hosts: readonly Planned[];
};

/** The DNS side of the domains of `--mx`, and the hosts it leads to. */
async function askDomains(
	domains: readonly string[],
	{concurrency, ports}: ProbeSettings,
	resolver: Resolver,
	outside: Required<DomainQuestions>,
	report: ProbeReport,
	signal: AbortSignal,
): Promise<Domains> {
	const asked = new Set<string>();
	const policies = new Map<string, MtaStsPolicy>();
	const hosts: Planned[] = [];
	const ask = (domain: string): Promise<DomainFacts> => lookUpDomain(domain, resolver, outside);
	for await (const facts of inPool(domains, concurrency, ask, signal)) {
		await report.domain(facts);
		asked.add(facts.domain);
		if (facts.mtaStsPolicy?.policy) {
			policies.set(facts.domain, facts.mtaStsPolicy.policy);
		}

		hosts.push(...hostsOf(facts, ports));
	}

	return {asked, policies, hosts};
}
