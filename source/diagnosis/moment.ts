/** What kind of moment of a session an entry is, as far as it decides which rules may have something to say. */
import type {Entry} from '../session/entry.ts';
import {refusalOf} from './reading/reply.ts';
import {tlsIn} from './reading/tls.ts';

/**
 * `refusal`: a reply that refuses, also one of a mail system in a bounce. `trouble`: a failure, a line that is no reply, a
 * note of the program. `end`: the connection was closed. `tls`: one that is encrypted begins. `sound`: all others.
 */
export type Moment = 'refusal' | 'trouble' | 'end' | 'tls' | 'sound';

export function momentOf(entry: Entry): Moment {
	if (refusalOf(entry) !== null) {
		return 'refusal';
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
