/** Keys while a text, a list, a question or a field is open. */

import type {Asking} from '../overlays/asking.ts';
import {matchesOf} from '../overlays/history-search.ts';
import {chooseFromPalette, type PaletteTools} from '../overlays/palette-choice.ts';
import {textOf} from '../prompt/editor.ts';
import type {Overlay, OverlayOf} from '../screen-state.ts';
import {notice, type Screen} from '../step.ts';
import type {Action} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import {movements} from './movements.ts';

export type OverlayKeys = {
	readonly screen: Screen;
	readonly asking: Asking;
	/** Rows of the text beyond those that fit. */
	overflow(): number;
	/** Text for the terminal's clipboard. */
	put(text: string): void;
	/** Text for the prompt. */
	type(text: string): void;
} & Pick<PaletteTools, 'commands' | 'act' | 'run'>;

export function pressOnOverlay(
	keys: OverlayKeys,
	key: KeyPress,
	action: Action | undefined,
	overlay: Overlay,
): void {
	const {screen, asking} = keys;
	if (overlay.type === 'compose') {
		asking.composer()?.press(key);
		return;
	}

	if (action === 'newest' || action === 'stop') {
		if (overlay.type === 'filter') {
			screen.dispatch({type: 'filtered', by: overlay.before});
		}

		asking.answer(null);
		return;
	}

	switch (overlay.type) {
		case 'reading':
			pressOnReading(keys, key, action, overlay);
			return;
		case 'palette':
			if (action === 'send') {
				asking.answer(null);
				chooseFromPalette(keys, textOf(overlay.editor), overlay.index);
			} else {
				pressOnList(screen, key, action, overlay);
			}

			return;
		case 'history':
			pressOnHistory(keys, key, action, overlay);
			return;
		case 'choice': {
			const typed = key.type === 'text' ? key.text.toLowerCase() : '';
			if (overlay.choices.some(({key: letter}) => letter === typed)) {
				asking.answer(typed);
			}

			return;
		}

		case 'field':
		case 'filter':
			if (action === 'send') {
				// As at any prompt that names a default.
				const suggested = overlay.type === 'field' ? overlay.ghost : '';
				asking.answer(textOf(overlay.editor) || suggested);
			} else {
				pressOnField(screen, key, action, overlay.type === 'field' ? overlay.ghost : '');
			}
	}
}

export function pasteOnOverlay(screen: Screen, asking: Asking, overlay: Overlay, text: string): void {
	if (overlay.type === 'compose') {
		asking.composer()?.paste(text);
	} else if ('editor' in overlay) {
		const secret = overlay.type === 'field' && overlay.secret;
		screen.dispatch({
			type: 'field-edited',
			event: {type: 'insert', text: secret ? unbroken(text) : oneLine(text)},
		});
	}
}

function oneLine(text: string): string {
	return text.replaceAll(/\s*[\u0000-\u001f\u007f]+\s*/g, ' ').trim();
}

/** A password may have spaces at its ends; a token that was wrapped is one word. */
function unbroken(text: string): string {
	return text.replaceAll(/[\u0000-\u001f\u007f]+/g, '');
}

/** Each key is applied to what the one before left: a chunk may hold several. */
function pressOnField(screen: Screen, key: KeyPress, action: Action | undefined, ghost = ''): void {
	const {overlay} = screen.get();
	const isEmpty = overlay !== null && 'editor' in overlay && overlay.editor.line.length === 0;
	if (isEmpty && ghost !== '' && (action === 'move-right' || action === 'move-end')) {
		screen.dispatch({type: 'field-edited', event: {type: 'insert', text: ghost}});
		return;
	}

	const movement = action === 'leave' ? movements['delete-right'] : action && movements[action];
	if (key.type === 'text') {
		screen.dispatch({type: 'field-edited', event: {type: 'insert', text: key.text}});
	} else if (movement) {
		screen.dispatch({type: 'field-edited', event: movement});
	}
}

function pressOnList(
	screen: Screen,
	key: KeyPress,
	action: Action | undefined,
	{index}: OverlayOf<'palette' | 'history'>,
): void {
	if (action === 'older' || action === 'newer') {
		screen.dispatch({type: 'chosen', index: index + (action === 'older' ? -1 : 1)});
	} else {
		pressOnField(screen, key, action);
	}
}

/** As in a shell: Enter and the arrows at the sides put the line into the prompt, where it can be changed. */
function pressOnHistory(
	{screen, asking}: OverlayKeys,
	key: KeyPress,
	action: Action | undefined,
	overlay: OverlayOf<'history'>,
): void {
	const matches = matchesOf(screen.get().history, textOf(overlay.editor));
	const further = (by: number): void =>
		screen.dispatch({type: 'chosen', index: Math.min(matches.length - 1, overlay.index + by)});
	if (action === 'send' || action === 'complete' || action === 'move-right' || action === 'move-end') {
		const chosen = matches[Math.min(overlay.index, matches.length - 1)];
		asking.answer(null);
		if (chosen !== undefined) {
			screen.dispatch({type: 'written', text: chosen});
		}
	} else if (action === 'history' || action === 'older') {
		further(1);
	} else if (action === 'newer') {
		further(-1);
	} else {
		pressOnField(screen, key, action);
	}
}

function pressOnReading(
	{screen, asking, overflow, put, type}: OverlayKeys,
	key: KeyPress,
	action: Action | undefined,
	overlay: OverlayOf<'reading'>,
): void {
	const letter = key.type === 'text' ? key.text : '';
	const move = moveOf(action, letter, Math.max(1, Math.floor(screen.get().rows / 2)));
	if (move !== undefined) {
		screen.dispatch({type: 'read-on', top: Math.max(0, Math.min(overflow(), overlay.top + move))});
		return;
	}

	const {content} = overlay;
	if (content.kind === 'steps') {
		if (action === 'copy' && content.address !== null) {
			put(content.address);
			screen.dispatch(notice('The address was copied, if this terminal allows it (OSC 52).'));
		}

		return;
	}

	asking.answer(null);
	// Whoever begins to type wants to type.
	if (letter !== '' && letter !== '?' && letter !== 'q') {
		type(letter);
	}
}

function moveOf(action: Action | undefined, letter: string, half: number): number | undefined {
	switch (action ?? letter) {
		case 'page-up':
		case 'pane-up':
			return -half;
		case 'page-down':
		case 'pane-down':
		case ' ':
			return half;
		case 'older':
		case 'k':
			return -1;
		case 'newer':
		case 'j':
			return 1;
		case 'move-start':
		case 'g':
			return Number.NEGATIVE_INFINITY;
		case 'move-end':
		case 'G':
			return Number.POSITIVE_INFINITY;
		default:
			return undefined;
	}
}
