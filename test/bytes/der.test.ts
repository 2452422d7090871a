import * as asn1 from 'asn1js';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {oidText, readElements, wholeElements} from '../../source/bytes/der.ts';

test('short and long lengths, one element after the other', () => {
	const bytes = Uint8Array.of(0x04, 0x01, 0xaa, 0x30, 0x82, 0x00, 0x02, 0x05, 0x00, 0x02, 0x81, 0x01, 0x07);
	expect(readElements(bytes)).toEqual([
		{tag: 0x04, content: Uint8Array.of(0xaa), whole: bytes.subarray(0, 3), cutOff: false},
		{tag: 0x30, content: Uint8Array.of(0x05, 0x00), whole: bytes.subarray(3, 9), cutOff: false},
		{tag: 0x02, content: Uint8Array.of(0x07), whole: bytes.subarray(9), cutOff: false},
	]);
});

test('of an element that is cut off there is what came; it is not whole', () => {
	const bytes = Uint8Array.of(0x05, 0x00, 0x60, 0x82, 0x01, 0x00, 0x06);
	const [first, second] = readElements(bytes);
	expect(second).toEqual({tag: 0x60, content: Uint8Array.of(0x06), whole: bytes.subarray(2), cutOff: true});
	expect(wholeElements(bytes)).toEqual([first]);
});

test('nothing begins with a length that is indefinite, too long or cut off', () => {
	expect(readElements(Uint8Array.of(0x30, 0x80, 0x00, 0x00))).toEqual([]);
	expect(readElements(Uint8Array.of(0x30, 0x85, 0, 0, 0, 0, 1, 0))).toEqual([]);
	expect(readElements(Uint8Array.of(0x30, 0x82, 0x01))).toEqual([]);
	expect(readElements(Uint8Array.of(0x30))).toEqual([]);
});

test('the longest length that is read has four octets', () => {
	const [element] = readElements(Uint8Array.of(0x04, 0x84, 0, 0, 0, 2, 8, 9));
	expect(element).toMatchObject({content: Uint8Array.of(8, 9), cutOff: false});
});

test('an element without content may stand last, and one may lack all of its content', () => {
	expect(readElements(Uint8Array.of(0x05, 0x00))).toHaveLength(1);
	expect(readElements(Uint8Array.of(0x05, 0x00, 0x05))).toHaveLength(1);
	const [short] = readElements(Uint8Array.of(0x04, 0x7f));
	expect(short).toMatchObject({content: new Uint8Array(), cutOff: true});
	const [long] = readElements(Uint8Array.of(0x04, 0x81, 0x01));
	expect(long).toMatchObject({content: new Uint8Array(), cutOff: true});
});

test('at most a hundred elements', () => {
	expect(readElements(new Uint8Array(1000))).toHaveLength(100);
});

test.each([
	[[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02], '1.2.840.113554.1.2.2'],
	[[0x2b, 0x06, 0x01, 0x05, 0x05, 0x02], '1.3.6.1.5.5.2'],
	[[0x55, 0x1d, 0x11], '2.5.29.17'],
	[[0x88, 0x37, 0x03], '2.999.3'],
	[[], '0.0'],
])('the object identifier %j is %s', (octets, text) => {
	expect(oidText(Uint8Array.from(octets))).toBe(text);
});

test('a library reads the same', () => {
	const arc = fc.nat({max: 2 ** 28 - 1});
	const strings = fc.array(fc.uint8Array({maxLength: 300}), {maxLength: 8});
	fc.assert(
		fc.property(fc.tuple(fc.nat({max: 2}), fc.nat({max: 39}), arc, arc), strings, (arcs, contents) => {
			const value = [
				new asn1.ObjectIdentifier({value: arcs.join('.')}),
				...contents.map(octets => new asn1.OctetString({valueHex: octets.slice().buffer})),
			];
			const [sequence] = wholeElements(new Uint8Array(new asn1.Sequence({value}).toBER()));
			const [oid, ...octets] = wholeElements(sequence?.content ?? new Uint8Array());
			expect(sequence?.tag).toBe(0x30);
			expect(oidText(oid?.content ?? new Uint8Array())).toBe(arcs.join('.'));
			expect(octets.map(({content}) => Buffer.from(content))).toEqual(contents.map(one => Buffer.from(one)));
		}),
	);
});

test('whatever the bytes, the elements are parts of them, in their order', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			const elements = readElements(bytes);
			const joined = Buffer.concat(elements.map(({whole}) => whole));
			expect(joined).toEqual(Buffer.from(bytes.subarray(0, joined.length)));
			expect(elements.slice(0, -1).every(({cutOff}) => !cutOff)).toBe(true);
		}),
	);
});
