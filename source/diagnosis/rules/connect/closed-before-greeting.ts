/** The server took the connection and closed it without a word. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/closed-before-greeting',
	cause: 'connection-lost',
	explains: 'failure',
	specificity: 'text',
	reference: 'RFC 5321 §3.1, §4.3.1',
	story: {
		what: 'The connection is closed before any 220.',
		why: 'The server is busy or broken, a block list or limit applies before SMTP begins, or your address is blocked (fail2ban, TCP wrappers).',
		advice: 'Try again later, and from another network. On your own server, check its log.',
	},
	inspect(entry, memory) {
		const {connected, greeting, saidOther} = memory;
		const ended =
			(entry.type === 'closed' && entry.by === 'server') ||
			(entry.type === 'failed' && entry.error.code === 'reset');
		if (!ended || !connected || greeting || saidOther || memory.lastSent) {
			return null;
		}

		return {
			level: 'error',
			message: 'The server accepted the connection and closed it again without a greeting.',
			advice:
				'Try again in a few minutes, and from another network: if it greets there, your address is blocked. A port for TLS from the first byte (465) does this to clients in clear text. On your own server, check its log.',
			retry: 'later',
			confidence: 'possible',
			blames: connected.id,
		};
	},
};
