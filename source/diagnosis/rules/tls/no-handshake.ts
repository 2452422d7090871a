/** 220 to STARTTLS, and then clear text instead of a handshake. */
import type {Entry} from '../../../session/entry.ts';
import {connect, words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/no-handshake',
	cause: 'tls-unavailable',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §4',
	story: {
		what: 'STARTTLS was typed in telnet or nc, or a program’s handshake failed; the 220 came, and after that nothing works.',
		why: 'The server now waits for the first bytes of a TLS handshake. It reads text as a broken handshake, so it disconnects or stays silent.',
		advice:
			'Type STARTTLS here: the program performs the handshake on the same connection. With other tools: `openssl s_client -starttls smtp -crlf`.',
	},
	inspect(entry, memory) {
		const due = memory.handshakeDue;
		// A refusal in clear text has a rule of its own, and what came in clear text before was told of then.
		if (!due || memory.lastReply?.id !== due.id || memory.saidOther || !goesOnInClear(entry)) {
			return null;
		}

		// A session of this program's own made the handshake; a recording may be of telnet.
		if (memory.now !== null && entry.type === 'closed') {
			return {
				level: 'error',
				message:
					'The server answered STARTTLS with 220 and then closed the connection instead of starting TLS.',
				advice:
					'Connect again; if it happens again, use the port with TLS from the first byte (465), or inform the server’s administrator.',
				retry: 'later',
				confidence: 'certain',
				remedies: [connect(), words('use the port with TLS from the first byte (465)')],
				blames: due.id,
			};
		}

		return {
			level: 'error',
			acts: 'you',
			message: 'The server answered STARTTLS with 220, but no TLS connection followed.',
			advice:
				'telnet and nc cannot perform the handshake: connect with smtpscope instead, and type STARTTLS. If a program did this, its handshake failed, most often because it does not trust the certificate: look for its TLS error.',
			retry: 'now',
			confidence: 'likely',
			remedies: [connect(), words('type STARTTLS, which starts the handshake')],
			blames: due.id,
		};
	},
};

// The verdict comes once: at the end of the connection, or at the first reply in clear text.
function goesOnInClear(entry: Entry): boolean {
	return (
		(entry.type === 'closed' && entry.by === 'server') ||
		entry.type === 'malformed' ||
		(entry.type === 'reply' && entry.answers !== null && entry.answers !== 'STARTTLS')
	);
}
