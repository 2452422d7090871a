/** A recording shows a client that broke the handshake off because of the server's certificate. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'certificate/refused',
	cause: 'tls-certificate',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8446 §6.2',
	story: {
		what: 'In a capture, the client ends the TLS handshake with an alert such as unknown_ca.',
		why: 'The server sends a self-signed certificate, does not send an intermediate one, or its certificate has expired or is for another name.',
		advice:
			'Connect to the same server with smtpscope: the TLS view shows the chain, the dates and the names of its certificate.',
	},
	inspect(entry) {
		const alert =
			entry.type === 'failed' && entry.error.stage === 'handshake' ? entry.error.alert : undefined;
		const words = alert === undefined ? undefined : meant.get(alert);
		return words === undefined
			? null
			: {
					level: 'error',
					message: `The client did not accept the server’s certificate: ${words}.`,
					advice:
						'Connect to the same server with smtpscope: the TLS view shows the chain, the dates and the names of its certificate. If they are correct, the client does not know the CA that signed it.',
					retry: 'now',
					confidence: 'certain',
				};
	},
};

const meant: ReadonlyMap<number, string> = new Map([
	[42, 'it cannot use it'],
	[43, 'it does not accept this kind of certificate'],
	[44, 'it is revoked'],
	[45, 'it has expired'],
	[46, 'it found a problem with it'],
	[48, 'it does not know the CA that signed it'],
]);
