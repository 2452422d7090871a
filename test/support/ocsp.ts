/** OCSP responses as an authority makes them (RFC 6960 §4.2.1), and as it should not. */
import {createHash, KeyObject, sign, X509Certificate} from 'node:crypto';
import * as asn1 from 'asn1js';
import type {Issuer} from './certificates.ts';

export type OcspPlan = {
	/** PEM; whether it was revoked is told of this one. */
	readonly certificate: string;
	readonly issuer: Issuer;
	/** The issuer where absent; its certificate is sent with it. */
	readonly signer?: Issuer;
	readonly status?: 'good' | 'revoked';
	/** Days from now. */
	readonly until?: number;
};

/** DER, signed with ECDSA and SHA-256. */
export function ocspResponse({certificate, issuer, signer, status = 'good', until = 7}: OcspPlan): Buffer {
	const leaf = new X509Certificate(certificate);
	// To the second, as RFC 5280 §4.1.2.5.2 has it.
	const now = new Date(Math.floor(Date.now() / 1000) * 1000);
	const certId = sequence(
		sequence(new asn1.ObjectIdentifier({value: '1.3.14.3.2.26'}), new asn1.Null()),
		octets(sha1(Buffer.from(issuer.certificate.subjectName.toArrayBuffer()))),
		octets(keyHash(issuer)),
		new asn1.Integer({valueHex: Buffer.from(leaf.serialNumber, 'hex')}),
	);
	const data = sequence(
		tagged(2, octets(keyHash(signer ?? issuer))),
		new asn1.GeneralizedTime({valueDate: now}),
		sequence(
			sequence(
				certId,
				status === 'good'
					? new asn1.Primitive({idBlock: {tagClass: 3, tagNumber: 0}, valueHex: new ArrayBuffer(0)})
					: tagged(1, new asn1.GeneralizedTime({valueDate: now})),
				new asn1.GeneralizedTime({valueDate: now}),
				tagged(0, new asn1.GeneralizedTime({valueDate: new Date(now.getTime() + until * 86_400_000)})),
			),
		),
	);
	const key = KeyObject.from((signer ?? issuer).keys.privateKey);
	const basic = sequence(
		data,
		sequence(new asn1.ObjectIdentifier({value: '1.2.840.10045.4.3.2'})),
		new asn1.BitString({valueHex: sign('sha256', Buffer.from(data.toBER()), key)}),
		...(signer ? [tagged(0, sequence(asn1.fromBER(signer.certificate.rawData).result))] : []),
	);
	const response = sequence(
		new asn1.Enumerated({value: 0}),
		tagged(
			0,
			sequence(
				new asn1.ObjectIdentifier({value: '1.3.6.1.5.5.7.48.1.1'}),
				octets(Buffer.from(basic.toBER())),
			),
		),
	);
	return Buffer.from(response.toBER());
}

/** Of the bits of a P-256 key alone: 26 octets before them say what it is. */
function keyHash({pem}: Issuer): Buffer {
	return sha1(new X509Certificate(pem).publicKey.export({type: 'spki', format: 'der'}).subarray(26));
}

function sequence(...value: asn1.AsnType[]): asn1.Sequence {
	return new asn1.Sequence({value});
}

function tagged(tagNumber: number, value: asn1.AsnType): asn1.Constructed {
	return new asn1.Constructed({idBlock: {tagClass: 3, tagNumber}, value: [value]});
}

function octets(valueHex: Uint8Array): asn1.OctetString {
	return new asn1.OctetString({valueHex});
}

function sha1(bytes: Uint8Array): Buffer {
	return createHash('sha1').update(bytes).digest();
}
