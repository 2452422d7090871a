/** The connection stands in clear text and not a byte comes: both sides may be waiting for the other. */
import {timeOf} from '../../../session/moment.ts';
import type {TransportError} from '../../../transport/types.ts';
import {gaveUpWaiting} from '../../reading/failure.ts';
import {hostInTarget} from '../../reading/next-lines.ts';
import {connect} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/no-greeting',
	cause: 'server-silent',
	explains: 'failure',
	specificity: 'code',
	reference: 'RFC 8314 §3.3',
	story: {
		what: 'The connection is made immediately, and then nothing comes: neither a 220 nor an error.',
		why: 'On a port for TLS from the first byte, the server waits for the client to begin while the client waits for the greeting. A server that makes unknown clients wait, or a firewall that accepts every connection, looks the same.',
		advice:
			'Connect with `smtps://`: if TLS begins, that was the cause. If not, wait longer, or check the host and port.',
	},
	inspect(entry, memory) {
		const {connected, greeting} = memory;
		if (connected === null && entry.type === 'failed' && isOpenSilence(entry.error)) {
			return {...toldOnly, advice: entry.error.advice ?? toldOnly.advice};
		}

		const isQuiet = entry.type === 'note' && entry.about === 'session/quiet';
		const gaveUp = gaveUpWaiting(entry);
		// Only the connection itself was heard of.
		const heard = connected === null || memory.lastAt !== timeOf(connected) || memory.lastSent !== null;
		// A socket on this machine has no port for TLS beside it.
		if ((!isQuiet && !gaveUp) || heard || connected.tls || connected.port === null || greeting) {
			return null;
		}

		return {
			level: isQuiet ? 'warning' : 'error',
			message:
				'The server accepts the connection and sends nothing. It may expect TLS from the first byte, or make unknown clients wait.',
			advice: isQuiet
				? 'Wait, because some greetings come late, or connect with smtps://, which starts TLS immediately.'
				: 'Connect with smtps://, which starts TLS immediately; if that fails too, check the host and port.',
			retry: 'now',
			confidence: 'possible',
			remedies: [connect(`smtps://${hostInTarget(connected.host)}:${connected.port}`)],
			blames: connected.id,
		};
	},
};

/** A program says that its connection stood, and that no greeting came; the session itself was not recorded. */
function isOpenSilence({code, stage}: TransportError): boolean {
	return code === 'timed-out' && stage === 'open';
}

const toldOnly: Claim = {
	level: 'error',
	message: 'The connection was made, and the server did not answer in time.',
	advice:
		'On port 465, configure the program to start TLS immediately (“secure”, “SSL”); on 587, use STARTTLS. If that fails too, check the host and port.',
	retry: 'later',
	confidence: 'possible',
};
