import {createHash, type KeyObject, type X509Certificate} from 'node:crypto';
import {signatureOid, signatures} from './signatures.ts';
import type {CertificateFacts} from './types.ts';

/** What one certificate says, as plain data. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
	const key = publicKeyOf(certificate);
	return {
		subject: oneLine(certificate.subject),
		issuer: oneLine(certificate.issuer),
		validFrom: isoDate(certificate.validFrom),
		validTo: isoDate(certificate.validTo),
		altNames: splitAltNames(certificate.subjectAltName ?? ''),
		fingerprint256: certificate.fingerprint256,
		spki256: key === null ? '' : sha256(key.export({type: 'spki', format: 'der'})),
		keyType: key === null ? 'unknown' : keyTypeOf(key),
		keyBits: key === null ? null : keyBitsOf(key),
		signatureAlgorithm: nameOfSignature(signatureOid(certificate.raw)),
		serialNumber: certificate.serialNumber,
		selfSigned: isSelfSigned(certificate, key),
		isAuthority: certificate.ca,
		pem: certificate.toString(),
	};
}

/**
 * Cuts `DNS:a.example, IP Address:192.0.2.1`; Node quotes odd names as JSON strings. One with a comma stays
 * quoted: in a list it would pass for several names.
 */
export function splitAltNames(text: string): readonly string[] {
	const names: string[] = [];
	const name = /([A-Za-z ]{1,40}:)("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/y;
	while (name.lastIndex < text.length) {
		const start = name.lastIndex;
		const [, kind = '', value = ''] = name.exec(text) ?? [];
		if (kind === '') {
			// What is not a name is passed over up to the next comma.
			const comma = text.indexOf(', ', start);
			name.lastIndex = comma === -1 ? text.length : comma + 2;
		} else {
			names.push(kind + unquote(value));
		}
	}

	return names;
}

function unquote(value: string): string {
	if (!value.startsWith('"')) {
		return value;
	}

	try {
		const name = String(JSON.parse(value));
		return name.includes(',') ? JSON.stringify(name) : name;
	} catch {
		return value;
	}
}

function publicKeyOf(certificate: X509Certificate): KeyObject | null {
	try {
		return certificate.publicKey;
	} catch {
		// A kind of key this OpenSSL does not know.
		return null;
	}
}

/** Node gives one attribute a line; people write `CN=…, O=…`, the host's own name first. */
function oneLine(name: string): string {
	return name.split('\n').reverse().join(', ');
}

function isoDate(text: string): string {
	const date = new Date(text);
	return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('base64');
}

function keyTypeOf({asymmetricKeyType: type}: KeyObject): string {
	if (type === undefined) {
		return 'unknown';
	}

	return keyTypes.get(type) ?? type.toUpperCase();
}

const keyTypes = new Map([
	['ed25519', 'Ed25519'],
	['ed448', 'Ed448'],
	['rsa-pss', 'RSA-PSS'],
]);

function keyBitsOf({asymmetricKeyType, asymmetricKeyDetails}: KeyObject): number | null {
	const {modulusLength, namedCurve} = asymmetricKeyDetails ?? {};
	if (modulusLength !== undefined) {
		return modulusLength;
	}

	if (asymmetricKeyType === 'ed25519') {
		return 256;
	}

	if (asymmetricKeyType === 'ed448') {
		return 456;
	}

	const bits = namedCurve === undefined ? undefined : /\d{3}/.exec(namedCurve)?.[0];
	return bits === undefined ? null : Number(bits);
}

function isSelfSigned(certificate: X509Certificate, key: KeyObject | null): boolean {
	if (key === null || certificate.subject !== certificate.issuer) {
		return false;
	}

	try {
		return certificate.verify(key);
	} catch {
		return false;
	}
}

function nameOfSignature(oid: string | null): string {
	return oid === null ? 'unknown' : (signatures.get(oid)?.name ?? oid);
}
