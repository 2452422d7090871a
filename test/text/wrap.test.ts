import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, it} from 'vitest';
import {rowsOf, wrap} from '../../source/text/wrap.ts';

it('breaks between words, and a word only where it is too long', () => {
	expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
	expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
	expect(wrap('C0:FF:EE:01', 7)).toEqual(['C0:FF:', 'EE:01']);
	expect(wrap('', 4)).toEqual(['']);
	// The space at which a row is broken is not part of it, even where it has room.
	expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
	expect(wrap('one two  three', 8)).toEqual(['one two', 'three']);
	expect(wrap('日本語', 4)).toEqual(['日本', '語']);
});

it('drops no white space at the end of a row but spaces', () => {
	expect(wrap('one\u00a0 two\u3000', 5)).toEqual(['one\u00a0', 'two\u3000']);
	expect(wrap('\u2028', 4)).toEqual(['\u2028']);
	expect(wrap('   ', 4)).toEqual(['']);
});

it('keeps to the width, and loses nothing but the spaces it breaks at', () => {
	fc.assert(
		fc.property(
			fc.string({unit: fc.oneof(fc.constantFrom(':', ' '), fc.string({unit: 'grapheme', maxLength: 1}))}),
			fc.integer({min: 4, max: 40}),
			(text, width) => {
				const rows = wrap(text, width);
				expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
				for (const row of rows) {
					expect(stringWidth(row)).toBeLessThanOrEqual(width);
				}
			},
		),
	);
});

it('gives the rows after the first less room, and says where the text of each stands', () => {
	const text = 'one two three/four';
	const rows = rowsOf(text, 9, 4);
	expect(rows.map(({start, end}) => text.slice(start, end))).toEqual(['one two ', 'three', '/four']);
	expect(rows.map(({start}) => start)).toEqual([0, 8, 13]);
});

it('leaves out only spaces between two rows', () => {
	fc.assert(
		fc.property(
			fc.string({unit: fc.constantFrom(' ', 'a', 'é', '/', '日')}),
			fc.integer({min: 4, max: 20}),
			(text, width) => {
				const rows = rowsOf(text, width);
				for (const [index, {start, end}] of rows.entries()) {
					expect(text.slice(end, rows[index + 1]?.start)).toMatch(/^ *$/);
					expect(stringWidth(text.slice(start, end))).toBeLessThanOrEqual(width);
				}
			},
		),
	);
});

it('breaks plain sentences where it breaks any other text', () => {
	const words = fc.array(fc.string({unit: fc.constantFrom('a', '/', ' '), maxLength: 12}), {maxLength: 12});
	fc.assert(
		fc.property(words, fc.integer({min: 4, max: 20}), (parts, width) => {
			const text = parts.join(' ');
			// As wide, but not looked at as a whole.
			const other = text.replaceAll('a', 'ф');
			expect(rowsOf(text, width)).toEqual(rowsOf(other, width));
		}),
		{numRuns: 1000},
	);
});

it.each<[text: string, width: number, rows: string[]]>([
	['one two', 7, ['one two']],
	['one two', 6, ['one', 'two']],
	// Eight cells are left: a word too long for any row begins there; with seven it does not.
	['aaaa bbbbbbbbbbbbbbbb', 13, ['aaaa bbbbbbbb', 'bbbbbbbb']],
	['aaaaa bbbbbbbbbbbbbbbb', 13, ['aaaaa', 'bbbbbbbbbbbbb', 'bbb']],
])('breaks %j at %i', (text, width, rows) => {
	expect(wrap(text, width)).toEqual(rows);
});
