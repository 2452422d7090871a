import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createByteScan, octetsWithCrlf, scanBytes, withCrlf} from '../../source/message/line-ends.ts';

describe('scan', () => {
	test.each([
		['', {lines: 0, endsWithLineEnd: true, longestLine: 0}],
		['a\r\nbc\r\n', {lines: 2, loneLf: 0, loneCr: 0, firstLoneLine: null, longestLine: 2, longestLineAt: 2}],
		['a\nb\r\nc', {lines: 3, loneLf: 1, firstLoneLine: 1, endsWithLineEnd: false}],
		['a\r\nb\rc\r\n', {lines: 3, loneCr: 1, firstLoneLine: 2}],
		['\r\r\n\n', {lines: 3, loneCr: 1, loneLf: 1, firstLoneLine: 1}],
		['end\r', {lines: 1, loneCr: 1, endsWithLineEnd: true}],
		['\0', {nul: true, eightBit: false}],
		['\xE9', {nul: false, eightBit: true}],
	])('%j', (text, facts) => {
		expect(scanBytes(Buffer.from(text, 'latin1'))).toMatchObject(facts);
	});
});

const text = fc.string({unit: fc.constantFrom('\r', '\n', 'a', '\0', '\xFF'), maxLength: 60});
const cuts = fc.array(fc.nat(10), {maxLength: 60});

function pieces(whole: string, sizes: readonly number[]): Buffer[] {
	const chunks: Buffer[] = [];
	let at = 0;
	for (const size of [...sizes, whole.length]) {
		chunks.push(Buffer.from(whole.slice(at, at + size), 'latin1'));
		at += size;
	}

	return chunks;
}

test('chunks make no difference, and the counts are those of a plain reading', () => {
	fc.assert(
		fc.property(text, cuts, (whole, sizes) => {
			const scan = createByteScan();
			for (const piece of pieces(whole, sizes)) {
				scan.push(piece);
			}

			const facts = scan.end();
			expect(facts).toEqual(scanBytes(Buffer.from(whole, 'latin1')));
			const lines = whole.split(/\r\n|\r|\n/);
			if (lines.at(-1) === '') {
				lines.pop();
			}

			expect(facts.lines).toBe(lines.length);
			expect(facts.longestLine).toBe(Math.max(0, ...lines.map(line => line.length)));
			expect(facts.loneLf).toBe(whole.match(/(?<!\r)\n/g)?.length ?? 0);
			expect(facts.loneCr).toBe(whole.match(/\r(?!\n)/g)?.length ?? 0);
		}),
	);
});

test('withCrlf makes every line end CRLF, wherever the chunks are cut', async () => {
	await fc.assert(
		fc.asyncProperty(text, cuts, async (whole, sizes) => {
			const out = await buffer(withCrlf(Readable.from(pieces(whole, sizes))));
			expect(out.toString('latin1')).toBe(whole.replaceAll(/\r\n|\r|\n/g, '\r\n'));
			expect(out.length).toBe(octetsWithCrlf(scanBytes(Buffer.from(whole, 'latin1'))));
		}),
	);
});
