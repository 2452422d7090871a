/** What every connection of a probe is made with. */

import type {Session} from '../../session/session.ts';
import type {SessionOptions} from '../../session/session-options.ts';

export type ProbeOptions = {
	readonly transport: NonNullable<SessionOptions['transport']>;
	/** Milliseconds for every wait. */
	readonly timeout: number;
	readonly clientName?: string;
	/** Aborted: the connection is closed and what is known is given. */
	readonly signal?: AbortSignal;
	/** Told of each connection before it is made; what it gives is called when that is over. */
	readonly onSession?: (session: Session) => () => void;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
};
