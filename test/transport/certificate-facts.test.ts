/** What is read in certificates, with every field, in a file. */
import {X509Certificate} from 'node:crypto';
import {describe, expect, test} from 'vitest';
import {certificateFacts, splitAltNames} from '../../source/transport/certificate-facts.ts';
import {chainError} from '../../source/transport/chain-error.ts';
import type {CertificateFacts} from '../../source/transport/types.ts';
import {certificate} from '../support/certificates.ts';
import {certificate as someCertificate} from '../support/entries.ts';
import {shown} from '../support/shown.ts';

/** Signed by themselves, with keys that no other test has; valid for a hundred years. */
const fixed = {
	ed448: `-----BEGIN CERTIFICATE-----
MIIB/DCCAXygAwIBAgIUUhFhFZG9vhH1cY62dNIKQcj8350wBQYDK2VxMCoxEDAO
BgNVBAoMB0V4YW1wbGUxFjAUBgNVBAMMDWVkNDQ4LmV4YW1wbGUwIBcNMjYxMTI5
MDUxODQzWhgPMjEyNjExMDUwNTE4NDNaMCoxEDAOBgNVBAoMB0V4YW1wbGUxFjAU
BgNVBAMMDWVkNDQ4LmV4YW1wbGUwQzAFBgMrZXEDOgCtG0xJ6isU1xEkHd8gu632
l5TG0Aqiw1kq452yOcmJSA4ffZWZBVsMIX/t0OQ1RkCv9kmOeAsb1ICjgZgwgZUw
HQYDVR0OBBYEFHVLa/FtuyC9GGAuYU9CJsLAqD1yMB8GA1UdIwQYMBaAFHVLa/Ft
uyC9GGAuYU9CJsLAqD1yMA8GA1UdEwEB/wQFMAMBAf8wQgYDVR0RBDswOYINZWQ0
NDguZXhhbXBsZYcEwAACAYENeEBleGFtcGxlLm9yZ4YTaHR0cHM6Ly94LmV4YW1w
bGUvYTAFBgMrZXEDcwBj6f7jsWY9YZ36VmwW6k3WEhhYwIYbszPjB22v8mvCdG/E
xmV0QhSJhjNA1nNUmhn2YkapRGaQq4C5G0ufzdub943xCRWWCQ322sruBLiRcq72
4LfXBJ9Xqc41O9jZbD7LcVCDjzg2ES+ndCT49aJ0EQA=
-----END CERTIFICATE-----`,
	p521: `-----BEGIN CERTIFICATE-----
MIICdjCCAdegAwIBAgIUI8VsObwFgbXsjf6jAvu33LzAHDswCgYIKoZIzj0EAwIw
KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMcDUyMS5leGFtcGxlMCAXDTI2
MTEyOTA1MTg0M1oYDzIxMjYxMTA1MDUxODQzWjApMRAwDgYDVQQKDAdFeGFtcGxl
MRUwEwYDVQQDDAxwNTIxLmV4YW1wbGUwgZswEAYHKoZIzj0CAQYFK4EEACMDgYYA
BAGsjt0Plu0w3d0ormDsMFbgcus391Lili54NssU2tUNXX6VpIZ0Xt0SW+fIbY2I
44X8zx2dv1ECEuAmgjh5zdtOhQHFQ3IpYJt2PHBv///ceKdJDQXqLCZxdTWQGnx+
ltk43TzsXgFBW80ym/B1LnZKhVktLPdVm2wrU8Xt7sXE+vbloqOBlzCBlDAdBgNV
HQ4EFgQU+c5BQ6tGguIfDIjxRWlatmi0qjEwHwYDVR0jBBgwFoAU+c5BQ6tGguIf
DIjxRWlatmi0qjEwDwYDVR0TAQH/BAUwAwEB/zBBBgNVHREEOjA4ggxwNTIxLmV4
YW1wbGWHBMAAAgGBDXhAZXhhbXBsZS5vcmeGE2h0dHBzOi8veC5leGFtcGxlL2Ew
CgYIKoZIzj0EAwIDgYwAMIGIAkIA8LuuRy+cXjFkvO6vtUKDW93GgsfmKq/ngTql
zK56jV9SN1juZ/OXRDJCZV+V6McUdDJKhrq5OQDLBdhTSiFQSJgCQgENX8REnrXH
wh2yU6wUtHv5ZpC+SsYc6ZBK2Bj40fp9DqKlOTg3utAVRzOC2/K1Vf3p7cUuwM42
IGT/0cEVHo8Aqg==
-----END CERTIFICATE-----`,
	brainpool: `-----BEGIN CERTIFICATE-----
MIIB6DCCAY+gAwIBAgIUf2Op0sXfuxld9dNXgUwRSbPdvNIwCgYIKoZIzj0EAwIw
JzEQMA4GA1UECgwHRXhhbXBsZTETMBEGA1UEAwwKYnAuZXhhbXBsZTAgFw0yNjEx
MjkwNTE4NDNaGA8yMTI2MTEwNTA1MTg0M1owJzEQMA4GA1UECgwHRXhhbXBsZTET
MBEGA1UEAwwKYnAuZXhhbXBsZTBaMBQGByqGSM49AgEGCSskAwMCCAEBBwNCAASp
EHSlKX9VPZc+zn1kXbTuIo8g6wLlfQQN/sWy4ZYdBFKJd7m2A4OYY+bv+jCpsbtx
6Q2i2g2T8lU06m6lx/oOo4GVMIGSMB0GA1UdDgQWBBRkJJPxussyK8guu6/Gss2u
oSGYdjAfBgNVHSMEGDAWgBRkJJPxussyK8guu6/Gss2uoSGYdjAPBgNVHRMBAf8E
BTADAQH/MD8GA1UdEQQ4MDaCCmJwLmV4YW1wbGWHBMAAAgGBDXhAZXhhbXBsZS5v
cmeGE2h0dHBzOi8veC5leGFtcGxlL2EwCgYIKoZIzj0EAwIDRwAwRAIgUyyFC2pW
40PlC/o6H9xDOz5FqTTLLjMZtLquSifgbecCIAY8EYqTBDSdvwGpcI7zGHCURrZt
ct/pY/A5Wzxw7LZK
-----END CERTIFICATE-----`,
	pss: `-----BEGIN CERTIFICATE-----
MIIC2DCCAg2gAwIBAgIUWLFuiKDxlw/NDUejgTwySbB+TkcwQQYJKoZIhvcNAQEK
MDSgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3DQEBCDANBglghkgBZQMEAgEF
AKIDAgFeMCgxEDAOBgNVBAoMB0V4YW1wbGUxFDASBgNVBAMMC3Bzcy5leGFtcGxl
MCAXDTI2MTEyOTA1MTg0M1oYDzIxMjYxMTA1MDUxODQzWjAoMRAwDgYDVQQKDAdF
eGFtcGxlMRQwEgYDVQQDDAtwc3MuZXhhbXBsZTCBnTALBgkqhkiG9w0BAQoDgY0A
MIGJAoGBANY3vpIEShqFZqc8XoRO3ePavFJRJTdoOCR5yM7GK1E8J4hJDDnetffn
/ffTlnsacby2w79kgEJz6nFv1ZhMJf87G5357DrMWY9GWQhWFrETG5DlcTXqNkGD
ZAPLOgTJrT7NWYV60uXVFnNZe+ENt3uCJBZzhRrOiffNm/9UucN5AgMBAAGjgZYw
gZMwHQYDVR0OBBYEFK/bK00m1gWqG8dZ5eKuVUn+GwOHMB8GA1UdIwQYMBaAFK/b
K00m1gWqG8dZ5eKuVUn+GwOHMA8GA1UdEwEB/wQFMAMBAf8wQAYDVR0RBDkwN4IL
cHNzLmV4YW1wbGWHBMAAAgGBDXhAZXhhbXBsZS5vcmeGE2h0dHBzOi8veC5leGFt
cGxlL2EwQQYJKoZIhvcNAQEKMDSgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3
DQEBCDANBglghkgBZQMEAgEFAKIDAgFeA4GBAJ2j9DwJymMJ0sOmmJLKR8bHRE03
5GSeMN2EZvwYQb8hJDc7Ssbj6DZL7W8kWSm6QZxipM1ZOGuw3F405JGcNse3bYms
LWjXyBVVSFmCLVCbyMS5GwDN/pFnJgUk9Zw6dLEDxw2N1jXujsDisf2yRhsYazyM
+djiSldxCjuuNg6q
-----END CERTIFICATE-----`,
};

test('each kind of key, with every field', async () => {
	const rows = Object.entries(fixed).map(([name, pem]) => {
		const {pem: own, ...facts} = certificateFacts(new X509Certificate(pem));
		expect(own.trim()).toBe(pem);
		return `${name}: ${shown(facts)}`;
	});
	await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('snapshots/certificates.txt');
});

test.each([
	['good', 'EC', 256, false],
	['ed25519', 'Ed25519', 256, false],
	['rsa-1024', 'RSA', 1024, false],
	['self-signed', 'EC', 256, true],
] as const)('%s', async (kind, keyType, keyBits, selfSigned) => {
	const facts = certificateFacts(new X509Certificate((await certificate(kind)).cert));
	expect(facts).toMatchObject({keyType, keyBits, selfSigned, isAuthority: false});
	expect(facts.validFrom).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
});

test('a certificate that names itself its issuer, and is signed by another', async () => {
	const own = new X509Certificate((await certificate('self-signed')).cert);
	const other = new X509Certificate(fixed.ed448);
	const forged = new Proxy(own, {
		get: (target, name) => (name === 'publicKey' ? other.publicKey : Reflect.get(target, name, target)),
	});
	const bound = new Proxy(forged, {
		get: (target, name) => {
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? value.bind(own) : value;
		},
	});
	expect(certificateFacts(bound)).toMatchObject({selfSigned: false, keyType: 'Ed448'});
});

describe('names', () => {
	test.each<[string, readonly string[]]>([
		['', []],
		['DNS:a.example', ['DNS:a.example']],
		['DNS:a.example, IP Address:192.0.2.1', ['DNS:a.example', 'IP Address:192.0.2.1']],
		['DNS:"a b", DNS:c', ['DNS:a b', 'DNS:c']],
		['DNS:"a, DNS:b", DNS:c', ['DNS:"a, DNS:b"', 'DNS:c']],
		['DNS:"\\u0000x", DNS:c', ['DNS:\u0000x', 'DNS:c']],
		['DNS:"\\q", DNS:c', ['DNS:"\\q"', 'DNS:c']],
		['nothing, DNS:c', ['DNS:c']],
		['DNS:a, nothing', ['DNS:a']],
		['nothing', []],
		['1:2, DirName:CN = x', ['DirName:CN = x']],
	])('%s', (text, names) => {
		expect(splitAltNames(text)).toEqual(names);
	});
});

describe('what is wrong with a chain', () => {
	const one = (more: Partial<CertificateFacts>): CertificateFacts => ({
		...someCertificate,
		keyType: 'EC',
		keyBits: 256,
		signatureAlgorithm: 'ecdsa-with-SHA256',
		...more,
	});
	const short = one({keyType: 'RSA', keyBits: 1024});
	test.each<
		[string, {authorized?: boolean; authorizationError?: unknown}, readonly CertificateFacts[], string | null]
	>([
		['nothing', {authorized: true}, [one({})], null],
		['no certificate', {authorizationError: new Error('X')}, [], 'NO_CERTIFICATE'],
		[
			'OpenSSL’s name of it',
			{authorizationError: new Error('CERT_HAS_EXPIRED')},
			[short],
			'CERT_HAS_EXPIRED',
		],
		['a name that is a text', {authorizationError: 'CERT_REVOKED'}, [one({})], 'CERT_REVOKED'],
		['no name', {}, [one({})], 'UNSPECIFIED'],
		['a short key of the server', {}, [short, short], 'EE_KEY_TOO_SMALL'],
		['a short key of an issuer', {}, [one({}), one({}), short], 'CA_KEY_TOO_SMALL'],
		['a short DSA key', {}, [one({keyType: 'DSA', keyBits: 2047})], 'EE_KEY_TOO_SMALL'],
		['an RSA key just long enough', {}, [one({keyType: 'RSA-PSS', keyBits: 2048})], 'UNSPECIFIED'],
		['an EC key that is short', {}, [one({keyBits: 223})], 'EE_KEY_TOO_SMALL'],
		['an EC key just long enough', {}, [one({keyBits: 224})], 'UNSPECIFIED'],
		['a key of no known size', {}, [one({keyBits: null})], 'UNSPECIFIED'],
		['SHA-1', {}, [one({}), one({signatureAlgorithm: 'sha1WithRSAEncryption'})], 'CA_MD_TOO_WEAK'],
		['MD5', {}, [one({signatureAlgorithm: 'MD5withRSA'})], 'CA_MD_TOO_WEAK'],
	])('%s', (_, socket, certificates, error) => {
		expect(chainError({authorized: false, ...socket} as never, certificates)).toBe(error);
	});
});
