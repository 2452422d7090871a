// When a builtin of Node is imported, Node reads all its exports, getters too: node:process opens the standard
// streams, node:crypto loads WebCrypto, node:util the worker threads. That and node:tls, where nobody speaks TLS,
// are a fifth of what `run` takes to start. In the bundle a builtin is loaded when something of it is first used.
import {builtinModules, createRequire} from 'node:module';
import {builtinMark} from './quick-helpers.js';

const require = createRequire(import.meta.url);

export const lazyBuiltins = {
	name: 'lazy-builtins',
	setup(build) {
		build.onResolve({filter: /^[a-z_:/]+$/}, ({path, kind}) => {
			const name = path.replace(/^node:/, '');
			return kind !== 'dynamic-import' && builtinModules.includes(name)
				? {path: name, namespace: 'builtin'}
				: undefined;
		});
		build.onLoad({filter: /./, namespace: 'builtin'}, ({path}) => ({
			contents: path === 'process' ? 'module.exports = process;' : lazy(path),
		}));
	},
};

function lazy(name) {
	return `
		Object.defineProperty(exports, '${builtinMark}', {value: true});
		let builtin;
		const load = () => builtin ??= process.getBuiltinModule('node:${name}');
		for (const name of ${JSON.stringify(Object.getOwnPropertyNames(require(`node:${name}`)))}) {
			Object.defineProperty(exports, name, {enumerable: true, get: () => load()[name]});
		}`;
}
