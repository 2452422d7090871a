// A script cannot wait at its top level, as Ink's layout engine and Ink itself (for its developer tools) do.
import {readFile} from 'node:fs/promises';

/** In the file that `path` names, each text becomes the one beside it. */
const changes = [
	{
		path: /yoga-layout\/dist\/src\/index\.js$/,
		texts: [['await loadYoga()', '(() => {const yoga = {}; loadYoga(yoga); return yoga;})()']],
	},
	{
		// Emscripten fills the object it is given before it returns if the WebAssembly is ready by then.
		path: /yoga-wasm-base64-esm\.js$/,
		texts: [
			['import.meta.url', '""'],
			[
				'if(h.instantiateWasm)',
				`h.instantiateWasm = (imports, done) => {
					const bytes = Buffer.from(H.slice(H.indexOf(',') + 1), 'base64');
					const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
					done(instance);
					return instance.exports;
				};
				if (h.instantiateWasm)`,
			],
		],
	},
	{
		path: /ink\/build\/reconciler\.js$/,
		texts: [
			["await import('./devtools.js')", 'undefined'],
			['await loadPackageJson()', '{}'],
		],
	},
];

export const synchronous = {
	name: 'synchronous',
	setup(build) {
		for (const {path: filter, texts} of changes) {
			build.onLoad({filter}, async ({path}) => {
				let contents = await readFile(path, 'utf8');
				for (const [text, replacement] of texts) {
					const changed = contents.replace(text, () => replacement);
					if (changed === contents) {
						throw new Error(`${path} no longer has ${text}; see build/executable/synchronous.js.`);
					}

					contents = changed;
				}

				return {contents, loader: 'js'};
			});
		}
	},
};
