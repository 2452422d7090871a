/** 220 to STARTTLS, and then clear text instead of a handshake. */
import type {Entry} from '../../../session/entry.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/no-handshake',
	cause: 'tls-unavailable',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 3207 §4',
	story: {
		what: 'STARTTLS was typed in telnet or nc; the 220 came, and after that nothing works.',
		why: 'The server now waits for the first bytes of a TLS handshake. Text looks to it like a broken handshake, so it hangs up or stays silent.',
		advice:
			'Type STARTTLS here: the program does the handshake in place. With other tools: `openssl s_client -starttls smtp -crlf`.',
	},
	inspect(entry, memory) {
		const due = memory.handshakeDue;
		if (!due || !goesOnInClear(entry)) {
			return null;
		}

		return {
			level: 'error',
			message: 'The server said 220 to STARTTLS and waits for a TLS handshake, but none came.',
			advice:
				'Connect again with this program and type STARTTLS, which makes the handshake; telnet and nc cannot.',
			retry: 'now',
			confidence: 'likely',
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
