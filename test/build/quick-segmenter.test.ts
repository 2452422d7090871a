import fc from 'fast-check';
import {expect, test} from 'vitest';
import {quickSegmenter} from '../../build/quick-segmenter.js';

const whole = new Intl.Segmenter();
const quick = quickSegmenter();

// Everything that might join, beside plain text and the controls of a terminal.
const pieces = [
	'a',
	' ',
	'\n',
	'\r',
	'\x1b',
	'[0m',
	'é',
	'─',
	'↑',
	'↔',
	'©',
	'✓',
	'\u{f276f}',
	'\u{10f600}',
	'\ufe0f',
	'\u200d',
	'👩',
	'🇩',
	'각',
	'e\u0301',
];

test('the segments of any text', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 8}), parts => {
			const text = parts.join('');
			expect([...quick.segment(text)]).toEqual([...whole.segment(text)]);
		}),
	);
});

test('the segment at a place', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...pieces), {maxLength: 5}),
			fc.integer({min: 0, max: 8}),
			(parts, place) => {
				const text = parts.join('');
				expect(quick.segment(text).containing(place)).toEqual(whole.segment(text).containing(place));
			},
		),
	);
});

test('every character after itself and before a letter', () => {
	const different: string[] = [];
	for (let code = 1; code < 0x1_10000; code += code < 0x3000 || code >= 0xf_0000 ? 1 : 97) {
		const text = `${String.fromCodePoint(code).repeat(2)}a`;
		if ([...quick.segment(text)].length !== [...whole.segment(text)].length) {
			different.push(code.toString(16));
		}
	}

	expect(different).toEqual([]);
});
