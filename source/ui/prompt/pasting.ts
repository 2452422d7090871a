/** Paste: one line is inserted, several go out one by one; what could be read in two ways is asked. */
import type {SessionState} from '../../session/state.ts';
import {newest} from '../looking.ts';
import {edit, emptyEditor, textOf} from './editor.ts';
import {promptMode, readingOf} from './reading.ts';
import {ask, insert, type Sender, tell} from './sending.ts';

export function paste(text: string, sender: Sender): void {
	const {session, screen} = sender;
	const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
	const lines = clean.split(/\r\n|\r|\n/);
	const mode = promptMode(session.state);
	// An answer to a 334 is one line: breaks in it came from the mail or page it was copied from.
	if (lines.length === 1 || mode === 'auth') {
		insert(screen, mode === 'auth' ? lines.join('') : clean, session.state);
		const broken = lines.filter(Boolean).length;
		if (broken > 1) {
			tell(screen, `The paste had ${broken} lines: they are joined, as an answer is one line.`);
		}

		return;
	}

	// A break at the end is no line of its own.
	const rest = lines.pop() ?? '';
	const whole = [textOf(screen.get().editor) + (lines[0] ?? ''), ...lines.slice(1)];
	if (mode === 'message') {
		pasteMessage(whole, rest, sender);
		return;
	}

	if (whole.length === 1 && rest === '') {
		insert(screen, lines[0] ?? '', session.state);
		return;
	}

	const all = rest === '' ? whole : [...whole, rest];
	ask(screen, `The paste has ${all.length} lines. Send them one by one, each after its reply?`, [
		{key: 'y', label: 'yes, send', choose: () => sendAll(all, '', false, sender)},
		{key: 'n', label: 'no', choose: () => {}},
	]);
}

function pasteMessage(lines: readonly string[], rest: string, sender: Sender): void {
	const dot = lines.indexOf('.');
	if (dot === -1) {
		sendAll(lines, rest, false, sender);
		return;
	}

	const after = lines.length - dot - 1;
	const what =
		after === 0
			? 'The paste ends in a line with only a dot.'
			: `Line ${dot + 1} of the paste is only a dot, and ${after} more follow.`;
	ask(sender.screen, `${what} Does it end the message, or is it text?`, [
		{key: 'e', label: 'ends it', choose: () => sendAll(lines, rest, false, sender)},
		{key: 't', label: 'text, sent as “..”', choose: () => sendAll(lines, rest, true, sender)},
		{key: 'n', label: 'do not paste', choose: () => {}},
	]);
}

function sendAll(
	lines: readonly string[],
	rest: string,
	dotIsText: boolean,
	{session, screen}: Sender,
): void {
	const {killed} = screen.get().editor;
	screen.set({
		editor: edit({...emptyEditor, killed}, {type: 'insert', text: rest}),
		typedSecret: false,
		turned: false,
		...newest(),
	});
	const read = readingOf(false);
	for (const line of lines) {
		void session.type(line, dotIsText && line === '.' ? stuffedDot : read);
	}
}

const stuffedDot = (text: string, {phase}: SessionState): string =>
	phase.name === 'message' ? `.${text}` : text;
