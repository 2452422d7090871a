/** A chain of certificates, each by its place in it, and which names it would do for. Pure. */
import {domainToUnicode} from 'node:url';
import type {CertificateFacts, TlsFacts} from '../transport/types.ts';
import {chainWords} from './tls.ts';

export type ChainLink = {
	readonly certificate: CertificateFacts;
	/** `extra`: the server sent it, but it vouches for none of those before. */
	readonly role: 'server' | 'intermediate' | 'root' | 'extra';
	/** Whole days from now to its end; negative when it has ended. */
	readonly daysLeft: number;
	readonly begun: boolean;
};

/** In the order sent. */
export function chainLinks(certificates: readonly CertificateFacts[], now: number): ChainLink[] {
	return certificates.map((certificate, index) => ({
		certificate,
		role: roleOf(certificate, index, certificates),
		daysLeft: Math.floor((Date.parse(certificate.validTo) - now) / day),
		begun: Date.parse(certificate.validFrom) <= now,
	}));
}

const day = 86_400_000;

function roleOf(
	{subject, selfSigned}: CertificateFacts,
	index: number,
	certificates: readonly CertificateFacts[],
): ChainLink['role'] {
	if (index === 0) {
		return 'server';
	}

	const vouches = certificates.some((other, place) => place !== index && other.issuer === subject);
	return vouches ? (selfSigned ? 'root' : 'intermediate') : 'extra';
}

/** The issuer of the last certificate of the chain, which the server need not send. */
function trustAnchor(certificates: readonly CertificateFacts[]): string | null {
	let current = certificates[0];
	const seen = new Set<CertificateFacts>();
	while (current && !seen.has(current)) {
		seen.add(current);
		const above: CertificateFacts | undefined = certificates.find(({subject}) => subject === current?.issuer);
		if (!above || above === current) {
			return current.issuer;
		}

		current = above;
	}

	return null;
}

/** Why the chain is trusted, or is not. */
export function chainReason({authorized, error, certificates}: TlsFacts): string {
	const anchor = trustAnchor(certificates);
	if (authorized) {
		return anchor === null ? 'trusted' : `trusted: it leads to ${anchor}, which is trusted here`;
	}

	return `not trusted: ${chainWords(error)}${anchor !== null && /LOCALLY|VERIFY_LEAF/.test(error ?? '') ? `. Missing: ${anchor}` : ''}`;
}

/** RFC 9525 §6.3: the star stands for the whole first label. */
function asWildcard(hostname: string, names: readonly string[]): string {
	const wildcard = hostname.replace(/^[^.]+/, '*').toLowerCase();
	const isNamed = names.some(name => name.toLowerCase() === hostname.toLowerCase());
	return !isNamed && names.some(name => name.toLowerCase() === wildcard) ? `, as ${wildcard}` : '';
}

/** As people write it: an international name in both its forms, an address of IPv6 in its short one. */
export function readableName(name: string): string {
	if (name.includes(':') && /^[\da-f:.]{2,45}$/i.test(name)) {
		return URL.parse(`http://[${name}]`)?.hostname.slice(1, -1) ?? name;
	}

	const inUnicode = /(?:^|\.)xn--/i.test(name) ? domainToUnicode(name) : '';
	return inUnicode === '' || inUnicode === name ? name : `${name} (${inUnicode})`;
}

/** Whether the name fits, and which ones would. */
export function nameReason({hostname, hostnameMatches, certificates}: TlsFacts): string {
	const names = (certificates[0]?.altNames ?? [])
		.filter(name => /^(?:DNS|IP Address):/.test(name))
		.map(name => name.replace(/^[^:]+:/, ''));
	const shown = names.slice(0, 8).map(readableName).join(', ');
	if (hostnameMatches) {
		return `${hostname} is in the certificate${asWildcard(hostname, names)}`;
	}

	return `${hostname} is not in the certificate. ${names.length > 0 ? `It would match: ${shown}${names.length > 8 ? ` and ${names.length - 8} more` : ''}` : 'It has no names at all'}`;
}
