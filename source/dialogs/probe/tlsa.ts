/** TLSA records against the certificates a server sent (RFC 6698, for SMTP RFC 7672). Pure. */
import {createHash, X509Certificate} from 'node:crypto';
import type {CertificateFacts, TlsFacts} from '../../transport/types.ts';
import type {TlsaRecord} from './mail-host.ts';

export type TlsaMatch =
	| 'fits'
	| 'does not fit'
	/** Usages 0 and 1 mean public authorities, which mail servers do not agree on (RFC 7672 §3.1.3). */
	| 'not for SMTP'
	/** A number that no RFC gives a meaning. */
	| 'unknown'
	/** No certificate was seen. */
	| 'nothing to compare';

/** Usages 0 and 1 are not for SMTP (RFC 7672 §3.1.3); `unknown` is a number no standard has. */
export function compareTlsa(record: TlsaRecord, tls: TlsFacts | null): TlsaMatch {
	const {usage, selector, matching, data} = record;
	if (usage === 0 || usage === 1) {
		return 'not for SMTP';
	}

	if (usage > 3 || selector > 1 || matching > 2) {
		return 'unknown';
	}

	if (!tls) {
		return 'nothing to compare';
	}

	// Usage 3 names the server's own certificate, usage 2 an authority in what it sends (RFC 7671 §5).
	const candidates = usage === 3 ? tls.certificates.slice(0, 1) : tls.certificates.slice(1);
	const fits = candidates.some(
		certificate => digest(selected(certificate, selector), matching) === data.toLowerCase(),
	);
	return fits ? 'fits' : 'does not fit';
}

function selected({pem}: CertificateFacts, selector: number): Uint8Array {
	const certificate = new X509Certificate(pem);
	return selector === 0 ? certificate.raw : certificate.publicKey.export({type: 'spki', format: 'der'});
}

function digest(bytes: Uint8Array, matching: number): string {
	return matching === 0
		? Buffer.from(bytes).toString('hex')
		: createHash(matching === 1 ? 'sha256' : 'sha512')
				.update(bytes)
				.digest('hex');
}
