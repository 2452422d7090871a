import {distrust} from '../../dialogs/opening.ts';
import type {Session} from '../../session/session.ts';

export const trustAdvice =
	'Use --ca FILE to trust its CA, --servername NAME to check a different name, or --insecure to continue anyway.';

/** Why the certificate ends the session and what to do about it, or null. */
export function trustProblem(session: Session): string | null {
	const reason = distrust(session);
	return reason && `${reason} ${trustAdvice}`;
}
