import {expect, test} from 'vitest';
import {nearest} from '../../source/protocol/nearest.ts';

test.each([
	['EHLO', 'EHLO'],
	['EHL', 'EHLO'],
	['EHLOO', 'EHLO'],
	['EHXO', 'EHLO'],
	['HELO', 'EHLO'],
	['EHOL', 'EHLO'],
	['EXXO', null],
	['EH', null],
	['STARTSSL', 'STARTTLS'],
	['STRTTL', 'STARTTLS'],
	['STARTTTSL', 'STARTTLS'],
	['STARTTLSXX', 'STARTTLS'],
	['STARTTLSXXX', null],
	['STA', null],
	['', null],
])('%j is near %j', (word, candidate) => {
	expect(nearest(word, ['STARTTLS', 'EHLO'])).toBe(candidate);
});

test('the nearer one; of two as near, the first', () => {
	expect(nearest('ABCDE', ['ABCXX', 'ABCDX', 'XBCDE'])).toBe('ABCDX');
});
