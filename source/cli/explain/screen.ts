/** A recording or a message in the split view, read only: what `explain` does with one of them on a terminal. */
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {entriesOf} from '../../recordings/entries.ts';
import {messageSession} from '../../recordings/message-file.ts';
import {readRecording} from '../../recordings/read.ts';
import type {Unread} from '../../recordings/recording.ts';
import {recordedSession} from '../../recordings/session.ts';
import {createRedactor, type Redactor} from '../../reports/redactor.ts';
import type {Entry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {openKeyboard} from '../output/keyboard.ts';
import type {Input} from './input.ts';

/** Options that ask for something printed, or done. */
const printing = ['format', 'compare', 'attachments', 'check-sender'];

/** Null where there is no terminal, a format was asked for, or there is not exactly one session to show. */
export function showable(inputs: readonly Input[], values: Values): Session | null {
	const input = onlyInput(inputs, values);
	if (!input) {
		return null;
	}

	const recording = readRecording(input.bytes);
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	const [recorded] = sessions;
	if (!recorded || sessions.length !== 1) {
		return null;
	}

	const session = recordedSession(
		recorded,
		input.name,
		guardOf(entriesOf(recorded), recording.suspects).clean,
	);
	noteUnread(session, recording.unread);
	return session;
}

/** What of a recording could not be read stands at its end. */
export function noteUnread(session: Session, unread: readonly Unread[]): void {
	for (const {line, why, text} of unread) {
		const place = line > 0 ? `Line ${line} was not read: ` : '';
		session.note('recording/unread', `${place}${why}${text === '' ? '' : ` “${text}”`}`);
	}
}

/** What a reader took for someone else's words may be a secret: it is covered on the screen as in a report. */
export function guardOf(entries: Iterable<Entry>, suspects: readonly string[]): Redactor {
	const redactor = createRedactor();
	for (const suspect of suspects) {
		redactor.learnSecret(suspect, 'secret');
	}

	for (const entry of entries) {
		redactor.learn(entry);
	}

	return redactor;
}

/** The same for a file that holds a message. */
export function showableMessage(inputs: readonly Input[], values: Values): Session | null {
	const input = onlyInput(inputs, values);
	return input ? messageSession(input.bytes, input.name) : null;
}

function onlyInput(inputs: readonly Input[], values: Values): Input | null {
	const [input, second] = inputs;
	const hasTerminal = process.stdout.isTTY === true && process.stdin.isTTY === true;
	return input && !second && hasTerminal && !isPrinted(values) ? input : null;
}

/** Whether something is to be printed, or done, whatever the input is. */
export function isPrinted(values: Values): boolean {
	return printing.some(name => values.has(name));
}

/** Draws the session until the user leaves; the exit code. */
export async function showOnScreen(session: Session, values: Values): Promise<number> {
	const {startInspector} = await import('../../ui/start.tsx');
	const keyboard = openKeyboard();
	try {
		await startInspector({session, ...screenOptions(values), ...(keyboard && {stdin: keyboard.stdin})});
	} finally {
		keyboard?.release();
	}

	return EXIT.done;
}

/** NO_COLOR and a terminal that is dumb count too. */
export function screenOptions(values: Values): {readonly colour: boolean; readonly mouse: boolean} {
	const colour = !values.has('no-color') && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
	return {colour, mouse: !values.has('no-mouse')};
}
