/**
 * From a mail address to the servers that take its mail: where its owner submits (SRV of RFC 6186 and RFC 8314, the
 * domain's autoconfig, the presets of known providers) and where mail for it is delivered (MX).
 */
import type {Resolver} from 'node:dns/promises';
import type {HttpsText} from '../../transport/https-text.ts';
import {ask, type Found} from '../probe/dns.ts';
import {askAutoconfig} from './autoconfig.ts';
import {isHostName} from './host-name.ts';
import {type Preset, presetForDomain, presetForMailHost, type Way} from './presets.ts';

export type Purpose = 'submission' | 'delivery';

export type Candidate = {
	readonly purpose: Purpose;
	readonly host: string;
	readonly port: number;
	/** `clear`: STARTTLS where it is offered, as between mail servers. */
	readonly security: Way['security'] | 'clear';
	/** What names it, such as `SRV _submissions._tcp.example.org`. */
	readonly from: string;
	/** The user name to log in with, where that is known. */
	readonly user: string | null;
	readonly preset: Preset | null;
};

export type FoundServers = {
	readonly address: string;
	readonly domain: string;
	/** The best first, those for submission before those for delivery. */
	readonly candidates: readonly Candidate[];
	/** What could not be found out, as full sentences. */
	readonly problems: readonly string[];
};

export type FindOptions = {
	readonly resolver: Resolver;
	readonly get: (url: URL) => Promise<HttpsText>;
	/** Whether anything but DNS is asked: the domain's autoconfig over HTTPS. */
	readonly submission: boolean;
};

/** `address` is a mail address, or a domain alone. Never rejects. */
export async function findServers(
	address: string,
	{resolver, get, submission}: FindOptions,
): Promise<FoundServers> {
	const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
	const hasUser = address.includes('@');
	const [mx, srv, autoconfig] = await Promise.all([
		ask(`MX ${domain}`, () => resolver.resolveMx(domain)),
		submission ? askServices(domain, resolver) : none,
		submission ? askAutoconfig(domain, address, get) : null,
	]);
	const mailHosts = [...mx.records].sort((a, b) => a.priority - b.priority);
	const known = knownProvider(
		domain,
		mailHosts.map(({exchange}) => exchange),
	);
	const user = hasUser ? address : null;
	const candidates: Candidate[] = [
		...srv.candidates.map(way => ({...way, user, preset: null})),
		...(autoconfig?.found
			? autoconfig.ways.map(way => ({
					...way,
					purpose: 'submission' as const,
					from: `the configuration that ${domain} publishes (${autoconfig.url})`,
					user: way.user ?? user,
					preset: null,
				}))
			: []),
		...(known && submission ? presetCandidates(known, user) : []),
		...deliveryCandidates(domain, mx),
	];
	const [usable, odd] = [candidates.filter(isUsable), candidates.filter(candidate => !isUsable(candidate))];
	return {
		address,
		domain,
		candidates: unique(usable),
		problems: [
			...odd.map(({host, port, from}) => `“${host}:${port}”, from ${from}, is not a server: not tried.`),
			...(mx.problem === null ? [] : [mx.problem]),
			...(mx.noSuchName ? [`The domain ${domain} does not exist in DNS (NXDOMAIN).`] : []),
			...srv.problems,
			...(autoconfig && !autoconfig.found && autoconfig.problem !== null ? [autoconfig.problem] : []),
		],
	};
}

/** What DNS or a page names is not trusted to be a name, and may not lead to this machine’s own services. */
function isUsable({host, port}: Candidate): boolean {
	return isHostName(host) && port > 0;
}

type Services = {
	readonly candidates: readonly (Pick<Candidate, 'host' | 'port' | 'security' | 'from'> & {
		readonly purpose: 'submission';
	})[];
	readonly problems: readonly string[];
};

const none: Services = {candidates: [], problems: []};

/** RFC 8314 §5.1 adds `_submissions` (TLS from the first byte) to RFC 6186; it is preferred. */
async function askServices(domain: string, resolver: Resolver): Promise<Services> {
	const services = [
		{label: '_submissions', security: 'tls'},
		{label: '_submission', security: 'starttls'},
	] as const;
	const answers = await Promise.all(
		services.map(async ({label, security}) => {
			const name = `${label}._tcp.${domain}`;
			const found = await ask(`SRV ${name}`, () => resolver.resolveSrv(name));
			const records = [...found.records].sort((a, b) => a.priority - b.priority || b.weight - a.weight);
			return {
				// “.” says that the service is not offered (RFC 2782).
				candidates: records
					.filter(record => record.name !== '' && record.name !== '.')
					.map(record => ({
						purpose: 'submission' as const,
						host: record.name.replace(/\.$/, ''),
						port: record.port,
						security,
						from: `SRV ${name}`,
					})),
				problems: found.problem === null ? [] : [found.problem],
			};
		}),
	);
	return {
		candidates: answers.flatMap(({candidates}) => candidates),
		problems: answers.flatMap(({problems}) => problems),
	};
}

type KnownProvider = {readonly preset: Preset; readonly why: string};

/** By the domain itself, or by the first of its mail hosts that is a provider’s. */
function knownProvider(domain: string, mailHosts: readonly string[]): KnownProvider | null {
	const own = presetForDomain(domain);
	if (own) {
		return {preset: own, why: `${domain} belongs to it`};
	}

	for (const host of mailHosts) {
		const preset = presetForMailHost(host);
		if (preset) {
			return {preset, why: `${host} is its mail host`};
		}
	}

	return null;
}

function presetCandidates({preset, why}: KnownProvider, user: string | null): Candidate[] {
	return preset.ways.map(way => ({
		...way,
		purpose: 'submission',
		from: `the list of known providers (${preset.provider}: ${why}; ${preset.source})`,
		// Where the login is not the address, nothing is put in its place.
		user: preset.login.user === 'the full address' ? user : null,
		preset,
	}));
}

/** RFC 5321 §5.1: without MX the domain itself; a null MX (RFC 7505) leads nowhere. */
function deliveryCandidates(domain: string, mx: Found<{exchange: string; priority: number}>): Candidate[] {
	if (mx.problem !== null || mx.noSuchName) {
		return [];
	}

	const hosts = [...mx.records]
		.sort((a, b) => a.priority - b.priority)
		.map(({exchange, priority}) => ({
			host: exchange.replace(/\.$/, ''),
			from: `MX ${priority} of ${domain}`,
		}));
	const named = mx.records.length === 0 ? [{host: domain, from: `${domain} itself, which has no MX`}] : hosts;
	return named
		.filter(({host}) => host !== '')
		.map(({host, from}) => ({
			purpose: 'delivery',
			host,
			port: 25,
			security: 'clear',
			from,
			user: null,
			preset: null,
		}));
}

/** The first source that names a server is kept. */
function unique(candidates: readonly Candidate[]): readonly Candidate[] {
	const seen = new Set<string>();
	return candidates.filter(({purpose, host, port, security}) => {
		const key = `${purpose} ${security}://${host.toLowerCase()}:${port}`;
		return !seen.has(key) && seen.add(key) !== undefined;
	});
}
