/** Enter in the palette: the chosen item is done, or its argument asked for. */
import type {LocalCommand} from '../../commands/command.ts';
import type {Action} from '../keyboard/keymap.ts';
import type {Asking} from './asking.ts';
import {paletteItems, paletteMatches} from './palette.ts';

export type PaletteTools = {
	readonly asking: Pick<Asking, 'ask'>;
	readonly commands: readonly LocalCommand[];
	act(action: Action): void;
	/** A local command, as typed but without the slash. */
	run(line: string): void;
};

export function chooseFromPalette(
	{asking, commands, act, run}: PaletteTools,
	filter: string,
	index: number,
): void {
	const {items, argument} = paletteMatches(paletteItems(commands), filter);
	const item = items[Math.min(index, items.length - 1)];
	if (!item) {
		return;
	}

	if (item.does.type === 'action') {
		act(item.does.action);
		return;
	}

	const {name} = item.does;
	if (!item.argument.startsWith('<') || argument !== '') {
		run(`${name} ${argument}`.trimEnd());
		return;
	}

	asking.ask({title: `/${name} ${item.argument}`}, value => {
		if (value !== null) {
			run(`${name} ${value}`.trimEnd());
		}
	});
}
