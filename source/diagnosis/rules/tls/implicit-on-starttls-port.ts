/** TLS from the first byte on a port that greets in clear text. */
import {latinOf} from '../../reading/bytes.ts';
import {hostInTarget} from '../../reading/next-lines.ts';
import {connect} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/implicit-on-starttls-port',
	cause: 'tls-unavailable',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8314 §3.3; RFC 3207 §4',
	story: {
		what: 'The error is “wrong version number”, or the server answered the handshake with “220 …”.',
		why: 'Ports 25 and 587 begin in clear text and change to TLS with STARTTLS. The client began with a TLS handshake, and read the greeting as a broken TLS record.',
		advice: 'Connect with `starttls://` (587), or to port 465 with `smtps://`.',
	},
	inspect(entry, memory) {
		const isClear =
			entry.type === 'failed' &&
			(entry.error.code === 'speaks-clear-text' ||
				/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/.test(entry.error.systemCode ?? ''));
		// After STARTTLS the port was the right one.
		if (!isClear || entry.error.stage === 'open' || memory.handshakeDue) {
			return null;
		}

		const first = latinOf(entry.error.firstBytes ?? new Uint8Array()).split(/[\r\n]/, 1)[0] ?? '';
		const host = memory.connected?.host ?? null;
		const other = /^(HTTP|SSH|\* OK|\+OK)/.test(first);
		return {
			level: 'error',
			acts: 'you',
			...(other && {cause: 'not-smtp'}),
			message: first
				? `TLS was started immediately, but the port speaks clear text; it said “${first.slice(0, 80)}”.`
				: 'TLS was started immediately, but the port speaks clear text first.',
			advice: other
				? 'That is not a mail server’s greeting: check the host and port.'
				: 'Connect with starttls:// on this port, or with smtps:// to port 465.',
			retry: other ? 'never' : 'now',
			confidence: first ? 'certain' : 'likely',
			...(host !== null && !other && {remedies: [connect(`starttls://${hostInTarget(host)}`)]}),
		};
	},
};
