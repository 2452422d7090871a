// Two scripts hold the program: `app` is our own code with Ink, `libraries` what is loaded on request. Both stand in
// plain ASCII, so that V8 keeps a byte a character.
import process from 'node:process';
import {Script} from 'node:vm';

/** `asset` gives the bytes of a script or of its cache by name; an empty cache is none. */
export function loadProgram(asset) {
	const scripts = new Map();
	const evaluate = (name, load) => {
		const cachedData = asset(`${name}.cache`);
		const script = new Script(asset(`${name}.js`).latin1Slice(), {
			filename: `smtpscope/${name}.js`,
			...(cachedData.length > 0 ? {cachedData} : {}),
		});
		scripts.set(name, script);
		const module = {exports: {}};
		script.runInThisContext()(module.exports, load, module, process.execPath, '/');
		return module.exports;
	};

	let libraries;
	const load = name => {
		const builtin = process.getBuiltinModule(name);
		if (builtin) {
			return builtin;
		}

		libraries ??= evaluate('libraries', load);
		return libraries[name]();
	};

	const {main} = evaluate('app', load);
	return {main, scripts};
}
