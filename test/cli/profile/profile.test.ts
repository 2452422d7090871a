import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeEach, expect, it, vi} from 'vitest';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-import-'));
const profile = join(folder, 'smtpscope', 'profile');
const msmtprc = join(folder, '.msmtprc');
afterAll(() => rmSync(folder, {recursive: true}));

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', folder);
	rmSync(join(folder, 'smtpscope'), {recursive: true, force: true});
	writeFileSync(msmtprc, 'account a\nhost mail.example.org\nuser alice\npassword topsecret\n');
});
afterEach(() => vi.unstubAllEnvs());

it('shows what an import would add, and writes nothing', async () => {
	const {code, out, err} = await run('profile', 'import', msmtprc, '--name', 'work');
	expect(code).toBe(0);
	expect(out).toBe(
		'[work]\nserver = smtp://mail.example.org\nauth-user = alice\n# left out: password (line 4): passwords are never imported; use auth-password-command or auth-password-file\n',
	);
	expect(err).toContain('Nothing was written.');
	expect(() => readFileSync(profile)).toThrow();
});

it('adds a section with --write, for the owner alone, and keeps what is there', async () => {
	mkdirSync(join(folder, 'smtpscope'));
	writeFileSync(profile, '# mine\nehlo = me.example', {mode: 0o644});
	expect(await run('profile', 'import', msmtprc, '--write')).toMatchObject({code: 0});
	const written = '# mine\nehlo = me.example\n\n[a]\nserver = smtp://mail.example.org\nauth-user = alice\n';
	expect(readFileSync(profile, 'utf8')).toBe(written);
	expect(statSync(profile).mode & 0o777).toBe(0o600);

	const again = await run('profile', 'import', msmtprc, '--write');
	expect(again.code).toBe(1);
	expect(again.err).toContain('already has a section [a], and nothing was written');
	expect(readFileSync(profile, 'utf8')).toBe(written);
});

it('makes the profile and its folder where there is none', async () => {
	expect(await run('profile', 'import', msmtprc, '--write')).toMatchObject({code: 0});
	expect(statSync(profile).mode & 0o777).toBe(0o600);
	const {code, out} = await run('profile', 'show');
	expect({code, out}).toEqual({
		code: 0,
		out: `${profile}\n\n[a]\n  server = smtp://mail.example.org\n  auth-user = alice\n`,
	});
});

it('chooses one of several accounts by its name', async () => {
	writeFileSync(msmtprc, 'account a\nhost a.example\naccount b b\nhost b.example\n');
	expect((await run('profile', 'import', msmtprc, '--name', 'b-b')).out).toBe(
		'[b-b]\nserver = smtp://b.example\n',
	);
	expect((await run('profile', 'import', msmtprc)).out).toContain('[a]');
	expect((await run('profile', 'import', msmtprc, '--name', 'c')).err).toContain('a or b-b');
});

it('shows which line cannot be used, and no password', async () => {
	expect((await run('profile', 'show')).out).toContain('there is no such file yet');
	mkdirSync(join(folder, 'smtpscope'));
	writeFileSync(profile, 'ehlo = me.example\n[work]\nauth-password = topsecret\n');
	const {code, out, err} = await run('profile', 'show');
	expect(code).toBe(1);
	expect(out).toContain('ehlo = me.example');
	expect(err).toContain('Line 3 of the profile');
	expect(out + err).not.toContain('topsecret');
});

it.each([
	[['profile'], 'smtpscope profile show'],
	[['profile', 'import'], 'smtpscope profile show'],
	[['profile', 'import', '/nosuch'], 'there is no such file'],
	[['profile', 'import', import.meta.filename], 'does not look like settings'],
	[['profile', 'import', msmtprc, '--name', 'a b'], '--name can contain'],
])('has a sentence for %j', async (argv, problem) => {
	const {code, err} = await run(...argv);
	expect(code).toBe(1);
	expect(err).toContain(problem);
});
