/** What the screen needs of a session: it shows a live one and a recorded one alike. */
import type {Session} from '../session/session.ts';

export type Inspected = Pick<
	Session,
	| 'target'
	| 'localAddress'
	| 'entries'
	| 'state'
	| 'waiting'
	| 'subscribe'
	| 'type'
	| 'encode'
	| 'recorded'
	| 'startedAt'
	| 'isMessage'
>;
