/** TLS facts in words: the chain and the name are two verdicts. */
import type {SecuredEntry} from '../session/entry.ts';
import type {CertificateFacts, TlsFacts} from '../transport/types.ts';
import {clientTlsSummary, incomingTlsFields} from './client-hello.ts';
import type {Explanation, ExplanationField} from './explanation.ts';
import {octetsInWords} from './quantities.ts';

export function explainSecured(entry: SecuredEntry): Explanation {
	const {tls} = entry;
	const next = tls.clientHello
		? 'Everything said before is discarded: the client begins again with EHLO.'
		: 'What the server announced before no longer counts. Next: EHLO.';
	return {
		title: 'Encrypted from here',
		summary: [tlsSummary(tls), ...clearBytesWords(entry), next].join(' '),
		fields: [
			...tlsFields(tls),
			// A recording does not show how long it took.
			...(entry.elapsed === 0 ? [] : [{label: 'handshake', value: `${Math.round(entry.elapsed)} ms`}]),
		],
		retry: 'none',
		connectionOver: false,
		references: ['RFC 3207 §4.2', 'RFC 8446'],
	};
}

function clearBytesWords({tls, clearBytes}: SecuredEntry): string[] {
	if (clearBytes.length === 0) {
		return [];
	}

	const octets = octetsInWords(clearBytes.length);
	return [
		tls.clientHello
			? `${octets} came from the client in clear text after STARTTLS and were not read.`
			: `${octets} came in clear text after the 220 and were not read as replies: something in between may have injected them.`,
	];
}

/** Both verdicts in a sentence. */
export function tlsSummary(tls: TlsFacts): string {
	if (tls.clientHello) {
		return clientTlsSummary();
	}

	if (tls.recorded) {
		return recordedTlsSummary(tls);
	}

	const chain = tls.authorized
		? 'The certificate chain is trusted'
		: `The chain is not trusted (${chainWords(tls.error)})`;
	const name = tls.hostnameMatches
		? `the certificate is for ${tls.hostname}`
		: `the certificate is not for ${tls.hostname}`;
	const joint = tls.authorized === tls.hostnameMatches ? 'and' : 'but';
	return `${chain}, ${joint} ${name}.`;
}

// Whoever wrote the recording checked the certificate or did not; we cannot.
function recordedTlsSummary({authorized, error}: TlsFacts): string {
	if (authorized) {
		return 'The recording says that the certificate was verified.';
	}

	return error === null
		? 'The recording does not say whether the certificate was verified.'
		: `The recording says that the certificate was not verified: ${chainWords(error)}.`;
}

/** What a recording does not tell. */
const unknown = 'unknown';

/** The handshake and both verdicts; a recording shows only what it knows. */
export function tlsFields(tls: TlsFacts): ExplanationField[] {
	if (tls.clientHello) {
		return incomingTlsFields(tls, tls.clientHello);
	}

	const protocol = [
		...[tls.protocol, tls.cipher].filter(name => name !== unknown),
		...(tls.group ? [`key exchange ${tls.group}`] : []),
	].join(', ');
	const fields: ExplanationField[] = [
		...(protocol === '' ? [] : [{label: 'protocol', value: protocol}]),
		...(tls.recorded ? [] : verdictFields(tls)),
	];
	if (tls.signatureScheme) {
		fields.push({label: 'signature', value: tls.signatureScheme});
	}

	if (!tls.recorded || tls.resumed || tls.sessionId) {
		fields.push({label: 'session', value: sessionWords(tls)});
	}

	if (tls.asksForCertificate) {
		fields.push({label: 'client', value: clientWords(tls) ?? ''});
	}

	if (tls.alpn) {
		fields.push({label: 'ALPN', value: tls.alpn});
	}

	fields.push(...tls.warnings.map(value => ({label: 'warning', value})));
	const order = tls.chainSource === 'sent' ? 'in the order sent' : 'as the verifier built it';
	tls.certificates.forEach((certificate, index) => {
		const label = index === 0 ? 'certificate' : `issuer ${index}`;
		fields.push({label, value: certificateWords(certificate)});
	});
	if (tls.certificates.length > 1) {
		fields.push({label: 'chain order', value: `${tls.certificates.length} certificates, ${order}`});
	}

	return fields;
}

/** What the server wants to see of the client; null where that was not seen. */
export function clientWords({asksForCertificate}: TlsFacts): string | null {
	return asksForCertificate === undefined
		? null
		: asksForCertificate
			? 'client certificate requested'
			: 'no client certificate requested';
}

/** Whether it is a new one, and what there is to resume it with. */
export function sessionWords({resumed, sessionId, protocol, ticket, tickets}: TlsFacts): string {
	const begun = resumed ? 'resumed from an earlier connection' : 'new';
	if (protocol === 'TLSv1.3') {
		return tickets === undefined
			? `${begun}; TLS 1.3 has no id, its tickets come after the handshake`
			: `${begun}; ${tickets === 0 ? 'no ticket' : tickets === 1 ? '1 ticket' : `${tickets} tickets`} to resume it came after the handshake`;
	}

	const given = ticket === undefined ? [] : [ticket ? 'with a ticket to resume it' : 'no ticket'];
	return [begun, sessionId === null ? 'no id' : `id ${sessionId}`, ...given].join(', ');
}

function verdictFields(tls: TlsFacts): ExplanationField[] {
	return [
		{label: 'chain', value: tls.authorized ? 'trusted' : `not trusted: ${chainWords(tls.error)}`},
		{label: 'name', value: nameWords(tls)},
	];
}

function nameWords(tls: TlsFacts): string {
	const names = tls.certificates[0]?.altNames ?? [];
	const list = names.length > 0 ? names.slice(0, 8).join(', ') : 'no names';
	const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
	return tls.hostnameMatches
		? `${tls.hostname} is in the certificate`
		: `${tls.hostname} is not in the certificate, which has: ${list}${more}`;
}

function certificateWords(certificate: CertificateFacts): string {
	const key = `${certificate.keyType}${certificate.keyBits === null ? '' : ` ${certificate.keyBits} bits`}`;
	const issuer = certificate.selfSigned ? 'self-signed' : `issued by ${certificate.issuer}`;
	const valid = `valid ${certificate.validFrom.slice(0, 10)} to ${certificate.validTo.slice(0, 10)}`;
	return `${certificate.subject}; ${issuer}; ${valid}; ${key}, ${certificate.signatureAlgorithm}`;
}

/** OpenSSL's names of what is wrong with a chain; the numbers are those of `openssl s_client`. */
const chainProblems: Readonly<Record<string, string>> = {
	UNABLE_TO_GET_ISSUER_CERT: 'the issuer’s certificate cannot be found (verify error 2)',
	CERT_SIGNATURE_FAILURE: 'a certificate’s signature does not verify (verify error 7)',
	CERT_NOT_YET_VALID: 'a certificate is not valid yet, or the clock of this machine is slow (verify error 9)',
	CERT_HAS_EXPIRED: 'a certificate has expired, or the clock of this machine is fast (verify error 10)',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed (verify error 18)',
	SELF_SIGNED_CERT_IN_CHAIN: 'the chain ends in a CA that is not trusted here (verify error 19)',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
		'the CA is not known here, or the server does not send an intermediate certificate (verify error 20)',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE:
		'the server sent only its own certificate, without the issuer’s (verify error 21)',
	CERT_CHAIN_TOO_LONG: 'the chain is too long (verify error 22)',
	CERT_REVOKED: 'the certificate was revoked (verify error 23)',
	INVALID_CA: 'a certificate in the chain may not issue others (verify error 24)',
	PATH_LENGTH_EXCEEDED: 'a CA may not have others below it (verify error 25)',
	INVALID_PURPOSE: 'the certificate is not intended for servers (verify error 26)',
	CERT_UNTRUSTED: 'the CA is not trusted for this purpose (verify error 27)',
	CERT_REJECTED: 'the CA is marked as rejected (verify error 28)',
	HOSTNAME_MISMATCH: 'the name does not match (verify error 62)',
	ERR_TLS_CERT_ALTNAME_INVALID: 'the name does not match',
	EE_KEY_TOO_SMALL: 'the server’s key is too small (verify error 66)',
	CA_KEY_TOO_SMALL: 'a CA’s key is too small (verify error 67)',
	NO_CERTIFICATE: 'the server sent no certificate',
	UNSPECIFIED: 'OpenSSL does not say why',
	CA_MD_TOO_WEAK: 'a signature in the chain uses a weak hash (verify error 68)',
};

/** Whether the code of an error is OpenSSL’s or Node’s name for what is wrong with a certificate. */
export function isChainProblem(code: string): boolean {
	return Object.hasOwn(chainProblems, code);
}

/** `error` is OpenSSL’s name for it, such as `CERT_HAS_EXPIRED`; it stays in the text for a search. */
export function chainWords(error: string | null): string {
	if (error === null) {
		return 'no reason is known';
	}

	const words = chainProblems[error];
	return words ? `${words}, ${error}` : error;
}
