/** A client does not accept the certificate it was shown. */
import type {Memory} from '../../memory.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/refuses-certificate',
	cause: 'tls-certificate',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8446 §6.2',
	story: {
		what: 'The client aborts the TLS handshake after it has seen the certificate, usually with an alert such as unknown_ca.',
		why: 'The listener’s certificate is signed by a CA that the client does not know. With its real server the same client may have no problem.',
		advice: 'Make the client trust smtpscope’s CA, or use a certificate that it trusts.',
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
		return isSilent ? claim('likely', 'The client aborted the TLS handshake') : null;
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
				? 'The client does not trust the certificate that smtpscope presented.'
				: `${seen}; it probably does not trust the certificate that smtpscope presented.`,
		advice: 'Export smtpscope’s CA and make the client trust it, or use a certificate of your own.',
		retry: 'none',
		confidence,
	};
}

// RFC 8446 §6.2: bad, unsupported, revoked, expired, unknown, unknown authority, unrecognized name.
const aboutCertificate: readonly number[] = [42, 43, 44, 45, 46, 48, 112];
