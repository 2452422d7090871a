/** STARTTLS stood in an earlier EHLO reply of this very connection and is gone. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/starttls-vanished',
	cause: 'tls-unavailable',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §6',
	story: {
		what: 'The second EHLO reply in clear text lacks STARTTLS; the first had it.',
		why: 'A server does not change its mind within a session. A firewall or proxy in between that rewrites replies may start only with the second one.',
		advice: 'Do not log in on this connection. Compare with another network.',
	},
	inspect(entry) {
		if (
			entry.type !== 'capabilities' ||
			entry.secure ||
			entry.since !== 'repeated' ||
			!entry.changes?.vanished.includes('STARTTLS')
		) {
			return null;
		}

		return {
			level: 'warning',
			message:
				'STARTTLS was offered before on this connection and no longer is; something in between may have removed it.',
			advice:
				'Do not send a password in clear text. Connect again, from another network if you can, and compare.',
			retry: 'later',
			confidence: 'possible',
		};
	},
};
