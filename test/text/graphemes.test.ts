import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {cells, graphemes, isSimple} from '../../source/text/graphemes.ts';

test('a simple character is a grapheme and takes one cell', () => {
	const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
	const simple = Array.from({length: 0x1_0000}, (_, code) => String.fromCharCode(code)).filter(isSimple);
	expect(simple.length).toBeGreaterThan(500);
	expect(simple.filter(character => stringWidth(character) !== 1)).toEqual([]);
	for (const text of [simple.join(''), simple.toReversed().join('')]) {
		expect(graphemes(text)).toEqual(Array.from(segmenter.segment(text), ({segment}) => segment));
		expect(cells(text)).toBe(simple.length);
	}
});
