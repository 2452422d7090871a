/** What DNS says of a mail host: TLSA records (DANE), whether its name is its own, and the names of its address. */
import type {Resolver} from 'node:dns/promises';
import type {Endpoint} from '../../transport/types.ts';
import {ask, type Found, reverseName} from './dns.ts';

export type TlsaRecord = {
	readonly usage: number;
	readonly selector: number;
	readonly matching: number;
	/** Hex. */
	readonly data: string;
};

export type HostDns = {
	/** The mail domain whose MX names the host. */
	readonly domain: string;
	readonly tlsa: Found<TlsaRecord>;
	/** The name it only stands for (CNAME), which no MX may point at; null where it is a host itself. */
	readonly alias: string | null;
	/** PTR records of the address that answered; null where none did. */
	readonly names: Found<string> | null;
};

/** `address` null: the host was not reached, so it has no PTR to ask for. */
export async function lookUpMailHost(
	domain: string,
	{host, port}: Extract<Endpoint, {kind: 'tcp'}>,
	address: string | null,
	resolver: Resolver,
): Promise<HostDns> {
	const place = `_${port}._tcp.${host}`;
	const [tlsa, aliases, names] = await Promise.all([
		ask(`TLSA ${place}`, () => resolver.resolveTlsa(place)),
		// Without MX the domain itself is the host, and may be an alias (RFC 5321 §5.1).
		host === domain ? null : ask(`CNAME ${host}`, () => resolver.resolveCname(host)),
		address === null ? null : ask(`PTR ${address}`, () => resolver.resolvePtr(reverseName(address))),
	]);
	const records = tlsa.records.map(({certUsage, selector, match, data}) => ({
		usage: certUsage,
		selector,
		matching: match,
		data: Buffer.from(data).toString('hex'),
	}));
	return {domain, tlsa: {...tlsa, records}, alias: aliases?.records[0] ?? null, names};
}
