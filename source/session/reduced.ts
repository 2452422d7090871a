import type {Entry} from './entry.ts';
import type {SessionState} from './state.ts';

/** What an event makes of a session. */
export type Reduced = {
	readonly state: SessionState;
	/** New entries, and grown ones that take the place of the entry with the same id. */
	readonly entries: readonly Entry[];
};
