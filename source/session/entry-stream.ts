import type {Entry} from './entry.ts';
import {isGrowing} from './follow-entries.ts';
import type {Session} from './session.ts';

/**
 * Every entry of a session from its first, each once and complete, until the connection is over or the signal
 * ends the listening. Nothing is lost however late or slowly it is read: the session keeps its entries.
 */
export async function* events(
	session: Session,
	{signal}: {readonly signal?: AbortSignal} = {},
): AsyncGenerator<Entry, void> {
	let wake = (): void => {};
	const stop = session.subscribe(() => wake());
	const end = (): void => wake();
	signal?.addEventListener('abort', end);
	try {
		for (let next = 0; !signal?.aborted; ) {
			const entry = session.entries[next];
			if (entry && (!isGrowing(entry) || session.state.phase.name === 'closed')) {
				next++;
				yield entry;
				if (entry.type === 'closed' || entry.type === 'failed') {
					return;
				}
			} else {
				await new Promise<void>(resolve => {
					wake = resolve;
				});
			}
		}
	} finally {
		stop();
		signal?.removeEventListener('abort', end);
	}
}
