// dist/cli.js: the program from the scripts beside it.
import process from 'node:process';
import {kindOfStart, loadProgram} from './load.js';

/* global BUILD, SUBCOMMANDS: written by build/program.js. */

if (isNewEnough(process.versions.node) && process.getBuiltinModule) {
	await start(process.argv.slice(2));
} else {
	// Before that the system's certificates cannot be read, and a verdict on a certificate would differ.
	console.error(`smtpscope requires Node 22.19 or later; this is ${process.version}.`);
	process.exitCode = 1;
}

async function start(words) {
	// Not before the check: an old Node cannot load it.
	const {keptCode} = await import('./kept.js');
	const {readFileSync} = process.getBuiltinModule('node:fs');
	const {compiled, keep} = keptCode({build: BUILD, kind: kindOfStart(words, SUBCOMMANDS)});
	const {start: run, scripts} = loadProgram({
		script: name => readFileSync(new URL(`program/${name}.js`, import.meta.url), 'latin1'),
		compiled,
		url: import.meta.url,
	});
	keep(scripts);
	run(words);
}

function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 19);
}
