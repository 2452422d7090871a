/** What the actions of the keymap do. Where one only changes the screen, `navigation-keys.ts` or `movements.ts` says how. */
import {hasFinding, selectEntry} from '../navigation.ts';
import {emptyEditor} from '../prompt/editor.ts';
import {promptMode} from '../prompt/reading.ts';
import {insert, send} from '../prompt/sending.ts';
import type {ScreenState} from '../screen-state.ts';
import {problem} from '../step.ts';
import {type Controls, isEmpty} from './controls.ts';
import type {Action} from './keymap.ts';
import {movements} from './movements.ts';
import {navigate} from './navigation-keys.ts';
import {runCommand} from './run-command.ts';

export function act(c: Controls, action: Action): void {
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

	const navigated = navigate(action, sight(c));
	// Of a recording there is no newest line to go back to first.
	const isHome = action === 'newest' && c.session.recorded !== undefined && isEmpty(c);
	if ((navigated?.type === 'escaped' || isHome) && c.back) {
		c.back();
	} else if (navigated) {
		c.screen.dispatch(navigated);
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
		screen.dispatch({type: 'navigated', at: selectEntry(screen.get(), shown(), selectedId)});
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
			runCommand(c, 'copy');
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

/** Marks the text, and goes to the next line that contains it. */
export function search(c: Controls, text: string): void {
	c.screen.dispatch({type: 'marked', text});
	const navigated = navigate('found', sight(c));
	c.screen.dispatch(navigated ?? problem(`No line contains “${text}”.`));
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
