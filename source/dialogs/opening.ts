/** The beginning of a session that no one watches: did it connect, and may it go on over this certificate? */
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {EXIT, type Problem} from './outcome.ts';

/** What became of connecting, where it did not come to a greeting that is one. A refusal in it is not meant. */
export function connectProblem(session: Session): Problem | undefined {
	if (session.entries.some(entry => entry.type === 'connected')) {
		return greetingOf(session)?.complete ? undefined : withoutGreeting(session);
	}

	const {code} = session.entries.findLast(entry => entry.type === 'failed')?.error ?? {code: 'other'};
	return /^tls|^speaks/.test(code)
		? {stage: 'tls', exitCode: EXIT.tls, temporary: false}
		: {stage: 'connect', exitCode: EXIT.connect, temporary: false};
}

/** What the server said first; undefined where it said nothing, or no reply. */
export function greetingOf({entries}: Session): ReplyEntry | undefined {
	return entries.findLast(
		(entry): entry is ReplyEntry => entry.type === 'reply' && entry.answers === 'CONNECT',
	);
}

/** A connection that the other side closed is lost; one on which nothing complete was said has no greeting. */
function withoutGreeting({entries}: Session): Problem {
	const closed = entries.findLast(entry => entry.type === 'closed');
	return closed?.by === 'server' ? {stage: 'lost', exitCode: EXIT.lost, temporary: true} : noGreeting;
}

/** The connection stood, and the server did not greet in time, or its greeting had no end. */
const noGreeting: Problem = {stage: 'greeting', exitCode: EXIT.greeting, temporary: true};

/** The connection ended where an answer was due: a failed handshake of STARTTLS is a failure of TLS. */
export function lossProblem({entries}: Session): Problem {
	const end = entries.findLast(entry => entry.type === 'failed' || entry.type === 'closed');
	return end?.situation.phase === 'securing'
		? {stage: 'tls', exitCode: EXIT.tls, temporary: false}
		: {stage: 'lost', exitCode: EXIT.lost, temporary: true};
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
