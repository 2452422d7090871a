/** What a transport tells, as what happened in the session. */
import type {TransportEvent} from '../transport/types.ts';
import type {SessionEvent} from './session-event.ts';

/** `clearBytes`: what came in clear before the handshake of TLS and was not read. */
export function sessionEvent(
	event: Exclude<TransportEvent, {type: 'data' | 'ended'}>,
	at: number,
	host: string,
	clearBytes: Uint8Array,
): SessionEvent {
	switch (event.type) {
		case 'attempt':
			return {type: 'attempt', at, attempt: event.attempt};
		case 'connected':
			return {...event, at, host};
		case 'secured':
			return {type: 'secured', at, tls: event.tls, elapsed: event.elapsed, clearBytes};
		case 'ticket':
			return {type: 'ticket', at};
		case 'failed':
			return {type: 'failed', at, error: event.error};
		case 'closed':
			return {type: 'closed', at, by: event.by};
	}
}
