// The program as scripts: `app` is our own code, the others what it has from packages. A script is one expression, a
// function that gets what a CommonJS module gets; build/program/load.js evaluates it.
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';
import {subcommands} from '../source/cli/subcommands.ts';
import {lateModules} from './late-modules.js';
import {lazyBuiltins} from './lazy-builtins.js';
import {librariesInside} from './lazy-libraries.js';
import {quickImports} from './quick-imports.js';
import {synchronous} from './synchronous.js';

/** Packages by the script in which they stand. What is not named is small and often used: it stands in `app`. */
const packages = {
	screen: ['ink', 'ink-text-input', 'react', 'react/jsx-runtime'],
	mail: ['nodemailer/lib/mail-composer'],
	libraries: [
		'@mongodb-js/saslprep',
		'asn1js',
		'des.js',
		'dns-packet',
		'fast-xml-parser',
		'hash-wasm',
		'html-to-text',
		'iconv-lite',
		'imapflow',
		'libmime',
		'mailauth/lib/dkim/sign.js',
		'mailauth/lib/dkim/verify.js',
		'mailauth/lib/dmarc/index.js',
		'mailauth/lib/spf/index.js',
		'openid-client',
		'smtp-server',
		'socks',
	],
};

export const scriptNames = ['app', ...Object.keys(packages)];

/** A thread of its own, which gets all that it needs in one script: see source/recordings/thread/. */
export const threadName = 'reader';

export const subcommandNames = subcommands.map(({name}) => name);

/** In which script a package is. */
const places = Object.fromEntries(
	Object.entries(packages).flatMap(([script, names]) => names.map(name => [name, script])),
);

const common = {
	metafile: true,
	bundle: true,
	minify: true,
	platform: 'node',
	target: 'node22',
	legalComments: 'none',
	logLevel: 'error',
};

const script = {
	...common,
	format: 'cjs',
	jsx: 'automatic',
	supported: {'dynamic-import': false},
	define: {
		'process.env.NODE_ENV': '"production"',
		'import.meta.url': 'programUrl',
		'import.meta': '{}',
	},
	banner: {js: '(function (exports, require, module, programUrl) {'},
	footer: {js: '})'},
	// Ink asks for the developer tools only with DEV=true; a bundle would make that import unconditional.
	alias: {'react-devtools-core': './build/devtools-stub.js'},
};

/** Packages of the other scripts are asked of the loader, by their own names. */
const elsewhere = {
	name: 'elsewhere',
	setup({onResolve}) {
		onResolve({filter: /^package:/}, ({path}) => {
			const name = path.slice('package:'.length);
			return Object.hasOwn(places, name) ? {path: name, external: true} : undefined;
		});
	},
};

/** Writes `NAME.js` of every script into `outdir`. Returns what esbuild says of them. */
export async function writeScripts(outdir) {
	return Promise.all([
		build({
			...script,
			stdin: {
				contents: `
					module.exports = {
						start: words => require('./source/cli.tsx').start(words),
						places: ${JSON.stringify(places)},
					};`,
				resolveDir: '.',
			},
			outfile: join(outdir, 'app.js'),
			plugins: [elsewhere, librariesInside, lateModules, lazyBuiltins],
		}),
		build({
			...script,
			banner: {},
			footer: {},
			stdin: {contents: 'require("./source/recordings/thread/reader.ts").serve();', resolveDir: '.'},
			outfile: join(outdir, `${threadName}.js`),
			plugins: [librariesInside, lateModules, lazyBuiltins],
		}),
		...Object.entries(packages).map(([name, names]) => {
			const table = names.map(each => `${JSON.stringify(each)}: () => require("package:${each}"),`);
			return build({
				...script,
				stdin: {contents: `module.exports = {${table.join('\n')}};`, resolveDir: '.'},
				outfile: join(outdir, `${name}.js`),
				plugins: [synchronous, lateModules, lazyBuiltins, quickImports],
			});
		}),
	]);
}

/** Writes the program that `node` runs: `cli.js`, and `program/` beside it with the scripts. Returns what esbuild says. */
export async function writeProgram(outdir) {
	const folder = join(outdir, 'program');
	const results = await writeScripts(folder);
	const hash = createHash('sha256');
	for (const name of scriptNames) {
		hash.update(await readFile(join(folder, `${name}.js`)));
	}

	const cli = await build({
		...common,
		format: 'esm',
		entryPoints: ['build/program/cli.js'],
		outfile: join(outdir, 'cli.js'),
		banner: {js: '#!/usr/bin/env node'},
		define: {
			BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)),
			SUBCOMMANDS: JSON.stringify(subcommandNames),
		},
		plugins: [lazyBuiltins],
	});
	return [...results, cli];
}
