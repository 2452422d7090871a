#!/usr/bin/env node
/** The program. Each subcommand is loaded when it is asked for, so that `run` never loads the screen. */
import process from 'node:process';
import {keepCompiled} from './cli/compile-cache.ts';
import {main} from './cli/main.ts';

if (isNewEnough(process.versions.node) && Reflect.has(process, 'getBuiltinModule')) {
	await keepCompiled();
	process.exitCode = await main(process.argv.slice(2));
} else {
	// Before that the system's certificates cannot be read, and a verdict on a certificate would differ.
	console.error(`smtpscope requires Node 22.19 or later; this is ${process.version}.`);
	process.exitCode = 1;
}

// A socket or a timer that somebody forgot must not keep the program alive.
setTimeout(() => process.exit(), 1000).unref();

function isNewEnough(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 19);
}
