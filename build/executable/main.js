// The first script of the single executable: loads the program from the executable itself, with what V8 made of it
// at build time, and runs it.
import process from 'node:process';
import {getRawAsset} from 'node:sea';
import {loadProgram} from './load.js';

const {main} = loadProgram(name => Buffer.from(getRawAsset(name)));

main(process.argv.slice(2)).then(code => {
	process.exitCode = code;
	// A socket or a timer that somebody forgot must not keep the program alive.
	setTimeout(() => process.exit(), 1000).unref();
});
