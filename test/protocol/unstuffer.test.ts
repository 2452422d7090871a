import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createStuffer} from '../../source/protocol/dot-stuffing.ts';
import {createUnstuffer} from '../../source/protocol/unstuffer.ts';

const unstuffed = (...pieces: readonly string[]): string => {
	const unstuffer = createUnstuffer();
	return Buffer.concat(pieces.flatMap(piece => unstuffer.push(Buffer.from(piece)))).toString();
};

test.each([
	[['..\r\n..a\r\nb\r\n'], '.\r\n.a\r\nb\r\n'],
	[['a\r\n', '..b'], 'a\r\n.b'],
	[['a\r', '\n', '.', '.b'], 'a\r\n.b'],
	[['a\n..b\r..c'], 'a\n..b\r..c'],
	[['', '..', ''], '.'],
])('%j', (pieces, text) => {
	expect(unstuffed(...pieces)).toBe(text);
});

test('undoes stuffing, however it is cut', () => {
	const text = fc.array(fc.constantFrom('\r\n', '.', 'x', '\r', '\n'), {maxLength: 40});
	fc.assert(
		fc.property(text, fc.array(fc.nat(5)), (words, cuts) => {
			const plain = words.join('');
			const stuffed = Buffer.concat(createStuffer().push(Buffer.from(plain))).toString();
			const pieces: string[] = [];
			let at = 0;
			for (const cut of cuts) {
				pieces.push(stuffed.slice(at, at + cut));
				at += cut;
			}

			expect(unstuffed(...pieces, stuffed.slice(at))).toBe(plain);
		}),
	);
});
