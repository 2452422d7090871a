// A bundler cuts what several chunks share into a chunk for every way of sharing: some thirty small files for
// `run` alone, and each costs a millisecond to find and load. Here every chunk that is loaded later is told to
// import the core, what nearly all of them need, so that all of it is one file.
import {resolve} from 'node:path';

/** `core` is the module that imports, in its turn, all that belongs there. */
export const oneCore = core => ({
	name: 'one-core',
	setup(build) {
		build.onResolve({filter: /^\.\.?\//}, ({path, kind, resolveDir}) =>
			kind === 'dynamic-import' && resolveDir.startsWith(resolve('source'))
				? {path: resolve(resolveDir, path), namespace: 'with-core'}
				: undefined,
		);
		build.onLoad({filter: /./, namespace: 'with-core'}, ({path}) => ({
			contents: `import ${JSON.stringify(resolve(core))};\nexport * from ${JSON.stringify(path)};`,
			resolveDir: resolve('.'),
		}));
	},
});
