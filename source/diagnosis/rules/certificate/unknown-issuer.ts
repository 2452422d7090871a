/** No one known vouches for the certificate. */
import {chainProblem} from '../../reading/tls.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'certificate/unknown-issuer',
	cause: 'tls-certificate',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5280 §6; RFC 8314 §4',
	story: {
		what: 'The chain verdict is “self-signed”, or an issuer is missing or unknown.',
		why: 'The server uses a self-signed certificate, or it does not send the intermediate certificate, or a company’s own CA (or a virus scanner in between) issued it.',
		advice:
			'On your own server: use a certificate from a CA and send the full chain (`fullchain.pem`). For a company’s own CA, give the program its certificate file.',
	},
	inspect(entry) {
		const problem = chainProblem(entry);
		const words = problem === null ? undefined : meanings[problem];
		return words === undefined
			? null
			: {
					level: entry.type === 'failed' ? 'error' : 'warning',
					message: words,
					advice:
						problem === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
							? 'On your own server, configure the full chain (fullchain.pem), not the certificate alone.'
							: 'If you know this CA, give the program its certificate; otherwise do not send a password here.',
					retry: entry.type === 'failed' ? 'never' : 'none',
					confidence: 'certain',
				};
	},
};

// Names of OpenSSL's verdicts, as Node gives them.
const meanings: Readonly<Record<string, string>> = {
	DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed: no known CA vouches for it.',
	SELF_SIGNED_CERT_IN_CHAIN: 'The chain ends in a CA that is not trusted here.',
	UNABLE_TO_GET_ISSUER_CERT: 'The chain is incomplete: an issuer’s certificate is missing.',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The chain ends in a CA that is not known here.',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE:
		'The server did not send the certificate of its issuer, so the chain cannot be followed.',
};
