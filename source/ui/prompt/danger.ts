/** Whether the typed line would show a secret to someone who should not have it, or may lock the account. */
import {type AuthAllowed, lineGuard} from '../../dialogs/auth-guard.ts';
import {secretIn} from '../../session/door.ts';
import type {Inspected} from '../inspected.ts';
import {isSecretNow} from './reading.ts';

/**
 * A question for the user, or null where nothing is in danger. `wire`: the line as it would go out now, or several with
 * CRLF between them. `allowed`: by a yes for this connection, or by options.
 */
export function dangerOf(wire: string, session: Inspected, allowed: AuthAllowed): string | null {
	const mechanism = mechanismOfSecret(wire, session);
	const guard = mechanism === null ? null : lineGuard(session, mechanism, allowed);
	const reason = guard?.verdict === 'ask' ? guard.sentence : (guard?.warning ?? null);
	return reason === null ? null : `${reason} Send it?`;
}

/** The mechanism for which the lines hold a secret, or null. Typed ahead of a challenge, they are answers. */
function mechanismOfSecret(wire: string, session: Inspected): string | null {
	const {state} = session;
	if (wire === '*') {
		return null;
	}

	return isSecretNow(state) ? (state.auth?.mechanism ?? '') : secretIn(state, session.encode(`${wire}\r\n`));
}
