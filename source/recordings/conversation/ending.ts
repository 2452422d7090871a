/** How a recorded conversation ends: it fails, one side closes it, or the log stops. */
import type {TransportErrorCode} from '../../transport/types.ts';
import {readable} from '../log-line.ts';
import type {RecordedSession} from '../recording.ts';
import {writeSecured} from './left-out.ts';
import {connectedTo, type FailureDetails} from './opening.ts';
import {type ConversationState, type Failing, settleAll, writeFailure} from './state.ts';

/** The connection failed; what was held back is settled first. */
export function fail(
	state: ConversationState,
	code: TransportErrorCode,
	message: string,
	at: number | null,
	more?: FailureDetails,
): void {
	settleAll(state, at);
	if (more?.stage === 'open') {
		openAlone(state, at);
	}

	state.begun = true;
	state.failing = undefined;
	writeFailure(state, {code, message, at, more});
}

/** Unless the conversation goes on: then these were only words. The first ones count, or the ones that say why. */
export function mayFail(state: ConversationState, failing: Failing): void {
	const isFirst = state.failing === undefined && !state.hasFailed;
	if (isFirst || (state.failing && saysWhy(failing) && !saysWhy(state.failing))) {
		state.failing = {...failing, isEarly: !state.begun && failing.more?.missed !== undefined};
	}
}

/** Of a handshake that failed: a certificate, a version, or that there was no TLS. */
function saysWhy({code, more}: Failing): boolean {
	return more?.stage !== 'handshake' || code !== 'tls-failed' || more.systemCode !== undefined;
}

function endFailing(state: ConversationState): void {
	if (state.failing) {
		const {code, message, at, more} = state.failing;
		if (more?.missed && state.begun) {
			state.failing = undefined;
			state.writer.note(more.missed, readable(message), at);
			return;
		}

		fail(state, code, message, at, more);
	}
}

/** Written once; where nothing was said before it, the connection itself is written with it. */
export function close(state: ConversationState, by: 'server' | 'client', at: number | null): void {
	const {writer} = state;
	settleAll(state, at);
	endFailing(state);
	openAlone(state, at);
	if (state.begun && writer.state.phase.name !== 'closed') {
		writer.add({type: 'closed', by}, at);
	}
}

/** The program waited for a reply, or for the greeting, and none came. */
export function giveUp(state: ConversationState, words: string, at: number | null): void {
	settleAll(state, at);
	openAlone(state, at);
	if (!state.begun) {
		fail(state, 'timed-out', words, at, {stage: 'open', peer: null});
	} else if (state.writer.state.phase.name !== 'closed') {
		state.writer.note(state.hasGivenUp ? 'recording/tool' : 'recording/gave-up', readable(words), at);
		state.hasGivenUp = true;
	}
}

/** Shorter than any program waits. */
const HANGS_UP_WITHIN = 2000;

/** The log shows that no line came, and not why: the time that passed tells. */
export function endUnanswered(state: ConversationState, words: string, at: number | null): void {
	const since = state.heardAt;
	if (at !== null && since !== null && at - since > HANGS_UP_WITHIN) {
		giveUp(state, words, at);
	} else if (state.begun || state.peer) {
		close(state, 'server', at);
	} else {
		fail(state, 'reset', words, at, {stage: 'open', peer: null});
	}
}

/** A connection that stood though no one said anything on it. */
function openAlone(state: ConversationState, at: number | null): void {
	const {writer, peer, tlsAhead} = state;
	if (!state.begun && peer) {
		state.begun = true;
		writer.startSession(peer.host ?? '');
		writer.add(connectedTo({peer, tls: tlsAhead}), at);
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
