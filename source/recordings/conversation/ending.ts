/** How a recorded conversation ends: it fails, one side closes it, or the log stops. */
import type {TransportErrorCode} from '../../transport/types.ts';
import type {RecordedSession} from '../recording.ts';
import {writeSecured} from './left-out.ts';
import {connectedTo, type FailureDetails, failureEvents} from './opening.ts';
import {addAll, type ConversationState, type Failing, settleAll} from './state.ts';

export function fail(
	state: ConversationState,
	code: TransportErrorCode,
	message: string,
	at: number | null,
	more?: FailureDetails,
): void {
	settleAll(state, at);
	state.begun = true;
	state.failing = undefined;
	addAll(state, failureEvents(code, message, more), at);
}

/** Unless the conversation goes on: then these were only words. The first ones count. */
export function mayFail(state: ConversationState, failing: Failing): void {
	state.failing ??= failing;
}

function endFailing(state: ConversationState): void {
	if (state.failing) {
		const {code, message, at, more} = state.failing;
		fail(state, code, message, at, more);
	}
}

/** Written once; where nothing was said before it, the connection itself is written with it. */
export function close(state: ConversationState, by: 'server' | 'client', at: number | null): void {
	const {writer, peer, tlsAhead} = state;
	settleAll(state, at);
	endFailing(state);
	if (!state.begun && peer) {
		state.begun = true;
		writer.meet(peer.host ?? '');
		writer.add(connectedTo({peer, tls: tlsAhead}), at);
	}

	if (state.begun && writer.state.phase.name !== 'closed') {
		writer.add({type: 'closed', by}, at);
	}
}

/** The session, or undefined when nothing was said. */
export function finish(state: ConversationState, title?: string): RecordedSession | undefined {
	const {writer, peer, namedPeer, tlsAhead} = state;
	settleAll(state, null);
	endFailing(state);
	if (!state.begun && tlsAhead) {
		writeSecured(writer, tlsAhead, null);
	}

	if (writer.events.length === 0) {
		return undefined;
	}

	const {host = peer?.address} = peer ?? namedPeer ?? {};
	const startedAt = writer.startedAt();
	return {
		events: writer.events,
		protocol: writer.state.situation.protocol,
		...(startedAt !== null && {startedAt}),
		...(title && {title}),
		...(host && {host}),
	};
}
