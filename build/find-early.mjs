// `npm run early`: writes build/program/early.json, the modules that usual starts evaluate, by the script in which they
// are to stand. A test says when such a start has come to need others.
import {execFile} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative, sep} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const own = fileURLToPath(import.meta.url);
const [, , task, folder, ...words] = process.argv;
if (task === 'observe') {
	await observe(folder, words);
} else {
	await findEarly();
}

/** Runs the program from its marked scripts in `folder`, and writes what it evaluated there. */
async function observe(from, start) {
	const {loadProgram} = await import('./program/load.js');
	globalThis.evaluatedModules = [];
	process.on('exit', () => {
		writeFileSync(join(from, 'evaluated.json'), JSON.stringify(globalThis.evaluatedModules));
	});
	loadProgram({
		file: name => readFileSync(join(from, name), 'latin1'),
		compiled: () => undefined,
		url: 'file:///smtpscope',
	}).start(start);
}

async function findEarly() {
	const {startPractice} = await import('../source/practice/practice.ts');
	const {lateModulesThat} = await import('./late-modules.js');
	const {isChosen, writeScripts} = await import('./program.js');
	const scripts = await mkdtemp(join(tmpdir(), 'smtpscope-early-'));
	const practice = await startPractice();
	try {
		const nameOf = path => relative('.', path).replaceAll(sep, '/');
		await writeScripts(
			scripts,
			lateModulesThat(path => `globalThis.evaluatedModules?.push(${JSON.stringify(nameOf(path))});`),
		);
		const early = {};
		const found = new Set();
		for (const [script, starts] of Object.entries(await usualStarts(scripts, practice))) {
			const evaluated = new Set();
			for (const start of starts) {
				for (const name of await evaluatedBy(scripts, start, practice)) {
					evaluated.add(name);
				}
			}

			early[script] = [...evaluated].filter(name => !isChosen(name) && !found.has(name)).sort();
			for (const name of evaluated) {
				found.add(name);
			}
		}

		await writeFile('build/program/early.json', `${JSON.stringify(early, null, '\t')}\n`);
	} finally {
		await practice.close();
		await rm(scripts, {recursive: true});
	}
}

/** By the script that the modules of these starts stand in. What an earlier one has, a later one does not. */
async function usualStarts(scripts, {port, user}) {
	const session = join(scripts, 'session.smtp');
	await writeFile(
		session,
		'EHLO client.example.org\nMAIL FROM:<alice@practice.test>\nRCPT TO:<bob@practice.test>\nRSET\nQUIT\n',
	);
	const reply = join(scripts, 'reply.txt');
	await writeFile(reply, '550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown\n');
	const server = `127.0.0.1:${port}`;
	const letter = ['--from', 'alice@practice.test', '--to', 'bob@practice.test', '--body', 'Hello'];
	return {
		session: [
			['run', `smtp://${server}`, session],
			['send', `smtp://${server}`, ...letter],
			['send', `starttls://${server}`, '--insecure', '--auth-user', user, ...letter],
		],
		reading: [['explain', reply]],
	};
}

async function evaluatedBy(scripts, start, {password}) {
	await promisify(execFile)(process.execPath, [own, 'observe', scripts, ...start], {
		env: {...process.env, SMTPSCOPE_PASSWORD: password, XDG_CONFIG_HOME: scripts},
	});
	return JSON.parse(readFileSync(join(scripts, 'evaluated.json'), 'utf8'));
}
