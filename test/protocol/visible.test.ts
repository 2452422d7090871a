import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	type Shown,
	shown,
	unescaped,
	visible,
	visibleBytes,
	visibleJson,
	visibleLines,
} from '../../source/protocol/visible.ts';

const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\p{Bidi_Control}]/u;

describe('visible', () => {
	test.each([
		['250 OK', '250 OK'],
		['\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
		['a\r\nb\0c\x7f', 'a␍␊b␀c␡'],
		['one\ttwo', 'one␉two'],
		['\x9b2J', '\\x9b2J'],
		['\u202egnp.exe', '\\u{202E}gnp.exe'],
		['\u2066isolated\u2069', '\\u{2066}isolated\\u{2069}'],
		['a\u200bb\u200db\ufeffc', 'a\\u{200B}b\\u{200D}b\\u{FEFF}c'],
		['☺\ufe0f', '☺\\u{FE0F}'],
		['half \ud800 pair', 'half \\u{D800} pair'],
		['\ue000\u{10ffff}', '\\u{E000}\\u{10FFFF}'],
		['a\u00a0b', 'a\\u{A0}b'],
		['line\u2028separator', 'line\\u{2028}separator'],
		['\u3164', '\\u{3164}'],
		['\u0301accent', '\\u{301}accent'],
		[`a${'\u0301'.repeat(10)}b`, `a${'\u0301'.repeat(8)}\\u{301}\\u{301}b`],
	])('%j is drawn as %j', (text, shown) => {
		expect(visible(text)).toBe(shown);
	});

	test.each(['Привет', 'zażółć', '你好', '日本 語', 'नमस्ते', 'שלום', 'مرحبا', 'e\u0301', '😀 ©', '\\ back'])(
		'%s stays as it is',
		text => {
			expect(visible(text)).toBe(text);
		},
	);

	test('nothing unsafe passes, and safe text stays', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary', maxLength: 200}), text => {
				const shown = visible(text);
				expect(shown).not.toMatch(forbidden);
				expect(visible(shown)).toBe(shown);
			}),
			{numRuns: 1500},
		);
	});

	test('halves of surrogate pairs are no way through', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 0, max: 0xff_ff}), {maxLength: 60}), units => {
				const shown = visible(String.fromCharCode(...units));
				expect(shown).not.toMatch(forbidden);
			}),
			{numRuns: 1500},
		);
	});
});

describe('visibleBytes', () => {
	test.each([
		[[0x32, 0x35, 0x30, 0x0d, 0x0a], '250␍␊'],
		[[0xd0, 0x9f, 0xff, 0x41], 'П\\xffA'],
		[[0xc0, 0x80], '\\xc0\\x80'],
		[[0xed, 0xa0, 0x80], '\\xed\\xa0\\x80'],
		[[0xe2, 0x82], '\\xe2\\x82'],
		[[0xf5, 0x80, 0x80, 0x80], '\\xf5\\x80\\x80\\x80'],
		[[0xef, 0xbb, 0xbf, 0x41], '\\u{FEFF}A'],
		[[0xc2, 0x9b], '\\x9b'],
		[[0xf0, 0x9f, 0x98, 0x80], '😀'],
	])('%j is drawn as %j', (bytes, shown) => {
		expect(visibleBytes(Uint8Array.from(bytes))).toBe(shown);
	});

	test('any bytes give safe text; UTF-8 gives what visible gives', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 200}), bytes => {
				expect(visibleBytes(bytes)).not.toMatch(forbidden);
			}),
			{numRuns: 1500},
		);
		fc.assert(
			fc.property(fc.string({unit: 'grapheme', maxLength: 80}), text => {
				expect(visibleBytes(new TextEncoder().encode(text))).toBe(visible(text));
			}),
			{numRuns: 1000},
		);
	});
});

describe('JSON', () => {
	test.each([
		['\x7f', '"\\u007f"'],
		['\x9b2J', '"\\u009b2J"'],
		['\u202egnp', '"\\u202egnp"'],
		['☺\ufe0f', '"☺\\ufe0f"'],
		['a\u034fb', '"a\\u034fb"'],
		['\u3164', '"\\u3164"'],
		['\ufff9', '"\\ufff9"'],
		['\u{e0041}', '"\\udb40\\udc41"'],
		['\u0301a', '"\\u0301a"'],
		['ż 日本', '"ż 日本"'],
	])('%j is written as %s', (text, json) => {
		expect(visibleJson(text)).toBe(json);
	});

	test('what it escapes is what visible() escapes, and nothing is lost', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary', maxLength: 200}), text => {
				const json = visibleJson({text});
				expect(visible(json)).toBe(json);
				expect(JSON.parse(json)).toEqual({text});
			}),
			{numRuns: 1500},
		);
	});
});

describe('what is shown', () => {
	const said: string = '\x1b[31m250 ok';
	const door = (text: Shown): string => text;

	test('is made of what has passed, and of words of ours', () => {
		expect(door(shown`${1} of ${said === '' ? 'none' : 'some'}: ${visible(said)}`)).toBe(
			'1 of some: ␛[31m250 ok',
		);
		expect(door(visibleLines('one\ntwo\x07'))).toBe('one\ntwo␇');
	});

	test('is no text that has not passed: this does not compile', () => {
		// @ts-expect-error
		door(said);
		// @ts-expect-error
		door(`250 ${visible(said)}`);
		// @ts-expect-error
		shown`${said}`;
		// @ts-expect-error
		shown`${`250 ${said}` as const}`;
		// @ts-expect-error
		door(visible(said).slice(1));
	});

	test.each([
		['a\tb ż', 'a\tb ż'],
		['a\x1b', null],
		['a\u202e', null],
		['\u{e0041}', null],
	])('%j unchanged: %j', (text, line) => {
		expect(unescaped(text)).toBe(line);
	});
});
