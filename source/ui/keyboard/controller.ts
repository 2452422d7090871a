/**
 * Keys in, changes out. Everything the keyboard can do is here, without Ink, so that a test can press keys.
 * `acts.ts` says what an action does; this says which one a key is.
 */
import {offeredOn} from '../../commands/command.ts';
import {paste} from '../prompt/pasting.ts';
import {promptMode} from '../prompt/reading.ts';
import {insert, type Sender} from '../prompt/sending.ts';
import {notice} from '../step.ts';
import {act, search} from './acts.ts';
import {type ControllerOptions, type Controls, isEmpty} from './controls.ts';
import {type Action, actionOf} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import {pasteOnOverlay, pressOnOverlay} from './overlay-keys.ts';
import {recordingAction} from './recording-keys.ts';
import {runCommand} from './run-command.ts';

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
		runCommand: line => runCommand(c, line),
		search: text => search(c, text),
	};
	const c: Controls = {...options, sender};
	return {
		press: key => press(c, key),
		act: action => act(c, action),
		run: line => runCommand(c, line),
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
				run: line => runCommand(c, line),
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

/**
 * Several keys may come in one piece. What follows a slash is a command, or a text to look for; what follows a key
 * that opens something is for what was opened.
 */
function typeOnRecording(c: Controls, text: string): void {
	const letters = [...text];
	for (const [at, letter] of letters.entries()) {
		const rest = letters.slice(at + 1).join('');
		if (letter === '/') {
			insert(c.screen, letter + rest, c.session.state);
			return;
		}

		pressLetter(c, letter);
		if (c.screen.get().overlay) {
			if (rest !== '') {
				press(c, {type: 'text', text: rest});
			}

			return;
		}
	}
}

function pressLetter(c: Controls, letter: string): void {
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
