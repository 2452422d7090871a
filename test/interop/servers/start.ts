/** Starts Postfix and Dovecot, all on loopback and in one folder, and stops them. Nothing of the machine's own mail is touched. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, rmSync} from 'node:fs';
import {chmod, mkdir, mkdtemp, open, readdir, readFile, rm} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {imapAvailable} from './available.ts';
import {type CertificatePaths, writeCertificates} from './certificates.ts';
import {writeDovecot} from './dovecot.ts';
import {type Folders, foldersIn} from './folders.ts';
import {freePorts, type Ports, portNames} from './ports.ts';
import {writePostfix} from './postfix.ts';

/** All plain data, so that it can be handed from the runner to the tests. */
export type StartedServers = {
	readonly ports: Ports;
	readonly certificates: CertificatePaths;
	readonly folders: Folders;
	/** What tokens are signed with. */
	readonly secret: string;
};

export async function startMailServers(): Promise<StartedServers & {stop(): Promise<void>}> {
	// Not under TMPDIR: the servers' users must reach it, and unix socket paths are short.
	const folders = foldersIn(await mkdtemp('/var/tmp/smtpscope-'));
	await chmod(folders.root, 0o755);
	await Promise.all(Object.values(folders).map(folder => mkdir(folder, {recursive: true})));
	const ports = await freePorts();
	const certificates = await writeCertificates(folders.certificates);
	await writePostfix(folders, certificates, ports);
	const secret = await writeDovecot(folders, certificates, ports);
	const stop = async () => {
		process.off('exit', abandon);
		await Promise.all(pidsIn(folders).map(end));
		await rm(folders.root, {recursive: true, force: true});
	};
	// Ctrl+C ends the runner without its tearing anything down.
	const abandon = () => {
		for (const pid of pidsIn(folders)) {
			signal(pid, 'SIGTERM');
		}

		rmSync(folders.root, {recursive: true, force: true});
	};
	process.once('exit', abandon);
	try {
		// Makes the queue's folders, each with its owner; Dovecot puts its socket there.
		await run(folders, '/usr/sbin/postfix', '-c', folders.postfix, 'check');
		await run(folders, '/usr/sbin/dovecot', '-c', join(folders.dovecot, 'dovecot.conf'));
		await run(folders, '/usr/sbin/postfix', '-c', folders.postfix, 'start');
		const absent = imapAvailable() ? ['listener'] : ['listener', 'imap', 'imaps'];
		const used = portNames.filter(name => !absent.includes(name));
		await Promise.all(used.map(name => answers(ports[name])));
	} catch (error) {
		const logs = await readdir(folders.log);
		const texts = await Promise.all(logs.map(name => readFile(join(folders.log, name), 'utf8')));
		await stop();
		throw new Error(`The mail servers did not start. ${texts.join('\n')}`, {cause: error});
	}

	return {ports, certificates, folders, secret, stop};
}

/** Output goes to a file, because a pipe stays open as long as the server that inherits it. */
async function run({log}: Folders, command: string, ...args: string[]): Promise<void> {
	await using output = await open(join(log, 'start.log'), 'a');
	const [code] = await once(spawn(command, args, {stdio: ['ignore', output.fd, output.fd]}), 'exit');
	if (code !== 0) {
		throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
	}
}

/** The masters' process ids; each ends all its own processes with itself. */
function pidsIn(folders: Folders): number[] {
	const files = [join(folders.queue, 'pid', 'master.pid'), join(folders.run, 'dovecot', 'master.pid')];
	return files.flatMap(file => {
		try {
			return Number(readFileSync(file, 'utf8'));
		} catch {
			// It never started.
			return [];
		}
	});
}

async function end(pid: number): Promise<void> {
	if (signal(pid, 'SIGTERM')) {
		await until(async () => !signal(pid, 0), `process ${pid} to end`);
	}
}

/** False when there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(pid, name);
	} catch {
		return false;
	}
}

async function answers(port: number): Promise<void> {
	await until(
		() =>
			new Promise(resolve => {
				const socket = connect(port, '127.0.0.1');
				socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
				socket.once('connect', () => socket.destroy());
			}),
		`an answer on port ${port}`,
	);
}

/** Looks again and again at what tells no one when it changes: another program's process, port or folder. */
export async function until(
	condition: () => Promise<boolean>,
	what: string,
	milliseconds = 20_000,
): Promise<void> {
	const deadline = Date.now() + milliseconds;
	while (!(await condition())) {
		if (Date.now() > deadline) {
			throw new Error(`Waited ${milliseconds} ms in vain for ${what}.`);
		}

		await pause(20);
	}
}
