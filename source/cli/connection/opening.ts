import {distrust} from '../../dialogs/opening.ts';
import type {Session} from '../../session/session.ts';

export const trustAdvice =
	'--ca FILE trusts its authority, --servername NAME checks another name, --insecure goes on all the same.';

/** Why the certificate ends the session and what to do about it, or null. */
export function trustProblem(session: Session): string | null {
	const reason = distrust(session);
	return reason && `${reason} ${trustAdvice}`;
}
