/** Which entry a row of a pane is about: what a click there selects. */
import {expect, test} from 'vitest';
import {targetOfRow} from '../../../source/ui/panes/pane-reader.ts';
import {blank, type Line, line, piece} from '../../../source/ui/screen/lines.ts';

const about = (to: number, text: string, more: Partial<Line> = {}): Line => ({
	...line(piece(text)),
	...more,
	to,
});

test.each([
	['each line a row', [about(7, 'one'), about(9, 'two')], [7, 9, null]],
	[
		'a line that is about none, and an empty one',
		[line('head'), blank, about(4, 'one')],
		[null, null, 4, null],
	],
	[
		'a line that wraps has all its rows',
		[about(7, 'one two three four five'), about(9, 'six')],
		[7, 7, 7, 9, null],
	],
	[
		'a line that is cut has one',
		[about(7, 'one two three four five', {fixed: true}), about(9, 'six')],
		[7, 9],
	],
	['no lines', [], [null]],
] as const)('%s', (_, lines, targets) => {
	expect(targets.map((_target, row) => targetOfRow({lines, width: 10}, row))).toEqual(targets);
});
