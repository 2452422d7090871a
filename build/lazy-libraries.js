// `source/message/lazy-require.ts` loads libraries by name, which a bundler cannot follow. In the bundle the names
// stand in a table, so that each library is carried along and run when it is first asked for.
const libraries = ['html-to-text', 'libmime'];

export const lazyLibraries = {
	name: 'lazy-libraries',
	setup(build) {
		build.onLoad({filter: /source\/message\/lazy-require\.ts$/}, () => ({
			contents: `
				const libraries = {${libraries.map(name => `'${name}': () => require('${name}')`).join(', ')}};
				export const lazyRequire = name => libraries[name]();`,
			loader: 'js',
			resolveDir: '.',
		}));
	},
};
