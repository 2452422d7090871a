/** What stands instead of the conversation, as lines to be read aloud; empty where nothing does. */
import {counted} from '../../decode/quantities.ts';
import {formRows, hints} from '../compose/rows.ts';
import type {Inspector} from '../inspector.ts';
import {paletteItems, paletteMatches} from '../overlays/palette.ts';
import {panes} from '../panes/panes.ts';
import {textOf} from '../prompt/editor.ts';
import type {DisplayRow} from '../screen/layout.ts';
import type {ScreenState} from '../screen-state.ts';
import {plainRow} from './plain-row.ts';

/** More than the screen holds would scroll away; the keys that scroll go on. */
export function spokenView(inspector: Inspector, screen: ScreenState): readonly string[] {
	const {overlay, view, paneTop} = screen;
	const maxRows = Math.max(5, screen.rows - 9);
	const read = (title: string, rows: readonly DisplayRow[], top: number): string[] => {
		const shown = rows.slice(top, top + maxRows).map(plainRow);
		const left = rows.length - top - maxRows;
		return [
			`${title}:`,
			...shown.filter(text => text !== ''),
			...(left > 0 ? [`${counted(left, 'more line')}; press PgDn or Alt+PgDn to read on.`] : []),
		];
	};

	switch (overlay?.type) {
		case 'reading':
			return read(overlay.title, inspector.paneRows(), overlay.top);
		case 'palette': {
			const {items} = paletteMatches(paletteItems(inspector.commands), textOf(overlay.editor));
			const chosen = items[Math.min(overlay.index, items.length - 1)];
			return [
				chosen
					? `Palette, ${items.length} to choose from. Selected: ${`${chosen.name} ${chosen.argument}`.trim()}: ${chosen.help}`
					: 'Palette: no command has this name. Escape closes.',
			];
		}

		case 'compose': {
			const {form} = overlay;
			const {rows} = formRows(form, 100, maxRows);
			const at =
				form.page.name === 'fields'
					? [`Writing in the field ${fieldWords(form.focus)}: ${hints[form.focus]}`]
					: [];
			return [...read('Message', rows, 0), ...at, ...[form.problem ?? form.notice ?? []].flat()];
		}

		default: {
			// What the selected line means is told beside the conversation anyway.
			const pane = view === 'decode' ? undefined : panes.find(({name}) => name === view);
			return pane ? read(pane.title, inspector.paneRows(), paneTop) : [];
		}
	}
}

function fieldWords(name: string): string {
	return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}
