import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	type ByteFacts,
	createByteScan,
	octetsWithCrlf,
	scanBytes,
	scanStream,
	withCrlf,
} from '../../source/message/line-ends.ts';

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

/** The same by reading a whole text plainly. */
function plainFacts(whole: string): ByteFacts {
	const lines = [...whole.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
		.map(([, text = '', end = '']) => ({length: text.length, end}))
		.filter(({length, end}) => length > 0 || end !== '');
	const isAlone = ({end}: {readonly end: string}) => end === '\r' || end === '\n';
	const longestLine = Math.max(0, ...lines.map(({length}) => length));
	const firstAlone = lines.findIndex(isAlone);
	return {
		octets: whole.length,
		lines: lines.length,
		loneLf: lines.filter(({end}) => end === '\n').length,
		loneCr: lines.filter(({end}) => end === '\r').length,
		firstLoneLine: firstAlone === -1 ? null : firstAlone + 1,
		eightBit: whole.includes('\xFF'),
		nul: whole.includes('\0'),
		longestLine,
		longestLineAt: longestLine === 0 ? 0 : lines.findIndex(({length}) => length === longestLine) + 1,
		endsWithLineEnd: whole === '' || /[\r\n]$/.test(whole),
	};
}

test('chunks make no difference, and the facts are those of a plain reading', async () => {
	await fc.assert(
		fc.asyncProperty(text, cuts, async (whole, sizes) => {
			const facts = plainFacts(whole);
			expect(scanBytes(Buffer.from(whole, 'latin1'))).toEqual(facts);
			const scan = createByteScan();
			for (const piece of pieces(whole, sizes)) {
				scan.push(piece);
			}

			expect(scan.end()).toEqual(facts);
			expect(await scanStream(Readable.from(pieces(whole, sizes)))).toEqual(facts);
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
