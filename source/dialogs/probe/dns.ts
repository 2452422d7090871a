/** Asking DNS. An answer that there is nothing and a question that failed are two things. */

import {Resolver} from 'node:dns/promises';
import {familyOf} from '../../transport/addresses.ts';
import type {Lookup} from '../../transport/types.ts';

export type Found<Record> = {
	readonly records: readonly Record[];
	/** Why it is not known whether there are any; null where it is. */
	readonly problem: string | null;
	/** The name itself does not exist (NXDOMAIN). */
	readonly noSuchName?: true;
};

/** `servers`: `address:port` of the DNS servers to ask; the system's where there are none. */
export function createResolver(servers: readonly string[], timeout: number): Resolver {
	const resolver = new Resolver({timeout, tries: 2});
	if (servers.length > 0) {
		resolver.setServers([...servers]);
	}

	return resolver;
}

/** `what` names the question for the user, such as `MX example.org`. */
export async function ask<Record>(
	what: string,
	question: () => Promise<readonly Record[]>,
): Promise<Found<Record>> {
	try {
		return {records: await question(), problem: null};
	} catch (error) {
		const noSuchName = codeOf(error) === 'ENOTFOUND';
		return {records: [], problem: failureOf(what, error), ...(noSuchName && {noSuchName})};
	}
}

/** Why the question has no answer, as a sentence; null where the answer is that there is nothing. */
export function failureOf(what: string, error: unknown): string | null {
	const code = codeOf(error);
	return isAbsence(code) ? null : `${what} could not be looked up: ${reasonFor(code)}.`;
}

/** Texts of a name that begin as `begin` says. */
export async function askTexts(resolver: Resolver, name: string, begin: RegExp): Promise<Found<string>> {
	const found = await ask(`TXT ${name}`, () => resolver.resolveTxt(name));
	return {...found, records: found.records.map(parts => parts.join('')).filter(text => begin.test(text))};
}

/** Addresses from that resolver instead of the system's, for the transport. */
export function addressLookup(resolver: Resolver): Lookup {
	return async host => {
		const [v6, v4] = await Promise.allSettled([resolver.resolve6(host), resolver.resolve4(host)]);
		const found = [
			...(v6.status === 'fulfilled' ? v6.value.map(address => ({address, family: 6 as const})) : []),
			...(v4.status === 'fulfilled' ? v4.value.map(address => ({address, family: 4 as const})) : []),
		];
		const errors = [v6, v4].flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : []));
		// A server that failed says nothing about what there is.
		const failed = errors.find(error => !isAbsence(codeOf(error))) ?? errors[0];
		if (found.length === 0 && failed !== undefined) {
			throw failed;
		}

		return found;
	};
}

/** The name under which the names of an address stand (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(address: string): string {
	if (familyOf(address) === 4) {
		return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
	}

	const [head = '', tail] = new URL(`http://[${address.replace(/%.*/, '')}]`).hostname
		.slice(1, -1)
		.split('::');
	const [before, behind] = [groups(head), groups(tail ?? '')];
	const between = Array.from({length: 8 - before.length - behind.length}, () => '0000');
	return `${[...before, ...between, ...behind].join('').split('').reverse().join('.')}.ip6.arpa`;
}

function groups(text: string): string[] {
	return text === '' ? [] : text.split(':').map(group => group.padStart(4, '0'));
}

function isAbsence(code: string): boolean {
	return code === 'ENODATA' || code === 'ENOTFOUND';
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

const reasons: Readonly<Record<string, string>> = {
	ESERVFAIL: 'the DNS server failed (SERVFAIL), which can also mean a broken DNSSEC signature',
	ETIMEOUT: 'the DNS server did not answer',
	ECONNREFUSED: 'no DNS server answers there',
	EREFUSED: 'the DNS server refused to answer (REFUSED)',
	EBADNAME: 'this is not a valid DNS name',
	EFORMERR: 'the DNS server did not understand the query (FORMERR)',
	ENOTIMP: 'the DNS server does not support this type of query (NOTIMP)',
	EBADRESP: 'the answer of the DNS server cannot be parsed',
	ECANCELLED: 'the lookup was stopped',
};

function reasonFor(code: string): string {
	return reasons[code] ?? code;
}
