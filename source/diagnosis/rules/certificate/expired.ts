/** The certificate has run out, or is not valid yet. */
import {chainProblem, tlsIn} from '../../reading/tls.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'certificate/expired',
	cause: 'tls-certificate',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5280 §4.1.2.5',
	story: {
		what: 'The chain verdict is CERT_HAS_EXPIRED or CERT_NOT_YET_VALID.',
		why: 'The certificate was not renewed, the mail server did not load the renewed one, or the clock of this machine is wrong.',
		advice:
			'Have the server load the renewed certificate: the reload after renewing is often forgotten. Check the clock of this machine if every server’s certificate appears to have expired.',
	},
	inspect(entry) {
		const problem = chainProblem(entry);
		if (problem !== 'CERT_HAS_EXPIRED' && problem !== 'CERT_NOT_YET_VALID') {
			return null;
		}

		const leaf = tlsIn(entry)?.certificates[0];
		const early = problem === 'CERT_NOT_YET_VALID';
		const day = (early ? leaf?.validFrom : leaf?.validTo)?.slice(0, 10);
		return {
			level: entry.type === 'failed' ? 'error' : 'warning',
			message: early
				? `A certificate in the chain is not valid yet${day ? ` (the server’s own begins on ${day})` : ''}.`
				: `A certificate in the chain has expired${day ? ` (the server’s own ended on ${day})` : ''}.`,
			advice:
				'The server’s administrator must renew it and reload the mail server. If every server shows this problem, correct this machine’s clock.',
			retry: entry.type === 'failed' ? 'never' : 'none',
			confidence: 'certain',
		};
	},
};
