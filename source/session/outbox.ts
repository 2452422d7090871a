/**
 * Lines typed or pasted ahead. Each waits until what was sent before it is answered, because the answer to
 * DATA, AUTH or STARTTLS decides what the line *is*: otherwise the rest of a pasted message would go out as
 * commands after a refused DATA.
 */
import {stuffLine} from '../protocol/dot-stuffing.ts';
import {verbs} from '../protocol/verb.ts';
import {secretInCommand} from '../sasl/follow.ts';
import {MASK, maskSpan} from '../sasl/secrets.ts';
import type {ReplyEntry} from './entry.ts';
import type {SessionState} from './state.ts';

/** Turns typed text into the line for the phase in which it is sent (stuffing, base64 …). */
export type Reading = (text: string, state: SessionState) => string;

export type Outbox = {
	readonly length: number;
	/** Resolves with what `send` made of the line, or with no replies when it was dropped. */
	add(text: string, read?: Reading): Promise<readonly ReplyEntry[]>;
	/** Sends the next line if it may go out now; false when it may not, or when there is none. */
	sendNext(state: SessionState, send: (line: string) => Promise<readonly ReplyEntry[]>): boolean;
	/** The waiting lines as they may be shown: what follows an AUTH may be a password. */
	masked(state: SessionState): readonly string[];
	/** How many lines wait only for the success of the command that this reply refuses. */
	refusedBy(reply: ReplyEntry): number;
	/** Drops the first lines; returns how many there were. */
	drop(count?: number): number;
};

type Waiting = {
	readonly text: string;
	readonly read: Reading;
	readonly resolve: (replies: readonly ReplyEntry[] | Promise<readonly ReplyEntry[]>) => void;
};

/** Empty. Lines leave in the order in which they were added. */
export function createOutbox(): Outbox {
	const waiting: Waiting[] = [];
	return {
		get length() {
			return waiting.length;
		},
		add(text, read = asTyped) {
			return new Promise(resolve => {
				waiting.push({text, read, resolve});
			});
		},
		sendNext(state, send) {
			const next = isReady(state) ? waiting.shift() : undefined;
			next?.resolve(send(next.read(next.text, state)));
			return next !== undefined;
		},
		masked: state => mask(state, waiting),
		refusedBy({answers: verb, code, auth}) {
			const refused = verb === 'AUTH' ? code !== 334 && auth?.outcome !== 'succeeded' : code >= 400;
			return verb && refused ? meantForSuccess(verb, waiting) : 0;
		},
		drop(count = waiting.length) {
			const dropped = waiting.splice(0, count);
			for (const {resolve} of dropped) {
				resolve([]);
			}

			return dropped.length;
		},
	};
}

function asTyped(text: string, state: SessionState): string {
	return state.phase.name === 'message' && text !== '.' ? stuffLine(text) : text;
}

/** Whether the next line may go out now. */
function isReady(state: SessionState): boolean {
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
function meantForSuccess(verb: string, waiting: readonly Waiting[]): number {
	switch (verb) {
		case 'DATA': {
			const dot = waiting.findIndex(({text}) => text === '.');
			return dot === -1 ? waiting.length : dot + 1;
		}

		case 'AUTH': {
			const command = waiting.findIndex(({text}) => isKnownVerb(text));
			return command === -1 ? waiting.length : command;
		}

		// They were typed for a line nobody can read.
		case 'STARTTLS':
			return waiting.length;
		default:
			return 0;
	}
}

function isKnownVerb(line: string): boolean {
	return verbs.includes((line.trim().split(/[ \t]/)[0] ?? '').toUpperCase());
}

function mask(state: SessionState, waiting: readonly Waiting[]): readonly string[] {
	let afterAuth = state.phase.name === 'auth' || state.awaiting.some(awaited => awaited.verb === 'AUTH');
	return waiting.map(({text}) => {
		if (/^\s*AUTH\b/i.test(text)) {
			afterAuth = true;
		} else if (afterAuth) {
			return MASK;
		}

		return maskSpan(text, secretInCommand(text, state.authRefused));
	});
}
