// `npm run package`: smtpscope as one file that needs no Node, for the platform this runs on, and on Debian a package
// of it. Everything is put into packages/, with a file of checksums.
//
// The file is Node itself with our scripts as assets (Node's single executable applications), and what V8 made of them
// while the program was run in a terminal: compiling is most of what a start costs.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import {build} from 'esbuild';
import {debianPackage} from './executable/debian.js';
import {scriptNames, subcommandNames, threadName, writeScripts} from './program.js';
import {refusalTexts} from './refusal-texts.js';

/** What the inspector shows, and what is typed when it does. */
const dialogue = [
	['? help', 'EHLO client.example.org\r'],
	['PIPELINING', 'MAIL FROM:<alice@practice.test>\r'],
	['2.1.0', 'QUIT\r'],
	['221 ', '\x03'],
	['again', '\x03'],
];

const output = resolve(process.argv[2] ?? 'packages');
const {version} = JSON.parse(await readFile('package.json', 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'smtpscope-executable-'));
try {
	await writeScripts(folder);
	await warm();
	await mkdir(output, {recursive: true});
	const executable = await makeExecutable();
	const made = [executable];
	if (process.platform === 'linux' && hasCommand('dpkg-deb')) {
		made.push(debianPackage({executable, version, output, folder}));
	}

	await writeChecksums(made);
	for (const file of made) {
		console.log(file);
	}
} finally {
	await rm(folder, {recursive: true, force: true});
}

/** Starts of each kind, and writes what V8 made of the scripts for it: `SCRIPT.KIND`. */
async function warm() {
	await writeFile(
		join(folder, 'reply.txt'),
		'550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown\n',
	);
	await writeFile(
		join(folder, 'session.smtp'),
		'EHLO client.example.org\nMAIL FROM:<alice@practice.test>\nRCPT TO:<bob@practice.test>\nRSET\nQUIT\n',
	);
	const script = await bundled('warm');
	const starts = [
		['--version'],
		['--help'],
		['explain', 'reply.txt'],
		['run', 'practice', 'session.smtp'],
		['send', 'practice', '--from', 'alice@practice.test', '--to', 'bob@practice.test', '--silent'],
		['probe', 'practice'],
		[],
	];
	for (const words of starts) {
		await inTerminal(script, words);
	}
}

async function inTerminal(script, words) {
	const terminal = spawn(process.execPath, [script, folder, ...words], {
		cols: 120,
		rows: 40,
		cwd: folder,
		env: {...process.env, TERM: 'xterm-256color', CI: '', XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder},
	});
	let drawn = '';
	const steps = words.length === 0 ? [...dialogue] : [];
	terminal.onData(data => {
		drawn += data;
		const [step] = steps;
		if (step && drawn.includes(step[0])) {
			steps.shift();
			drawn = '';
			terminal.write(step[1]);
		}
	});
	const timer = setTimeout(() => terminal.kill(), 60_000);
	const code = await new Promise(done => terminal.onExit(({exitCode}) => done(exitCode)));
	clearTimeout(timer);
	if (code !== 0) {
		throw new Error(`Running “${words.join(' ')}” in a terminal failed with ${code}:\n${drawn.slice(-2000)}`);
	}
}

/** A script of `executable/` with what it imports, as one file. Returns its path. */
async function bundled(name) {
	const outfile = join(folder, `${name}.cjs`);
	await build({
		entryPoints: [`build/executable/${name}.js`],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node24',
		define: {SUBCOMMANDS: JSON.stringify(subcommandNames)},
	});
	return outfile;
}

async function makeExecutable() {
	const written = (await readdir(folder)).filter(
		name => [...scriptNames, threadName].includes(name.split('.')[0]) || name in refusalTexts,
	);
	const assets = Object.fromEntries(written.map(name => [name, join(folder, name)]));
	assets['third-party-licences.txt'] = 'dist/third-party-licences.txt';
	const blob = join(folder, 'blob');
	const config = join(folder, 'sea.json');
	await writeFile(
		config,
		JSON.stringify({
			main: await bundled('main'),
			output: blob,
			disableExperimentalSEAWarning: true,
			assets,
		}),
	);
	execFileSync(process.execPath, ['--experimental-sea-config', config], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const suffix = process.platform === 'win32' ? '.exe' : '';
	const path = join(output, `smtpscope-${version}-${process.platform}-${process.arch}${suffix}`);
	await copyFile(process.execPath, path);
	await chmod(path, 0o755);
	if (process.platform === 'darwin') {
		execFileSync('codesign', ['--remove-signature', path]);
	}

	// It warns of sections of the executable that do not concern it.
	execFileSync(
		process.execPath,
		[
			...['node_modules/postject/dist/cli.js', path, 'NODE_SEA_BLOB', blob],
			...['--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'],
			...(process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : []),
		],
		{stdio: 'ignore'},
	);
	if (process.platform === 'darwin') {
		execFileSync('codesign', ['--sign', '-', path]);
	}

	return path;
}

async function writeChecksums(files) {
	const lines = await Promise.all(
		files.map(async file => {
			const hash = createHash('sha256')
				.update(await readFile(file))
				.digest('hex');
			return `${hash}  ${basename(file)}\n`;
		}),
	);
	await writeFile(join(output, 'SHA256SUMS'), lines.join(''));
}

function hasCommand(name) {
	try {
		execFileSync(name, ['--version'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
}
