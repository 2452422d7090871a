// A module of ours is evaluated when something of it is first used, not when it is imported: `run` imports some six
// hundred, and a session in which nothing goes wrong uses a third of them. Each becomes a CommonJS module whose imports
// are functions; esbuild then puts these modules into one script.
import {dirname, resolve} from 'node:path';
import {transform} from 'esbuild';
import {sourceOf} from './refusal-texts.js';

export const lateModules = lateModulesThat(() => '');

/** `prologue`: what a module is to do before all else, by its path or the name of a package. */
export function lateModulesThat(prologue) {
	return {name: 'late-modules', setup: build => loadLate(build, prologue)};
}

function loadLate({onLoad, onResolve, initialOptions: {define, jsx}}, prologue) {
	// Not among the files: package.json says that these are ECMAScript modules.
	onResolve({filter: /^\..*\.tsx?$/}, ({path, resolveDir}) => ({
		path: resolve(resolveDir, path),
		namespace: 'late',
	}));
	onResolve({filter: /^(?:node|text):/, namespace: 'late'}, ({path}) => ({path, external: true}));
	onLoad({filter: /./, namespace: 'late'}, async ({path}) => ({
		contents: `${prologue(path)}${await late(await sourceOf(path), path, {define, jsx})}`,
		resolveDir: dirname(path),
	}));
	onResolve({filter: /^package:/}, ({path}) => ({
		path: path.slice('package:'.length),
		namespace: 'package',
	}));
	onLoad({filter: /./, namespace: 'package'}, ({path}) => ({
		contents: `${prologue(path)}${asImported(path)}`,
		resolveDir: '.',
	}));
}

/**
 * A module whose `require` gives what `import` gives of a package: its default, and its names. Of a CommonJS package that
 * calls itself an ECMAScript module and has no default, all of it is the default, as in Node.
 */
export function asImported(name) {
	const text = JSON.stringify(name);
	return `import * as all from ${text}; export * from ${text}; export default all.default ?? all;`;
}

/** `source` is a module in TypeScript. Returns it as a CommonJS module that requires an import when it is used. */
export async function late(source, path, {define, jsx} = {}) {
	if (/\bimport_/.test(source)) {
		throw new Error(`${path} has a name that esbuild gives to imports; see build/late-modules.js.`);
	}

	if (/String\.raw`[^`]*[^\0-\x7f]|\\[^\0-\x7f]/.test(source)) {
		throw new Error(
			`${path}: write what is not ASCII as \\u and its number in String.raw and behind a backslash; see build/late-modules.js.`,
		);
	}

	const {code} = await transform(source, {
		loader: path.endsWith('x') ? 'tsx' : 'ts',
		sourcefile: path,
		format: 'cjs',
		platform: 'node',
		target: 'node22',
		supported: {'dynamic-import': false},
		define,
		jsx,
	});
	const {helpers, exported, body} = partsOf(code, path);
	const whole = new Set();
	const declared = body.replace(
		/^var (\w+) = (?:__toESM\()?require\("([^"]+)"\)(?:(?:, 1)?\))?;$/gm,
		(_, name, from) => {
			if (!name.startsWith('import_')) {
				return `var ${name} = ${required(from)};`;
			}

			if (isWhole(from)) {
				whole.add(name);
			}

			return `var ${name}$; var ${name} = () => ${name}$ ??= ${required(from)};`;
		},
	);
	const used = text =>
		text
			.replace(/__toESM\(require\("([^"]+)"\)(?:, 1)?\)/g, (_, from) => required(from))
			.replace(/\bnew (import_\w+(?:\.\w+)+)/g, 'new ($1)')
			.replace(/\b(import_\w+)\b(\.default\b)?(?! = |\$)/g, (_, name, ofDefault = '') =>
				whole.has(name) ? `${name}()` : `${name}()${ofDefault}`,
			);
	return ascii(`${helpers}${used(declared)}\nmodule.exports = {${exported.map(used).join(', ')}};`);
}

/** V8 keeps a byte a character then. esbuild does it too, but for patterns and tagged templates. */
function ascii(code) {
	return code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What esbuild writes around a module: its helpers, the getters of what is exported, and names for Node's `import`. */
function partsOf(code, path) {
	if (!code.includes('__export')) {
		return {helpers: '', exported: [], body: code};
	}

	const found =
		/^(?<helpers>[\s\S]*?)var (?<name>\w+_exports) = \{\};\n__export\(\k<name>, \{\n(?<getters>[\s\S]*?)\n\}\);\nmodule\.exports = __toCommonJS\(\k<name>\);\n(?<body>[\s\S]*?)(?:\/\/ Annotate the CommonJS export names[\s\S]*)?$/.exec(
			code,
		);
	if (!found) {
		throw new Error(`esbuild wrote ${path} in another form than build/late-modules.js knows.`);
	}

	const {helpers, getters, body} = found.groups;
	const using = helpers.search(/^var __(?:knownSymbol|typeError|using)\b/m);
	return {helpers: using < 0 ? '' : helpers.slice(using), exported: getters.split('\n').map(property), body};
}

/** `name: () => value,` as a property. When the module ends its own values are there; those of others come when asked for. */
function property(getter) {
	const [, name, value] = /^ {2}(\w+): \(\) => ([\w.]+),?$/.exec(getter) ?? [];
	if (name === undefined) {
		throw new Error(`An export is not written as build/late-modules.js knows it: ${getter}`);
	}

	return value.startsWith('import_') ? `get ${name}() { return ${value}; }` : `${name}: ${value}`;
}

function required(from) {
	return from.startsWith('.') || from.startsWith('node:')
		? `require(${JSON.stringify(from)})`
		: `require(${JSON.stringify(`package:${from}`)})`;
}

/** Of a builtin and of a JSON file the default is all of it. */
function isWhole(from) {
	return from.startsWith('node:') || from.endsWith('.json');
}
