/** The part of the conversation that is TLS: only its outcome is known. */
import {ended, follow, newPassage, type Speaker, type TlsOutcome} from '../tls-passage.ts';
import {add, type DialogueState} from './state.ts';

/** Bytes of one side under TLS: only what they say of the handshake counts. */
export function encrypted(state: DialogueState, from: Speaker, bytes: Uint8Array, at: number): void {
	if (!state.tls) {
		return;
	}

	const {passage, clearBytes} = state.tls;
	const next = follow(passage, from, bytes);
	state.tls = {passage: next, clearBytes};
	if (next.outcome && !passage.outcome) {
		addOutcome(state, next.outcome, at);
	}
}

function addOutcome(state: DialogueState, outcome: TlsOutcome, at: number): void {
	const {implicitTls, connected} = state.options;
	if (outcome.kind === 'failed') {
		implicitTls && connected && add(state, connected);
		add(state, {type: 'failed', at, error: outcome.error});
	} else if (!implicitTls) {
		const clearBytes = state.tls?.clearBytes ?? new Uint8Array(0);
		add(state, {type: 'secured', at, tls: outcome.tls, elapsed: 0, clearBytes});
	} else if (connected) {
		add(state, {...connected, tls: outcome.tls});
	}
}

/** Nothing more comes. `closer`: who ended the connection; null where the capture ends first. */
export function endTls(state: DialogueState, at: number, closer: Speaker | null): void {
	const passage = state.tls?.passage ?? newPassage;
	const outcome = passage.outcome ?? ended(passage, closer);
	if (outcome && !passage.outcome) {
		addOutcome(state, outcome, at);
	}

	if (passage.octets > 0 && outcome?.kind !== 'failed') {
		add(state, {type: 'unreadable', at, octets: passage.octets});
	}
}
