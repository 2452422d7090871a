/** Certificates for whatever name a client asks for, by one authority. */
import {hostname} from 'node:os';
import type {Identity} from '../transport/incoming-tls.ts';
import {type Authority, makeCertificate} from '../transport/make-certificate.ts';

/** Names a client may ask for; an honest one asks for few. */
const NAMES = 200;

/** They hold for 30 days; a listener that runs on gets new ones in time. */
const RENEW = 24 * 60 * 60 * 1000;

/**
 * The certificate for a name. A client that names no host, or what is not a host name, gets one for this machine,
 * `localhost`, the loopback addresses and the `addresses` given.
 */
export function createIssuer(
	authority: Authority,
	addresses: readonly string[] = [],
): (servername: string | null) => Identity {
	const made = new Map<string, {readonly identity: Identity; readonly at: number}>();
	const own = [...new Set(['localhost', hostname(), '127.0.0.1', '::1', ...addresses])].filter(isName);
	return servername => {
		const name = servername !== null && isName(servername) ? servername.toLowerCase() : '';
		const known = made.get(name);
		if (known && Date.now() - known.at < RENEW) {
			return known.identity;
		}

		if (made.size >= NAMES) {
			made.clear();
		}

		const identity = makeCertificate(authority, {names: name === '' ? own : [name]});
		made.set(name, {identity, at: Date.now()});
		return identity;
	};
}

/** RFC 6066 §3: a host name in ASCII. Addresses of this machine are allowed in a certificate too. */
function isName(name: string): boolean {
	return (
		name.length <= 253 && /^[a-z\d_:]([a-z\d_.:-]{0,251}[a-z\d_.])?$/i.test(name) && !name.includes('..')
	);
}
