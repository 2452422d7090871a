/** TLS alerts by number (RFC 8446 §6 and its registry): what a server means by each, and what helps. */

import type {OptionHint} from './types.ts';

export type TlsAlert = {
	readonly name: string;
	readonly meaning: string;
	readonly advice?: string;
	readonly options?: readonly OptionHint[];
};

/** By the number on the wire, 0 to 255. Unregistered numbers get a name and a meaning too. */
export function tlsAlert(number: number): TlsAlert {
	return (
		alerts.get(number) ?? {name: `alert ${number}`, meaning: 'it gave a reason that no standard describes'}
	);
}

const wantsOther =
	'Ask which TLS versions and ciphers the server accepts; a lower minimum version or other ciphers may help.';
const aboutOurs =
	'This is about the client certificate: check which one the server expects, or whether it expects any.';

const alerts: ReadonlyMap<number, TlsAlert> = new Map([
	[0, {name: 'close_notify', meaning: 'it ended TLS in the regular way'}],
	[10, {name: 'unexpected_message', meaning: 'it did not expect this message now'}],
	[
		20,
		{
			name: 'bad_record_mac',
			meaning: 'a record was damaged in transit',
			advice: 'Something in between changes the bytes, or the server’s TLS is broken.',
		},
	],
	[21, {name: 'decryption_failed', meaning: 'it could not decrypt a record'}],
	[22, {name: 'record_overflow', meaning: 'a record was too long for it'}],
	[30, {name: 'decompression_failure', meaning: 'it could not decompress a record'}],
	[
		40,
		{
			name: 'handshake_failure',
			meaning: 'it found no version, cipher or certificate that both sides can use',
			advice: wantsOther,
		},
	],
	[41, {name: 'no_certificate', meaning: 'it has no certificate to present'}],
	[
		42,
		{name: 'bad_certificate', meaning: 'it cannot use the certificate that was presented', advice: aboutOurs},
	],
	[
		43,
		{
			name: 'unsupported_certificate',
			meaning: 'it does not accept this kind of certificate',
			advice: aboutOurs,
		},
	],
	[
		44,
		{
			name: 'certificate_revoked',
			meaning: 'the certificate that was presented is revoked',
			advice: aboutOurs,
		},
	],
	[
		45,
		{
			name: 'certificate_expired',
			meaning: 'the certificate that was presented has expired',
			advice: aboutOurs,
		},
	],
	[
		46,
		{
			name: 'certificate_unknown',
			meaning: 'it does not accept the certificate that was presented',
			advice: aboutOurs,
		},
	],
	[47, {name: 'illegal_parameter', meaning: 'a field of the handshake had an invalid value'}],
	[
		48,
		{
			name: 'unknown_ca',
			meaning: 'it does not trust the issuer of the certificate that was presented',
			advice: aboutOurs,
		},
	],
	[
		49,
		{
			name: 'access_denied',
			meaning: 'the certificate was valid, but its owner may not connect',
			advice: aboutOurs,
		},
	],
	[
		50,
		{
			name: 'decode_error',
			meaning: 'it could not parse a handshake message',
			advice:
				'Very old servers, and some firewalls and proxies, fail on new extensions: try a lower maximum version.',
		},
	],
	[51, {name: 'decrypt_error', meaning: 'a signature or key exchange could not be verified'}],
	[60, {name: 'export_restriction', meaning: 'the negotiation would have used export-grade keys'}],
	[
		70,
		{
			name: 'protocol_version',
			meaning: 'it does not support any of the TLS versions offered',
			advice: 'The server is probably older: try a lower minimum version.',
		},
	],
	[
		71,
		{
			name: 'insufficient_security',
			meaning: 'it requires stronger ciphers than were offered',
			advice: wantsOther,
		},
	],
	[
		80,
		{
			name: 'internal_error',
			meaning: 'something failed on its side',
			advice: 'Check its log. A certificate or key that it cannot read is the usual cause.',
		},
	],
	[86, {name: 'inappropriate_fallback', meaning: 'it supports only a newer version than those offered'}],
	[90, {name: 'user_canceled', meaning: 'the handshake was cancelled on its side'}],
	[100, {name: 'no_renegotiation', meaning: 'it does not allow renegotiation'}],
	[109, {name: 'missing_extension', meaning: 'the handshake lacked an extension that it needs'}],
	[
		110,
		{name: 'unsupported_extension', meaning: 'the handshake contained an extension that it does not accept'},
	],
	[111, {name: 'certificate_unobtainable', meaning: 'it could not fetch a certificate'}],
	[
		112,
		{
			name: 'unrecognized_name',
			meaning: 'it has no host with the requested name',
			advice: 'Request another name.',
			options: [{option: 'servername'}],
		},
	],
	[113, {name: 'bad_certificate_status_response', meaning: 'the OCSP response was not usable'}],
	[114, {name: 'bad_certificate_hash_value', meaning: 'a certificate did not match its hash'}],
	[115, {name: 'unknown_psk_identity', meaning: 'it does not know the shared key that was named'}],
	[
		116,
		{
			name: 'certificate_required',
			meaning: 'it requires a client certificate and got none',
			advice: 'Give a client certificate and its key.',
			options: [{option: 'cert'}, {option: 'key'}],
		},
	],
	[
		120,
		{
			name: 'no_application_protocol',
			meaning: 'it accepts none of the application protocols (ALPN) offered',
			advice: 'Leave ALPN out.',
		},
	],
]);
