/** The AUTH matrix on Dovecot, in the terminal: what works, what does not, and where the budget ends it. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect} from 'vitest';
import {TerminalSession} from '../support/terminal.ts';
import {accounts, interop, mailServers, serverName} from './servers/index.ts';

let home = '';

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'smtpscope-matrix-'));
});

afterAll(() => rm(home, {recursive: true}));

interop('/auth-matrix tries within its budget, over TLS each time', async () => {
	const {ports, certificates} = mailServers();
	const {login, password} = accounts.alice;
	await using terminal = new TerminalSession(
		[
			...['dist/cli.js', `smtp://127.0.0.1:${ports.submission}`],
			...['--ca', certificates.ca, '--servername', serverName],
		],
		{columns: 130, rows: 40, env: {XDG_STATE_HOME: home, XDG_CONFIG_HOME: home}},
	);
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('EHLO me.example');
	await terminal.until(/\d+ keywords/);
	terminal.enter('STARTTLS');
	await terminal.until(/name ✓ {2}chain ✓/);
	terminal.enter('EHLO me.example');
	await terminal.until('−STARTTLS');
	terminal.enter(`/auth-matrix ${login}`);
	await terminal.until('password ❯');
	terminal.enter(password);
	await terminal.until('logins to try at most');
	terminal.enter('3');
	await terminal.until('The limit of 3 logins is reached.');
	expect(terminal.screen().match(/✓ 235 2\.7\.0/g)).toHaveLength(3);
	expect(terminal.screen()).toContain('not tried');
	expect(terminal.screen()).toContain('Offered too, but not with a password: XOAUTH2');
	terminal.key('escape');
	// The row is clipped: the whole sentence stands beside it.
	await terminal.until(/3 logins tried\. Work: PLAIN/);
	expect(terminal.output).not.toContain(password);
});
