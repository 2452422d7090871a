// `source/message/lazy-require.ts` loads libraries by name, which a bundler cannot follow. In the bundle each of them is
// a file of its own beside it, read when it is first asked for; in the single executable they stand with the others.
import {build} from 'esbuild';
import {lazyBuiltins} from './lazy-builtins.js';

export const lazyLibraries = ['html-to-text', 'libmime'];

function replaced(name, contents) {
	return {
		name,
		setup({onLoad}) {
			onLoad({filter: /source\/message\/lazy-require\.ts$/}, () => ({
				contents,
				loader: 'js',
				resolveDir: '.',
			}));
		},
	};
}

/** For the bundle: `writeLibraries` writes the files. */
export const librariesBeside = replaced(
	'libraries-beside',
	`import {createRequire} from 'node:module';
	const require = createRequire(import.meta.url);
	export const lazyRequire = name => require('./libraries/' + name + '.cjs');`,
);

/** For a bundle that has its own way to load them. */
export const librariesInside = replaced(
	'libraries-inside',
	`const libraries = {${lazyLibraries.map(name => `'${name}': () => require('package:${name}')`).join(', ')}};
	export const lazyRequire = name => libraries[name]();`,
);

/** Writes `libraries/NAME.cjs` into `outdir`, and gives what esbuild says of its inputs. */
export async function writeLibraries(outdir, shared) {
	return build({
		...shared,
		outdir: `${outdir}/libraries`,
		entryPoints: Object.fromEntries(lazyLibraries.map(name => [name, name])),
		outExtension: {'.js': '.cjs'},
		splitting: false,
		format: 'cjs',
		plugins: [lazyBuiltins],
	});
}
