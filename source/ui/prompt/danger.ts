/** Whether the typed line would show a secret to somebody who should not have it, or may lock the account. */
import {type AuthAllowed, authGuard} from '../../dialogs/auth-guard.ts';
import {beginExchange} from '../../sasl/follow.ts';
import {secretInCommand} from '../../sasl/secret-lines.ts';
import type {Inspected} from '../inspected.ts';
import {isSecretNow} from './reading.ts';

/** A question for the user, or null where nothing is in danger. `allowed`: by a yes for this connection, or by options. */
export function dangerOf(text: string, session: Inspected, allowed: AuthAllowed): string | null {
	const mechanism = mechanismOfSecret(text, session);
	const guard = mechanism === null ? null : authGuard(session, mechanism, allowed);
	const reason = guard?.verdict === 'ask' ? guard.sentence : (guard?.warning ?? null);
	return reason === null ? null : `${reason} Send it?`;
}

/** The mechanism for which the line holds a secret, or null. */
function mechanismOfSecret(text: string, {state}: Inspected): string | null {
	if (text === '*') {
		return null;
	}

	if (isSecretNow(state)) {
		return state.auth?.mechanism ?? '';
	}

	if (secretInCommand(text, state.lateAnswer) === null) {
		return null;
	}

	return beginExchange(text, 0).exchange.mechanism || (state.auth?.mechanism ?? '');
}
