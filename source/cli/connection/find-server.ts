/** A mail address, a domain or the name of a provider as the target: what was found, what answers, what is chosen and why. */

import {autoconfigLimit} from '../../dialogs/find-server/autoconfig.ts';
import {
	type Candidate,
	type FoundServers,
	findServers,
	type Purpose,
} from '../../dialogs/find-server/find-server.ts';
import {type Preset, presetNamed} from '../../dialogs/find-server/presets.ts';
import {parseTarget, type Target} from '../../session/target.ts';
import {canConnect, type Reached} from '../../transport/can-connect.ts';
import {getHttpsText} from '../../transport/https-text.ts';
import type {TransportOptions} from '../../transport/types.ts';
import {webWay} from '../../transport/web.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {resolverFrom} from './names.ts';
import {warnOfDirectDns} from './ways.ts';

/** Milliseconds for the configuration of a domain, and to see whether a server answers. */
const patience = {https: 8000, connect: 5000} as const;

/** Most servers that are tried for one address. */
const most = 8;

/** Looks for the servers of an address, tries which answer, and chooses the first that does. */
export async function findTarget(
	address: string,
	purpose: Purpose,
	values: Values,
	transport: Omit<TransportOptions, 'implicitTls'>,
): Promise<Target> {
	const found = await searchFor(address, purpose, values, transport);
	const fitting = found.candidates.filter(candidate => candidate.purpose === purpose).slice(0, most);
	const [first] = fitting;
	if (first === undefined) {
		throw new UsageError(nothingFound(found, purpose));
	}

	const tried = await Promise.all(
		fitting.map(async candidate => ({
			candidate,
			reached: await canConnect(candidate, {...transport, connectTimeout: patience.connect}),
		})),
	);
	const chosen = tried.find(({reached}) => reached.ok)?.candidate ?? first;
	return {...targetOf(chosen), note: noteOn(found, tried, chosen)};
}

/** All servers of an address. For `submission` the domain's own configuration is asked for over HTTPS too. */
export async function searchFor(
	address: string,
	purpose: Purpose,
	values: Values,
	transport: Omit<TransportOptions, 'implicitTls'>,
): Promise<FoundServers> {
	warnOfDirectDns(values);
	return await findServers(address, {
		resolver: resolverFrom(values),
		get: url =>
			getHttpsText(url, {
				timeout: patience.https,
				limit: autoconfigLimit,
				...webWay(transport),
			}),
		submission: purpose === 'submission',
	});
}

/** The server of a provider by its name, such as `gmail` or `ses:eu-west-1`; null where the word is none. */
export function presetTarget(word: string): Target | null {
	const preset = presetNamed(word);
	const [way] = preset?.ways ?? [];
	return preset && way
		? {
				...targetOf({...way, user: null}),
				note: `“${word}” means ${preset.provider}: ${urlOf(way)}. ${loginWords(preset)} Source: ${preset.source}`,
			}
		: null;
}

function targetOf({
	host,
	port,
	security,
	user,
}: Pick<Candidate, 'host' | 'port' | 'security' | 'user'>): Target {
	const parsed = parseTarget(urlOf({host, port, security}));
	if (!parsed.ok) {
		throw new UsageError(parsed.problem);
	}

	return {...parsed.target, ...(user !== null && {user})};
}

/** The server as it can be typed, with an IPv6 address in brackets. */
export function urlOf({host, port, security}: Pick<Candidate, 'host' | 'port' | 'security'>): string {
	const scheme = {clear: 'smtp', starttls: 'starttls', tls: 'smtps'}[security];
	return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function nothingFound({address, domain, problems, candidates}: FoundServers, purpose: Purpose): string {
	const what =
		purpose === 'submission'
			? `No submission server was found for ${address}: there is no SRV record and no published configuration, and smtpscope does not know a provider for ${domain}.`
			: `No mail host was found for ${address}.`;
	// A domain without MX may have no server at all.
	const hosts = candidates
		.filter(candidate => candidate.purpose === 'delivery' && candidate.host !== domain)
		.map(({host}) => host);
	return [
		what,
		...problems,
		...(purpose === 'submission' && hosts.length > 0
			? [`Mail for ${domain} is delivered to ${hosts.join(', ')}; --mx connects there.`]
			: []),
		'Name the server itself if you know it.',
	].join(' ');
}

function noteOn(
	{address, problems}: FoundServers,
	tried: readonly {readonly candidate: Candidate; readonly reached: Reached}[],
	chosen: Candidate,
): string {
	const lines = tried.map(
		({candidate, reached}) =>
			`${urlOf(candidate)}, from ${candidate.from}, ${reached.ok ? 'answers' : `does not answer: ${reached.error.message.replace(/\.$/, '')}`}.`,
	);
	const why = tried.some(({reached}) => reached.ok)
		? 'it is the first that answers'
		: 'none of them answers, and it is the first';
	return [
		`For ${address}: ${lines.join(' ')}`,
		`Chosen: ${urlOf(chosen)}, since ${why}.`,
		...(chosen.preset
			? [loginWords(chosen.preset)]
			: chosen.user === null
				? []
				: [`Log in as ${chosen.user}.`]),
		...problems,
	].join(' ');
}

function loginWords({login}: Preset): string {
	return `User name: ${login.user}. Password: ${login.password}.`;
}
