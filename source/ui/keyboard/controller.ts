/**
 * Keys in, changes out. Everything the keyboard can do is here, without Ink, so that a test can press keys.
 * Where a key only changes the screen, `looking-keys.ts` or `step.ts` says how; this does the rest.
 */
import type {CommandContext, LocalCommand} from '../../commands/command.ts';
import {runLine} from '../../commands/run-line.ts';
import type {ConnectedEntry, Entry} from '../../session/entry.ts';
import type {Found} from '../findings-feed.ts';
import type {Inspected} from '../inspected.ts';
import type {Asking} from '../overlays/asking.ts';
import {emptyEditor, textOf} from '../prompt/editor.ts';
import type {Lens} from '../prompt/lens.ts';
import {paste} from '../prompt/pasting.ts';
import {promptMode} from '../prompt/reading.ts';
import {remembered} from '../prompt/remembered.ts';
import {insert, type Sender, send} from '../prompt/sending.ts';
import {notice, problem, type Screen} from '../step.ts';
import {type Action, actionOf, recordingAction} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import {look} from './looking-keys.ts';
import {movements} from './movements.ts';
import {pasteOnOverlay, pressOnOverlay} from './overlay-keys.ts';

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
	/** The session was written to this file. */
	saved(path: string): void;
	/** With several sessions: Esc where nothing else is left to close. */
	back?(): void;
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
	const {session, screen, asking, commands, context} = options;
	const sender: Sender = {
		session,
		screen,
		asking,
		commands,
		connected: options.connected,
		runCommand: line => run(line),
		search: text => search(text),
		quit: options.quit,
	};
	const isEmpty = (): boolean => screen.get().editor.line.length === 0;

	function press(key: KeyPress): void {
		const {overlay, escaped} = screen.get();
		const action = key.type === 'key' ? actionOf(key.name) : undefined;
		screen.dispatch({type: 'pressed', leaving: action === 'stop' || action === 'leave'});
		if (overlay) {
			pressOnOverlay({...options, type, act, run}, key, action, overlay);
		} else if (key.type === 'text') {
			if (escaped && isEmpty() && /^[1-8]$/.test(key.text)) {
				act(`view-${Number(key.text)}`);
			} else {
				type(key.text);
			}
		} else if (action) {
			act(action);
		}
	}

	function type(text: string): void {
		if (session.recorded !== undefined && isEmpty()) {
			typeOnRecording(text);
			return;
		}

		const mode = promptMode(session.state);
		if (isEmpty() && text === '?' && (mode === 'command' || mode === 'closed')) {
			context.showHelp();
		} else {
			insert(screen, text, session.state);
		}
	}

	/** Several keys may come in one piece. What follows a slash is a command, or a text to look for. */
	function typeOnRecording(text: string): void {
		const slash = text.indexOf('/');
		for (const letter of slash === -1 ? text : text.slice(0, slash)) {
			const action = recordingAction(letter);
			if (action) {
				act(action);
			} else if (letter === '?') {
				context.showHelp();
			} else {
				const what = session.isMessage ? 'message in a file' : 'recording';
				const search = session.isMessage ? '' : ' or a search';
				screen.dispatch(
					notice(`This is a ${what}: nothing is sent. / begins a command${search} · ? lists the keys`),
				);
			}
		}

		if (slash !== -1) {
			insert(screen, text.slice(slash), session.state);
		}
	}

	function act(action: Action): void {
		const movement = movements[action];
		if (takesGhost(action)) {
			insert(screen, options.lens().ghost ?? '', session.state);
			return;
		}

		const looked = look(action, {
			state: screen.get(),
			session,
			entries: options.shown(),
			found: options.found(),
			overflow: options.overflow(),
		});
		if (looked?.type === 'escaped' && options.back) {
			options.back();
		} else if (looked) {
			screen.dispatch(looked);
		} else if (movement) {
			screen.dispatch({type: 'edited', event: movement});
		} else {
			doIt(action);
		}
	}

	function takesGhost(action: Action): boolean {
		return (
			(action === 'move-right' || action === 'move-end') && isEmpty() && options.lens().ghost !== undefined
		);
	}

	function doIt(action: Action): void {
		switch (action) {
			case 'send':
				send(sender);
				return;
			case 'older':
			case 'newer':
				recall(action);
				return;
			case 'complete':
			case 'complete-back':
				complete(action === 'complete' ? 1 : -1);
				return;
			case 'history':
				screen.dispatch({type: 'opened', overlay: {type: 'history', editor: emptyEditor, index: 0}});
				return;
			case 'palette':
				screen.dispatch({type: 'opened', overlay: {type: 'palette', editor: emptyEditor, index: 0}});
				return;
			case 'copy':
				run('copy');
				return;
			case 'repaint':
				options.repaint();
				return;
			case 'suspend':
				options.suspend();
				return;
			case 'stop':
			case 'leave':
				stop(action);
				return;
			default:
		}
	}

	function recall(type: 'older' | 'newer'): void {
		const {history, typedSecret} = screen.get();
		const mode = promptMode(session.state);
		if (!typedSecret && (mode === 'command' || mode === 'closed')) {
			screen.dispatch({type: 'edited', event: {type, history}});
		}
	}

	function complete(step: 1 | -1): void {
		const {editor} = screen.get();
		const candidates = options.lens().completions;
		if (candidates.length > 0 || editor.cycle) {
			screen.dispatch({type: 'edited', event: {type: 'complete', candidates, step}});
		} else if (promptMode(session.state) === 'message') {
			insert(screen, '\t', session.state);
		}
	}

	function search(text: string): void {
		screen.dispatch({type: 'marked', text});
		const looked = look('found', {
			state: screen.get(),
			session,
			entries: options.shown(),
			found: options.found(),
			overflow: 0,
		});
		screen.dispatch(looked ?? problem(`No line contains “${text}”.`));
	}

	/** Ctrl+C clears a line first; Ctrl+D leaves only where there is none, as in a shell. */
	function stop(action: 'stop' | 'leave'): void {
		const {leaving} = screen.get();
		const isOver = promptMode(session.state) === 'closed';
		if (!isEmpty()) {
			screen.dispatch(
				action === 'stop' ? {type: 'cleared'} : {type: 'edited', event: {type: 'cut', to: 'right'}},
			);
		} else if (leaving || (action === 'leave' && isOver)) {
			options.quit();
		} else {
			const key = action === 'stop' ? 'Ctrl+C' : 'Ctrl+D';
			const kept = session.recorded === undefined ? ' · /save FILE keeps the session' : '';
			screen.dispatch({type: 'leaving', text: `Press ${key} again to leave${kept}`});
		}
	}

	function run(line: string): void {
		const typed = `/${line}`;
		const {editor, history} = screen.get();
		const isTyped = textOf(editor) === typed;
		if (isTyped) {
			// Before it runs: a command may lead to a 334, where the line would be read as the answer.
			screen.dispatch({type: 'sent', remember: remembered(typed)});
		}

		void runLine(line, commands, context).then(result => {
			if ('problem' in result) {
				if (isTyped && isEmpty()) {
					screen.dispatch({type: 'restored', editor, history});
				}

				screen.dispatch(problem(result.problem));
				return;
			}

			if (result.savedAs !== undefined) {
				options.saved(result.savedAs);
			}

			if (result.said !== undefined) {
				screen.dispatch(notice(result.said));
			}
		});
	}

	return {
		press,
		act,
		paste(text) {
			const {overlay} = screen.get();
			if (overlay) {
				pasteOnOverlay(screen, asking, overlay, text);
			} else {
				screen.dispatch({type: 'pressed', leaving: false});
				paste(text, sender);
			}
		},
		run,
	};
}
