/** After a failed handshake: what to allow, one thing at a time, to find out what the server lacks. */
import type {TlsOptions, TransportError} from './types.ts';

export type Relaxation = {
	/** Stable. */
	readonly name:
		| 'small-hello'
		| 'tls-1.2'
		| 'small-keys'
		| 'old-ciphers'
		| 'old-tls'
		| 'legacy-renegotiation';
	/** What is allowed. */
	readonly words: string;
	/** What it means when the handshake goes through with this and failed without. */
	readonly finding: string;
	/** Laid over the options of the handshake that failed. */
	readonly tls: TlsOptions;
};

/** The relaxations worth a try after this failure, the likeliest first; none where they cannot help. */
export function relaxationsFor(error: TransportError): readonly Relaxation[] {
	if (error.stage !== 'handshake') {
		return [];
	}

	const row = rows.find(
		({codes, pattern}) => codes.includes(error.code) && pattern.test(`${error.systemCode} ${error.message}`),
	);
	return row?.relaxations ?? [];
}

const smallHello: Relaxation = {
	name: 'small-hello',
	words: 'without post-quantum key exchange, so that the first message fits into one packet',
	finding:
		'The server, or a firewall or proxy in between, cannot handle a first TLS message that is longer than one packet.',
	tls: {groups: 'X25519:P-256:P-384'},
};

const tls12: Relaxation = {
	name: 'tls-1.2',
	words: 'at most TLS 1.2',
	finding:
		'The server, or a firewall or proxy in between, fails on TLS 1.3 instead of answering with an older version.',
	tls: {maxVersion: 'TLSv1.2'},
};

const smallKeys: Relaxation = {
	name: 'small-keys',
	words: 'small keys and SHA-1 signatures (security level 0)',
	finding:
		'The server uses keys or signatures that are too weak by today’s standards: 1024-bit RSA or Diffie-Hellman, or SHA-1.',
	tls: {ciphers: 'DEFAULT@SECLEVEL=0'},
};

const oldCiphers: Relaxation = {
	name: 'old-ciphers',
	words: 'every cipher this OpenSSL has',
	finding:
		'The server accepts only ciphers that are no longer in use, such as those without forward secrecy.',
	tls: {ciphers: 'ALL:@SECLEVEL=0'},
};

const oldTls: Relaxation = {
	name: 'old-tls',
	words: 'TLS 1.0 and 1.1',
	finding: 'The server supports nothing newer than TLS 1.1, which is obsolete (RFC 8996).',
	// OpenSSL 3 has the signatures of these versions at security level 0 alone.
	tls: {minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0'},
};

const legacyRenegotiation: Relaxation = {
	name: 'legacy-renegotiation',
	words: 'servers without secure renegotiation',
	finding:
		'The server lacks secure renegotiation (RFC 5746): it, or a firewall or proxy in between, is very old.',
	tls: {legacyRenegotiation: true},
};

type Row = {
	readonly codes: readonly TransportError['code'][];
	readonly pattern: RegExp;
	readonly relaxations: readonly Relaxation[];
};

const rows: readonly Row[] = [
	{codes: ['tls-alert'], pattern: /\bprotocol_version\b/, relaxations: [oldTls, tls12]},
	{
		codes: ['tls-failed'],
		pattern: /UNSUPPORTED_PROTOCOL|WRONG_SSL_VERSION|VERSION_TOO_LOW/,
		relaxations: [oldTls],
	},
	{
		codes: ['tls-failed'],
		pattern: /KEY_TOO_SMALL|MD_TOO_WEAK|SIGNATURE|SIGALG/,
		relaxations: [smallKeys, oldTls],
	},
	{codes: ['tls-failed'], pattern: /LEGACY_RENEGOTIATION/, relaxations: [legacyRenegotiation]},
	{
		codes: ['tls-alert'],
		pattern: /\b(handshake_failure|insufficient_security|illegal_parameter)\b/,
		relaxations: [smallKeys, oldCiphers, oldTls, tls12],
	},
	{
		codes: ['tls-alert'],
		pattern: /\b(decode_error|unexpected_message|internal_error|unsupported_extension|record_overflow)\b/,
		relaxations: [smallHello, tls12, oldTls],
	},
	// No answer, or an end without one, is how boxes in between fail.
	{codes: ['timed-out', 'reset'], pattern: /./, relaxations: [smallHello, tls12, oldTls]},
	{codes: ['tls-failed'], pattern: /closed the connection/, relaxations: [smallHello, tls12, oldTls]},
];
