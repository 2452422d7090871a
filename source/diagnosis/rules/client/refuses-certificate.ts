/** A client does not accept the certificate it was shown. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/refuses-certificate',
	watches: 'client',
	cause: 'tls-certificate',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8446 §6.2',
	story: {
		what: 'The client breaks the TLS handshake off after it saw the certificate, mostly with an alert such as unknown_ca.',
		why: 'The certificate of a listener is signed by an authority that the client does not know. Against its real server the same client may have no trouble.',
		advice: 'Let the client trust the authority of smtpscope, or show a certificate that it trusts.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'failed' || entry.error.stage !== 'handshake' || memory.secured !== null) {
			return null;
		}

		const {code, alert, clientHello} = entry.error;
		const [highest = ''] = clientHello?.versions ?? [];
		const told = alert !== undefined && aboutCertificate.includes(alert);
		const silent =
			code === 'tls-failed' && entry.error.systemCode === undefined && /^TLSv1\.[23]$/.test(highest);
		if (!told && !silent) {
			return null;
		}

		const name = clientHello?.servername ?? null;
		return {
			level: 'error',
			message: told
				? 'The client does not trust the certificate that smtpscope showed it.'
				: 'The client broke the handshake off; it probably does not trust the certificate that smtpscope showed it.',
			advice: `Export the authority of smtpscope and let the client trust it, or show a certificate of yours${name === null ? '' : ' for the name it asks for'}.`,
			retry: 'none',
			confidence: told ? 'certain' : 'likely',
		};
	},
};

// RFC 8446 §6.2: bad, unsupported, revoked, expired, unknown, unknown authority, unrecognized name.
const aboutCertificate: readonly number[] = [42, 43, 44, 45, 46, 48, 112];
