/** Keys while a text, the palette, a question or a field is open. */

import {chooseFromPalette, type PaletteTools} from '../overlays/palette-choice.ts';
import {type EditorEvent, edit, textOf} from '../prompt/editor.ts';
import type {Overlay, ScreenState} from '../screen-state.ts';
import type {Store} from '../store.ts';
import type {Action} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import {movements} from './movements.ts';

export type OverlayKeys = {
	readonly screen: Store<ScreenState>;
	/** Rows of the text beyond those that fit. */
	overflow(): number;
	/** Text for the prompt. */
	type(text: string): void;
} & Pick<PaletteTools, 'commands' | 'act' | 'run'>;

type FieldOverlay = Overlay & {type: 'field' | 'palette'};

export function pressOnOverlay(
	keys: OverlayKeys,
	key: KeyPress,
	action: Action | undefined,
	overlay: Overlay,
): void {
	if (overlay.type === 'compose') {
		overlay.press(key);
		return;
	}

	const {screen} = keys;
	const close = (): void => screen.set({overlay: null});
	if (action === 'newest' || action === 'stop') {
		close();
		giveUp(overlay);
		return;
	}

	switch (overlay.type) {
		case 'reading':
			pressOnReading(keys, key, action, overlay);
			return;
		case 'palette':
			if (action === 'older' || action === 'newer') {
				screen.set({
					overlay: {...overlay, index: Math.max(0, overlay.index + (action === 'older' ? -1 : 1))},
				});
			} else if (action === 'send') {
				close();
				chooseFromPalette(keys, textOf(overlay.editor), overlay.index);
			} else {
				pressOnField(screen, key, action, overlay);
			}

			return;
		case 'choice': {
			const typed = key.type === 'text' ? key.text.toLowerCase() : '';
			const choice = overlay.choices.find(({key: letter}) => letter === typed);
			if (choice) {
				close();
				choice.choose();
			}

			return;
		}

		case 'field':
			if (action === 'send') {
				close();
				overlay.answer(textOf(overlay.editor));
			} else {
				pressOnField(screen, key, action, overlay);
			}
	}
}

export function typeIntoField(screen: Store<ScreenState>, overlay: FieldOverlay, text: string): void {
	setLine(screen, overlay, {type: 'insert', text});
}

/** Each key is applied to what the one before left: a chunk may hold several. */
function pressOnField(
	screen: Store<ScreenState>,
	key: KeyPress,
	action: Action | undefined,
	overlay: FieldOverlay,
): void {
	const movement = action && movements[action];
	if (key.type === 'text') {
		typeIntoField(screen, overlay, key.text);
	} else if (movement) {
		setLine(screen, overlay, movement);
	}
}

function setLine(screen: Store<ScreenState>, overlay: FieldOverlay, event: EditorEvent): void {
	const editor = edit(overlay.editor, event);
	screen.set({overlay: overlay.type === 'palette' ? {...overlay, editor, index: 0} : {...overlay, editor}});
}

function giveUp(overlay: Overlay): void {
	if (overlay.type === 'field') {
		overlay.answer(null);
	} else if (overlay.type === 'choice') {
		overlay.cancel?.();
	} else if (overlay.type === 'reading') {
		overlay.closed?.();
	}
}

function pressOnReading(
	{screen, overflow, type}: OverlayKeys,
	key: KeyPress,
	action: Action | undefined,
	overlay: Overlay & {type: 'reading'},
): void {
	const by = Math.max(1, Math.floor(screen.get().rows / 2));
	const moves: Partial<Record<Action, number>> = {'page-up': -by, 'page-down': by, older: -1, newer: 1};
	const move = action && moves[action];
	if (move !== undefined) {
		screen.set({overlay: {...overlay, top: Math.max(0, Math.min(overflow(), overlay.top + move))}});
		return;
	}

	screen.set({overlay: null});
	overlay.closed?.();
	// Whoever begins to type wants to type.
	if (key.type === 'text' && key.text !== '?' && key.text !== 'q') {
		type(key.text);
	}
}
