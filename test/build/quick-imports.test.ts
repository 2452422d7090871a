import {build} from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {beforeAll, expect, test} from 'vitest';
import {quickImports} from '../../build/quick-imports.js';

let quickWidth: typeof stringWidth;

beforeAll(async () => {
	const {outputFiles} = await build({
		stdin: {contents: "export {default} from 'string-width';", resolveDir: import.meta.dirname},
		bundle: true,
		write: false,
		format: 'esm',
		plugins: [quickImports],
	});
	const code = outputFiles[0]?.text ?? '';
	expect(code).toContain('Regional_Indicator');
	({default: quickWidth} = await import(
		`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
	));
});

test.each([
	'plain',
	'“quoted” … ─│▪●✓→▶',
	'1️⃣ #️⃣ *⃣',
	'🇩🇪 🇩 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
	'👍🏽 🏽 👩‍👩‍👧 👩🏽‍🔬 ❤️ ❤ ©️ © ☎️ ☎',
	'日本語 각 e\u0301',
])('“%s” is as wide as without the change', text => {
	expect(quickWidth(text)).toBe(stringWidth(text));
});

test('so is every character by itself', () => {
	const different: string[] = [];
	for (let code = 0xa0; code < 0x2_0000; code++) {
		const character = String.fromCodePoint(code);
		if (quickWidth(character) !== stringWidth(character)) {
			different.push(code.toString(16));
		}
	}

	expect(different).toEqual([]);
});

test('and any mixture of the pieces emoji are made of', () => {
	const pieces = [
		'👩',
		'🏽',
		'\u200d',
		'\ufe0f',
		'🔬',
		'🇩',
		'🇪',
		'7',
		'\u20e3',
		'🏴',
		'\u{e0067}',
		'\u{e007f}',
		'é',
		'❤',
	];
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 8}), parts => {
			expect(quickWidth(parts.join(''))).toBe(stringWidth(parts.join('')));
		}),
	);
});
