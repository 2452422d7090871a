/** A recording in the split view, read only: what `explain` does with one session on a terminal. */
import process from 'node:process';
import {EXIT} from '../dialogs/outcome.ts';
import {readRecording} from '../recordings/read.ts';
import type {RecordedSession, Unread} from '../recordings/recording.ts';
import {recordedSession} from '../recordings/session.ts';
import type {Input} from './explain-input.ts';
import type {Values} from './option.ts';

export type Showable = {
	readonly session: RecordedSession;
	readonly title: string;
	readonly unread: readonly Unread[];
};

/** Null where there is no terminal, a format was asked for, or there is not exactly one session to show. */
export function showable(inputs: readonly Input[], values: Values): Showable | null {
	const asked = values.has('format') || values.has('compare');
	const [input, second] = inputs;
	if (asked || !input || second || process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
		return null;
	}

	const recording = readRecording(input.bytes);
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	const [session] = sessions;
	return session && sessions.length === 1 ? {session, title: input.name, unread: recording.unread} : null;
}

export async function showRecording(
	{session: recorded, title, unread}: Showable,
	values: Values,
): Promise<number> {
	const {startInspector} = await import('../ui/start.tsx');
	const session = recordedSession(recorded, title);
	for (const {line, why, text} of unread) {
		const place = line > 0 ? `Line ${line} was not read: ` : '';
		session.note('recording/unread', `${place}${why}${text === '' ? '' : ` “${text}”`}`);
	}

	const colour = !values.has('no-color') && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
	// Until Ink's first effects the terminal would echo keys and shift the first frame.
	process.stdin.setRawMode(true);
	process.stdout.write('\r');
	try {
		await startInspector({session, colour});
	} finally {
		process.stdin.setRawMode(false);
	}

	return EXIT.done;
}
