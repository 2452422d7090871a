/** The options `--dns` and `--resolve`: where names are looked up. */
import type {Resolver} from 'node:dns/promises';
import {addressLookup, createResolver} from '../../dialogs/probe/dns.ts';
import {parseTarget} from '../../session/target.ts';
import {familyOf, lookUpAddresses} from '../../transport/addresses.ts';
import type {Lookup} from '../../transport/types.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';

/** Milliseconds for one question, which is asked twice. */
const patience = 5000;

/** The resolver for questions about more than addresses: MX, TXT, SRV … */
export function resolverFrom(values: Values): Resolver {
	return createResolver(dnsServers(values), patience);
}

/** How addresses are found, or undefined where the system does as it does. */
export function lookupFrom(values: Values, resolver?: Resolver): Lookup | undefined {
	const fixed = new Map(values.all('resolve').map(readResolve));
	const servers = dnsServers(values);
	const others =
		servers.length > 0 ? addressLookup(resolver ?? createResolver(servers, patience)) : undefined;
	if (fixed.size === 0) {
		return others;
	}

	return async host => fixed.get(host.toLowerCase()) ?? (others ?? lookUpAddresses(null))(host);
}

function dnsServers(values: Values): readonly string[] {
	return values.all('dns').map(checkDns);
}

/** `address:port` as Node's resolver takes it. */
export function checkDns(text: string): string {
	const written = familyOf(text) === 6 ? `[${text}]` : text;
	const server = parseTarget(/^\[.*\]$|^[^:]*$/.test(written) ? `${written}:53` : written);
	const endpoint = server.ok && !text.includes('/') ? server.target.endpoint : null;
	// Only an address can be asked: a name would need the DNS that is to be asked.
	if (endpoint?.kind !== 'tcp' || familyOf(endpoint.host) === null) {
		throw new UsageError(`--dns requires an address and a port, such as 127.0.0.1:53; “${text}” was given.`);
	}

	const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
	return `${host}:${endpoint.port}`;
}

/** As curl has it, but without the port, since a name has the same address on every port. */
function readResolve(text: string): readonly [string, Awaited<ReturnType<Lookup>>] {
	const colon = text.indexOf(':');
	const host = text.slice(0, Math.max(colon, 0)).toLowerCase().replace(/\.$/, '');
	const addresses = text
		.slice(colon + 1)
		.split(',')
		.map(address => address.trim().replace(/^\[(.*)\]$/, '$1'))
		.map(address => ({address, family: familyOf(address)}));
	const known = addresses.flatMap(({address, family}) => (family === null ? [] : [{address, family}]));
	if (host === '' || known.length !== addresses.length) {
		throw new UsageError(
			`--resolve requires a host name and its address, such as mail.example.org:127.0.0.1; “${text}” was given.`,
		);
	}

	return [host, known];
}
