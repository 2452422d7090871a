/** The connection was ended from the other side, and nothing tells at which line. */
import {isNegative} from '../../../protocol/reply-class.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/lost',
	cause: 'connection-lost',
	explains: 'failure',
	specificity: 'nothing',
	reference: 'RFC 5321 §3.8',
	story: {
		what: 'ECONNRESET, “Connection unexpectedly closed” or “EOF”, without the lines that led to it.',
		why: 'The server, or a firewall or proxy in between, ended the connection: a limit, a block list, the wrong kind of TLS for the port, or a crash.',
		advice: 'Run the session by hand to see at which line it ends, and look in the server’s log.',
	},
	inspect(entry, {unanswered, lastReply}) {
		const [awaited] = unanswered;
		// The last reply said that it would end: a refusal, or the 221.
		const wasTold = lastReply !== null && !awaited && (isNegative(lastReply.code) || lastReply.code === 221);
		const isQuit = awaited?.kind === 'command' && awaited.verb === 'QUIT';
		return entry.type === 'failed' && entry.error.code === 'reset' && !wasTold && !isQuit
			? {
					level: 'error',
					message: 'The other side ended the connection without a reply that gives a reason.',
					advice:
						entry.error.advice ??
						'The server, or a firewall or proxy in between, ended it. Connect again, and look in the server’s log if it happens again.',
					retry: 'later',
					confidence: 'possible',
				}
			: null;
	},
};
