/** A reply did not come within the time limit. */
import {gaveUpWaiting} from '../../reading/failure.ts';
import {connect, words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

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
		if ((!isQuiet && !gaveUp) || !hasSpoken) {
			return null;
		}

		if (!awaited && gaveUp && memory.lastSent === null) {
			return toUnknown;
		}

		if (!awaited || awaited.kind === 'message') {
			return null;
		}

		if (awaited.kind === 'command' && awaited.verb === 'QUIT') {
			return gaveUp ? {...toQuit, blames: awaited.id} : null;
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

/** The session was over for the client. */
const toQuit: Claim = {
	level: 'note',
	message: 'The server has not answered QUIT. What it accepted before remains accepted.',
	advice: 'Nothing needs to be done: the client may close the connection.',
	retry: 'none',
	confidence: 'certain',
	remedies: [],
};

/** The recording leaves out what the client sent. */
const toUnknown: Claim = {
	level: 'error',
	message: 'The server did not answer in time; the recording does not show which line it was to answer.',
	advice:
		'Record the session with both sides, and wait longer. If the same line stays without an answer, look in the server’s log to see what it is waiting for.',
	retry: 'later',
	confidence: 'likely',
	remedies: [connect()],
};
