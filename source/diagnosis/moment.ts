/** What kind of moment of a session an entry is, as far as it decides which rules may have something to say. */
import type {Entry} from '../session/entry.ts';
import {refusalOf} from './reading/reply.ts';
import {tlsIn} from './reading/tls.ts';

/**
 * `login`: an AUTH command that is refused. `refusal`: any other refusal, also one of a mail system in a bounce.
 * `trouble`: a failure, a line that is no reply, a note of the program. `end`: the connection was closed. `tls`: one that
 * is encrypted begins. `sound`: all others.
 */
export type Moment = 'login' | 'refusal' | 'trouble' | 'end' | 'tls' | 'sound';

export function momentOf(entry: Entry): Moment {
	const refusal = refusalOf(entry);
	if (refusal !== null) {
		return refusal.answers === 'AUTH' ? 'login' : 'refusal';
	}

	switch (entry.type) {
		case 'failed':
		case 'malformed':
		case 'note':
			return 'trouble';
		case 'closed':
			return 'end';
		default:
			return tlsIn(entry) === null ? 'sound' : 'tls';
	}
}
