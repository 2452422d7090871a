import fc from 'fast-check';
import {expect, test} from 'vitest';
import {xtext} from '../../source/protocol/xtext.ts';

test('`+`, `=`, blanks and what is not ASCII are written as hex digits', () => {
	expect(xtext('a+b=c d')).toBe('a+2Bb+3Dc+20d');
	expect(xtext('é')).toBe('+C3+A9');
});

test('only the characters of RFC 3461 §4 come out, and the text can be read back', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), text => {
			const encoded = xtext(text);
			expect(encoded).toMatch(/^(?:[!-*,-<>-~]|\+[\dA-F]{2})*$/);
			const octets = encoded.replace(/\+(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
			expect(Buffer.from(octets, 'latin1').toString('utf8')).toBe(text);
		}),
	);
});
