import {describe, expect, test} from 'vitest';
import {piece} from '../../../source/ui/screen/lines.ts';
import {marked} from '../../../source/ui/screen/marked.ts';
import {piecesText} from '../../support/film.tsx';

describe('a text that was searched for', () => {
	test.each([
		['', 'RCPT TO', 'RCPT TO'],
		['rcpt', 'RCPT TO', '‹mark:RCPT› TO'],
		['TO', 'rcpt to', 'rcpt ‹mark:to›'],
		['a', 'banana', 'b‹mark:a›n‹mark:a›n‹mark:a›'],
		['aa', 'aaaa', '‹mark:aa›‹mark:aa›'],
		['x', 'banana', 'banana'],
		['banana', 'banana', '‹mark:banana›'],
		// The small letter of İ is two: places in it would not fit.
		['a', 'İa', 'İa'],
	])('%j in %j', (mark, text, shown) => {
		expect(piecesText([marked([piece(text)], mark)])).toBe(shown);
	});

	test('keeps the style around it, and is looked for in each piece', () => {
		expect(piecesText([marked([piece('an ant', 'bad'), piece('and', 'dim')], 'AN')])).toBe(
			'‹mark:an›‹bad: ›‹mark:an›‹bad:t›‹mark:an›‹dim:d›',
		);
	});
});
