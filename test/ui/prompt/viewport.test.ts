import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cells, graphemes} from '../../../source/text/graphemes.ts';
import {viewportOf} from '../../../source/ui/prompt/viewport.ts';

test('a line that fits is shown whole', () => {
	expect(viewportOf([...'NOOP'], 4, 10)).toEqual({text: 'NOOP', cursor: 4});
	expect(viewportOf(['漢', '字'], 1, 10)).toEqual({text: '漢字', cursor: 2});
});

test('a long line tells on which sides there is more', () => {
	const line = [...'abcdefghijklmnopqrstuvwxyz'];
	expect(viewportOf(line, 0, 10).text).toBe('abcdefghi›');
	expect(viewportOf(line, 26, 10).text).toMatch(/^‹.*z$/);
	expect(viewportOf(line, 13, 10).text).toMatch(/^‹.*›$/);
});

test('the cursor is always inside, on its own grapheme', () => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme', maxLength: 60}),
			fc.nat(60),
			fc.integer({min: 8, max: 30}),
			(text, at, width) => {
				const line = graphemes(text.replaceAll(/\p{C}/gu, '·')).filter(part => cells(part) > 0);
				const cursor = Math.min(at, line.length);
				const {text: shown, cursor: column} = viewportOf(line, cursor, width);
				expect(cells(shown)).toBeLessThanOrEqual(width);
				expect(column).toBeLessThan(width);
				if (cursor < line.length) {
					let x = 0;
					const behind = graphemes(shown).find(part => {
						x += cells(part);
						return x > column;
					});
					expect(behind).toBe(line[cursor]);
				}
			},
		),
	);
});
