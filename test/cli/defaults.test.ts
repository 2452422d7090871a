/** The profile and the environment, as every subcommand that connects sees them. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {run as runSubcommand} from '../../source/cli/run/run.ts';
import {run} from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-defaults-'));
afterAll(() => rmSync(folder, {recursive: true}));
const script = join(folder, 'session.txt');
writeFileSync(script, 'EHLO me.example\nQUIT\n');

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', folder);
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
});
afterEach(() => vi.unstubAllEnvs());

function profile(text: string): void {
	mkdirSync(join(folder, 'smtpscope'), {recursive: true});
	writeFileSync(join(folder, 'smtpscope', 'profile'), text);
}

describe('the profile', () => {
	it('names the server for every subcommand that connects', async () => {
		profile('server = practice\nfrom = alice@practice.test\nformat = json\n[work]\nehlo = work.example\n');
		const sent = await run('send', '--to', 'bob@practice.test', '--body', 'x');
		expect(sent).toMatchObject({code: 0});
		expect(sent.out).toContain('"type":"result"');
		const played = await run('run', '@work', script);
		expect(played).toMatchObject({code: 0});
		expect((await run('probe', '@work')).out).toContain('practice');
	});

	it('names the server of the inspector without a terminal too, and a server that was typed wins', async () => {
		const played = vi.spyOn(runSubcommand, 'run').mockResolvedValue(0);
		profile('server = mail.example.org:25\n[work]\nserver = work.example\n');
		for (const argv of [[], ['@work'], ['@work', 'typed.example'], ['typed.example']]) {
			await run(...argv);
		}

		expect(played.mock.calls.map(([, words]) => words)).toEqual([
			['mail.example.org:25'],
			['work.example'],
			['typed.example'],
			['typed.example'],
		]);
		played.mockRestore();
	});

	it('gives way to the environment, and both to the command line', async () => {
		profile('server = practice\nfrom = alice@practice.test\n[work]\nehlo = section.example\n');
		const send = ['send', '@work', '--to', 'bob@practice.test', '--quit-after', 'EHLO'];
		expect((await run(...send)).out).toContain('EHLO section.example');
		vi.stubEnv('SMTPSCOPE_EHLO', 'variable.example');
		expect((await run(...send)).out).toContain('EHLO variable.example');
		expect((await run(...send, '--ehlo', 'typed.example')).out).toContain('EHLO typed.example');
	});

	it('never makes a conflict with what was typed', async () => {
		profile('server = practice\nfrom = alice@practice.test\n6 = yes\nsubject = x\ntls-optional = yes\n');
		const eml = join(folder, 'letter.eml');
		writeFileSync(eml, 'From: alice@practice.test\r\nSubject: y\r\n\r\nx\r\n');
		const {code, err} = await run(
			'send',
			'-4',
			'--tls',
			'--to',
			'bob@practice.test',
			'--data',
			`@${eml}`,
			'--insecure',
		);
		expect({code, err}).toMatchObject({code: 0});
	});

	it('keeps the password of one server from another', async () => {
		profile(
			'server = mail.work.example\nfrom = a@practice.test\nauth-user = alice\nauth-password-command = exit 3\n',
		);
		const sent = await run('send', 'practice', '--to', 'bob@practice.test', '--body', 'x');
		expect(sent).toMatchObject({code: 0});
		expect(sent.out).not.toMatch(/C AUTH/);
	});

	it.each([
		['[work]\ntsl = yes', 'Line 2 of the profile'],
		['[work]\nauth-password = secret', 'a password is not accepted in the profile'],
		['[work]\nserver = practice\ntimeout = never', 'Line 3 of the profile'],
		['[home]\n', 'has no section [work]. It has @home.'],
		['[work]\n', 'The section [work] of'],
	])('with %j has a sentence', async (text, problem) => {
		profile(text);
		const {code, err} = await run('run', '@work', script);
		expect(code).toBe(1);
		expect(err).toContain(problem);
		expect(err).not.toContain('secret');
	});

	it('is another where --config says so', async () => {
		profile('nonsense');
		const other = join(folder, 'other');
		writeFileSync(other, 'server = practice\n');
		expect(await run('probe', '--config', other)).toMatchObject({code: 0});
		expect((await run('probe', '--config', join(folder, 'none'))).err).toContain('there is no such file');
		vi.stubEnv('SMTPSCOPE_CONFIG', other);
		expect(await run('probe')).toMatchObject({code: 0});
	});

	it('is read neither for help nor by subcommands that do not connect', async () => {
		profile('nonsense');
		expect(await run('send', '--help')).toMatchObject({code: 0});
		expect(await run('explain', '550 5.1.1 No such user')).toMatchObject({code: 0});
	});
});
