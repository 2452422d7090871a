/** A client sends a password in clear text. */
import {findCapability} from '../../../protocol/ehlo.ts';
import {isLoopback} from '../../../transport/loopback.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/clear-password',
	cause: 'login-needs-tls',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 4954 §4; RFC 8314 §3.3',
	story: {
		what: 'AUTH PLAIN or LOGIN is used without TLS.',
		why: 'The program is configured without encryption, or falls back to clear text silently. Anyone in between can read the password.',
		advice: 'Configure the program for STARTTLS, or for TLS from the first byte, and make it require that.',
	},
	inspect(entry, memory) {
		const exchange = entry.type === 'reply' && entry.answers === 'AUTH' ? entry.auth : null;
		const tells = exchange?.messages.some(({from, secret}) => from === 'client' && secret) ?? false;
		const isClear = entry.type === 'reply' && !entry.secure && exchange?.outcome !== 'open';
		if (!isClear || !tells || !/^(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)$/.test(exchange?.mechanism ?? '')) {
			return null;
		}

		const offered = findCapability(entry.situation.capabilities, 'STARTTLS') !== undefined;
		const near = isLoopback(memory.connected?.client?.address ?? '');
		return {
			level: near ? 'note' : 'error',
			message: `The client sent its password in clear text${offered ? ', although STARTTLS was offered' : ''}.`,
			advice:
				'Configure the program for STARTTLS (or TLS from the first byte), and make it refuse to continue without.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};
