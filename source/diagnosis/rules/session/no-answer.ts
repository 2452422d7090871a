/** A reply did not come within the time limit. */
import {gaveUpWaiting} from '../../reading/failure.ts';
import {connect, words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/no-answer',
	cause: 'server-silent',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.5.3.2',
	story: {
		what: 'The server accepts the connection and greets, and then does not answer a line.',
		why: 'The server is itself waiting for something (DNS, a filter, another server), or a firewall in between dropped the connection without informing either side.',
		advice:
			'Connect again. If the same line stays without an answer, wait longer: RFC 5321 allows five minutes for MAIL and RCPT, and ten after the final dot.',
	},
	inspect(entry, memory) {
		const isQuiet = entry.type === 'note' && entry.about === 'session/quiet';
		const gaveUp = gaveUpWaiting(entry);
		const [awaited] = memory.unanswered;
		const hasSpoken = memory.greeting !== null || memory.lastReply !== null;
		if ((!isQuiet && !gaveUp) || !awaited || !hasSpoken || awaited.kind === 'message') {
			return null;
		}

		const isDot = awaited.kind === 'message-line';
		const line = isDot ? 'the final dot' : (awaited.verb ?? 'this line');
		return {
			level: isQuiet ? 'warning' : 'error',
			message: `The server has not answered ${line}${isDot && gaveUp ? ', so it is not known whether the message was accepted' : ''}.`,
			advice: isDot
				? 'Wait up to ten minutes. Do not send it again until you know that it did not arrive: ask the recipient or look in the server’s log.'
				: isQuiet
					? 'Wait: RFC 5321 allows five minutes for MAIL and RCPT.'
					: 'Connect again and wait longer. If the same line stays without an answer, look in the server’s log to see what it is waiting for.',
			retry: isDot ? 'none' : isQuiet ? 'now' : 'later',
			confidence: 'certain',
			remedies: isDot
				? [words('find out whether the message arrived before sending it again')]
				: isQuiet
					? [words('wait for the reply')]
					: [connect()],
			blames: awaited.id,
		};
	},
};
