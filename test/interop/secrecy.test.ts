/** One long session with a password in every command that takes one: it stands in nothing that is seen, kept or saved. */
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect} from 'vitest';
import {expectNowhere} from '../support/secret-forms.ts';
import {TerminalSession} from '../support/terminal.ts';
import {accounts, interop, mailServers, serverName} from './servers/index.ts';

let home = '';

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'smtpscope-secrecy-'));
});

afterAll(() => rm(home, {recursive: true}));

/** Every file below, as text. */
async function filesIn(folder: string): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
		if (entry.isFile()) {
			found.set(entry.name, await readFile(join(entry.parentPath, entry.name), 'latin1'));
		}
	}

	return found;
}

interop('/auth, /check, /retry and /auth-matrix leave no password on the screen or in a file', async () => {
	const {ports, certificates} = mailServers();
	const {login, password} = accounts.alice;
	const env = {XDG_STATE_HOME: home, XDG_CONFIG_HOME: home};
	await using session = new TerminalSession(
		[
			...['dist/cli.js', `starttls://127.0.0.1:${ports.submission}`, '--ca', certificates.ca],
			...['--servername', serverName, '--log', join(home, 'all.jsonl')],
		],
		{columns: 130, rows: 40, env},
	);
	await session.untilLive();
	await session.until(/name ✓ {2}chain ✓/);
	session.enter('EHLO me.example');
	await session.until('AUTH');
	session.enter(`/auth LOGIN ${login}`);
	await session.until('password ❯');
	session.enter('not-the-password-7');
	await session.until('535 5.7.8');
	session.enter(`/auth CRAM-MD5 ${login}`);
	await session.until('password ❯');
	session.enter(password);
	await session.until('235 2.7.0');
	session.enter('/check');
	await session.until('password to check');
	session.enter(password);
	await session.until('The client used this password.');
	session.enter('/retry');
	await session.until('Close the connection');
	session.type('y');
	await session.until('The next line is in the prompt');
	session.enter();
	await session.until('password ❯');
	session.enter('not-the-password-7');
	await session.until('2 findings');
	for (const name of ['session.txt', 'session.jsonl', 'session.md', 'session.html', 'session.smtp']) {
		session.enter(`/save ${join(home, name)}`);
		await session.until(`${name}`);
	}

	session.enter(`/auth-matrix ${login}`);
	await session.until('password ❯');
	session.enter(password);
	await session.until('logins to try at most');
	session.enter('2');
	await session.until('The limit of 2 logins is reached.');
	session.key('escape');
	await session.until('AUTH PLAIN ••••');
	session.enter('/quit');
	await session.untilExit();
	const files = await filesIn(home);
	expect([...files.keys()]).toEqual(expect.arrayContaining(['all.jsonl', 'session.html', 'session.smtp']));
	for (const secret of [password, 'not-the-password-7']) {
		expectNowhere(secret, [session.output, ...files.values()]);
	}
});
