import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createReassembly, type Piece} from '../../../source/recordings/pcap/reassembly.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

it('puts segments in order, and takes the first copy of what came twice', () => {
	const side = createReassembly();
	side.start(100);
	expect(side.add(103, bytes('def'), 3)).toEqual([]);
	expect(side.add(100, bytes('abcX'), 4).map(piece => piece.type)).toEqual(['bytes', 'bytes']);
	expect(side.add(100, bytes('zzz'), 3)).toEqual([]);
});

it('gives up a hole when four megabytes wait behind it', () => {
	const side = createReassembly();
	side.start(0);
	const most = 60_000;
	let at = 10;
	let given = side.add(at, new Uint8Array(most), most);
	let steps = 0;
	while (given.length === 0 && steps < 100) {
		at += most;
		given = side.add(at, new Uint8Array(most), most);
		steps++;
	}

	expect(given[0]).toEqual({type: 'gap', octets: 10});
	expect(steps).toBe(Math.floor((4 * 1024 * 1024) / most));
});

/** What came, one text for each piece; a gap as its length in brackets. */
const told = (pieces: readonly Piece[]): string[] =>
	pieces.map(piece => (piece.type === 'gap' ? `[${piece.octets}]` : Buffer.from(piece.bytes).toString()));

describe('a hole', () => {
	it('is given up when what lies behind it is acknowledged, and the rest follows at its place', () => {
		const side = createReassembly();
		side.start(100);
		expect(told(side.add(100, bytes('abc'), 3))).toEqual(['abc']);
		expect(told(side.add(106, bytes('ghi'), 3))).toEqual([]);
		expect(told(side.acknowledge(103))).toEqual([]);
		expect(told(side.acknowledge(109))).toEqual(['[3]', 'ghi']);
		expect(told(side.add(109, bytes('jkl'), 3))).toEqual(['jkl']);
		expect(told(side.add(103, bytes('def'), 3))).toEqual([]);
		expect(side.has(112)).toBe(true);
		expect(side.has(114)).toBe(false);
	});

	it('with nothing behind it is given up only where nothing more can come', () => {
		const side = createReassembly();
		side.start(0);
		expect(told(side.acknowledge(10))).toEqual([]);
		expect(told(side.acknowledge(1, true))).toEqual([]);
		expect(told(side.acknowledge(10, true))).toEqual(['[10]']);
		expect(told(side.add(10, bytes('x'), 1))).toEqual(['x']);
	});

	it('is given up at the end, each by itself', () => {
		const side = createReassembly();
		side.start(0);
		side.add(2, bytes('c'), 1);
		side.add(5, bytes('fg'), 2);
		expect(told(side.end())).toEqual(['[2]', 'c', '[2]', 'fg']);
	});
});

it('knows what lies before what, also where the numbers run around', () => {
	const side = createReassembly();
	expect(side.isBehind(1, 2)).toBe(false);
	expect(side.has(7)).toBe(true);
	side.start(2 ** 32 - 2);
	expect(side.isBehind(2 ** 32 - 1, 1)).toBe(true);
	expect(side.isBehind(1, 2 ** 32 - 1)).toBe(false);
	expect(told(side.add(2 ** 32 - 2, bytes('abcd'), 4))).toEqual(['abcd']);
	expect(told(side.add(2, bytes('ef'), 2))).toEqual(['ef']);
});

it('gives every octet once and in order, however the segments come', () => {
	const text = 'EHLO me.example\r\nMAIL FROM:<a@example.org>\r\n';
	const segment = fc.tuple(fc.nat(text.length - 1), fc.integer({min: 1, max: 12}));
	fc.assert(
		fc.property(fc.array(segment), fc.nat(2 ** 32 - 1), (some, start) => {
			const side = createReassembly();
			side.start(start);
			const whole = Array.from({length: text.length}, (_, at): [number, number] => [at, 1]);
			const pieces = [...some, ...whole].flatMap(([at, length]) => {
				const part = bytes(text.slice(at, at + length));
				return side.add((start + at) % 2 ** 32, part, part.length);
			});
			expect(told([...pieces, ...side.end()]).join('')).toBe(text);
		}),
	);
});
