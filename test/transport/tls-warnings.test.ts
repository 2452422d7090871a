import {describe, expect, it} from 'vitest';
import {tlsWarnings} from '../../source/transport/tls-warnings.ts';
import type {CertificateFacts, OcspFacts, TlsFacts} from '../../source/transport/types.ts';
import {certificate, tls} from '../support/entries.ts';

const now = Date.parse('2026-06-01T12:00:00Z');
const leaf: CertificateFacts = {
	...certificate,
	...{validFrom: '2026-01-01T00:00:00.000Z', validTo: '2027-01-01T00:00:00.000Z'},
	...{keyType: 'RSA', keyBits: 2048, signatureAlgorithm: 'sha256WithRSAEncryption', selfSigned: false},
	...{subject: 'mail.example.org', issuer: 'Issuer', altNames: ['DNS:mail.example.org']},
};
const issuer: CertificateFacts = {...leaf, subject: 'Issuer', issuer: 'Root', altNames: []};

const warned = (change: Partial<TlsFacts>) =>
	tlsWarnings({...tls, certificates: [leaf, issuer], ...change}, now);
const ofLeaf = (change: Partial<CertificateFacts>, more: Partial<TlsFacts> = {}) =>
	warned({certificates: [{...leaf, ...change}, issuer], ...more});

it('says nothing of a sound handshake', () => {
	expect(warned({})).toEqual([]);
});

describe('the connection', () => {
	it.each<[Partial<TlsFacts>, RegExp]>([
		[{protocol: 'TLSv1'}, /^TLSv1 is obsolete/],
		[{protocol: 'TLSv1.1'}, /^TLSv1\.1 is obsolete/],
		[{protocol: 'SSLv3'}, /^SSLv3 is obsolete/],
		[{cipher: 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'}, /is broken\.$/],
		[{cipher: 'TLS_ECDHE_RSA_WITH_RC4_128_SHA'}, /is broken\.$/],
		[{cipher: 'TLS_DH_anon_WITH_AES_128_CBC_SHA'}, /does not use a certificate/],
		[{cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256'}, /no forward secrecy/],
		[{group: 'DH 1024 bit'}, /has only 1024 bits/],
	])('%j', (change, words) => {
		expect(warned(change)).toEqual([expect.stringMatching(words)]);
	});

	it('is sound with TLS 1.2, AES and a large group', () => {
		expect(
			warned({protocol: 'TLSv1.2', cipher: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', group: 'DH 2048 bit'}),
		).toEqual([]);
	});
});

describe('a certificate', () => {
	it.each<[Partial<CertificateFacts>, string]>([
		[{validTo: '2026-06-01T11:00:00.000Z'}, 'The certificate expired less than a day ago, on 2026-06-01.'],
		[{validTo: '2026-05-31T11:00:00.000Z'}, 'The certificate expired 1 day ago, on 2026-05-31.'],
		[{validTo: '2026-06-03T13:00:00.000Z'}, 'The certificate expires in 2 days, on 2026-06-03.'],
		[{validTo: '2026-06-15T11:00:00.000Z'}, 'The certificate expires in 13 days, on 2026-06-15.'],
		[{validFrom: '2026-06-02T00:00:00.000Z'}, 'The certificate is not valid before 2026-06-02.'],
		[{keyBits: 1024}, 'The certificate has a weak key: RSA with 1024 bits.'],
		[{keyType: 'EC', keyBits: 192}, 'The certificate has a weak key: EC with 192 bits.'],
		[
			{signatureAlgorithm: 'sha1WithRSAEncryption'},
			'The certificate is signed with a broken hash: sha1WithRSAEncryption.',
		],
	])('%j', (change, words) => {
		expect(ofLeaf(change)).toEqual([words]);
	});

	it('is sound with two weeks left, with a key of 256 bits on a curve, and of no known size', () => {
		expect(ofLeaf({validTo: '2026-06-15T12:00:00.000Z'})).toEqual([]);
		expect(ofLeaf({keyType: 'EC', keyBits: 256})).toEqual([]);
		expect(ofLeaf({keyType: 'Ed25519', keyBits: null})).toEqual([]);
	});

	it('that no one vouches for is told unless the user does', () => {
		expect(ofLeaf({selfSigned: true}, {authorized: false})).toContain(
			'The certificate is self-signed: no one vouches for it.',
		);
		expect(ofLeaf({selfSigned: true})).toEqual([]);
	});

	it('without a name but the CN is told; an address is a name', () => {
		expect(ofLeaf({altNames: ['email:a@example.org']})).toEqual([
			expect.stringContaining('names its host only in the CN'),
		]);
		expect(ofLeaf({altNames: ['IP Address:192.0.2.1']})).toEqual([]);
	});
});

describe('a chain', () => {
	it('has its issuers judged too; the signature on a root counts for nothing', () => {
		const old = {...issuer, validTo: '2026-05-01T00:00:00.000Z', keyBits: 1024};
		expect(warned({certificates: [leaf, old]})).toEqual([
			'The issuer’s certificate (Issuer) expired 31 days ago, on 2026-05-01.',
			'The issuer’s certificate (Issuer) has a weak key: RSA with 1024 bits.',
		]);
		const root = {...issuer, subject: 'Root', signatureAlgorithm: 'md5WithRSAEncryption', selfSigned: true};
		expect(warned({certificates: [leaf, issuer, root]})).toEqual([]);
	});

	it('that lacks a certificate, or is out of order, is told where the server sent it', () => {
		const error = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
		expect(warned({certificates: [leaf], error})).toEqual([
			'The server did not send an intermediate certificate: the one of Issuer is missing.',
		]);
		expect(warned({certificates: [leaf], error: 'CERT_UNTRUSTED'})).toEqual([]);
		const other = {...issuer, subject: 'Other'};
		expect(warned({certificates: [leaf, other]})).toEqual([
			'The certificates are out of order, or one does not belong to the chain: Other.',
		]);
		expect(warned({certificates: [leaf, other], chainSource: 'built'})).toEqual([]);
	});
});

describe('an OCSP staple', () => {
	const staple = (change: Partial<OcspFacts>) =>
		warned({
			ocsp: {
				...{status: 'good', producedAt: null, thisUpdate: '2026-05-30T00:00:00.000Z'},
				...{nextUpdate: '2026-06-05T00:00:00.000Z', revokedAt: null, signature: 'issuer'},
				...change,
			},
		});

	it('that is good and in date is not told', () => {
		expect(staple({})).toEqual([]);
		expect(staple({nextUpdate: null})).toEqual([]);
	});

	it.each<[Partial<OcspFacts>, string]>([
		[{status: 'revoked', revokedAt: '2026-05-02T00:00:00.000Z'}, 'was revoked on 2026-05-02.'],
		[{status: 'revoked'}, 'was revoked.'],
		[{nextUpdate: '2026-05-31T00:00:00.000Z'}, 'is out of date: it was valid until 2026-05-31.'],
		[{status: 'revoked', signature: 'stranger'}, 'cannot be trusted'],
		[{signature: 'does not fit'}, 'cannot be trusted'],
		[{signature: 'other certificate'}, 'cannot be trusted'],
	])('%j', (change, words) => {
		expect(staple(change)).toEqual([expect.stringContaining(words)]);
	});
});
