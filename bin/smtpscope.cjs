#!/usr/bin/env node
// The command. It is written for every Node there is, so that one that is too old (14.18 and later) says so in one sentence.
const path = require('node:path');
const fs = require('node:fs');

const needed = [22, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
const program = path.join(__dirname, '..', 'dist', 'cli.js');

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
	console.error(`smtpscope requires Node ${needed.join('.')} or later; this is ${process.version}.`);
	process.exitCode = 1;
} else if (!fs.existsSync(program)) {
	const folder = path.dirname(__dirname);
	console.error(
		`smtpscope has not been built: the install scripts did not run. Run “npm ci && npm run build” in ${folder}.`,
	);
	process.exitCode = 1;
} else {
	import(require('node:url').pathToFileURL(program).href);
}
