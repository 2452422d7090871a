import {build} from 'esbuild';
import fc from 'fast-check';
import meow from 'meow';
import stringWidth from 'string-width';
import {beforeAll, expect, test} from 'vitest';
import {quickImports} from '../../build/quick-imports.js';

let quickWidth: typeof stringWidth;

beforeAll(async () => {
	const code = await bundled('string-width');
	expect(code).toContain('Regional_Indicator');
	({default: quickWidth} = await imported(code));
});

async function bundled(library: string): Promise<string> {
	const {outputFiles} = await build({
		stdin: {
			contents: `import * as all from '${library}'; export * from '${library}'; export default all['default'];`,
			resolveDir: import.meta.dirname,
		},
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		plugins: [quickImports],
	});
	return outputFiles[0]?.text ?? '';
}

const imported = (code: string) =>
	import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);

test.each([
	'plain',
	'“quoted” … ─│▪●✓→▶',
	'1️⃣ #️⃣ *⃣',
	'🇩🇪 🇩 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
	'👍🏽 🏽 👩‍👩‍👧 👩🏽‍🔬 ❤️ ❤ ©️ © ☎️ ☎',
	'日本語 각 e\u0301',
	'\u{f276f} ↑↓ \u{ffffd} \u{10f600}',
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

test('meow parses, writes help and reads a package as without the change', async () => {
	const {default: quickMeow}: {default: typeof meow} = await imported(await bundled('meow'));
	const results = [meow, quickMeow].map(parse => {
		const {input, flags, help, pkg} = parse({
			importMeta: import.meta,
			argv: ['file', '--dry-run', '--times=3'],
			pkg: {name: 'program', version: '1.0.0', description: 'A program.', repository: 'owner/program'},
			help: 'Usage\n  program <file>',
			flags: {dryRun: {type: 'boolean'}, times: {type: 'number'}},
		});
		return {input, flags, help, pkg};
	});
	expect(results[1]).toEqual(results[0]);
	expect(results[1]).toMatchObject({
		input: ['file'],
		flags: {dryRun: true, times: 3},
		pkg: {repository: {url: 'git+https://github.com/owner/program.git'}},
	});
});

test('nodemailer knows the types of files as without the change', async () => {
	const library = 'nodemailer/lib/mime-funcs/mime-types';
	const [whole, quick] = await Promise.all([import(library), bundled(library).then(imported)]);
	const {detectMimeType, detectExtension}: Record<string, (text: string) => string> = whole;
	for (const name of ['a.pdf', 'a.TAR.gz', 'photo.jpeg', 'a', '']) {
		expect(quick.detectMimeType(name)).toBe(detectMimeType?.(name));
	}

	for (const type of ['application/pdf', 'image/jpeg', 'text/unknown', '']) {
		expect(quick.detectExtension(type)).toBe(detectExtension?.(type));
	}
});
