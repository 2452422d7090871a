import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cellsOf, layOut, spread} from '../../../source/ui/screen/layout.ts';
import {line, piece, table} from '../../../source/ui/screen/lines.ts';

const words = (rows: ReturnType<typeof layOut>): string[] =>
	rows.map(row => row.map(({text}) => text).join(''));

describe('lines become rows', () => {
	test('wrapped between words, with the indent on the rows after the first', () => {
		expect(
			words(
				layOut(
					table([
						['from', 'alice@example.org and others'],
						['to', 'bob'],
					]),
					22,
				),
			),
		).toEqual(['from  alice@example.or', '      g and others', 'to    bob']);
		expect(
			words(
				layOut(
					table([
						['AUTH PLAIN LOGIN CRAM-MD5', 'ways to log in'],
						['DSN', 'reports'],
					]),
					60,
				),
			),
		).toEqual([
			'AUTH PLAIN LOGIN CRAM-MD5',
			`${' '.repeat(22)}ways to log in`,
			`DSN${' '.repeat(19)}reports`,
		]);
		expect(words(layOut([line('one two three')], 8))).toEqual(['one two ', 'three']);
	});

	test('escaped before they are measured', () => {
		expect(words(layOut([line('a\u001B[2Jb\tc')], 40))).toEqual(['a␛[2Jb␉c']);
	});

	test('cut instead of wrapped where bytes stand under each other', () => {
		expect(layOut([{...line('0123456789'), fixed: true}], 4)).toHaveLength(1);
	});

	test('no row is wider than the screen, and no letter is lost', () => {
		const text = fc.string({unit: 'grapheme', maxLength: 80});
		fc.assert(
			fc.property(
				fc.array(text, {minLength: 1, maxLength: 4}),
				// Room for the widest letter beside the widest indent.
				fc.integer({min: 8, max: 40}),
				fc.nat(12),
				(texts, width, indent) => {
					const rows = layOut(
						[{pieces: texts.map((part, index) => piece(part, index % 2 ? 'dim' : 'plain')), indent}],
						width,
					);
					for (const row of rows) {
						expect(cellsOf(row)).toBeLessThanOrEqual(width);
					}

					const flat = (value: string): string => value.replaceAll(' ', '');
					const [whole = []] = layOut([{pieces: texts.map(part => piece(part)), fixed: true}], width);
					expect(flat(words(rows).join(''))).toBe(flat(words([whole]).join('')));
				},
			),
		);
	});
});

describe('left and right on one row', () => {
	test('the left part is cut, the right one stays', () => {
		expect(words([spread([piece('550 5.1.1 no such user')], [piece('①')], 16)])).toEqual([
			'550 5.1.1 no … ①',
		]);
	});

	test('always exactly as wide as asked', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({unit: 'grapheme'})),
				fc.array(fc.string({maxLength: 6})),
				fc.integer({min: 1, max: 60}),
				(left, right, width) => {
					const row = spread(
						left.map(part => piece(part)),
						right.map(part => piece(part)),
						width,
					);
					expect(cellsOf(row)).toBe(width);
				},
			),
		);
	});
});
