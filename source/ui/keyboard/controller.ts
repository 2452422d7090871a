/** Keys in, changes out. Everything the keyboard can do is here, without Ink, so that a test can press keys. */
import {type CommandContext, type LocalCommand, offeredOn} from '../../commands/command.ts';
import {runLine} from '../../commands/run-line.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import type {ConnectedEntry} from '../../session/entry.ts';
import type {Inspected} from '../inspected.ts';
import {newest, page, select, selectFinding, turnView, viewsOf} from '../looking.ts';
import {type EditorEvent, edit, emptyEditor, textOf} from '../prompt/editor.ts';
import {paste} from '../prompt/pasting.ts';
import {promptMode} from '../prompt/reading.ts';
import {afterSending, complain, insert, type Sender, send} from '../prompt/sending.ts';
import {geometryOf} from '../screen/geometry.ts';
import type {ScreenState} from '../screen-state.ts';
import type {Store} from '../store.ts';
import {type Action, actionOf} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import {movements} from './movements.ts';
import {pressOnOverlay, typeIntoField} from './overlay-keys.ts';

export type ControllerOptions = {
	readonly session: Inspected;
	readonly screen: Store<ScreenState>;
	readonly commands: readonly LocalCommand[];
	readonly context: CommandContext;
	connected(): ConnectedEntry | null;
	findings(): readonly Finding[];
	/** The line offered on the empty prompt. */
	ghost(): string | null;
	/** Lines that the one being written may become. */
	completionsOf(text: string): readonly string[];
	/** Rows of the right pane beyond those that fit. */
	paneOverflow(): number;
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
	const {session, screen, commands, context} = options;
	const sender: Sender = {session, screen, connected: options.connected, runCommand: line => run(line)};

	function press(key: KeyPress): void {
		const {overlay, leaving, notice} = screen.get();
		const action = key.type === 'key' ? actionOf(key.name) : undefined;
		if (notice || (leaving && action !== 'stop')) {
			screen.set({notice: null, ...(action !== 'stop' && {leaving: false})});
		}

		if (overlay) {
			pressOnOverlay(
				{
					screen,
					commands: offeredOn(context.session, commands),
					overflow: options.paneOverflow,
					type,
					act,
					run,
				},
				key,
				action,
				overlay,
			);
		} else if (key.type === 'text') {
			type(key.text);
		} else if (action) {
			act(action);
		}
	}

	function type(text: string): void {
		const empty = screen.get().editor.line.length === 0;
		const mode = promptMode(session.state);
		if (empty && text === '?' && (mode === 'command' || mode === 'closed')) {
			context.showHelp();
		} else {
			insert(screen, text, session.state);
		}
	}

	function act(action: Action): void {
		const state = screen.get();
		const empty = state.editor.line.length === 0;
		const movement = movements[action];
		if (movement) {
			move(movement);
			return;
		}

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
			case 'entry-up':
				screen.set(select(state, session.entries, -1));
				return;
			case 'entry-down':
				screen.set(select(state, session.entries, 1));
				return;
			case 'finding':
				screen.set(selectFinding(state, session.entries, options.findings()));
				return;
			case 'newest':
				screen.set(newest());
				return;
			case 'page-up':
			case 'page-down':
				scrollView(action === 'page-up' ? -1 : 1);
				return;
			case 'pane-up':
			case 'pane-down':
				scrollPane(action === 'pane-up' ? -1 : 1);
				return;
			case 'palette':
				screen.set({overlay: {type: 'palette', editor: emptyEditor, index: 0}});
				return;
			case 'turn-reading':
				screen.set({turned: !state.turned});
				return;
			case 'reveal':
				screen.set({reveal: !state.reveal});
				return;
			case 'repaint':
				options.repaint();
				return;
			case 'suspend':
				options.suspend();
				return;
			case 'stop':
				stop(empty);
				return;
			default:
				openView(action);
		}
	}

	function move(movement: EditorEvent): void {
		const {editor, typedSecret} = screen.get();
		const moved = edit(editor, movement);
		screen.set({
			// What was cut from a secret is not kept: put back elsewhere, it would be seen.
			editor: typedSecret ? {...moved, killed: editor.killed} : moved,
			typedSecret: typedSecret && moved.line.length > 0,
			// Ctrl+T was about the line that is gone.
			...(editor.line.length > 0 && moved.line.length === 0 && {turned: false}),
		});
	}

	function openView(action: Action): void {
		const number = Number(/^view-(\d)$/.exec(action)?.[1]);
		const view = viewsOf(screen.get(), false)[number - 1];
		if (view) {
			screen.set({view, paneTop: 0});
		}
	}

	function recall(type: 'older' | 'newer'): void {
		const {editor, history, typedSecret} = screen.get();
		const mode = promptMode(session.state);
		if (!typedSecret && (mode === 'command' || mode === 'closed')) {
			screen.set({editor: edit(editor, {type, history})});
		}
	}

	function complete(step: 1 | -1): void {
		const {editor} = screen.get();
		const ghost = step === 1 ? options.ghost() : null;
		if (ghost !== null) {
			insert(screen, ghost, session.state);
			return;
		}

		if (editor.line.length === 0) {
			screen.set(turnView(screen.get(), step));
			return;
		}

		const candidates = options.completionsOf(textOf(editor));
		if (candidates.length > 0 || editor.cycle) {
			screen.set({editor: edit(editor, {type: 'complete', candidates, step})});
		} else if (promptMode(session.state) === 'message') {
			insert(screen, '\t', session.state);
		}
	}

	function scrollView(direction: 1 | -1): void {
		const state = screen.get();
		if (state.view !== 'conversation' && !geometryOf(state.columns, state.rows).wide) {
			scrollPane(direction);
		} else {
			screen.set(page(state, session.entries, direction));
		}
	}

	function scrollPane(direction: 1 | -1): void {
		const {paneTop, rows} = screen.get();
		const by = Math.max(1, Math.floor(rows / 2));
		screen.set({paneTop: Math.max(0, Math.min(options.paneOverflow(), paneTop + direction * by))});
	}

	function stop(empty: boolean): void {
		const {editor, leaving} = screen.get();
		if (!empty) {
			// A secret is not kept for Ctrl+Y.
			const kept = screen.get().typedSecret
				? {...emptyEditor, killed: editor.killed}
				: edit(editor, {type: 'clear'});
			screen.set({editor: kept, typedSecret: false, turned: false, leaving: false});
		} else if (leaving) {
			options.quit();
		} else {
			screen.set({leaving: true, notice: {text: 'Ctrl+C again to leave', isProblem: false}});
		}
	}

	function run(line: string): void {
		const typed = `/${line}`;
		const {editor, history} = screen.get();
		const isTyped = textOf(editor) === typed;
		if (isTyped) {
			// At once: a command may lead to a 334, where the line would be read as the answer.
			screen.set(afterSending(screen.get(), typed, true));
		}

		void runLine(line, commands, context).then(result => {
			if ('problem' in result) {
				const isEmpty = screen.get().editor.line.length === 0;
				screen.set(isTyped && isEmpty ? {editor, history} : {});
				complain(screen, result.problem);
			} else if (result.said !== undefined) {
				screen.set({notice: {text: result.said, isProblem: false}});
			}
		});
	}

	return {
		press,
		act,
		paste(text) {
			const {overlay} = screen.get();
			if (overlay?.type === 'field' || overlay?.type === 'palette') {
				const secret = overlay.type === 'field' && overlay.secret;
				typeIntoField(screen, overlay, secret ? unbroken(text) : oneLine(text));
			} else if (overlay?.type === 'compose') {
				overlay.paste(text);
			} else if (!overlay) {
				screen.set({notice: null, leaving: false});
				paste(text, sender);
			}
		},
		run,
	};
}

function oneLine(text: string): string {
	return text.replaceAll(/\s*[\u0000-\u001f\u007f]+\s*/g, ' ').trim();
}

/** A password may have blanks at its ends; a token that was wrapped is one word. */
function unbroken(text: string): string {
	return text.replaceAll(/[\u0000-\u001f\u007f]+/g, '');
}
