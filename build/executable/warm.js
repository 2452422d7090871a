// Runs the program as users do, in a terminal, so that what V8 compiled can be kept: warm.js FOLDER.
// `package.mjs` types what the inspector waits for.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {loadProgram} from './load.js';

const [, , folder] = process.argv;
const {main, scripts} = loadProgram(name =>
	name.endsWith('.cache') ? Buffer.alloc(0) : readFileSync(join(folder, name)),
);

const runs = [
	['explain', join(folder, 'reply.txt')],
	['run', 'practice', join(folder, 'session.smtp')],
	['send', 'practice', '--from', 'alice@practice.test', '--to', 'bob@practice.test', '--silent'],
	['--help'],
	[],
];

async function warm() {
	for (const words of runs) {
		await main(words);
	}

	for (const [name, script] of scripts) {
		writeFileSync(join(folder, `${name}.cache`), script.createCachedData());
	}

	process.exit(0);
}

warm();
