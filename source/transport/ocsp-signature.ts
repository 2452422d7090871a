import {createHash, verify, X509Certificate} from 'node:crypto';
import {partsOf} from './der.ts';
import type {SignedOcsp} from './ocsp.ts';
import type {OcspSignature} from './types.ts';

/**
 * Whether a stapled OCSP response may be believed: it must be about this certificate, and signed by its issuer
 * or by one whom the issuer lets sign (RFC 6960 §3.2, §4.2.2.2). The signatures themselves are OpenSSL's matter.
 */
export function checkOcspSignature(
	signed: SignedOcsp | null,
	chain: readonly X509Certificate[],
	known: readonly X509Certificate[],
	now: number,
): OcspSignature {
	const [leaf] = chain;
	if (signed === null || leaf === undefined) {
		return 'not checked';
	}

	if (!isSameNumber(signed.serial, leaf.serialNumber)) {
		return 'other certificate';
	}

	const issuer = known.find(one => leaf.checkIssued(one) && leaf.verify(one.publicKey));
	const hash = hashes.get(hex(signed.hashAlgorithm));
	if (issuer === undefined || hash === undefined) {
		return 'not checked';
	}

	if (hex(signed.issuerKeyHash) !== keyHash(issuer, hash)) {
		return 'other certificate';
	}

	const ofIssuer = fits(signed, issuer);
	if (ofIssuer !== false) {
		return ofIssuer ? 'issuer' : 'not checked';
	}

	const delegate = certificatesOf(signed).find(one => fits(signed, one) === true);
	if (delegate === undefined) {
		return 'does not fit';
	}

	return isAppointed(delegate, issuer, now) ? 'delegate' : 'stranger';
}

/** Null where it cannot be told: a way of signing that is not known here, or not allowed on this machine. */
function fits({algorithm, data, signature}: SignedOcsp, {publicKey}: X509Certificate): boolean | null {
	const way = ways.get(hex(algorithm));
	if (way === undefined) {
		return null;
	}

	if (publicKey.asymmetricKeyType !== way.key) {
		return false;
	}

	try {
		return verify(way.hash, data, publicKey, signature);
	} catch {
		return null;
	}
}

function isAppointed(delegate: X509Certificate, issuer: X509Certificate, now: number): boolean {
	return (
		delegate.checkIssued(issuer) &&
		delegate.verify(issuer.publicKey) &&
		(delegate.keyUsage ?? []).includes(ocspSigning) &&
		Date.parse(delegate.validFrom) <= now &&
		now <= Date.parse(delegate.validTo)
	);
}

const ocspSigning = '1.3.6.1.5.5.7.3.9';

function certificatesOf({certificates}: SignedOcsp): readonly X509Certificate[] {
	try {
		return certificates.map(der => new X509Certificate(der));
	} catch {
		return [];
	}
}

/** Of the key's bits, without what says of which kind it is. */
function keyHash({publicKey}: X509Certificate, hash: string): string {
	const [info] = partsOf(publicKey.export({type: 'spki', format: 'der'}));
	const [, bits] = info ? partsOf(info.content) : [];
	return createHash(hash)
		.update(bits?.content.subarray(1) ?? new Uint8Array())
		.digest('hex');
}

function isSameNumber(octets: Uint8Array, text: string): boolean {
	return hex(octets).replace(/^0+/, '') === text.toLowerCase().replace(/^0+/, '');
}

function hex(octets: Uint8Array): string {
	return Buffer.from(octets).toString('hex');
}

/** By object identifier: NIST's hashes, and SHA-1, which is usual here and safe. */
const hashes: ReadonlyMap<string, string> = new Map([
	['2b0e03021a', 'sha1'],
	['608648016503040201', 'sha256'],
	['608648016503040202', 'sha384'],
	['608648016503040203', 'sha512'],
]);

type Way = {readonly key: 'rsa' | 'ec' | 'ed25519'; readonly hash: string | null};

/** By object identifier (RFC 8017, RFC 5758, RFC 8410). */
const ways: ReadonlyMap<string, Way> = new Map<string, Way>([
	['2a864886f70d010105', {key: 'rsa', hash: 'sha1'}],
	['2a864886f70d01010b', {key: 'rsa', hash: 'sha256'}],
	['2a864886f70d01010c', {key: 'rsa', hash: 'sha384'}],
	['2a864886f70d01010d', {key: 'rsa', hash: 'sha512'}],
	['2a8648ce3d040302', {key: 'ec', hash: 'sha256'}],
	['2a8648ce3d040303', {key: 'ec', hash: 'sha384'}],
	['2a8648ce3d040304', {key: 'ec', hash: 'sha512'}],
	['2b6570', {key: 'ed25519', hash: null}],
]);
