/** What the palette (Ctrl+P) offers: every local command, and every action of the keyboard that has words. */
import type {LocalCommand} from '../../commands/command.ts';
import {type Action, keymap, shownKey} from '../keyboard/keymap.ts';
import {panes} from '../panes/panes.ts';

export type PaletteItem = {
	readonly name: string;
	readonly argument: string;
	readonly help: string;
	readonly key: string;
	readonly does:
		| {readonly type: 'command'; readonly name: string}
		| {readonly type: 'action'; readonly action: Action};
};

const actions: readonly Action[] = [
	'history',
	'turn-reading',
	'newest',
	'finding',
	'other-pane',
	'zoom',
	'copy',
	'clock',
	'repaint',
	'suspend',
];

export function paletteItems(commands: readonly LocalCommand[]): readonly PaletteItem[] {
	return [
		...commands.map(({name, argument, help}) => ({
			name,
			argument,
			help,
			key: '',
			does: {type: 'command', name} as const,
		})),
		...panes.map(({title}, index) => ({
			name: `view ${title}`,
			argument: '',
			help: 'show this view',
			key: `F${index + 2}`,
			does: {type: 'action', action: `view-${index + 2}`} as const,
		})),
		...keymap
			.filter(({action}) => actions.includes(action))
			.map(binding => ({
				name: binding.action.replace('-', ' '),
				argument: '',
				help: binding.help,
				key: shownKey(binding),
				does: {type: 'action', action: binding.action} as const,
			})),
	];
}

/** The items that fit what was typed: by the name's beginning first, then by any word. What follows the name is its argument. */
export function paletteMatches(
	items: readonly PaletteItem[],
	filter: string,
): {readonly items: readonly PaletteItem[]; readonly argument: string} {
	const typed = filter.trimStart().replace(/^\//, '').toLowerCase();
	const exact = items.find(({name, argument}) => argument !== '' && typed.startsWith(`${name} `));
	if (exact) {
		return {
			items: [exact],
			argument: filter
				.trimStart()
				.replace(/^\//, '')
				.slice(exact.name.length + 1)
				.trim(),
		};
	}

	const words = typed.split(/\s+/).filter(Boolean);
	const begins = items.filter(({name}) => name.startsWith(typed));
	const has = items.filter(
		item =>
			!begins.includes(item) && words.every(word => `${item.name} ${item.help}`.toLowerCase().includes(word)),
	);
	const alike = items.filter(
		item => !begins.includes(item) && !has.includes(item) && isAlike(item.name, typed.replaceAll(' ', '')),
	);
	return {items: [...begins, ...has, ...alike], argument: ''};
}

/** `amx` is in `auth-matrix`: its letters in this order, with others between. */
function isAlike(name: string, typed: string): boolean {
	let at = 0;
	for (const letter of typed) {
		at = name.indexOf(letter, at) + 1;
		if (at === 0) {
			return false;
		}
	}

	return typed.length > 1;
}
