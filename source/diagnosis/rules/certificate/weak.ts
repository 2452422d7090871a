/** The certificate has a short key or a broken signature. */
import {tlsIn} from '../../reading/tls.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'certificate/weak',
	cause: 'tls-certificate',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 8301; CA/Browser Forum Baseline Requirements §6.1.5',
	story: {
		what: 'The certificate has an RSA key below 2048 bits, or a signature with MD5 or SHA-1.',
		why: 'The certificate is old, or was made with an old tool.',
		advice: 'Have a new certificate made with RSA 2048 or more, or an elliptic curve, and SHA-256.',
	},
	inspect(entry) {
		const tls = tlsIn(entry);
		const [leaf] = tls?.certificates ?? [];
		const short = leaf?.keyBits != null && leaf.keyBits < (/^(RSA|DSA)/.test(leaf.keyType) ? 2048 : 224);
		const broken = leaf !== undefined && /md5|sha1/i.test(leaf.signatureAlgorithm);
		if (!tls || !(short || broken || /KEY_TOO_SMALL|MD_TOO_WEAK/.test(tls.error ?? ''))) {
			return null;
		}

		const what = short
			? `a short key (${leaf.keyType}, ${leaf.keyBits} bits)`
			: broken
				? `a broken signature (${leaf.signatureAlgorithm})`
				: 'a key or signature that is too weak';
		return {
			level: 'warning',
			message: `The certificate has ${what}.`,
			advice:
				'The server’s administrator should have a new one issued: RSA with 2048 bits or more, or an elliptic curve, signed with SHA-256.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
