/**
 * The one door for what may carry a secret: every line and every write passes it, whoever typed, pasted or scripted
 * it. What a secret is, the reducer says, which masks it too; whether it may leave, the door's keeper says.
 */
import {rawLines} from './raw-lines.ts';
import {type Reduced, reduce} from './reducer.ts';
import type {SessionState} from './state.ts';

/** Why a secret of this mechanism (empty where it is not known) must not leave on this connection; null where it may. */
export type Door = (mechanism: string) => string | null;

/** `given`: the user, or an option, has said yes to what this line carries. */
export type Consent = 'given' | 'not asked';

/** The mechanism (perhaps empty) of the secret that these bytes would carry if they left now; null without one. */
export function secretIn(state: SessionState, bytes: Uint8Array): string | null {
	let now = state;
	for (const line of rawLines(bytes)) {
		const reduced = reduce(now, {type: 'sent', at: now.lastByteAt, bytes: line.bytes, ending: line.ending});
		const mechanism = secretOf(reduced);
		if (mechanism !== null) {
			return mechanism;
		}

		now = reduced.state;
	}

	return null;
}

/** The same of a line that was read already. */
export function secretOf({entries}: Reduced): string | null {
	const secret = entries.find(
		entry => entry.type === 'sent' && entry.kind !== 'message' && entry.secret !== null,
	);
	return secret && 'auth' in secret ? (secret.auth?.mechanism ?? '') : null;
}
