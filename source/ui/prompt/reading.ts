/**
 * What the prompt is at this moment: how the line will be read, and what Enter will put on the wire. The same
 * function makes the lens and, at the moment of sending, the line: what was shown is what is sent.
 */

import {stuffLine} from '../../protocol/dot-stuffing.ts';
import {readAnswer} from '../../sasl/answer.ts';
import {secretInCommand} from '../../sasl/secret-lines.ts';
import type {Reading} from '../../session/outbox.ts';
import type {SessionState} from '../../session/state.ts';

/** `turned`: the user asked for the other reading (Ctrl+T). */
export function readingOf(turned: boolean): Reading {
	return (text, state) => {
		switch (state.phase.name) {
			case 'message':
				return text === '.' || turned ? text : stuffLine(text);
			case 'auth':
				return state.auth ? readAnswer(text, state.auth, answerReading(text, state, turned)).line : text;
			default:
				return text;
		}
	};
}

/** The reading of an answer to a 334: chosen by its look, or the opposite of that. */
export function answerReading(
	text: string,
	{auth}: SessionState,
	turned: boolean,
): 'auto' | 'plain' | 'as-is' {
	if (!turned || !auth) {
		return 'auto';
	}

	return readAnswer(text, auth).reading === 'plain' ? 'as-is' : 'plain';
}

export type PromptMode = 'command' | 'auth' | 'message' | 'chunk' | 'closed';

/** How the next line that is typed would be read. */
export function promptMode({phase, awaiting}: SessionState): PromptMode {
	switch (phase.name) {
		case 'auth':
		case 'message':
		case 'chunk':
		case 'closed':
			return phase.name;
		default:
			// Typed ahead of the server's first challenge: it is an answer already.
			return awaiting.some(({verb}) => verb === 'AUTH') ? 'auth' : 'command';
	}
}

/** Whether the line may be the answer to an AUTH that was refused meanwhile: it would go out as a command. */
export function isStrayAnswer(text: string, {phase, lateAnswer}: SessionState): boolean {
	return phase.name === 'command' && secretInCommand(text, lateAnswer)?.start === 0;
}

/** Whether what is typed now must not be seen. */
export function isSecretNow(state: SessionState): boolean {
	if (promptMode(state) !== 'auth') {
		return false;
	}

	return state.phase.name === 'auth' && state.auth ? readAnswer('', state.auth).masked : true;
}
