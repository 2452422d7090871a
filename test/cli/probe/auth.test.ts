/** `probe --auth`: each way to log in once, on one server, within a budget; no password in any form of the report. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {scriptedServer} from '../../support/scripted-server.ts';
import {expectNowhere} from '../../support/secret-forms.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-probe-auth-'));
afterAll(() => rmSync(folder, {recursive: true}));

const password = 'tanstaaftanstaaf';
const passwordFile = join(folder, 'password');
writeFileSync(passwordFile, `${password}\n`);

const hello = ['S: 220 mx.example', 'C: EHLO me.example', 'S: 250-mx.example', 'S: 250 AUTH PLAIN'];
const asked = [...hello, 'C: QUIT', 'S: 221 bye', 'END'].join('\n');
const tried = (answer: string) =>
	[...hello, 'C: AUTH PLAIN …', `S: ${answer}`, 'C: QUIT', 'S: 221 bye', 'END'].join('\n');
const challenged = (answer: string) =>
	[...hello, 'C: AUTH PLAIN', 'S: 334 ', 'C: …', `S: ${answer}`, 'C: QUIT', 'S: 221 bye', 'END'].join('\n');

const options = (port: number, ...more: string[]) => [
	...[
		'probe',
		`smtp://127.0.0.1:${port}`,
		'--ehlo',
		'me.example',
		'--auth',
		'--auth-user',
		'tim@example.org',
	],
	...['--auth-password-file', passwordFile, ...more],
];

describe('probe --auth', () => {
	it('tells which ways work, and says no password', async () => {
		const sessions = [
			tried('535 5.7.8 no'),
			challenged('235 2.7.0 yes'),
			tried('535 5.7.8 no'),
			challenged('235 ok'),
		];
		await using server = await scriptedServer(asked, asked, ...sessions);
		const {code, out} = await run(...options(server.port, '--auth-tries', '9'));
		expect(out).toContain('2 of 4 logins tried work');
		expect(out).toMatch(
			/✗ PLAIN +refused \(535 5\.7\.8\) as tim@example\.org, first response on the AUTH\s+line/,
		);
		expect(out).toMatch(/✓ PLAIN +works \(235\) as tim, first response after the 334/);
		expect(code).toBe(0);
	});

	it.each(['text', 'json', 'markdown', 'html'])('writes %s without the password', async format => {
		await using server = await scriptedServer(asked, asked, tried('535 5.7.8 no'));
		const save = join(folder, `${format}.kept`);
		const {code, out, err} = await run(
			...options(server.port, '--auth-tries', '1', '--format', format, '--save', save),
		);
		expect(code).toBe(28);
		expect(out).toContain('The limit of 1 login is reached.');
		expect(out).toContain('535 5.7.8');
		expectNowhere(password, [out, err, readFileSync(save, 'utf8')]);
	});

	it('stops at a sign of lock-out', async () => {
		await using server = await scriptedServer(asked, asked, tried('454 4.7.0 later'));
		const {code, out} = await run(...options(server.port, '--auth-tries', '9'));
		expect(code).toBe(28);
		expect(out.replace(/\s+/g, ' ')).toContain(
			'a sign of throttling or lock-out: no further logins were tried.',
		);
		expect(server.connections).toBe(3);
	});

	it('tries nothing where no mechanism takes a password', async () => {
		const tokens = asked.replace('AUTH PLAIN', 'AUTH XOAUTH2');
		await using server = await scriptedServer(tokens, tokens);
		const {code, out} = await run(...options(server.port, '--auth-tries', '2'));
		expect(code).toBe(28);
		expect(out.replace(/\s+/g, ' ')).toContain('announces no mechanism that uses a password');
	});

	it.each([
		[['--auth-tries', '3', '--ports', '25,587'], 'name the one server'],
		[['--auth-tries', '3', '--mx', 'example.org'], 'name the one server'],
		[[], '--auth needs --auth-tries N'],
		[['--auth-tries', 'all'], '--auth-tries must be a number from 1 to 999'],
	])('wants to know what it may do: %j', async (more, problem) => {
		const {code, err} = await run(...options(1, ...more));
		expect(code).toBe(1);
		expect(err).toContain(problem);
	});

	it('needs a user name', async () => {
		const {code, err} = await run('probe', 'smtp://127.0.0.1:1', '--auth', '--auth-tries', '3');
		expect(code).toBe(1);
		expect(err).toContain('--auth needs the user name');
	});
});
