/** Enter and paste: from the prompt to the session. */
import type {ConnectedEntry} from '../session/entry.ts';
import type {SessionState} from '../session/state.ts';
import {dangerOf} from './danger.ts';
import type {Inspected} from './inspected.ts';
import {newest} from './looking.ts';
import {edit, emptyEditor, textOf} from './prompt/editor.ts';
import {isSecretNow, promptMode, readingOf} from './prompt/reading.ts';
import type {Choice, ScreenState} from './screen-state.ts';
import type {Store} from './store.ts';

export type Sender = {
	readonly session: Inspected;
	readonly screen: Store<ScreenState>;
	connected(): ConnectedEntry | null;
	/** A line that begins with a slash, without it. */
	runCommand(line: string): void;
};

/** What Enter does. The typed line is lost in no case in which it was not sent. */
export function send(sender: Sender): void {
	const {session, screen, runCommand} = sender;
	const {editor, typedSecret, turned, burst} = screen.get();
	const text = textOf(editor);
	const mode = promptMode(session.state);
	const isContent = mode === 'auth' || mode === 'message' || mode === 'chunk';
	if (!isContent && text === '') {
		return;
	}

	if (!isContent && typedSecret) {
		complain(
			screen,
			'This was typed as an answer to AUTH, and the server asks no more: it was not sent. Ctrl+U clears it.',
		);
		return;
	}

	if (!isContent && text.startsWith('/') && !text.startsWith('//')) {
		runCommand(text.slice(1));
		return;
	}

	const line = !isContent && text.startsWith('//') ? text.slice(1) : text;
	if (burst && !isContent) {
		screen.set({...afterSending(screen.get(), text, true), burst: [...burst, line]});
		return;
	}

	if (mode === 'closed') {
		complain(screen, 'Not connected, so it was not sent. /connect connects again; your line stays here.');
		return;
	}

	const go = (): void => {
		screen.set({...afterSending(screen.get(), text, !isContent), ...newest()});
		void session.type(line, readingOf(turned));
	};

	const connection = sender.connected();
	const danger = screen.get().allowedId === connection?.id ? null : dangerOf(text, session);
	if (danger === null) {
		go();
		return;
	}

	ask(screen, danger, [
		{
			key: 'y',
			label: 'yes, on this connection',
			choose() {
				screen.set({allowedId: connection?.id ?? null});
				go();
			},
		},
		{key: 'n', label: 'no, keep the line', choose() {}},
	]);
}

/** The prompt is empty again, and the line remembered if it may be. */
export function afterSending(screen: ScreenState, text: string, remember: boolean): Partial<ScreenState> {
	const line = withoutSecret(text);
	const isNew = remember && line !== '' && screen.history.at(-1) !== line;
	return {
		editor: edit(screen.editor, {type: 'sent'}),
		typedSecret: false,
		turned: false,
		...(isNew && {history: [...screen.history, line].slice(-1000)}),
	};
}

/** An initial response may hold a password: the history keeps the command alone. */
function withoutSecret(line: string): string {
	return line.replace(/^(\s*AUTH\s+\S+)\s.*$/is, '$1 ');
}

export function paste(text: string, sender: Sender): void {
	const {session, screen} = sender;
	const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
	const lines = clean.split(/\r\n|\r|\n/);
	const mode = promptMode(session.state);
	// An answer to a 334 is one line: breaks in it came from the mail or page it was copied from.
	if (lines.length === 1 || mode === 'auth') {
		insert(screen, mode === 'auth' ? lines.join('') : clean, session.state);
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

export function insert(screen: Store<ScreenState>, text: string, state: SessionState): void {
	const {editor, typedSecret} = screen.get();
	const isSecret = typedSecret || isSecretNow(state);
	screen.set({editor: edit(editor, {type: 'insert', text}), typedSecret: isSecret});
}

export function ask(screen: Store<ScreenState>, question: string, choices: readonly Choice[]): void {
	screen.set({overlay: {type: 'choice', question, choices}});
}

export function complain(screen: Store<ScreenState>, text: string): void {
	screen.set({notice: {text, isProblem: true}});
}
