/**
 * Lines typed or pasted ahead. Each waits until what was sent before it is answered, because the answer to
 * DATA, AUTH or STARTTLS decides what the line *is*: otherwise the rest of a pasted message would go out as
 * commands after a refused DATA.
 */
import {stuffLine} from '../protocol/dot-stuffing.ts';
import {isNegative} from '../protocol/reply-class.ts';
import {opensLogin, verbs} from '../protocol/verb.ts';
import {secretInCommand} from '../sasl/secret-lines.ts';
import {MASK, maskSpan} from '../sasl/secrets.ts';
import type {Consent} from './door.ts';
import type {ReplyEntry} from './entry.ts';
import type {SharedList} from './shared-list.ts';
import type {SessionState} from './state.ts';

/** Turns typed text into the line for the phase in which it is sent (stuffing, base64 …). */
export type Reading = (text: string, state: SessionState) => string;

/** A line that waits. */
export type Waiting = {
	/** Whoever typed it asks by this number what became of it. */
	readonly ticket: number;
	readonly text: string;
	readonly read: Reading;
	readonly consent: Consent;
};

/** Lines leave in the order in which they were added. */
export type Outbox = SharedList<Waiting>;

/** As it is; in message phase a line that begins with a dot gets another. */
export function asTyped(text: string, state: SessionState): string {
	return state.phase.name === 'message' && text !== '.' ? stuffLine(text) : text;
}

/** Whether the next line may go out now. */
export function mayGoOut(state: SessionState): boolean {
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

/** How many of the first lines wait only for the success of what this reply refuses. */
export function refusedBy({answers, code, auth}: ReplyEntry, outbox: Outbox): number {
	if (code === 421) {
		return outbox.length;
	}

	const refused = answers === 'AUTH' ? code !== 334 && auth?.outcome !== 'succeeded' : isNegative(code);
	return answers && refused ? meantForSuccess(answers, outbox) : 0;
}

function meantForSuccess(verb: string, outbox: Outbox): number {
	switch (verb) {
		case 'DATA':
			return countUpTo(outbox, text => text === '.', 1);
		case 'AUTH':
			return countUpTo(outbox, isKnownVerb);
		// RFC 5321 §3.1: a server that refuses in its greeting expects QUIT and nothing else.
		case 'CONNECT':
			return countUpTo(outbox, isQuit);
		// They were typed for a line no one can read.
		case 'STARTTLS':
			return outbox.length;
		default:
			return 0;
	}
}

function countUpTo(outbox: Outbox, isLast: (text: string) => boolean, more = 0): number {
	let before = 0;
	for (const {text} of outbox) {
		if (isLast(text)) {
			return before + more;
		}

		before++;
	}

	return before;
}

function isQuit(line: string): boolean {
	return line.trim().toUpperCase() === 'QUIT';
}

function isKnownVerb(line: string): boolean {
	return verbs.includes(verbOf(line));
}

function verbOf(line: string): string {
	return (line.trim().split(/[ \t]/, 1)[0] ?? '').toUpperCase();
}

/** The waiting lines as they may be shown: what follows an AUTH may be a password. */
export function maskOutbox(outbox: Outbox, state: SessionState): readonly string[] {
	let afterAuth = state.phase.name === 'auth' || state.awaiting.some(awaited => awaited.verb === 'AUTH');
	return [...outbox].map(({text}) => {
		if (opensLogin(verbOf(text))) {
			afterAuth = true;
		} else if (afterAuth) {
			return MASK;
		}

		return maskSpan(text, secretInCommand(text, state.lateAnswer));
	});
}
