/** A connection of a probe: one of those that a server is asked on. */
import {createSession} from '../../session/live-session.ts';
import type {Session} from '../../session/session.ts';
import type {Target} from '../../session/target.ts';
import type {ProbeOptions} from './probe-options.ts';

/**
 * Gives a session that is not connected yet to `converse`, and closes it behind it, or when the probe is stopped.
 * Resolves with what `converse` gives.
 */
export async function onConnection<T>(
	target: Target,
	{transport, timeout, signal, onSession}: ProbeOptions,
	converse: (session: Session) => Promise<T>,
): Promise<T> {
	const session = createSession({target, transport, timeout});
	const close = (): void => session.close();
	signal?.addEventListener('abort', close, {once: true});
	const onEnd = onSession?.(session);
	try {
		return await converse(session);
	} finally {
		signal?.removeEventListener('abort', close);
		session.close();
		onEnd?.();
	}
}
