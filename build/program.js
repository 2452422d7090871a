// The program as scripts. A script is one expression, a function that gets what a CommonJS module gets;
// build/program/load.js evaluates it when something of it is first required.
import {createHash} from 'node:crypto';
import {glob, mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join, posix, sep} from 'node:path';
import {build} from 'esbuild';
import {subcommands} from '../source/cli/subcommands.ts';
import {late, lateModules} from './late-modules.js';
import {lazyBuiltins} from './lazy-builtins.js';
import {lazyLibraries, librariesInside} from './lazy-libraries.js';
import {firstScript} from './program/load.js';
import {withQuickImports} from './quick-helpers.js';
import {quickImports} from './quick-imports.js';
import {refusalTexts} from './refusal-texts.js';
import {synchronous} from './synchronous.js';

/**
 * What stands in each script: folders and files of ours, and packages; the first one that names it has it. `app` is what
 * every start needs, and no more: the help page needs nothing else of ours.
 */
const chosen = {
	app: [
		'source/cli.tsx',
		'source/cli/main.ts',
		'source/cli/subcommands.ts',
		'source/cli/version.ts',
		'source/cli/arguments/',
		'source/cli/inspect/',
		'source/cli/output/terminal.ts',
		'source/cli/send/await-plan.ts',
		'source/dialogs/outcome.ts',
		'source/protocol/visible.ts',
		'source/text/',
	],
	send: ['source/cli/send/', 'source/dialogs/deliver/'],
	letter: [
		'source/message/mime-letter.ts',
		'source/message/encoded-words.ts',
		'nodemailer/lib/mail-composer',
	],
	screen: ['source/ui/', 'ink', 'ink-text-input', 'react', 'react/jsx-runtime'],
	listen: ['source/listen/', 'source/practice/', 'source/cli/listen/'],
	probe: ['source/dialogs/probe/', 'source/dialogs/find-server/', 'source/cli/probe/'],
	profile: ['source/cli/profile/'],
	manual: ['source/cli/manual/', 'meow'],
	recordings: ['source/recordings/', 'source/cli/explain/', 'source/reports/tally/'],
	refusal: ['source/diagnosis/refusal/', 'source/diagnosis/examples.ts'],
	charsets: ['iconv-lite', 'libmime'],
	libraries: [
		'@mongodb-js/saslprep',
		'asn1js',
		'des.js',
		'dns-packet',
		'fast-xml-parser',
		'hash-wasm',
		'html-to-text',
		'imapflow',
		'mailauth/lib/arc/index.js',
		'mailauth/lib/dkim/sign.js',
		'mailauth/lib/dkim/verify.js',
		'mailauth/lib/dmarc/index.js',
		'mailauth/lib/spf/index.js',
		'openid-client',
		'smtp-server',
		'socks',
	],
};

/** Of all others, what usual starts evaluate (find-early.mjs writes it), so that they need not read the rest. */
const early = JSON.parse(await readFile('build/program/early.json', 'utf8'));
const contents = {...chosen, ...early};
const elsewhereName = 'rest';

export const scriptNames = [...Object.keys(contents), elsewhereName];

/** The first script of a thread, which loads the others as the program does: see source/recordings/thread/. */
export const threadName = 'reader';
const threadModule = 'source/recordings/thread/reader.ts';

export const subcommandNames = subcommands.map(({name}) => name);

/** `name`: of a package, or the path of a module of ours. */
function scriptOf(name, among = contents) {
	const holds = part => (part.endsWith('/') ? name.startsWith(part) : name === part);
	return Object.keys(among).find(script => among[script].some(holds)) ?? elsewhereName;
}

/** Whether its script is chosen here, not found by find-early.mjs. */
export const isChosen = name => scriptOf(name, chosen) !== elsewhereName;

const common = {
	metafile: true,
	bundle: true,
	minify: true,
	platform: 'node',
	target: 'node22',
	legalComments: 'none',
	logLevel: 'error',
};

const options = {
	...common,
	format: 'cjs',
	jsx: 'automatic',
	supported: {'dynamic-import': false},
	define: {
		'process.env.NODE_ENV': '"production"',
		'import.meta.url': 'programUrl',
		// Node loads a module for its own, which is seen at the start.
		'performance.now': 'monotonic',
		'import.meta': '{}',
	},
	banner: {js: '(function (exports, require, module, programUrl, monotonic) {'},
	footer: {js: '})'},
	// Ink asks for the developer tools only with DEV=true; a bundle would make that import unconditional.
	alias: {'react-devtools-core': './build/devtools-stub.js'},
};

/** Writes `NAME.js` of every script into `outdir`. Returns what esbuild says of them. `modules`: how ours are loaded. */
export async function writeScripts(outdir, modules = lateModules) {
	const shared = await sharedModules();
	await mkdir(outdir, {recursive: true});
	await Promise.all(Object.entries(refusalTexts).map(([name, text]) => writeFile(join(outdir, name), text)));
	return Promise.all([
		writeThread(outdir),
		...scriptNames.map(script => writeScript(join(outdir, `${script}.js`), script, {shared, modules})),
	]);
}

async function writeScript(outfile, script, {shared, modules}) {
	const result = await build({
		...options,
		write: false,
		stdin: {contents: tableOf(script, shared), resolveDir: '.'},
		outfile,
		plugins: [elsewhere(script, shared), librariesInside, modules, synchronous, lazyBuiltins, quickImports],
	});
	const [{text}] = result.outputFiles;
	await mkdir(dirname(outfile), {recursive: true});
	await writeFile(outfile, withoutOnlyCalls(withQuickImports(text)));
	return result;
}

/** In the table of a script: a function that only calls another is that other; there are hundreds, and V8 keeps each. */
function withoutOnlyCalls(text) {
	const table = /\bforOthers:\[[^\]]*\]/;
	if (!table.test(text)) {
		throw new Error('esbuild writes the table of a script in another form than build/program.js knows.');
	}

	return text.replace(table, rows => rows.replaceAll(/\(\)=>([\w$]+)\(\)(?=[,\]])/g, '$1'));
}

function writeThread(outdir) {
	return build({
		...common,
		format: 'cjs',
		entryPoints: ['build/program/thread.js'],
		outfile: join(outdir, `${threadName}.js`),
	});
}

/** By script, the modules of ours and the packages that another script requires of it. */
async function sharedModules() {
	// No import names what is loaded by its name.
	const names = new Set([threadModule, ...lazyLibraries]);
	for await (const path of glob('source/**/*.ts*', {exclude: name => name.endsWith('.d.ts')})) {
		const importer = path.replaceAll(sep, '/');
		const code = await late(await readFile(path, 'utf8'), path, options);
		for (const [, from] of code.matchAll(/\brequire\("(\.[^"]+\.tsx?|package:[^"]+)"\)/g)) {
			const name = from.startsWith('.')
				? posix.join(posix.dirname(importer), from)
				: from.slice('package:'.length);
			if (scriptOf(name) !== scriptOf(importer)) {
				names.add(name);
			}
		}
	}

	return Map.groupBy([...names].sort(), name => scriptOf(name));
}

/** The first module of a script: how to get what it has for others, each in its place. */
function tableOf(script, shared) {
	const rows = (shared.get(script) ?? []).map(name => {
		const from = name.startsWith('source/') ? `./${name}` : `package:${name}`;
		return `() => require(${JSON.stringify(from)}),`;
	});
	const starts =
		script === firstScript
			? `start: words => require('./source/cli.tsx').start(words),
				serve: () => require('./${threadModule}').serve(),`
			: '';
	return `module.exports = {${starts} forOthers: [${rows.join('\n')}]};`;
}

/** What stands in another script is asked of the loader by its place there. */
const elsewhere = (script, shared) => ({
	name: 'elsewhere',
	setup({onResolve}) {
		onResolve({filter: /^(?:package:|\..*\.tsx?$)/}, ({path, resolveDir}) => {
			const name = path.startsWith('.')
				? posix.relative('.', join(resolveDir, path).replaceAll(sep, '/'))
				: path.slice('package:'.length);
			const other = scriptOf(name);
			return other === script
				? undefined
				: {path: `${other}:${placeIn(shared.get(other) ?? [], name)}`, external: true};
		});
	},
});

function placeIn(names, name) {
	const place = names.indexOf(name);
	if (place < 0) {
		throw new Error(`${name} is required of another script, and build/program.js did not see it.`);
	}

	return place;
}

/** Writes the program that `node` runs: `cli.js`, and `program/` beside it with the scripts. Returns what esbuild says. */
export async function writeProgram(outdir) {
	const folder = join(outdir, 'program');
	const results = await writeScripts(folder);
	const hash = createHash('sha256');
	for (const name of scriptNames) {
		const text = await readFile(join(folder, `${name}.js`), 'utf8');
		if (/[^\0-\x7f]/.test(text)) {
			throw new Error(`dist/program/${name}.js is not ASCII, and is read a byte a character.`);
		}

		hash.update(text);
	}

	const keeper = await build({
		...common,
		format: 'cjs',
		entryPoints: ['build/program/keeper.js'],
		outfile: join(folder, 'keeper.cjs'),
	});
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
	});
	return [...results, keeper, cli];
}
