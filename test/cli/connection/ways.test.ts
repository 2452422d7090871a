/** `--proxy`, `--haproxy`, `--source-port`, `--pipe`. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, expect, it, vi} from 'vitest';
import {scriptedServer} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-ways-'));
afterAll(() => rmSync(folder, {recursive: true}));
afterEach(() => vi.unstubAllEnvs());
const script = join(folder, 'quit');
writeFileSync(script, 'QUIT\n');

it.each([
	[['--proxy', 'ftp://proxy.example'], '--proxy requires the URL of a proxy'],
	[['--proxy', 'secret-password'], '--proxy requires the URL of a proxy'],
	[['--haproxy', 'v3'], '--haproxy requires v1 or v2'],
	[['--haproxy', 'v1=mail.example'], '--haproxy requires v1 or v2'],
	[['--source-port', '0'], '--source-port requires a number from 1 to 65535; “0” was given.'],
])('refuses %j before it connects', async (options, words) => {
	const {code, err} = await run('run', 'smtp://127.0.0.1:1', script, ...options);
	expect(code).toBe(1);
	expect(err).toContain(words);
	expect(err).not.toContain('secret-password');
});

it('goes through the proxy of the environment, but not to this machine', async () => {
	await using server = await scriptedServer('S: 220 mail.example.test\nC: QUIT\nS: 221 bye\nEND');
	vi.stubEnv('ALL_PROXY', 'socks5h://127.0.0.1:1');
	expect((await run('run', `smtp://127.0.0.1:${server.port}`, script)).code).toBe(0);
	const {code, out} = await run('run', 'smtp://mail.example.test:25', script);
	expect(code).toBe(2);
	expect(out).toContain('127.0.0.1:1');
	vi.stubEnv('NO_PROXY', 'example.test');
	expect(
		(await run('run', 'smtp://mail.example.test:25', script, '--resolve', 'mail.example.test:127.0.0.1')).out,
	).not.toContain('127.0.0.1:1 ');
});

it('shows the header of the PROXY protocol with the connection', async () => {
	const {code, out} = await run(
		'run',
		'pipe:printf "220 hello\\r\\n"; read a; read b; printf "221 bye\\r\\n"',
		script,
		'--haproxy',
		'v1=192.0.2.1:4000',
	);
	expect(out).toContain('PROXY UNKNOWN');
	expect(code).not.toBe(1);
});

it('sends to a program', async () => {
	const talk = `printf '220 hello\\r\\n'; while read line; do case $line in QUIT*) printf '221 bye\\r\\n'; exit;; DATA*) printf '354 go\\r\\n';; .*) printf '250 kept\\r\\n';; EHLO*|MAIL*|RCPT*) printf '250 ok\\r\\n';; esac; done`;
	const {code} = await run(
		'send',
		'--pipe',
		talk,
		'--from',
		'alice@example.test',
		'--to',
		'bob@example.test',
		'--body',
		'x',
	);
	expect(code).toBe(0);
	const both = await run('send', '--pipe', talk, '--server', 'mail.example', '--to', 'bob@example.test');
	expect(both.code).toBe(1);
	expect(both.err).toContain('--pipe replaces --server.');
});
