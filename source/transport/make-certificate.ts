/**
 * Certificates made on the spot: an authority, and what it vouches for. Written with asn1js and not a
 * whole X.509 library, because loading one takes longer than all the rest of a server's start.
 */
import {createHash, generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto';
import * as asn1 from 'asn1js';

export type Authority = {
	readonly name: string;
	/** PEM. */
	readonly cert: string;
	readonly keys: Keys;
};

/** PEM: the certificate followed by the authority's, and its key. */
export type Certificate = {readonly cert: string; readonly key: string};

export type ValidDates = {readonly notBefore?: Date; readonly notAfter?: Date};

export type CertificatePlan = ValidDates & {
	/** DNS names, IP addresses and mail addresses. The first is the common name too. */
	readonly names: readonly string[];
	readonly usage?: 'server' | 'client';
};

export type Keys = {readonly publicKey: KeyObject; readonly privateKey: KeyObject};

const day = 24 * 60 * 60 * 1000;

const oid = {
	commonName: '2.5.4.3',
	ecdsaWithSha256: '1.2.840.10045.4.3.2',
	subjectKeyIdentifier: '2.5.29.14',
	keyUsage: '2.5.29.15',
	subjectAltName: '2.5.29.17',
	basicConstraints: '2.5.29.19',
	authorityKeyIdentifier: '2.5.29.35',
	extendedKeyUsage: '2.5.29.37',
	serverAuth: '1.3.6.1.5.5.7.3.1',
	clientAuth: '1.3.6.1.5.5.7.3.2',
};

/** A new key each time, or the one that is given; nothing is written to disk. */
export function makeAuthority(name: string, dates: ValidDates = {}, keys: Keys = makeKeys()): Authority {
	const extensions = [
		extension(oid.basicConstraints, sequence(new asn1.Boolean({value: true})), true),
		// keyCertSign and cRLSign: bits 5 and 6.
		extension(
			oid.keyUsage,
			new asn1.BitString({valueHex: Uint8Array.of(0b0000_0110).buffer, unusedBits: 1}),
			true,
		),
		extension(oid.subjectKeyIdentifier, octets(keyIdentifier(keys))),
	];
	return {name, keys, cert: assemble({subject: name, keys, issuer: {name, keys}, extensions, ...dates})};
}

/** Vouched for by `authority`, or by itself where that is null. */
export function makeCertificate(authority: Authority | null, plan: CertificatePlan): Certificate {
	const keys = makeKeys();
	const subject = plan.names[0] ?? 'nobody';
	const issuer = authority ?? {name: subject, keys};
	const extensions = [
		extension(oid.basicConstraints, sequence(), true),
		// digitalSignature: bit 0.
		extension(
			oid.keyUsage,
			new asn1.BitString({valueHex: Uint8Array.of(0b1000_0000).buffer, unusedBits: 7}),
			true,
		),
		extension(
			oid.extendedKeyUsage,
			sequence(identifier(plan.usage === 'client' ? oid.clientAuth : oid.serverAuth)),
		),
		extension(oid.subjectAltName, sequence(...plan.names.map(alternativeName))),
		extension(oid.authorityKeyIdentifier, sequence(tagged(0, keyIdentifier(issuer.keys)))),
	];
	const cert = assemble({subject, keys, issuer, extensions, ...dates(plan)});
	return {
		cert: authority ? cert + authority.cert : cert,
		key: keys.privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
	};
}

function makeKeys(): Keys {
	return generateKeyPairSync('ec', {namedCurve: 'P-256'});
}

function dates(plan: CertificatePlan): ValidDates {
	return {
		...(plan.notBefore && {notBefore: plan.notBefore}),
		...(plan.notAfter && {notAfter: plan.notAfter}),
	};
}

type Contents = {
	subject: string;
	keys: Keys;
	issuer: {name: string; keys: Keys};
	extensions: asn1.Sequence[];
	notBefore?: Date;
	notAfter?: Date;
};

// RFC 5280 §4.1. An hour back, for a clock that is a little wrong.
function assemble({subject, keys, issuer, extensions, notBefore, notAfter}: Contents): string {
	const algorithm = sequence(identifier(oid.ecdsaWithSha256));
	const serial = randomBytes(16);
	// Positive, and no leading zero octet.
	serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
	const toBeSigned = sequence(
		new asn1.Constructed({idBlock: {tagClass: 3, tagNumber: 0}, value: [new asn1.Integer({value: 2})]}),
		new asn1.Integer({valueHex: buffer(serial)}),
		algorithm,
		distinguishedName(issuer.name),
		sequence(
			new asn1.UTCTime({valueDate: notBefore ?? new Date(Date.now() - day / 24)}),
			new asn1.UTCTime({valueDate: notAfter ?? new Date(Date.now() + 30 * day)}),
		),
		distinguishedName(subject),
		asn1.fromBER(publicKeyInfo(keys)).result,
		new asn1.Constructed({idBlock: {tagClass: 3, tagNumber: 3}, value: [sequence(...extensions)]}),
	);
	const signature = sign('sha256', Buffer.from(toBeSigned.toBER()), issuer.keys.privateKey);
	const whole = sequence(toBeSigned, algorithm, new asn1.BitString({valueHex: buffer(signature)}));
	const lines =
		Buffer.from(whole.toBER())
			.toString('base64')
			.match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function extension(id: string, value: asn1.AsnType, critical = false): asn1.Sequence {
	const flag = critical ? [new asn1.Boolean({value: true})] : [];
	return sequence(identifier(id), ...flag, new asn1.OctetString({valueHex: value.toBER()}));
}

function distinguishedName(commonName: string): asn1.Sequence {
	const attribute = sequence(identifier(oid.commonName), new asn1.Utf8String({value: commonName}));
	return sequence(new asn1.Set({value: [attribute]}));
}

// RFC 5280 §4.2.1.6: [1] mail address, [2] DNS name, [7] IP address.
function alternativeName(name: string): asn1.Primitive {
	if (name.includes('@')) {
		return tagged(1, Buffer.from(name, 'latin1'));
	}

	const address = addressOctets(name);
	return address ? tagged(7, address) : tagged(2, Buffer.from(name, 'latin1'));
}

/** The octets of an IP address in text, or null for a name. */
function addressOctets(text: string): Uint8Array | null {
	if (/^[\d.]+$/.test(text)) {
		return Uint8Array.from(text.split('.'), Number);
	}

	if (!text.includes(':')) {
		return null;
	}

	const [head = [], tail = []] = text.split('::').map(half => half.split(':').filter(Boolean));
	const zeros = Array.from({length: 8 - head.length - tail.length}, () => '0');
	const groups = [...head, ...zeros, ...tail].map(group => group.padStart(4, '0'));
	return Buffer.from(groups.join(''), 'hex');
}

function publicKeyInfo(keys: Keys): Buffer {
	return keys.publicKey.export({type: 'spki', format: 'der'});
}

function keyIdentifier(keys: Keys): Uint8Array {
	return createHash('sha1').update(publicKeyInfo(keys)).digest();
}

function sequence(...value: asn1.AsnType[]): asn1.Sequence {
	return new asn1.Sequence({value});
}

function identifier(value: string): asn1.ObjectIdentifier {
	return new asn1.ObjectIdentifier({value});
}

function octets(value: Uint8Array): asn1.OctetString {
	return new asn1.OctetString({valueHex: buffer(value)});
}

function tagged(tagNumber: number, value: Uint8Array): asn1.Primitive {
	return new asn1.Primitive({idBlock: {tagClass: 3, tagNumber}, valueHex: buffer(value)});
}

function buffer(bytes: Uint8Array): ArrayBuffer {
	return Uint8Array.from(bytes).buffer;
}
