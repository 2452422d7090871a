/** Whether a line would show a secret to somebody who should not have it. */
import {beginExchange} from '../session/auth.ts';
import type {ConnectedEntry} from '../session/entry.ts';
import type {SessionState} from '../session/state.ts';
import {isLoopback} from '../transport/loopback.ts';
import {isSecretNow} from './prompt/reading.ts';

/** A question for the user, or null where nothing is in danger. */
export function dangerOf(text: string, state: SessionState, connected: ConnectedEntry | null): string | null {
	const {tls} = state;
	const isSafe = tls?.authorized && tls.hostnameMatches;
	if (isSafe || !connected || isLoopback(connected.address) || !holdsSecret(text, state)) {
		return null;
	}

	return tls
		? 'The server’s certificate is not verified: a password may go to somebody else. Send it?'
		: 'The connection is in clear text: everyone on the way can read a password. Send it?';
}

function holdsSecret(text: string, state: SessionState): boolean {
	if (text === '*') {
		return false;
	}

	return isSecretNow(state) || (/^\s*AUTH\s/i.test(text) && beginExchange(text, 0).secret !== null);
}
