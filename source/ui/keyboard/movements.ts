/** What the keys for moving and cutting do to a line. */

import type {Destination, EditorEvent} from '../prompt/editor.ts';
import type {Action} from './keymap.ts';

const to = (destination: Destination) => ({type: 'move', to: destination}) as const;
const cut = (destination: Destination) => ({type: 'cut', to: destination}) as const;

export const movements: Partial<Record<Action, EditorEvent>> = {
	'move-left': to('left'),
	'move-right': to('right'),
	'move-word-left': to('word-left'),
	'move-word-right': to('word-right'),
	'move-start': to('start'),
	'move-end': to('end'),
	'delete-left': cut('left'),
	'delete-right': cut('right'),
	'cut-word-left': cut('word-left'),
	'cut-word-right': cut('word-right'),
	'cut-start': cut('start'),
	'cut-end': cut('end'),
	yank: {type: 'yank'},
};
