import {createHash, verify, X509Certificate} from 'node:crypto';
import {oidText, wholeElements} from '../bytes/der.ts';
import type {SignedOcsp} from './ocsp.ts';
import {signatures} from './signatures.ts';
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
	const hash = hashes.get(oidText(signed.hashAlgorithm));
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

/** Null where it cannot be known: a way of signing that is not known here, or not allowed on this machine. */
function fits({algorithm, data, signature}: SignedOcsp, {publicKey}: X509Certificate): boolean | null {
	const check = signatures.get(oidText(algorithm))?.check;
	if (!check) {
		return null;
	}

	if (publicKey.asymmetricKeyType !== check.key) {
		return false;
	}

	try {
		return verify(check.hash, data, publicKey, signature);
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
	const [info] = wholeElements(publicKey.export({type: 'spki', format: 'der'}));
	const [, bits] = info ? wholeElements(info.content) : [];
	return createHash(hash)
		.update(bits?.content.subarray(1) ?? new Uint8Array())
		.digest('hex');
}

/** Whether a serial number in DER is the one that is written in hex; leading zeros are of no account in either. */
export function isSameNumber(octets: Uint8Array, text: string): boolean {
	return hex(octets).replace(/^0+/, '') === text.toLowerCase().replace(/^0+/, '');
}

function hex(octets: Uint8Array): string {
	return Buffer.from(octets).toString('hex');
}

/** By object identifier: NIST's hashes, and SHA-1, which is usual here and safe. */
const hashes: ReadonlyMap<string, string> = new Map([
	['1.3.14.3.2.26', 'sha1'],
	['2.16.840.1.101.3.4.2.1', 'sha256'],
	['2.16.840.1.101.3.4.2.2', 'sha384'],
	['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
