/**
 * Lines typed or pasted ahead. Each waits until what was sent before it is answered, because the answer to
 * DATA, AUTH or STARTTLS decides what the line *is*: otherwise the rest of a pasted message would go out as
 * commands after a refused DATA.
 */
import {beginExchange} from './auth.ts';
import {MASK, maskSpan} from './secrets.ts';
import type {SessionState} from './state.ts';

/** Turns typed text into the line for the phase in which it is sent (stuffing, base64 …). */
export type Reading = (text: string, state: SessionState) => string;

export type Waiting = {readonly text: string; readonly read?: Reading};

/** Whether the next line may go out now. */
export function isReady(state: SessionState): boolean {
	switch (state.phase.name) {
		case 'message':
		case 'chunk':
			return true;
		case 'command':
		case 'auth':
			return state.awaiting.length === 0;
		default:
			return false;
	}
}

/** How many of the waiting lines die with the refusal of `verb`, because they were meant for its success. */
export function droppedByRefusal(
	verb: string,
	waiting: readonly string[],
	isKnownVerb: (line: string) => boolean,
): number {
	switch (verb) {
		case 'DATA': {
			const dot = waiting.indexOf('.');
			return dot === -1 ? waiting.length : dot + 1;
		}

		case 'AUTH': {
			const command = waiting.findIndex(isKnownVerb);
			return command === -1 ? waiting.length : command;
		}

		// They were typed for a line nobody can read.
		case 'STARTTLS':
			return waiting.length;
		default:
			return 0;
	}
}

/** The waiting lines as they may be shown: what follows an AUTH may be a password. */
export function maskWaiting(state: SessionState, waiting: readonly Waiting[]): string[] {
	let afterAuth = state.phase.name === 'auth' || state.awaiting.some(awaited => awaited.verb === 'AUTH');
	return waiting.map(({text}) => {
		if (/^\s*AUTH\b/i.test(text)) {
			afterAuth = true;
			return maskSpan(text, beginExchange(text, 0).secret);
		}

		return afterAuth ? MASK : text;
	});
}
