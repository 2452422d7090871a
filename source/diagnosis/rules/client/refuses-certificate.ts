/** A client does not accept the certificate it was shown. */
import type {Memory} from '../../memory.ts';
import type {Claim, Rule} from '../../rule.ts';

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
		if (entry.type === 'closed' && entry.by === 'client' && leftAfterHandshake(memory)) {
			return claim('likely', 'The client left right after the TLS handshake');
		}

		if (entry.type !== 'failed' || entry.error.stage !== 'handshake' || memory.secured !== null) {
			return null;
		}

		const {code, alert, systemCode, clientHello} = entry.error;
		if (alert !== undefined && aboutCertificate.includes(alert)) {
			return claim('certain', null);
		}

		const [highest = ''] = clientHello?.versions ?? [];
		const isSilent = code === 'tls-failed' && systemCode === undefined && /^TLSv1\.[23]$/.test(highest);
		return isSilent ? claim('likely', 'The client broke the TLS handshake off') : null;
	},
};

/** Some check the certificate only when the handshake is done: GnuTLS leaves it to the program. */
function leftAfterHandshake({connected, secured, lastSent}: Memory): boolean {
	const last = lastSent?.kind === 'command' ? lastSent.verb : null;
	return secured ? last === 'STARTTLS' : connected?.tls != null && lastSent === null;
}

/** `seen` is what happened, where the client did not say that it is about the certificate. */
function claim(confidence: 'certain' | 'likely', seen: string | null): Claim {
	return {
		level: 'error',
		message:
			seen === null
				? 'The client does not trust the certificate that smtpscope showed it.'
				: `${seen}; it probably does not trust the certificate that smtpscope showed it.`,
		advice: 'Export the authority of smtpscope and let the client trust it, or show a certificate of yours.',
		retry: 'none',
		confidence,
	};
}

// RFC 8446 §6.2: bad, unsupported, revoked, expired, unknown, unknown authority, unrecognized name.
const aboutCertificate: readonly number[] = [42, 43, 44, 45, 46, 48, 112];
