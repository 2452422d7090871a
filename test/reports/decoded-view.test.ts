/** Each byte of a decoded text knows where it stood in the text as written. */
import {expect, test} from 'vitest';
import {decodedViews, undoEscapes} from '../../source/reports/decoded-view.ts';

test.each([
	['nothing escaped', 'nothing escaped'],
	['%41b%zz%', 'Ab%zz%'],
	['=41=4', 'A=4'],
	['one=\r\ntwo=\nthree', 'onetwothree'],
	[String.raw`A\u{42}\u{1F600}`, 'AB\u00f0\u009f\u0098\u0080'],
	[String.raw`😀`, '\u00f0\u009f\u0098\u0080'],
	[String.raw`\u{110000}x`, 'x'],
	[String.raw`\x41\x5a`, 'AZ'],
	[String.raw`\n\r\t\"\'\/\\`, '\n\r\t"\'/\\'],
	['&#65;&#x42;&#X43;&#1114112;', 'ABC'],
	['&amp;&lt;&gt;&quot;&apos;&nbsp;', '&<>"\'&nbsp;'],
	['ü=FC', '\u00c3\u00bc\u00fc'],
])('%j reads %j', (text, bytes) => {
	expect(undoEscapes(text)).toBe(bytes);
});

/** Each byte with the piece of the text that it was written as. */
function pieces(text: string): string[][] {
	return [...decodedViews(text)].map(({bytes, starts, ends}) =>
		[...bytes].map((byte, index) => `${byte}=${text.slice(starts[index], ends[index])}`),
	);
}

test('places of what is escaped', () => {
	expect(pieces('plain')).toEqual([]);
	expect(pieces('a%42ü')).toEqual([['a=a', 'B=%42', '\u00c3=ü', '\u00bc=ü']]);
	expect(pieces('x\ny%41\nz&lt;')).toEqual([
		['y=y', 'A=%41'],
		['z=z', '<=&lt;'],
	]);
	expect(pieces('a=\r\n=42\nc=43')).toEqual([
		['a=a', 'B==42'],
		['c=c', 'C==43'],
	]);
});

test('escapes within escapes', () => {
	expect(pieces('%2541')).toEqual([['%=%25', '4=4', '1=1'], ['A=%2541']]);
});

test.each([
	['4142434445 46', ['ABCDEF']],
	['41:42:43:44:45:46', ['ABCDEF']],
	['41-42-43-44-45-46', ['ABCDEF']],
	['0x41, 0x42, 0x43, 0x44, 0x45, 0x46', ['ABCDEF']],
	['0x41,0x42,0x43,0x44,0x45,0x46', ['ABCDEF']],
	['4142434445', []],
	['414243444546', ['ABCDEF', '\u0014$4DT']],
	['0414243444546', ['\u0004\u0014$4DT', 'ABCDEF']],
	['x414243444546y515253545556', ['ABCDEF', '\u0014$4DT', 'QRSTUV', '\u0015%5EU']],
])('runs of hex: %s', (text, found) => {
	expect([...decodedViews(text)].map(({bytes}) => bytes)).toEqual(found);
});

test('places of octets in hex', () => {
	const [view] = [...decodedViews('in 41 42 43 44 45 46')];
	expect(view?.starts).toEqual([3, 6, 9, 12, 15, 18]);
	expect(view?.ends).toEqual([5, 8, 11, 14, 17, 20]);
	const [, shifted] = [...decodedViews('x414243444546')];
	expect(shifted?.starts[0]).toBe(2);
});
