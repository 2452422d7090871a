/** A client can do nothing newer than TLS 1.1. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/old-tls',
	cause: 'tls-version',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8996; RFC 8446 §4.2.1',
	story: {
		what: 'The client’s hello offers no TLS version above 1.1.',
		why: 'This happens with old printers, scanners and applications, or because of a setting. Providers accept only TLS 1.2 and 1.3.',
		advice: 'Update the client or its TLS library. For a test, lower the minimum version of the listener.',
	},
	inspect(entry, memory) {
		const hello =
			entry.type === 'failed'
				? entry.error.clientHello
				: entry.type === 'secured' || entry.type === 'connected'
					? entry.tls?.clientHello
					: undefined;
		const [highest] = hello?.versions ?? [];
		if (!highest || /^TLSv1\.[23]$/.test(highest) || memory.secured !== null) {
			return null;
		}

		const failed = entry.type === 'failed';
		return {
			level: failed ? 'error' : 'warning',
			message: `The client offers nothing above ${highest.replace('TLSv', 'TLS ')}.`,
			advice: `Update the client: today’s servers require TLS 1.2.${failed ? ' To watch it anyway, lower the minimum TLS version here.' : ''}`,
			retry: 'none',
			confidence: 'certain',
		};
	},
};
