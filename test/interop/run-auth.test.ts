/** `/auth` on a real server, for everything Dovecot offers: by `run`, and typed in a terminal. No secret in any output. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, describe, expect} from 'vitest';
import {expectNowhere} from '../support/secret-forms.ts';
import {TerminalSession} from '../support/terminal.ts';
import {accounts, interop, mailServers, serverName} from './servers/index.ts';

const {login, password} = accounts.alice;
const withPassword = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'DIGEST-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'];
const withToken = ['XOAUTH2', 'OAUTHBEARER'];
let home = '';
let logs = 0;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'smtpscope-auth-'));
});

afterAll(() => rm(home, {recursive: true}));

const environment = (): Record<string, string> => ({XDG_STATE_HOME: home, XDG_CONFIG_HOME: home});

function connection(): string[] {
	const {ports, certificates} = mailServers();
	return [`smtp://127.0.0.1:${ports.submission}`, '--ca', certificates.ca, '--servername', serverName];
}

/** What was printed and logged for one login, in one of the formats each. */
async function logIn(mechanism: string, secret: string, format: 'json' | 'text') {
	const log = join(home, `${++logs}.${format === 'json' ? 'txt' : 'jsonl'}`);
	const child = spawn(
		process.execPath,
		['dist/cli.js', 'run', ...connection(), '--format', format, '--log', log],
		{env: {...process.env, ...environment(), SMTPSCOPE_PASSWORD: secret}},
	);
	child.stdin.end(
		['EHLO me.example', '/starttls', 'EHLO me.example', `/auth ${mechanism} ${login}`, 'QUIT', ''].join('\n'),
	);
	const [output, errors, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'exit'),
	]);
	return {code: Number(code), output, all: [output, errors, await readFile(log, 'utf8')]};
}

/** Where the bytes point to more than to a wrong password. */
const causes: Readonly<Record<string, string>> = {
	XOAUTH2: 'auth/token-expired',
	OAUTHBEARER: 'auth/token-expired',
};

describe.each([...withPassword, ...withToken])('/auth %s in a script', mechanism => {
	const good = () => (withToken.includes(mechanism) ? mailServers().token(login) : password);
	const bad = () => (withToken.includes(mechanism) ? mailServers().token(login, -100) : 'not-the-password-7');

	interop.each(['json', 'text'] as const)('logs in, and %s does not tell the secret', async format => {
		const secret = good();
		const {code, output, all} = await logIn(mechanism, secret, format);
		expect(output).toMatch(/235/);
		expect(code).toBe(0);
		expectNowhere(secret, all);
	});

	interop.each(['json', 'text'] as const)('is refused, and %s does not tell what was tried', async format => {
		const secret = bad();
		const {code, output, all} = await logIn(mechanism, secret, format);
		expect(output).toMatch(/535/);
		expect(output).toContain(causes[mechanism] ?? 'refused/login-refused');
		expect(output).not.toContain('refused/server-failed');
		expect(code).toBe(28);
		expectNowhere(secret, all);
	});
});

async function secured(): Promise<TerminalSession> {
	const terminal = new TerminalSession(['dist/cli.js', ...connection()], {
		columns: 130,
		rows: 40,
		env: environment(),
	});
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('EHLO me.example');
	await terminal.until(/\d+ keywords/);
	terminal.enter('STARTTLS');
	await terminal.until(/name ✓ {2}chain ✓/);
	terminal.enter('EHLO me.example');
	await terminal.until('−STARTTLS');
	return terminal;
}

describe('/auth in a terminal', () => {
	interop.each([
		[password, '235 2.7.0', 'logged in'],
		['not-the-password-7', '535 5.7.8', 'refused'],
	])('SCRAM-SHA-256 with its computed values in the Auth view: %s', async (secret, verdict, outcome) => {
		await using terminal = await secured();
		terminal.enter(`/auth SCRAM-SHA-256 ${login}`);
		await terminal.until('password ❯');
		terminal.enter(secret);
		await terminal.until(verdict);
		terminal.type('\u001B4');
		await terminal.until(outcome);
		await terminal.until('computed');
		expect(terminal.screen()).toContain('AUTH SCRAM-SHA-256');
		expectNowhere(secret, [terminal.output]);
	});

	interop('a refused LOGIN, typed by hand', async () => {
		await using terminal = await secured();
		terminal.enter('AUTH LOGIN');
		await terminal.until('user name ❯');
		terminal.enter(login);
		await terminal.until('password ❯');
		terminal.enter('not-the-password-7');
		await terminal.until('535 5.7.8');
		expectNowhere('not-the-password-7', [terminal.output]);
	});

	interop.each(withToken)('%s asks for a token', async mechanism => {
		const token = mailServers().token(login);
		await using terminal = await secured();
		terminal.enter(`/auth ${mechanism} ${login}`);
		await terminal.until('access token (empty: get one from a provider) ❯');
		terminal.enter(token);
		await terminal.until('235 2.7.0');
		expectNowhere(token, [terminal.output]);
	});

	interop('/check tells which slip was made', async () => {
		await using terminal = await secured();
		terminal.enter(`/auth CRAM-MD5 ${login}`);
		await terminal.until('password ❯');
		terminal.enter(`${password} `);
		await terminal.until('535 5.7.8');
		terminal.enter('/check');
		await terminal.until('password to check');
		terminal.enter(password);
		await terminal.until('The client used this password with');
		expectNowhere(password, [terminal.output]);
	});
});
