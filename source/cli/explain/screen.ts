/** A recording or a message in the split view, read only: what `explain` does with one of them on a terminal. */
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {entriesOf} from '../../recordings/entries.ts';
import {messageSession} from '../../recordings/message-file.ts';
import {readRecording} from '../../recordings/read.ts';
import type {RecordedSession} from '../../recordings/recording.ts';
import {recordedSession} from '../../recordings/session.ts';
import {createRedactor, type Redactor} from '../../reports/redactor.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {warn} from '../output/terminal.ts';
import type {Input} from './input.ts';

/** Options that ask for something printed, or done. */
const printing = ['format', 'compare', 'attachments', 'check-sender'];

/** Octets that take a second or more to read. */
const slow = 2 ** 21;

/** Null where there is no terminal, a format was asked for, or there is not exactly one session to show. */
export function showable(inputs: readonly Input[], values: Values): Session | null {
	const input = onlyInput(inputs, values);
	if (!input) {
		return null;
	}

	if (input.bytes.length > slow) {
		warn(`Reading ${input.name} …`);
	}

	const recording = readRecording(input.bytes);
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	const [recorded] = sessions;
	if (!recorded || sessions.length !== 1) {
		return null;
	}

	const session = recordedSession(recorded, input.name, guardOf(recorded, recording.suspects).clean);
	for (const {line, why, text} of recording.unread) {
		const place = line > 0 ? `Line ${line} was not read: ` : '';
		session.note('recording/unread', `${place}${why}${text === '' ? '' : ` “${text}”`}`);
	}

	return session;
}

/** What a reader took for somebody else's words may be a secret: it is covered on the screen as in a report. */
function guardOf(recorded: RecordedSession, suspects: readonly string[]): Redactor {
	const redactor = createRedactor();
	for (const suspect of suspects) {
		redactor.learnSecret(suspect, 'secret');
	}

	for (const entry of entriesOf(recorded)) {
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
	const hasTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
	return input && !second && hasTerminal && !printing.some(name => values.has(name)) ? input : null;
}

export async function showOnScreen(session: Session, values: Values): Promise<number> {
	const {startInspector} = await import('../../ui/start.tsx');
	const colour = !values.has('no-color') && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
	// Until Ink's first effects the terminal would echo keys and shift the first frame.
	process.stdin.setRawMode(true);
	process.stdout.write('\r');
	try {
		await startInspector({session, colour, mouse: !values.has('no-mouse')});
	} finally {
		process.stdin.setRawMode(false);
	}

	return EXIT.done;
}
