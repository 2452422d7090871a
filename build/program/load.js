// Evaluates the scripts that build/program.js wrote, each when something of it is first required.

/**
 * `file` gives the text of a file that build/program.js wrote, in ASCII; `compiled` what was kept of a script's
 * compilation, by its name, or undefined. `url` is what the program takes for its own address. Returns its `start`,
 * `serve` for the thread that reads a recording, and the scripts that were evaluated by name.
 */
export function loadProgram({file, compiled, url}) {
	const {Script} = process.getBuiltinModule('node:vm');
	const scripts = new Map();
	const evaluated = new Map();
	const evaluate = name => {
		const cachedData = compiled(name);
		const made = new Script(file(`${name}.js`), {
			filename: `smtpscope/${name}.js`,
			...(cachedData && {cachedData}),
		});
		scripts.set(name, made);
		const module = {exports: {}};
		made.runInThisContext()(module.exports, load, module, url, monotonic);
		evaluated.set(name, module.exports);
		return module.exports;
	};
	// `node:fs`, or a place in another script: `session:17`, or a text: `text:NAME`.
	const load = wanted => {
		const [name, place] = wanted.split(':');
		if (name === 'text') {
			return file(place);
		}

		return place === undefined || name === 'node'
			? builtin(wanted)
			: (evaluated.get(name) ?? evaluate(name)).forOthers[place]();
	};
	const {start, serve} = evaluate(firstScript);
	return {start, serve, scripts};
}

/** The script that is evaluated first. */
export const firstScript = 'app';

function builtin(name) {
	const found = process.getBuiltinModule(name);
	if (found === undefined) {
		throw new Error(`There is no module ${name}.`);
	}

	return found;
}

/** Milliseconds, as `performance.now` counts them. */
function monotonic() {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1000 + nanoseconds / 1e6;
}

/** What is compiled differs between subcommands: under which name it is kept. */
export function kindOfStart(words, subcommands) {
	const [first = ''] = words;
	if (['-v', '-V', '--version', 'version'].includes(first)) {
		return 'version';
	}

	const isHelp = first === '-h' || first === 'help' || words.at(-1) === '--help';
	return isHelp ? 'help' : subcommands.includes(first) ? first : 'inspect';
}
