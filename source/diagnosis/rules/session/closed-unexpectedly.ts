/** The server hung up in the middle of something. */

import {connect, words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/closed-unexpectedly',
	cause: 'connection-lost',
	explains: 'failure',
	specificity: 'text',
	reference: 'RFC 5321 §3.8, §4.1.1.10',
	story: {
		what: 'The connection is closed while the client waits for a reply, and the server sent neither 421 nor 221.',
		why: 'The server crashed or reached a limit, a filter cut the connection, or a firewall in between dropped it. If it happens after the final dot, it is not known whether the message was accepted.',
		advice:
			'Connect again. If the connection closes at the same line, that line is the cause: look in the server’s log.',
	},
	inspect(entry, memory) {
		const awaited = memory.unanswered[0];
		const ended =
			(entry.type === 'closed' && entry.by === 'server') ||
			(entry.type === 'failed' && entry.error.code === 'reset');
		if (
			!ended ||
			!awaited ||
			memory.handshakeDue ||
			!memory.greeting ||
			awaited.kind === 'message' ||
			awaited.verb === 'QUIT'
		) {
			return null;
		}

		const isDot = awaited.kind === 'message-line';
		return {
			level: 'error',
			message: isDot
				? 'The server closed the connection after the final dot without an answer: it is not known whether it accepted the message.'
				: `The server closed the connection instead of answering ${awaited.verb ?? 'this line'}.`,
			advice: isDot
				? 'Ask the recipient, or look in the server’s log, before you send it again: otherwise it may arrive twice.'
				: 'Connect again. If the connection closes at the same line, that line is the cause.',
			retry: isDot ? 'none' : 'now',
			confidence: 'possible',
			remedies: isDot ? [words('find out whether the message arrived before sending it again')] : [connect()],
			blames: awaited.id,
		};
	},
};
