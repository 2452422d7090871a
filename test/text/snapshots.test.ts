/** Which cells texts take, and where they are cut and broken, as pages in `snapshots/`. */
import {expect, it} from 'vitest';
import {cells, cellsOfCodePoint, clip, drawable, graphemes, isSimple} from '../../source/text/graphemes.ts';
import {rowsOf, wrap} from '../../source/text/wrap.ts';
import {page, printed} from '../support/printed.ts';

const codes = [
	0, 0x1f, 0x20, 0x7e, 0x7f, 0xa0, 0xa1, 0xac, 0xad, 0xae, 0x2_4f, 0x2_50, 0x3_00, 0x3_6f, 0x4_88, 0x5_91,
	0x9_03, 0x11_00, 0x11_5f, 0x11_60, 0x11_a8, 0x11_ff, 0x12_00, 0x20_0b, 0x20_0d, 0x20_10, 0x20_26, 0x20_27,
	0x20_28, 0x20_30, 0x20_3a, 0x20_3b, 0x21_90, 0x21_ff, 0x23_1a, 0x24_60, 0x24_73, 0x25_00, 0x25_7f, 0x27_6e,
	0x27_6f, 0x27_70, 0x2e_80, 0x30_00, 0x30_42, 0x4e_00, 0xac_00, 0xd7_a3, 0xd7_af, 0xd7_b0, 0xd7_fb, 0xd7_ff,
	0xe0_00, 0xfe_0f, 0xff_01, 0xff_61, 0x1_00_00, 0x1_f1_e5, 0x1_f1_e6, 0x1_f1_ff, 0x1_f2_00, 0x1_f6_00,
	0x2_00_00, 0x3_ff_ff, 0x4_00_00, 0xe_01_00, 0x10_ff_ff,
];

const texts = [
	'',
	'plain',
	'näive → ①─❯ „x“…',
	'e\u0301t\u0301',
	'\u0301begins with an accent',
	'\u1160 a vowel first',
	'日本語のメール',
	'a日b本c',
	'👍🏽 thumb',
	'👨‍👩‍👧 family',
	'🇩🇪🇫🇷 flags',
	'각 각',
	'नमस्ते',
	'tab\tand\u200bnothing',
	'\u{e0100}variant',
	'\x1b[31mred',
];

const words = [
	'',
	' ',
	'   ',
	'one',
	'one two three four',
	'one  two',
	' one two',
	'one two ',
	'  indented words that go on',
	'abcdefghijklmnopqrstuvwxyz',
	'a abcdefghijklmnopqrstuvwxyz b',
	'12345 123456789abcdef',
	'C0:FF:EE:01:02:03:04',
	'see https://example.org/a/long/path?query=one&other=two;x,y',
	'key=value,key=value;key=value',
	'a:',
	'::::::::::::::::::',
	'日本語 のメール 日本語のメール',
	'a e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 b',
	'123456789 0',
	'12345678 90',
	'eight on the row  and',
];

it('counts the cells of characters, and cuts texts', async () => {
	const lines = [
		...codes.map(
			code =>
				`U+${code.toString(16).toUpperCase()} ${cellsOfCodePoint(code)} and again ${cellsOfCodePoint(code)}`,
		),
		...texts.flatMap(text => [
			'',
			`${printed(text)}  simple ${isSimple(text)}  cells ${cells(text)}  graphemes ${printed(graphemes(text))}  drawable ${printed(drawable(text))}`,
			...[-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15].map(width => `    ${width}: ${printed(clip(text, width))}`),
		]),
	];
	await expect(page(lines)).toMatchFileSnapshot('snapshots/graphemes.txt');
});

it('breaks texts into rows', async () => {
	const lines = words.flatMap(text => [
		printed(text),
		...[4, 8, 9, 10, 16, 20].map(width => `    ${width}: ${wrap(text, width).map(printed).join(' ')}`),
		...[
			[9, 2],
			[16, 4],
			[20, 15],
		].map(
			([width = 0, margin = 0]) =>
				`    ${width}, then ${width - margin}: ${rowsOf(text, width, margin)
					.map(({start, end}) => `${start}–${end} ${printed(text.slice(start, end))}`)
					.join('  ')}`,
		),
	]);
	await expect(page(lines)).toMatchFileSnapshot('snapshots/wrap.txt');
});
