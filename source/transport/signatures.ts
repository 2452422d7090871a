/** Ways of signing a certificate or an OCSP response, by object identifier (RFC 8017, RFC 5758, RFC 8410, RFC 9881). */
import {oidText, wholeElements} from '../bytes/der.ts';

export type Signature = {
	readonly name: string;
	/** How such a signature is checked; null where it is only named. */
	readonly check: {readonly key: 'rsa' | 'ec' | 'ed25519'; readonly hash: string | null} | null;
};

const named = (name: string): Signature => ({name, check: null});
const rsa = (name: string, hash: string): Signature => ({name, check: {key: 'rsa', hash}});
const ec = (name: string, hash: string): Signature => ({name, check: {key: 'ec', hash}});

export const signatures: ReadonlyMap<string, Signature> = new Map([
	['1.2.840.113549.1.1.4', named('md5WithRSAEncryption')],
	['1.2.840.113549.1.1.5', rsa('sha1WithRSAEncryption', 'sha1')],
	['1.2.840.113549.1.1.10', named('rsassaPss')],
	['1.2.840.113549.1.1.11', rsa('sha256WithRSAEncryption', 'sha256')],
	['1.2.840.113549.1.1.12', rsa('sha384WithRSAEncryption', 'sha384')],
	['1.2.840.113549.1.1.13', rsa('sha512WithRSAEncryption', 'sha512')],
	['1.2.840.10045.4.1', named('ecdsa-with-SHA1')],
	['1.2.840.10045.4.3.2', ec('ecdsa-with-SHA256', 'sha256')],
	['1.2.840.10045.4.3.3', ec('ecdsa-with-SHA384', 'sha384')],
	['1.2.840.10045.4.3.4', ec('ecdsa-with-SHA512', 'sha512')],
	['1.3.101.112', {name: 'Ed25519', check: {key: 'ed25519', hash: null}}],
	['1.3.101.113', named('Ed448')],
	['2.16.840.1.101.3.4.3.17', named('ML-DSA-44')],
	['2.16.840.1.101.3.4.3.18', named('ML-DSA-65')],
	['2.16.840.1.101.3.4.3.19', named('ML-DSA-87')],
]);

const OID = 0x06;

/** The algorithm a certificate is signed with, as a dotted object identifier (RFC 5280 §4.1.1.2), or null. */
export function signatureOid(certificate: Uint8Array): string | null {
	const [outer] = wholeElements(certificate);
	const [, algorithm] = outer ? wholeElements(outer.content) : [];
	const [oid] = algorithm ? wholeElements(algorithm.content) : [];
	return oid?.tag === OID ? oidText(oid.content) : null;
}
