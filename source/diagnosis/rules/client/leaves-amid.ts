/** A client hangs up in the middle of something. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/leaves-amid',
	cause: 'connection-lost',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.1.4, §4.2.5',
	story: {
		what: 'The client closes the connection in the middle of a message, a login or the TLS handshake.',
		why: 'The client crashed, reached a time limit, or sent a final dot that the server does not recognise: LF, dot, LF does not end a message.',
		advice: 'Look in the client’s log for that moment; make it end the message with CR LF, dot, CR LF.',
	},
	inspect(entry, memory) {
		const isOver =
			(entry.type === 'closed' && entry.by === 'client') ||
			(entry.type === 'failed' && entry.error.stage !== 'handshake');
		const {message} = memory;
		const open = memory.lastSent?.kind === 'message' && message && !message.complete ? message : null;
		if (!isOver || !open) {
			return null;
		}

		const dot = hasBareDot(open.content?.bytes ?? new Uint8Array());
		return {
			level: 'error',
			message: dot
				? 'The client ended its message with a dot on a line that ends in LF alone. That is not the end of a message, so nothing was accepted.'
				: `The client closed the connection inside the message, after ${open.octets} octets; nothing was accepted.`,
			advice: dot
				? 'Make the program end each line, and the dot, with CR LF.'
				: 'Look in the client’s log for a time limit, a crash or a cancelled job. It has to send the message again.',
			// A connection that is lost is mostly the server's matter; here the client gave it up.
			acts: 'you',
			retry: 'none',
			confidence: 'certain',
			blames: open.id,
		};
	},
};

/** LF, dot, LF at the end, which only careless servers take for the end of a message. */
function hasBareDot(content: Uint8Array): boolean {
	const tail = Buffer.from(content.subarray(-6)).toString('latin1');
	return /(?:^|\n)\.\r?\n$/.test(tail);
}
