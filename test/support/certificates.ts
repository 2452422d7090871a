/**
 * Certificates of every kind, made when a test asks for them and kept for the process. Keys are EC, which
 * takes a millisecond, unless the kind is about another one.
 */
import 'reflect-metadata';
import {webcrypto} from 'node:crypto';
import {domainToASCII} from 'node:url';
import * as x509 from '@peculiar/x509';

export type CertificateKind =
	/** For mail.example.test, localhost, 127.0.0.1 and ::1, signed by the authority. */
	| 'good'
	| 'expired'
	| 'expires-soon'
	| 'not-yet-valid'
	/** For other.example.test. */
	| 'wrong-name'
	| 'self-signed'
	/** The server sends the intermediate with it, as it should. */
	| 'with-intermediate'
	| 'missing-intermediate'
	/** The chain is sent in the wrong order, with a certificate that does not belong to it. */
	| 'disordered'
	/** The authority is sent too. */
	| 'with-root'
	| 'rsa-2048'
	| 'rsa-1024'
	/** The leaf is signed with SHA-1. */
	| 'sha-1'
	/** For *.example.test. */
	| 'wildcard'
	/** For 127.0.0.1 and ::1, with no name. */
	| 'ip'
	/** For bücher.example. */
	| 'idn'
	/** The name stands in the CN alone. */
	| 'cn-only'
	/** Ed25519. */
	| 'ed25519'
	/** For a client to show. */
	| 'client';

/** PEM texts. `cert` is what is sent, the leaf first unless the kind says otherwise; `ca` is what to trust. */
export type MadeCertificate = {readonly cert: string; readonly key: string; readonly ca: string};

export const certificate = (kind: CertificateKind): Promise<MadeCertificate> => {
	const known = made.get(kind);
	if (known !== undefined) return known;
	const making = make(kind);
	made.set(kind, making);
	return making;
};

/** An authority that nothing trusts unless told to. */
export const authority = (): Promise<Issuer> => {
	root ??= issue({subject: 'CN=Test Root, O=smtpscope', authority: true});
	return root;
};

export type Issuer = {
	readonly certificate: x509.X509Certificate;
	readonly keys: webcrypto.CryptoKeyPair;
	readonly pem: string;
};

export type Leaf = {
	/** As in `CN=…, O=…`. */
	readonly subject: string;
	readonly names?: readonly string[];
	readonly addresses?: readonly string[];
	/** Days from now. */
	readonly from?: number;
	readonly to?: number;
	readonly key?: 'ec' | 'ed25519' | 'rsa-1024' | 'rsa-2048';
	readonly hash?: 'SHA-1' | 'SHA-256';
	readonly authority?: boolean;
	readonly client?: boolean;
	/** Signs OCSP responses for its issuer. */
	readonly ocsp?: boolean;
	/** Itself where absent. */
	readonly issuer?: Issuer;
};

/** One certificate and its keys, for what no kind covers. */
export const issue = async (leaf: Leaf): Promise<Issuer> => {
	const {subject, names = [], addresses = [], from = -1, to = 365, hash = 'SHA-256'} = leaf;
	const keys = await generate(leaf.key ?? 'ec', hash);
	const signer = leaf.issuer?.keys ?? keys;
	const made = await x509.X509CertificateGenerator.create({
		serialNumber: (++serial).toString(16).padStart(16, '10'),
		subject,
		issuer: leaf.issuer?.certificate.subject ?? subject,
		notBefore: new Date(Date.now() + from * day),
		notAfter: new Date(Date.now() + to * day),
		publicKey: keys.publicKey,
		signingKey: signer.privateKey,
		signingAlgorithm: {name: signer.privateKey.algorithm.name, hash},
		extensions: [
			new x509.BasicConstraintsExtension(leaf.authority ?? false, undefined, true),
			await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
			await x509.AuthorityKeyIdentifierExtension.create(signer.publicKey),
			...(leaf.authority
				? [new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)]
				: [
						new x509.ExtendedKeyUsageExtension([
							leaf.ocsp
								? x509.ExtendedKeyUsage.ocspSigning
								: leaf.client
									? x509.ExtendedKeyUsage.clientAuth
									: x509.ExtendedKeyUsage.serverAuth,
						]),
					]),
			...(names.length + addresses.length > 0
				? [
						new x509.SubjectAlternativeNameExtension([
							...names.map(value => ({type: 'dns' as const, value})),
							...addresses.map(value => ({type: 'ip' as const, value})),
						]),
					]
				: []),
		],
	});
	return {certificate: made, keys, pem: `${made.toString('pem')}\n`};
};

/** PKCS #8. */
export const keyPem = async ({keys}: Issuer): Promise<string> =>
	x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');

const made = new Map<CertificateKind, Promise<MadeCertificate>>();
const day = 24 * 60 * 60 * 1000;
let root: Promise<Issuer> | undefined;
let middle: Promise<Issuer> | undefined;
let serial = 0;

const host = 'mail.example.test';
const loopback = {names: [host, 'localhost'], addresses: ['127.0.0.1', '::1']};

const make = async (kind: CertificateKind): Promise<MadeCertificate> => {
	const ca = await authority();
	const leaf = await issue(await leafOf(kind, ca));
	const cert = (await sentWith(kind, leaf, ca)).join('');
	return {cert, key: await keyPem(leaf), ca: kind === 'self-signed' ? leaf.pem : ca.pem};
};

const leafOf = async (kind: CertificateKind, issuer: Issuer): Promise<Leaf> => {
	const good: Leaf = {subject: `CN=${host}`, ...loopback, issuer};
	switch (kind) {
		case 'good':
		case 'with-root':
			return good;
		case 'expired':
			return {...good, from: -90, to: -3};
		case 'expires-soon':
			return {...good, to: 5.5};
		case 'not-yet-valid':
			return {...good, from: 3};
		case 'wrong-name':
			return {subject: 'CN=other.example.test', names: ['other.example.test'], issuer};
		case 'self-signed':
			return {subject: `CN=${host}`, ...loopback};
		case 'with-intermediate':
		case 'missing-intermediate':
		case 'disordered':
			return {...good, issuer: await intermediate()};
		case 'rsa-2048':
		case 'rsa-1024':
		case 'ed25519':
			return {...good, key: kind};
		case 'sha-1':
			return {...good, hash: 'SHA-1'};
		case 'wildcard':
			return {subject: 'CN=*.example.test', names: ['*.example.test'], issuer};
		case 'ip':
			return {subject: 'CN=an address', addresses: loopback.addresses, issuer};
		case 'idn':
			return {subject: 'CN=an umlaut', names: [domainToASCII('bücher.example')], issuer};
		case 'cn-only':
			return {subject: `CN=${host}`, issuer};
		case 'client':
			return {subject: 'CN=somebody', issuer, client: true};
	}
};

const sentWith = async (kind: CertificateKind, leaf: Issuer, ca: Issuer): Promise<readonly string[]> => {
	switch (kind) {
		case 'with-intermediate':
			return [leaf.pem, (await intermediate()).pem];
		case 'disordered':
			return [leaf.pem, (await stranger()).pem, ca.pem, (await intermediate()).pem];
		case 'with-root':
			return [leaf.pem, ca.pem];
		default:
			return [leaf.pem];
	}
};

const intermediate = (): Promise<Issuer> => {
	middle ??= authority().then(issuer =>
		issue({subject: 'CN=Test Intermediate, O=smtpscope', authority: true, issuer}),
	);
	return middle;
};

const stranger = (): Promise<Issuer> => issue({subject: 'CN=A Stranger', authority: true});

const generate = async (key: NonNullable<Leaf['key']>, hash: string): Promise<webcrypto.CryptoKeyPair> => {
	const uses: webcrypto.KeyUsage[] = ['sign', 'verify'];
	if (key === 'ed25519') return pair(await webcrypto.subtle.generateKey('Ed25519', true, uses));
	if (key === 'ec') {
		return webcrypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, uses);
	}
	return webcrypto.subtle.generateKey(
		{
			name: 'RSASSA-PKCS1-v1_5',
			modulusLength: key === 'rsa-1024' ? 1024 : 2048,
			publicExponent: new Uint8Array([1, 0, 1]),
			hash,
		},
		true,
		uses,
	);
};

const pair = (keys: webcrypto.CryptoKey | webcrypto.CryptoKeyPair): webcrypto.CryptoKeyPair => {
	if ('privateKey' in keys) return keys;
	throw new Error('a pair of keys was expected');
};
