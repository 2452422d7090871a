/** Keys while a text, the palette, a question or a field is open. Text in the last two goes to their own input. */
import type {Action} from './keymap.ts';
import type {KeyPress} from './keys.ts';
import type {Overlay, ScreenState} from './screen-state.ts';
import type {Store} from './store.ts';

export type OverlayKeys = {
	readonly screen: Store<ScreenState>;
	/** Rows of the text beyond those that fit. */
	overflow(): number;
	/** Text for the prompt. */
	type(text: string): void;
};

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
	}
}

function giveUp(overlay: Overlay): void {
	if (overlay.type === 'field') {
		overlay.answer(null);
	} else if (overlay.type === 'choice') {
		overlay.cancel?.();
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
	// Whoever begins to type wants to type.
	if (key.type === 'text' && key.text !== '?' && key.text !== 'q') {
		type(key.text);
	}
}
