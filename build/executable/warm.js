// Runs the program as users do, so that what V8 compiled can be kept: warm.js FOLDER WORDS…
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {kindOfStart, loadProgram} from '../program/load.js';

/* global SUBCOMMANDS: written by package.mjs. */

const [, , folder, ...words] = process.argv;
const {start, scripts} = loadProgram({
	file: name => readFileSync(join(folder, name), 'latin1'),
	compiled: () => undefined,
	url: 'file:///smtpscope',
});
process.on('exit', () => {
	for (const [name, script] of scripts) {
		writeFileSync(join(folder, `${name}.${kindOfStart(words, SUBCOMMANDS)}`), script.createCachedData());
	}
});
start(words);
