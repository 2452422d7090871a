/** Whether DNS block lists name an address (RFC 5782). Each question tells the list's operator which address is asked about. */
import type {Resolver} from 'node:dns/promises';
import {ask, reverseName} from './dns.ts';

/** Lists that anybody may ask from an own resolver, in the order of their weight with receivers. */
export const usualBlockLists: readonly string[] = [
	'zen.spamhaus.org',
	'bl.spamcop.net',
	'b.barracudacentral.org',
	'psbl.surriel.com',
	'dnsbl.dronebl.org',
];

export type ListAnswer = {
	readonly list: string;
	/** `unknown`: the list did not answer, or refuses to answer this resolver. */
	readonly verdict: 'listed' | 'not listed' | 'unknown';
	/** The list's own words where it gives any, or why nothing is known; empty otherwise. */
	readonly reason: string;
};

/** Asks all lists at the same time, about an IP address; never rejects, a failed query is an answer. */
export async function askBlockLists(
	address: string,
	lists: readonly string[],
	resolver: Resolver,
): Promise<readonly ListAnswer[]> {
	return await Promise.all(lists.map(list => askList(address, list, resolver)));
}

async function askList(address: string, list: string, resolver: Resolver): Promise<ListAnswer> {
	const name = `${reverseName(address).replace(/\.(?:in-addr|ip6)\.arpa$/, '')}.${list}`;
	const found = await ask(`A ${name}`, () => resolver.resolve4(name));
	if (found.problem !== null) {
		return {list, verdict: 'unknown', reason: found.problem};
	}

	const [code] = found.records;
	if (code === undefined) {
		return {list, verdict: 'not listed', reason: ''};
	}

	// Answers outside 127.0.0.0/8 come from a domain that is for sale; 127.255.255.0/24 is a refusal (Spamhaus and others).
	if (!code.startsWith('127.') || code.startsWith('127.255.255.')) {
		return {
			list,
			verdict: 'unknown',
			reason: `The list refuses to answer this resolver (${code}): many lists do not answer public resolvers. Use a resolver of your own.`,
		};
	}

	const words = await ask(`TXT ${name}`, () => resolver.resolveTxt(name));
	return {list, verdict: 'listed', reason: words.records.map(parts => parts.join('')).join(' ') || code};
}
