import fc from 'fast-check';
import {expect, test} from 'vitest';
import {base64Lines, base64Size} from '../../source/message/base64-lines.ts';

/** The definition: RFC 2045 §6.8. */
const expected = (bytes: Uint8Array): string =>
	(
		Buffer.from(bytes)
			.toString('base64')
			.match(/.{1,76}/g) ?? []
	).join('\r\n');

async function* lentPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Buffer> {
	const lent = Buffer.alloc(Math.max(0, ...sizes, bytes.length));
	let from = 0;
	for (const size of [...sizes, bytes.length]) {
		const piece = bytes.subarray(from, from + size);
		from += piece.length;
		lent.fill('?').set(piece);
		yield lent.subarray(0, piece.length);
	}
}

const bytes = fc.uint8Array({maxLength: 2000});
const cuts = fc.array(fc.integer({min: 0, max: 300}), {maxLength: 12});

test.each(['lent', 'given'] as const)('base64 in lines, wherever the content is cut (%s)', async way => {
	await fc.assert(
		fc.asyncProperty(bytes, cuts, async (content, sizes) => {
			let text = '';
			for await (const piece of base64Lines(lentPieces(content, sizes), way)) {
				text += piece.toString('latin1');
			}

			expect(text).toBe(expected(content));
			expect(text.length).toBe(base64Size(content.length));
		}),
	);
});

test('what is given stays as it is; what is lent needs the memory of one piece', async () => {
	const piecesOf = async (way: 'lent' | 'given'): Promise<Buffer[]> => {
		const pieces: Buffer[] = [];
		for await (const piece of base64Lines(
			lentPieces(new Uint8Array(57 * 6).fill(65), [114, 114, 114]),
			way,
		)) {
			pieces.push(piece);
		}

		return pieces;
	};

	expect(Buffer.concat(await piecesOf('given')).toString()).toBe(expected(new Uint8Array(57 * 6).fill(65)));
	const memories = new Set((await piecesOf('lent')).map(({buffer}) => buffer));
	expect(memories.size).toBe(1);
});
