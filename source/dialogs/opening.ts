/** The beginning of a session that nobody watches: did it connect, and may it go on over this certificate? */
import type {Session} from '../session/session.ts';
import {EXIT, type Problem} from './outcome.ts';

/** What became of connecting, where it did not succeed. */
export function connectProblem(session: Session): Problem | undefined {
	if (session.entries.some(entry => entry.type === 'connected')) {
		return undefined;
	}

	const {code} = session.entries.findLast(entry => entry.type === 'failed')?.error ?? {code: 'other'};
	return /^tls|^speaks/.test(code)
		? {stage: 'tls', exitCode: EXIT.tls, temporary: false}
		: {stage: 'connect', exitCode: EXIT.connect, temporary: false};
}

/** Why the certificate ends the session, or null: it is verified, or there is no TLS. */
export function distrust({state}: Session): string | null {
	const {tls} = state;
	if (!tls || (tls.authorized && tls.hostnameMatches)) {
		return null;
	}

	const what = tls.authorized
		? `is not for ${tls.hostname}`
		: `is not verified (${tls.error ?? 'unknown reason'})`;
	return `The certificate ${what}, so the session stops here.`;
}
