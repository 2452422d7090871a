// dist/cli.js: the program from the scripts beside it. Every start waits until this is compiled, so there is little of
// it, it imports no builtin of Node, and what is seldom needed stands in program/keeper.cjs.
import {keptCode} from './kept.js';
import {kindOfStart, loadProgram} from './load.js';

/* global BUILD, SUBCOMMANDS: written by build/program.js. */

if (isNewEnough(process.versions.node) && process.getBuiltinModule) {
	start(process.argv.slice(2));
} else {
	// Before that the system's certificates cannot be read, and a verdict on a certificate would differ.
	console.error(`smtpscope requires Node 22.19 or later; this is ${process.version}.`);
	process.exitCode = 1;
}

function start(words) {
	const {url} = import.meta;
	const folder = `${import.meta.dirname}/program`;
	const {readFileSync} = process.getBuiltinModule('node:fs');
	const {compiled, keep} = keptCode({
		build: BUILD,
		kind: kindOfStart(words, SUBCOMMANDS),
		keeper: () => process.getBuiltinModule('node:module').createRequire(url)('./program/keeper.cjs'),
	});
	const program = loadProgram({
		file: name => readFileSync(`${folder}/${name}`, 'latin1'),
		compiled,
		url,
	});
	keep(program.scripts);
	program.start(words);
}

function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 19);
}
