/** What DNS says of a mail host: TLSA records (DANE), whether its name is its own, and the names of its address. */
import type {Resolver} from 'node:dns/promises';
import {familyOf} from '../../transport/addresses.ts';
import type {RecordType, Validation} from '../../transport/dnssec.ts';
import type {Endpoint} from '../../transport/types.ts';
import {askBlockLists, type ListAnswer} from './block-lists.ts';
import {ask, type Found, reverseName} from './dns.ts';
import type {MtaStsCheck} from './mta-sts.ts';

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
	/** Why that is not known, as a sentence; null where it is. */
	readonly aliasProblem: string | null;
	/** PTR records of the address that answered; null where none did. */
	readonly names: Found<string> | null;
	/** Those of `names` that have the address in their turn (forward-confirmed); null where that is not known. */
	readonly confirmed: readonly string[] | null;
	/** What the resolver says about DNSSEC for the TLSA records; missing where no one asked. */
	readonly validation?: Validation;
	/** What block lists say about the address; missing where no one asked. */
	readonly blockLists?: readonly ListAnswer[];
	/** What the MTA-STS policy of the domain means for the host; missing where there is none. */
	readonly mtaSts?: MtaStsCheck;
};

/** Questions that are asked only on request, or of someone else than the resolver. */
export type FurtherQuestions = {
	readonly validate?: (type: RecordType, name: string) => Promise<Validation>;
	readonly blockLists?: readonly string[];
};

/** `address` null: the host was not reached, so it has no PTR to ask for. */
export async function lookUpMailHost(
	domain: string,
	{host, port}: Extract<Endpoint, {kind: 'tcp'}>,
	address: string | null,
	resolver: Resolver,
	{validate, blockLists = []}: FurtherQuestions = {},
): Promise<HostDns> {
	const place = `_${port}._tcp.${host}`;
	const [tlsa, aliases, names, validation, listed] = await Promise.all([
		ask(`TLSA ${place}`, () => resolver.resolveTlsa(place)),
		// Without MX the domain itself is the host, and may be an alias (RFC 5321 §5.1).
		host === domain ? null : ask(`CNAME ${host}`, () => resolver.resolveCname(host)),
		address === null ? null : ask(`PTR ${address}`, () => resolver.resolvePtr(reverseName(address))),
		validate?.('TLSA', place),
		address === null || blockLists.length === 0 ? undefined : askBlockLists(address, blockLists, resolver),
	]);
	const records = tlsa.records.map(({certUsage, selector, match, data}) => ({
		usage: certUsage,
		selector,
		matching: match,
		data: Buffer.from(data).toString('hex'),
	}));
	return {
		domain,
		tlsa: {...tlsa, records},
		alias: aliases?.records[0] ?? null,
		aliasProblem: aliases?.problem ?? null,
		names,
		confirmed:
			address === null || !names || names.problem !== null
				? null
				: await confirm(names.records, address, resolver),
		...(validation && {validation}),
		...(listed && {blockLists: listed}),
	};
}

/** Null where a name could not be looked up and none of the others has the address. */
async function confirm(
	names: readonly string[],
	address: string,
	resolver: Resolver,
): Promise<readonly string[] | null> {
	const family = familyOf(address);
	const answers = await Promise.all(
		names.slice(0, 10).map(async name => ({
			name,
			found: await ask(`${family === 6 ? 'AAAA' : 'A'} ${name}`, () =>
				family === 6 ? resolver.resolve6(name) : resolver.resolve4(name),
			),
		})),
	);
	const same = answers.filter(({found}) =>
		found.records.some(record => reverseName(record) === reverseName(address)),
	);
	return same.length === 0 && answers.some(({found}) => found.problem !== null)
		? null
		: same.map(({name}) => name);
}
