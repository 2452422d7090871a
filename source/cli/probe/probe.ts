/** `smtpscope probe`: what servers offer, as a report to read, to keep and to compare. */
import type {Resolver} from 'node:dns/promises';
import process from 'node:process';
import type {MtaStsPolicy} from '../../decode/dns/mta-sts.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import {type DomainFacts, type DomainQuestions, lookUpDomain} from '../../dialogs/probe/domain.ts';
import {inPool} from '../../dialogs/probe/pool.ts';
import type {Values} from '../arguments/option.ts';
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
import {baselineFrom, type NamedBaseline} from './baseline.ts';
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
		const baseline = await baselineFrom(values);
		const asked = await whatToProbe(values, positionals, settings);
		try {
			return await probeAsked(asked, settings, baseline, values);
		} finally {
			await asked.practice?.practice?.close();
		}
	},
};

type Asked = {
	/** Servers that the command line names. */
	readonly named: readonly Planned[];
	/** Those of `--targets`. */
	readonly listed: readonly Planned[];
	/** Mail addresses: the servers for their users are to be found. */
	readonly addresses: readonly string[];
	/** Of `--mx`. */
	readonly domains: readonly string[];
	readonly practice: Awaited<ReturnType<typeof planConnection>> | null;
};

/** Resolves with the exit code. */
async function probeAsked(
	asked: Asked,
	settings: ProbeSettings,
	baseline: NamedBaseline | null,
	values: Values,
): Promise<number> {
	const {transport, keyLog} = asked.practice ?? (await connectingFrom(values));
	const logins = await loginsAskedFor(values, [...asked.named, ...asked.listed], asked.domains.length > 0);
	const resolver = resolverFrom(values);
	const stop = new AbortController();
	const interrupt = (): void => {
		stop.abort();
		resolver.cancel();
	};
	const log = openProbeLog(values, logins?.password);
	const report = await createProbeReport(settings.kind, values, baseline, settings.limits);
	process.once('SIGINT', interrupt);
	try {
		const round: Round = {values, settings, report, resolver, transport, logins, log, signal: stop.signal};
		const exitCode = await probeAll(asked, round);
		const files = [log?.file ?? null, keyLog];
		return settings.repeat.kind !== 'once'
			? exitCode
			: stop.signal.aborted
				? EXIT.interrupted
				: exitCodeWith(exitCode, files);
	} finally {
		process.removeListener('SIGINT', interrupt);
		await report.close();
		log?.close();
		keyLog?.close();
	}
}

/** Throws a UsageError where there is nothing to probe. */
async function whatToProbe(
	values: Values,
	positionals: readonly string[],
	{ports}: ProbeSettings,
): Promise<Asked> {
	const listed = await listedTargets(values, ports);
	const servers = positionals.filter(name => !isMailAddress(name));
	const domains = [...new Set(values.all('mx').map(checkDomain))];
	// A name that cannot be probed is refused before the practice server is there.
	namedTargets(
		servers.filter(name => name !== 'practice'),
		ports,
		null,
	);
	if (domains.length > 0) {
		warnOfDirectDns(values);
	}

	if (positionals.length === 0 && domains.length === 0 && !values.has('targets')) {
		throw new UsageError('Name the servers to probe, such as: smtpscope probe mail.example.org');
	}

	if (positionals.length + listed.length + domains.length === 0) {
		throw new UsageError('The list of --targets does not name a server: there is nothing to probe.');
	}

	const practice = positionals.includes('practice') ? await planConnection('practice', values) : null;
	const named = namedTargets(servers, ports, practice?.target ?? null);
	return {addresses: positionals.filter(isMailAddress), domains, practice, named, listed};
}

/** What one call of `probe` works with. */
type Round = {
	readonly values: Values;
	readonly settings: ProbeSettings;
	readonly report: ProbeReport;
	readonly resolver: Resolver;
	readonly transport: Awaited<ReturnType<typeof connectingFrom>>['transport'];
	readonly logins: Awaited<ReturnType<typeof loginsAskedFor>>;
	readonly log: ReturnType<typeof openProbeLog>;
	readonly signal: AbortSignal;
};

/** Resolves with the exit code, as far as the servers decide it. */
async function probeAll({addresses, domains, named, listed}: Asked, round: Round): Promise<number> {
	const {values, settings, report, resolver, transport, signal} = round;
	const found = await Promise.all(addresses.map(address => addressTargets(address, values, transport)));
	const outside = outsideWorld(resolver, transport, signal);
	const {asked, policies, hosts} = await askDomains(domains, settings, resolver, outside, report, signal);
	const planned = [...named, ...found.flat(), ...listed, ...hosts];
	const probeOne = proberOf(round, policies, outside);
	if (settings.repeat.kind !== 'once') {
		return probeAgain(planned, probeOne, settings, values, signal);
	}

	report.expect(planned.length);
	const probed = new Set<number>();
	const results = inPool(
		planned,
		settings.concurrency,
		async (one, place) => ({result: await probeOne(one), place}),
		signal,
	);
	for await (const {result, place} of results) {
		await report.server(result, place);
		probed.add(place);
	}

	return report.finish({
		domains: domains.filter(domain => !asked.has(domain)),
		servers: planned.filter((_, place) => !probed.has(place)).map(plannedName),
	});
}

function proberOf(
	{values, settings, report, resolver, transport, logins, log, signal}: Round,
	policies: ReadonlyMap<string, MtaStsPolicy>,
	{validate}: Required<DomainQuestions>,
) {
	const {relay, requirements, blockLists} = settings;
	return createProber({
		resolver,
		clientName: clientNameFrom(values),
		signal,
		logins,
		versions: values.has('tls-versions'),
		ciphers: values.has('tls-ciphers'),
		resume: values.has('tls-resume'),
		onProgress: text => report.busy(text),
		relay,
		requirements,
		questions: {validate, blockLists},
		policies,
		timeout: timeoutFrom(values, 'timeout') ?? 30_000,
		...(log && {onSession: log.follow}),
		transport,
	});
}

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
