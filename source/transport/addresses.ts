import {lookup as systemLookup} from 'node:dns/promises';
import {isIP} from 'node:net';
import {explainSystemError} from './errors.ts';
import type {Lookup, TransportError, TransportOptions} from './types.ts';

export type Address = {readonly address: string; readonly family: 4 | 6};

/** The addresses to try, in order, or why there are none. */
export async function findAddresses(
	host: string,
	options: TransportOptions,
): Promise<readonly Address[] | TransportError> {
	const wanted = wantedFamily(options);
	if (wanted !== null && typeof wanted === 'object') {
		return wanted;
	}

	const literal = familyOf(host);
	if (literal !== null) {
		if (wanted === null || wanted === literal) {
			return [{address: host, family: literal}];
		}

		return badAddress(`${host} is an IPv${literal} address, but only IPv${wanted} may be used.`);
	}

	let found: readonly Address[];
	try {
		found = await (options.lookup ?? lookUpAddresses(wanted))(host);
	} catch (error) {
		return explainSystemError(error, host, 'connecting');
	}

	const usable = found.filter(
		({address, family}) => isIP(address) === family && (wanted === null || family === wanted),
	);
	if (usable.length > 0) {
		return interleave(usable);
	}

	return {
		code: 'not-found',
		stage: 'connecting',
		message: wanted === null ? `${host} has no address.` : `${host} has no IPv${wanted} address.`,
		advice: wanted === null ? 'Check the spelling of the name.' : `Try without the limit to IPv${wanted}.`,
	};
}

/** RFC 8305 §4: families take turns, beginning with the resolver's first choice. */
export function interleave(addresses: readonly Address[]): readonly Address[] {
	const unique = [...new Map(addresses.map(address => [address.address, address])).values()];
	const first = unique.filter(({family}) => family === unique[0]?.family);
	const second = unique.filter(({family}) => family !== unique[0]?.family);
	return Array.from({length: Math.max(first.length, second.length)}, (_, index) => [
		first[index],
		second[index],
	])
		.flat()
		.filter(address => address !== undefined);
}

function wantedFamily({family, localAddress}: TransportOptions): 4 | 6 | null | TransportError {
	if (localAddress === undefined) {
		return family ?? null;
	}

	const local = familyOf(localAddress);
	if (local === null) {
		return badAddress(`The local address "${localAddress}" is not an IP address.`);
	}

	if (family === undefined || family === local) {
		return local;
	}

	return badAddress(`The local address ${localAddress} is IPv${local}, but only IPv${family} may be used.`);
}

/** Null for what is not an address. */
export function familyOf(text: string): 4 | 6 | null {
	const family = isIP(text);
	return family === 4 || family === 6 ? family : null;
}

function badAddress(message: string): TransportError {
	return {code: 'bad-address', stage: 'connecting', message};
}

/** By the system's resolver. */
export const lookUpAddresses =
	(family: 4 | 6 | null): Lookup =>
	async host =>
		(await systemLookup(host, {all: true, order: 'verbatim', family: family ?? 0})).map(
			({address, family: of}): Address => ({address, family: of === 6 ? 6 : 4}),
		);
