/** `/retry` on a real server: the session again, through TLS and the login, up to the line that was refused. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect} from 'vitest';
import {TerminalSession} from '../support/terminal.ts';
import {accounts, interop, mailServers, serverName} from './servers/index.ts';

let home = '';

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'smtpscope-retry-'));
});

afterAll(() => rm(home, {recursive: true}));

interop('/retry goes through STARTTLS and the login again, and leaves the line in the prompt', async () => {
	const {ports, certificates} = mailServers();
	const {login, password} = accounts.alice;
	await using terminal = new TerminalSession(
		[
			...['dist/cli.js', `smtp://127.0.0.1:${ports.submission}`],
			...['--ca', certificates.ca, '--servername', serverName],
		],
		{columns: 130, rows: 50, env: {XDG_STATE_HOME: home, XDG_CONFIG_HOME: home}},
	);
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('EHLO me.example');
	await terminal.until(/\d+ keywords/);
	terminal.enter('/tls');
	await terminal.until('−STARTTLS');
	terminal.enter(`/auth SCRAM-SHA-256 ${login}`);
	await terminal.until('password ❯');
	terminal.enter(password);
	await terminal.until('235 2.7.0');
	terminal.enter(`MAIL FROM:<${login}>`);
	await terminal.until('250 2.1.0');
	terminal.enter('RCPT TO:<>');
	await terminal.until(/C RCPT TO:<>[\s\S]*S {3}5\d\d/);
	terminal.enter('/retry');
	await terminal.until('Close the connection');
	terminal.type('y');
	await terminal.until('password ❯');
	terminal.enter(password);
	await terminal.until('The next line is in the prompt');
	expect(terminal.screen()).toMatch(/❯ RCPT TO:<>/);
	expect(terminal.screen().match(/235 2\.7\.0/g)).toHaveLength(2);
	expect(terminal.screen()).toContain(`as ${login}`);
	expect(terminal.output).not.toContain(password);
});
