/** A module as the program's scripts have it: it requires an import when it uses it, and otherwise does what it did. */
import {expect, test} from 'vitest';
import {late} from '../../build/late-modules.js';

type Exports = Readonly<Record<string, unknown>>;

/** Evaluates `source`; `modules` are what it can require. Returns its exports, and the list of what it has required. */
async function evaluated(source: string, modules: Readonly<Record<string, unknown>> = {}) {
	const required: string[] = [];
	const module: {exports: Exports} = {exports: {}};
	const code = await late(source, 'module.ts');
	new Function('module', 'require', code)(module, (name: string) => {
		required.push(name);
		return modules[name];
	});
	return {exports: module.exports, required};
}

const call = (value: unknown, ...words: readonly unknown[]): unknown =>
	typeof value === 'function' ? value(...words) : expect.unreachable();

test('an import is required when it is first used, and once', async () => {
	const {exports, required} = await evaluated(
		"import {double as twice} from './double.ts'; export const four = () => twice(twice(1));",
		{'./double.ts': {double: (x: number) => 2 * x}},
	);
	expect(required).toEqual([]);
	expect(call(exports.four)).toBe(4);
	expect(call(exports.four)).toBe(4);
	expect(required).toEqual(['./double.ts']);
});

test('what is exported of another module is required when it is asked for', async () => {
	const {exports, required} = await evaluated("export {double} from './double.ts'; export const own = 1;", {
		'./double.ts': {double: 2},
	});
	expect(exports.own).toBe(1);
	expect(required).toEqual([]);
	expect(exports.double).toBe(2);
});

test('classes are extended and made, tags called', async () => {
	class Base {
		readonly name = 'base';
	}
	const {exports} = await evaluated(
		`import {Base, tag} from './base.ts';
		class Own extends Base {}
		export const names = () => [new Own().name, new Base().name, tag\`x\`];`,
		{
			'./base.ts': {
				Base,
				tag: ([text]: TemplateStringsArray) => text,
			},
		},
	);
	expect(call(exports.names)).toEqual(['base', 'base', 'x']);
});

test('the default of a builtin and of a JSON file is all of it, that of a package its own', async () => {
	const {exports} = await evaluated(
		`import path from 'node:path';
		import pkg from '../package.json' with {type: 'json'};
		import make, {named} from 'made';
		export const all = () => [path.sep, pkg.version, make, named];`,
		{
			'node:path': {sep: '/'},
			'../package.json': {version: '1'},
			'package:made': {default: 'made', named: 'named'},
		},
	);
	expect(call(exports.all)).toEqual(['/', '1', 'made', 'named']);
});

test('`await import` gives the module', async () => {
	const {exports, required} = await evaluated(
		"export const load = async () => (await import('./later.ts')).later;",
		{'./later.ts': {later: 'now'}},
	);
	expect(required).toEqual([]);
	expect(await call(exports.load)).toBe('now');
});

test('what is not ASCII stays what it is in strings, patterns and templates', async () => {
	const {exports} = await evaluated(
		// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the module's own
		"const tag = ([text]) => text; export const texts = ['“é”', `${1}→`, tag`└ 😀`, /^[’😀]$/u.test('😀'), /’/.test('’')];",
	);
	expect(exports.texts).toEqual(['“é”', '1→', '└ 😀', true, true]);
});

test.each([
	['a name that esbuild gives to imports', 'export const import_x = 1;'],
	['what is not ASCII in String.raw', 'export const text = String.raw`’`;'],
	['what is not ASCII behind a backslash', 'export const pattern = /\\’/;'],
])('%s is refused', async (_, source) => {
	await expect(late(source, 'module.ts')).rejects.toThrow(/build\/late-modules\.js/);
});
