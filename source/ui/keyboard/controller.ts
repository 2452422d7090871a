/**
 * Keys in, changes out. Everything the keyboard can do is here, without Ink, so that a test can press keys.
 * Where a key only changes the screen, `looking-keys.ts` or `step.ts` says how; this does the rest.
 */
import {type CommandContext, type LocalCommand, offeredOn} from '../../commands/command.ts';
import {runLine} from '../../commands/run-line.ts';
import type {ConnectedEntry, Entry} from '../../session/entry.ts';
import type {Found} from '../findings-feed.ts';
import type {Inspected} from '../inspected.ts';
import {hasFinding, selectEntry} from '../navigation.ts';
import type {Asking} from '../overlays/asking.ts';
import {emptyEditor, textOf} from '../prompt/editor.ts';
import type {Lens} from '../prompt/lens.ts';
import {paste} from '../prompt/pasting.ts';
import {promptMode} from '../prompt/reading.ts';
import {remembered} from '../prompt/remembered.ts';
import {insert, type Sender, send} from '../prompt/sending.ts';
import type {ScreenState} from '../screen-state.ts';
import {notice, problem, type Screen} from '../step.ts';
import {type Action, actionOf} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import {look} from './looking-keys.ts';
import {movements} from './movements.ts';
import {pasteOnOverlay, pressOnOverlay} from './overlay-keys.ts';
import {recordingAction} from './recording-keys.ts';

export type ControllerOptions = {
	readonly session: Inspected;
	readonly screen: Screen;
	readonly asking: Asking;
	readonly commands: readonly LocalCommand[];
	readonly context: CommandContext;
	/** Entries as they are listed, filtered. */
	shown(): readonly Entry[];
	connected(): ConnectedEntry | null;
	found(): Found;
	lens(): Lens;
	/** Rows of the right pane, or of the text in its place, beyond those that fit. */
	overflow(): number;
	/** Text for the terminal's clipboard. */
	put(text: string): void;
	/** Its rows as text. */
	paneText(): readonly string[];
	/** The session was written to this file. */
	saved(path: string): void;
	/** With several sessions: Esc where nothing else is left to close. */
	back?(): void;
	/** With several sessions: `n` beyond the last finding of this one. False where no other has one. */
	beyond?(step: 1 | -1): boolean;
	quit(): void;
	repaint(): void;
	suspend(): void;
};

export type Controller = {
	press(key: KeyPress): void;
	paste(text: string): void;
	act(action: Action): void;
	/** Runs a local command, as typed but without the slash. */
	run(line: string): void;
};

export function createController(options: ControllerOptions): Controller {
	const sender: Sender = {
		...options,
		runCommand: line => run(c, line),
		search: text => search(c, text),
	};
	const c: Controls = {...options, sender};
	return {
		press: key => press(c, key),
		act: action => act(c, action),
		run: line => run(c, line),
		paste(text) {
			const {overlay} = c.screen.get();
			if (overlay) {
				pasteOnOverlay(c.screen, c.asking, overlay, text);
			} else {
				c.screen.dispatch({type: 'pressed', leaving: false});
				paste(text, sender);
			}
		},
	};
}

type Controls = ControllerOptions & {readonly sender: Sender};

function isEmpty({screen}: Controls): boolean {
	return screen.get().editor.line.length === 0;
}

function press(c: Controls, key: KeyPress): void {
	const {overlay, escaped} = c.screen.get();
	const action = key.type === 'key' ? actionOf(key.name) : undefined;
	c.screen.dispatch({type: 'pressed', leaving: action === 'stop' || action === 'leave'});
	if (overlay) {
		pressOnOverlay(
			{
				...c,
				commands: offeredOn(c.context.session, c.commands),
				type: text => type(c, text),
				act: next => act(c, next),
				run: line => run(c, line),
			},
			key,
			action,
			overlay,
		);
	} else if (key.type === 'text') {
		if (escaped && isEmpty(c) && /^[1-8]$/.test(key.text)) {
			act(c, `view-${Number(key.text)}`);
		} else {
			type(c, key.text);
		}
	} else if (action) {
		act(c, action);
	}
}

function type(c: Controls, text: string): void {
	if (c.session.recorded !== undefined && isEmpty(c)) {
		typeOnRecording(c, text);
		return;
	}

	const mode = promptMode(c.session.state);
	if (isEmpty(c) && text === '?' && (mode === 'command' || mode === 'closed')) {
		c.context.showHelp();
	} else {
		insert(c.screen, text, c.session.state);
	}
}

/** Several keys may come in one piece. What follows a slash is a command, or a text to look for. */
function typeOnRecording(c: Controls, text: string): void {
	const slash = text.indexOf('/');
	for (const letter of slash === -1 ? text : text.slice(0, slash)) {
		const action = recordingAction(letter);
		if (action) {
			act(c, action);
		} else if (letter === '?') {
			c.context.showHelp();
		} else {
			const what = c.session.isMessage ? 'message in a file' : 'recording';
			const search = c.session.isMessage ? '' : ' or a search';
			c.screen.dispatch(
				notice(`This is a ${what}: nothing is sent. / begins a command${search} · ? lists the keys`),
			);
		}
	}

	if (slash !== -1) {
		insert(c.screen, text.slice(slash), c.session.state);
	}
}

function act(c: Controls, action: Action): void {
	const movement = movements[action];
	if (takesGhost(c, action)) {
		insert(c.screen, c.lens().ghost ?? '', c.session.state);
		return;
	}

	if (action === 'newest' && isEmpty(c) && c.screen.get().filter !== '') {
		unfilter(c);
		return;
	}

	const step = findingStep(action, c.screen.get());
	if (step !== null && !hasFinding(c.screen.get(), c.found().findings, step) && c.beyond?.(step)) {
		return;
	}

	const looked = look(action, sight(c));
	// Of a recording there is no newest line to go back to first.
	const isHome = action === 'newest' && c.session.recorded !== undefined && isEmpty(c);
	if ((looked?.type === 'escaped' || isHome) && c.back) {
		c.back();
	} else if (looked) {
		c.screen.dispatch(looked);
	} else if (movement) {
		c.screen.dispatch({type: 'edited', event: movement});
	} else {
		doIt(c, action);
	}
}

/** All lines again, at the one that is selected. */
function unfilter({screen, shown}: Controls): void {
	const {selectedId} = screen.get();
	screen.dispatch({type: 'filtered', by: ''});
	if (selectedId !== null) {
		screen.dispatch({type: 'looked', at: selectEntry(screen.get(), shown(), selectedId)});
	}
}

/** The direction in which a key looks for a finding; null for another key. */
function findingStep(action: Action, {mark}: ScreenState): 1 | -1 | null {
	switch (action) {
		case 'finding':
			return 1;
		case 'finding-back':
			return -1;
		case 'found':
			return mark === '' ? 1 : null;
		case 'found-back':
			return mark === '' ? -1 : null;
		default:
			return null;
	}
}

function takesGhost(c: Controls, action: Action): boolean {
	return (action === 'move-right' || action === 'move-end') && isEmpty(c) && c.lens().ghost !== undefined;
}

function doIt(c: Controls, action: Action): void {
	switch (action) {
		case 'send':
			send(c.sender);
			return;
		case 'older':
		case 'newer':
			recall(c, action);
			return;
		case 'complete':
		case 'complete-back':
			complete(c, action === 'complete' ? 1 : -1);
			return;
		case 'history':
			c.screen.dispatch({type: 'opened', overlay: {type: 'history', editor: emptyEditor, index: 0}});
			return;
		case 'palette':
			c.screen.dispatch({type: 'opened', overlay: {type: 'palette', editor: emptyEditor, index: 0}});
			return;
		case 'copy':
			run(c, 'copy');
			return;
		case 'repaint':
			c.repaint();
			return;
		case 'suspend':
			c.suspend();
			return;
		case 'stop':
		case 'leave':
			stop(c, action);
			return;
		default:
	}
}

function recall(c: Controls, type: 'older' | 'newer'): void {
	const {history, typedSecret} = c.screen.get();
	const mode = promptMode(c.session.state);
	if (!typedSecret && (mode === 'command' || mode === 'closed')) {
		c.screen.dispatch({type: 'edited', event: {type, history}});
	}
}

function complete(c: Controls, step: 1 | -1): void {
	const {editor} = c.screen.get();
	const {completions, lookFor} = c.lens();
	const candidates = editor.cycle ? completions : [...completions, ...(lookFor?.() ?? [])];
	if (candidates.length > 0 || editor.cycle) {
		c.screen.dispatch({type: 'edited', event: {type: 'complete', candidates, step}});
	} else if (promptMode(c.session.state) === 'message') {
		insert(c.screen, '\t', c.session.state);
	}
}

/** What moving about looks at. */
function sight(c: Controls) {
	return {
		state: c.screen.get(),
		session: c.session,
		entries: c.shown(),
		found: c.found(),
		overflow: c.overflow(),
		paneText: c.paneText,
	};
}

function search(c: Controls, text: string): void {
	c.screen.dispatch({type: 'marked', text});
	const looked = look('found', sight(c));
	c.screen.dispatch(looked ?? problem(`No line contains “${text}”.`));
}

/** Ctrl+C clears a line first; Ctrl+D leaves only where there is none, as in a shell. */
function stop(c: Controls, action: 'stop' | 'leave'): void {
	const {leaving} = c.screen.get();
	const isOver = promptMode(c.session.state) === 'closed';
	if (!isEmpty(c)) {
		c.screen.dispatch(
			action === 'stop' ? {type: 'cleared'} : {type: 'edited', event: {type: 'cut', to: 'right'}},
		);
	} else if (leaving || (action === 'leave' && isOver)) {
		c.quit();
	} else {
		const key = action === 'stop' ? 'Ctrl+C' : 'Ctrl+D';
		const kept = c.session.recorded === undefined ? ' · /save FILE keeps the session' : '';
		c.screen.dispatch({type: 'leaving', text: `Press ${key} again to leave${kept}`});
	}
}

function run(c: Controls, line: string): void {
	const typed = `/${line}`;
	const {editor, history} = c.screen.get();
	const isTyped = textOf(editor) === typed;
	if (isTyped) {
		// Before it runs: a command may lead to a 334, where the line would be read as the answer.
		c.screen.dispatch({type: 'sent', remember: remembered(typed)});
	}

	void runLine(line, c.commands, c.context).then(result => {
		if ('problem' in result) {
			if (isTyped && isEmpty(c)) {
				c.screen.dispatch({type: 'restored', editor, history});
			}

			c.screen.dispatch(problem(result.problem));
			return;
		}

		if (result.savedAs !== undefined) {
			c.saved(result.savedAs);
		}

		if (result.said !== undefined) {
			c.screen.dispatch(notice(result.said));
		}
	});
}
