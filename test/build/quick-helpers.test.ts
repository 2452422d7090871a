import {build} from 'esbuild';
import {expect, test} from 'vitest';
import {withQuickImports} from '../../build/quick-helpers.js';

const files: Readonly<Record<string, string>> = {
	plain: "exports.one = 1; exports.default = 'default';",
	function: 'module.exports = () => 2; module.exports.three = 3;',
	marked: "exports.__esModule = true; exports.one = 1; exports.default = 'default';",
	nothing: 'module.exports = null;',
	builtin:
		"Object.defineProperty(exports, '__builtin', {value: true}); Object.defineProperty(exports, 'when', {enumerable: true, get: () => globalThis.when});",
};

/** What a module gets that imports these; `extension`: `.mjs` imports as Node does, `.js` as bundlers do. */
async function imports(extension: string): Promise<unknown> {
	const names = Object.keys(files);
	const {outputFiles} = await build({
		entryPoints: [`entry${extension}`],
		bundle: true,
		write: false,
		minify: true,
		format: 'cjs',
		plugins: [
			{
				name: 'files',
				setup({onResolve, onLoad}) {
					onResolve({filter: /./}, ({path}) => ({path, namespace: 'files'}));
					onLoad({filter: /^entry/, namespace: 'files'}, () => ({
						contents: `${names.map(name => `import * as ${name}_ from '${name}';`).join('\n')}
							import late, {when} from 'builtin';
							globalThis.when = 'later';
							globalThis.found = {
								plain: [plain_.one, plain_.default],
								function: [function_.default(), function_.three],
								marked: [marked_.one, marked_.default],
								nothing: nothing_.default,
								late: [when, late.when],
							};`,
					}));
					onLoad({filter: /./, namespace: 'files'}, ({path}) => ({contents: files[path] ?? ''}));
				},
			},
		],
	});
	const text = outputFiles[0]?.text ?? '';
	const quick = withQuickImports(text);
	expect(quick).not.toBe(text);
	const results = [text, quick].map(code => {
		const found = {};
		new Function('globalThis', code)(found);
		return found;
	});
	expect(results[1]).toEqual(results[0]);
	return results[1];
}

const same = {
	plain: [1, {one: 1, default: 'default'}],
	function: [2, 3],
	nothing: null,
	late: ['later', 'later'],
};

test('as Node imports them', async () => {
	const marked = [1, {__esModule: true, one: 1, default: 'default'}];
	expect(await imports('.mjs')).toMatchObject({found: {...same, marked}});
});

test('as bundlers import them', async () => {
	expect(await imports('.js')).toMatchObject({found: {...same, marked: [1, 'default']}});
});
