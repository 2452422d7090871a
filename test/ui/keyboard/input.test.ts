import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createReader, type MouseEvent} from '../../../source/ui/keyboard/input.ts';

function read(...chunks: string[]): {text: string; events: MouseEvent[]} {
	const reader = createReader();
	const parts = chunks.map(reader);
	return {text: parts.map(({text}) => text).join(''), events: parts.flatMap(({events}) => [...events])};
}

describe('the mouse', () => {
	test('the wheel and clicks are told from keys, with Shift, Alt or Ctrl held too', () => {
		expect(read('a\u001b[<64;10;5Mb\u001b[<65;1;1M\u001b[<0;3;4M\u001b[<0;3;4m\u001b[<20;3;4M')).toEqual({
			text: 'ab',
			events: [
				{kind: 'wheel-up', x: 9, y: 4},
				{kind: 'wheel-down', x: 0, y: 0},
				{kind: 'click', x: 2, y: 3},
				{kind: 'click', x: 2, y: 3},
			],
		});
	});

	test('other buttons and motion do nothing, and type nothing', () => {
		expect(read('\u001b[<2;3;4M\u001b[<32;3;4M\u001b[<66;1;1M')).toEqual({text: '', events: []});
	});

	test('wherever a report is cut, it is one', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 1, max: 14}), {maxLength: 3}), cuts => {
				const whole = 'x\u001b[<64;100;50My';
				const at = [0, ...new Set(cuts)].sort((a, b) => a - b);
				const chunks = at.map((from, index) => whole.slice(from, at[index + 1]));
				// A cut right behind ESC or “[” cannot be told from a key: Ink waits for the rest of it.
				fc.pre(!chunks.some(chunk => /\u001b\[?$/.test(chunk)));
				expect(read(...chunks)).toEqual({text: 'xy', events: [{kind: 'wheel-up', x: 99, y: 49}]});
			}),
		);
	});

	test('a paste is passed on untouched, over chunks too', () => {
		const paste = '\u001b[200~\u001b[<0;1;1M \u001bOP\u001b[201~';
		expect(read(paste)).toEqual({text: paste, events: []});
		expect(read('\u001b[200~a', '\u001b[<0;1;1M', '\u001b[201~\u001b[<0;1;1M').events).toHaveLength(1);
	});
});

test.each([
	['\u001bOP', '\u001b1'],
	['\u001b[[E', '\u001b5'],
	['\u001b[15~', '\u001b5'],
	['\u001b[17~', '\u001b6'],
	['\u001b[19~', '\u001b8'],
	['\u001b[20~', '\u001bz'],
	['\u001b[21~', '\u001b[21~'],
	['\u001b[3~', '\u001b[3~'],
	['\u001b[A', '\u001b[A'],
])('the key %j is %j for Ink', (sent, got) => {
	expect(read(sent).text).toBe(got);
});
