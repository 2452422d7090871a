/** Clear text on a port that wants TLS from the first byte: both sides wait. */

import {submissionsPort} from '../../../protocol/ports.ts';
import {gaveUpWaiting} from '../../reading/failure.ts';
import {hostInTarget} from '../../reading/next-lines.ts';
import {connect} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/clear-on-implicit-port',
	cause: 'tls-required',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8314 §3.3',
	story: {
		what: 'The connection is made, no greeting arrives, and after a while it times out or is closed.',
		why: 'On port 465 the server waits for the client’s handshake, while the client waits for the server’s greeting.',
		advice: 'Connect with `smtps://`.',
	},
	inspect(entry, memory) {
		const {connected, greeting} = memory;
		const speaksTls = entry.type === 'failed' && entry.error.code === 'speaks-tls';
		const isOver =
			speaksTls ||
			// Whoever gave up and says goodbye was told before.
			(entry.type === 'closed' && (entry.by === 'server' || memory.lastSent === null)) ||
			(entry.type === 'note' && entry.about === 'session/quiet') ||
			gaveUpWaiting(entry) ||
			(entry.type === 'failed' && entry.error.code === 'reset');
		if (
			!isOver ||
			!connected ||
			connected.tls ||
			greeting ||
			!(speaksTls || connected.port === submissionsPort)
		) {
			return null;
		}

		return {
			level: 'error',
			message: speaksTls
				? 'The port answered clear text with TLS: it expects TLS from the first byte.'
				: 'Port 465 expects TLS from the first byte, and the session began in clear text, so the server sent nothing.',
			advice: 'Connect with smtps://, which starts TLS immediately.',
			retry: 'now',
			confidence: speaksTls ? 'certain' : 'likely',
			remedies: [
				connect(
					`smtps://${hostInTarget(connected.host)}${connected.port === submissionsPort || connected.port === null ? '' : `:${connected.port}`}`,
				),
			],
			blames: connected.id,
		};
	},
};
