/** `smtpscope listen` as somebody starts it: what it prints, writes, keeps and sums up. */
import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {createTransport} from 'nodemailer';
import {afterAll, expect, test} from 'vitest';
import {expectNowhere} from '../support/secret-forms.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'smtpscope-listen-'));
const env = {...process.env, XDG_DATA_HOME: folder, NO_COLOR: '1'};
afterAll(() => rmSync(folder, {recursive: true}));

type Running = {
	readonly port: number;
	readonly child: ChildProcess;
	readonly said: () => string;
	readonly aside: () => string;
};

async function start(...argv: string[]): Promise<Running> {
	const child = spawn(process.execPath, [cli, 'listen', '0', ...argv], {
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	let aside = '';
	child.stdout.on('data', chunk => {
		said += chunk;
	});
	child.stderr.on('data', chunk => {
		aside += chunk;
	});
	for (;;) {
		const port = /127\.0\.0\.1:(\d+)/.exec(said + aside)?.[1];
		if (port !== undefined) {
			return {port: Number(port), child, said: () => said, aside: () => aside};
		}

		await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]);
	}
}

const password = 'Blue-Harbour_77';

async function send(port: number, to: string): Promise<void> {
	const transport = createTransport({
		...{port, requireTLS: true, tls: {rejectUnauthorized: false}, auth: {user: 'ann', pass: password}},
	});
	await transport
		.sendMail({from: 'ann@example.org', to, subject: 'Hello', text: `The password is ${password}.`})
		.catch(() => {});
	transport.close();
}

test('JSON Lines with sessions, files, a log without secrets, and a summary', async () => {
	const log = join(folder, 'log.jsonl');
	const inbox = join(folder, 'inbox');
	const running = await start(
		...['--format', 'json', '--sessions', '2', '--keep', inbox, '--log', log],
		...['--answer', 'RCPT TO:<full@*>=452 4.2.2 Mailbox full'],
	);
	await send(running.port, 'bob@example.net');
	await send(running.port, 'full@example.net');
	const [code] = await once(running.child, 'close');
	expect(code).toBe(0);
	const lines = running
		.said()
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));
	expect(lines.filter(({type}) => type === 'secured')).toHaveLength(2);
	expect(lines.find(({type}) => type === 'message')).toMatchObject({
		session: 1,
		recipients: ['bob@example.net'],
	});
	expect(lines.filter(({type}) => type === 'session')).toMatchObject([
		{session: 1, outcome: 'delivered', accepted: 1, user: 'ann'},
		{session: 2, outcome: 'deferred', cause: 'recipient-full'},
	]);
	expect(lines.find(({ours}) => ours)).toMatchObject({type: 'reply', code: 452, ours: 'rule', session: 2});
	expect(lines.at(-1)).toMatchObject({
		type: 'summary',
		sessions: 2,
		groups: [
			{id: 'delivered', count: 1},
			{id: 'recipient-full', count: 1},
		],
	});
	const [kept = ''] = readdirSync(inbox);
	expect(kept).toMatch(/^\d{8}-\d{6}-session-1-1\.eml$/);
	expect(readFileSync(join(inbox, kept), 'utf8')).toContain('Subject: Hello\r\n');
	expect(statSync(join(inbox, kept)).mode & 0o777).toBe(0o600);
	expect(statSync(join(folder, 'smtpscope/authority/key.pem')).mode & 0o777).toBe(0o600);
	expectNowhere(password, [running.said(), running.aside(), readFileSync(log, 'utf8')]);
});

test('text, and Ctrl+C sums up by cause', async () => {
	const running = await start('--both-wires', '--to', 'smtp://127.0.0.1:1');
	await send(running.port, 'bob@example.net');
	while (!running.said().includes('── ')) {
		await once(running.child.stdout ?? running.child, 'data');
	}

	running.child.kill('SIGINT');
	const [code] = await once(running.child, 'close');
	expect(code).toBe(0);
	expect(running.said()).toContain('A client that logs in hands smtpscope its password');
	expect(running.said()).toMatch(/#1→ .*refused the connection/);
	expect(running.said()).toMatch(/\n1 session:\n {2,}1 {2}/);
});

test('the authority can be exported, is the same the next time, and can be removed', async () => {
	const run = promisify(execFile);
	const file = join(folder, 'ca.pem');
	const first = await run(process.execPath, [cli, 'listen', '--export-ca', file], {env});
	const pem = readFileSync(file, 'utf8');
	const second = await run(process.execPath, [cli, 'listen', '--export-ca', file], {env});
	expect(readFileSync(file, 'utf8')).toBe(pem);
	const fingerprint = /SHA-256 ([\dA-F:]{95})/;
	expect(fingerprint.exec(second.stdout)?.[1]).toBe(fingerprint.exec(first.stdout)?.[1]);
	const removed = await run(process.execPath, [cli, 'listen', '--remove-ca'], {env});
	expect(removed.stdout).toMatch(/^The CA in .* has been deleted\./);
	expect(() => statSync(join(folder, 'smtpscope/authority'))).toThrow();
});

test('a port that is in use', async () => {
	const running = await start();
	const second = spawn(process.execPath, [cli, 'listen', String(running.port)], {
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let said = '';
	second.stderr.on('data', chunk => {
		said += chunk;
	});
	const [code] = await once(second, 'close');
	expect(code).toBe(1);
	expect(said).toMatch(/is in use by another program/);
	running.child.kill('SIGTERM');
	await once(running.child, 'close');
});
