// The first script of the single executable: loads the program from the executable itself, with what V8 made of it
// at build time, and runs it.
import process from 'node:process';
import {getRawAsset} from 'node:sea';
import {kindOfStart, loadProgram} from '../program/load.js';

/* global SUBCOMMANDS: written by package.mjs. */

const words = process.argv.slice(2);
const kind = kindOfStart(words, SUBCOMMANDS);
const {start} = loadProgram({
	file: name => Buffer.from(getRawAsset(name)).latin1Slice(),
	compiled: name => kept(name, kind) ?? kept(name, 'inspect'),
	url: 'file:///smtpscope',
});
start(words);

/** Not every kind was run when the executable was made. */
function kept(name, ofKind) {
	try {
		return Buffer.from(getRawAsset(`${name}.${ofKind}`));
	} catch {
		return undefined;
	}
}
