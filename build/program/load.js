// Evaluates the scripts that build/program.js wrote, each when something of it is first required.
import process from 'node:process';

/**
 * `script` gives the text of a script by name, `compiled` what was kept of its compilation or undefined. `url` is what
 * the program takes for its own address. Returns its `start`, `serve` for the thread that
 * reads a recording, and the scripts that were evaluated by name.
 */
export function loadProgram({script, compiled, url}) {
	const {Script} = process.getBuiltinModule('node:vm');
	const scripts = new Map();
	const contents = new Map();
	const evaluate = name => {
		const cachedData = compiled(name);
		const made = new Script(script(name), {
			filename: `smtpscope/${name}.js`,
			...(cachedData && {cachedData}),
		});
		scripts.set(name, made);
		const module = {exports: {}};
		made.runInThisContext()(module.exports, load, module, url, monotonic);
		contents.set(name, module.exports);
		return module.exports;
	};
	const load = name => process.getBuiltinModule(name) ?? fromOtherScript(name);
	const {start, serve, places} = evaluate('app');
	const fromOtherScript = name => {
		const place = places[name];
		return (contents.get(place) ?? evaluate(place))[name]();
	};
	return {start, serve, scripts};
}

/** Milliseconds, as `performance.now` counts them. */
function monotonic() {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1000 + nanoseconds / 1e6;
}

/** What is compiled differs between subcommands: under which name it is kept. */
export function kindOfStart([first = ''], subcommands) {
	const isHelp = /^(?:-[hvV]|--help|--version|help|version)$/.test(first);
	return isHelp ? 'help' : subcommands.includes(first) ? first : 'inspect';
}
