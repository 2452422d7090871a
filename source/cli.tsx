#!/usr/bin/env node
/** The program. Each subcommand is loaded when it is asked for, so that `run` never loads the screen. */
import process from 'node:process';
import {keepCompiled} from './cli/compile-cache.ts';
import {main} from './cli/main.ts';

if (Reflect.has(process, 'getBuiltinModule')) {
	await keepCompiled();
	process.exitCode = await main(process.argv.slice(2));
} else {
	// Node 20.15 and before: nothing further would load, and the error would tell nobody why.
	console.error(`smtpscope needs Node 22.19 or later; this is ${process.version}.`);
	process.exitCode = 1;
}

// A socket or a timer that somebody forgot must not keep the program alive.
setTimeout(() => process.exit(), 1000).unref();
