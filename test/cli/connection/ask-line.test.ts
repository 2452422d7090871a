import {PassThrough, Readable} from 'node:stream';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {askLine} from '../../../source/cli/connection/ask-line.ts';

const silent = () => new PassThrough();

it('shows its prompt and reads one line; what follows stays to be read', async () => {
	const input = Readable.from([Buffer.from('first\r\nsec'), Buffer.from('ond\nrest')]);
	const output = silent();
	expect(await askLine('To: ', input, output)).toBe('first');
	expect(await askLine('', input, silent())).toBe('second');
	expect(await askLine('', input, silent())).toBe('rest');
	expect(await askLine('', input, silent())).toBeNull();
	expect(String(output.read())).toBe('To: \n');
});

it('is null where the input is at its end, and where it breaks', async () => {
	expect(await askLine('', Readable.from([]), silent())).toBeNull();
	const broken = new PassThrough();
	const asked = askLine('', broken, silent());
	broken.destroy(new Error('gone'));
	expect(await asked).toBeNull();
});

it('reads every line, however it comes', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.stringMatching(/^[a-z ]{0,12}$/)),
			fc.integer({min: 1, max: 5}),
			async (lines, size) => {
				const bytes = Buffer.from(lines.map(line => `${line}\n`).join(''));
				const pieces = Array.from({length: Math.ceil(bytes.length / size)}, (_, index) =>
					bytes.subarray(index * size, (index + 1) * size),
				);
				const input = Readable.from(pieces);
				for (const line of lines) {
					expect(await askLine('', input, silent())).toBe(line);
				}
			},
		),
		{numRuns: 30},
	);
});
