import {expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {helpLines} from '../../../source/ui/overlays/help.ts';
import {cellsOf, layOut} from '../../../source/ui/screen/layout.ts';

const shown = (width: number) =>
	layOut(helpLines(commands, width), width).map(row => ({
		cells: cellsOf(row),
		text: row.map(({text}) => text).join(''),
	}));

test.each([36, 76, 116, 196])(
	'every command stands in the help at %i columns, and no row is too wide',
	width => {
		const rows = shown(width);
		const text = rows.map(row => row.text).join('\n');
		expect(commands.filter(({name}) => !text.includes(`/${name}`))).toEqual([]);
		expect(rows.filter(({cells}) => cells > width)).toEqual([]);
	},
);

test('what a command does begins in the same column, however long its name is', () => {
	const rows = shown(76).map(({text}) => text);
	const starts = commands.map(({name, help}) => {
		const at = rows.findIndex(text => text.startsWith(`/${name}`));
		const [first = ''] = help.split(' ');
		return [rows[at], rows[at + 1]].map(text => text?.indexOf(first, 16)).includes(16);
	});
	expect(starts).not.toContain(false);
});

test('one below the other, the commands come before the keys that edit a line', () => {
	const rows = shown(76).map(({text}) => text.trim());
	const order = ['Session', 'Local commands, at the prompt or with Ctrl+P', 'Navigation', 'Editing', 'Signs'];
	expect(rows.filter(text => order.includes(text))).toEqual(order);
});
