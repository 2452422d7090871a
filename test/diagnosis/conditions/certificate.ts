import {type Conditions, each, started} from './parts.ts';

const leaf = {
	subject: 'CN=mail.example.org',
	issuer: 'CN=Example CA',
	validFrom: '2025-01-01T00:00:00.000Z',
	validTo: '2027-01-01T00:00:00.000Z',
	altNames: ['DNS:mail.example.org'],
	fingerprint256: '',
	spki256: '',
	keyType: 'RSA',
	keyBits: 2048,
	signatureAlgorithm: 'sha256WithRSAEncryption',
	serialNumber: '1',
	selfSigned: false,
	isAuthority: false,
	pem: '',
};
const secured = (facts: object): string => `${started}\nTLS ${JSON.stringify(facts)}`;
const holding = (facts: object): string => secured({certificates: [{...leaf, ...facts}]});
const failing = (code: string, facts: object): string =>
	`${started}\nfailed: ${code} ${JSON.stringify(facts)}`;

export const certificate: Conditions = {
	'certificate/expired': {
		speaks: {
			'not valid yet': secured({authorized: false, error: 'CERT_NOT_YET_VALID'}),
			'a program gave up': failing('tls-failed', {stage: 'handshake', systemCode: 'CERT_HAS_EXPIRED'}),
		},
		silent: {
			'trusted all the same': secured({authorized: true, error: 'CERT_HAS_EXPIRED'}),
			'another failure': failing('other', {stage: 'handshake', systemCode: 'CERT_HAS_EXPIRED'}),
		},
	},
	'certificate/name': {
		speaks: {
			'a program gave up': failing('tls-failed', {
				stage: 'handshake',
				systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
			}),
			'a chain that is not trusted': secured({
				hostnameMatches: false,
				hostname: 'mail.example.org',
				authorized: false,
				error: 'X',
				certificates: [leaf],
			}),
			'no certificate, seen here': secured({
				hostnameMatches: false,
				hostname: 'mail.example.org',
				certificates: [],
			}),
			'a recording': secured({
				hostnameMatches: false,
				hostname: 'mail.example.org',
				recorded: true,
				certificates: [leaf],
			}),
		},
		silent: {
			'a recording without a certificate': secured({
				hostnameMatches: false,
				hostname: 'mail.example.org',
				recorded: true,
				certificates: [],
			}),
			'a recording without a name': secured({
				hostnameMatches: false,
				hostname: '',
				recorded: true,
				certificates: [leaf],
			}),
			'no TLS': started,
		},
	},
	'certificate/refused': {
		speaks: each(['42', '43', '44', '45', '46', '48'], alert =>
			failing('tls-alert', {stage: 'handshake', alert: Number(alert)}),
		),
		silent: {
			...each(['40', '47', '49'], alert => failing('tls-alert', {stage: 'handshake', alert: Number(alert)})),
			'not in the handshake': failing('tls-alert', {stage: 'open', alert: 48}),
		},
	},
	'certificate/unknown-issuer': {
		speaks: {
			...each(
				[
					'DEPTH_ZERO_SELF_SIGNED_CERT',
					'SELF_SIGNED_CERT_IN_CHAIN',
					'UNABLE_TO_GET_ISSUER_CERT',
					'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
					'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
				],
				error => secured({authorized: false, error}),
			),
			'a program gave up': failing('tls-failed', {
				stage: 'handshake',
				systemCode: 'SELF_SIGNED_CERT_IN_CHAIN',
			}),
		},
		silent: {
			'trusted all the same': secured({authorized: true, error: 'SELF_SIGNED_CERT_IN_CHAIN'}),
		},
	},
	'certificate/weak': {
		speaks: {
			...each(['md5WithRSAEncryption', 'sha1WithRSAEncryption', 'ecdsa-with-SHA1'], signatureAlgorithm =>
				holding({signatureAlgorithm}),
			),
			...each(['RSA', 'RSA-PSS', 'DSA'], keyType => holding({keyType, keyBits: 2047})),
			'a short elliptic curve': holding({keyType: 'EC', keyBits: 223}),
			...each(['EE_KEY_TOO_SMALL', 'CA_MD_TOO_WEAK'], error => secured({authorized: false, error})),
		},
		silent: {
			'RSA of 2048 bits': holding({keyBits: 2048}),
			'an elliptic curve': holding({keyType: 'EC', keyBits: 224}),
			ECDSA: holding({keyType: 'ECDSA', keyBits: 256}),
			'a key of unknown length': holding({keyBits: null}),
			'no certificate': secured({certificates: []}),
		},
	},
};
