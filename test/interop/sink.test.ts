/** `send` against Postfix's smtp-sink: many messages over one connection, and a server that goes away at any step. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect} from 'vitest';
import {run} from '../cli/capture.ts';
import {interop} from './servers/index.ts';
import {until} from './servers/start.ts';

const program = '/usr/sbin/smtp-sink';
const folder = mkdtempSync(join(tmpdir(), 'smtpscope-sink-'));
chmodSync(folder, 0o777);
afterAll(() => rmSync(folder, {recursive: true}));

async function sink(...options: readonly string[]): Promise<AsyncDisposable & {readonly port: number}> {
	const holder = createServer().listen(0, '127.0.0.1');
	await once(holder, 'listening');
	const address = holder.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	await once(holder.close(), 'close');
	const child = spawn(program, ['-u', 'nobody', ...options, `127.0.0.1:${port}`, '10'], {stdio: 'ignore'});
	const exited = once(child, 'exit');
	await until(async () => (await run('probe', `127.0.0.1:${port}`)).code !== 2, 'smtp-sink to answer');
	return {
		port,
		async [Symbol.asyncDispose]() {
			child.kill();
			await exited;
		},
	};
}

const who = ['--from', 'alice@example.org', '--to', 'bob@example.net'];

interop('300 messages over one connection', async () => {
	const dump = join(folder, 'all');
	await using server = await sink('-D', dump);
	const {code, out} = await run(
		...['send', `127.0.0.1:${server.port}`, ...who, '--count', '300', '--format', 'json'],
	);
	expect(code).toBe(0);
	const lines = out
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));
	expect(lines.filter(({type}) => type === 'connected')).toHaveLength(1);
	const {messages} = lines.at(-1);
	expect(messages).toHaveLength(300);
	expect(new Set(messages.map(({outcome}: {outcome: string}) => outcome))).toEqual(new Set(['delivered']));
	const kept = readFileSync(dump, 'utf8');
	expect(kept.match(/^X-Mail-Args: <alice@example\.org>/gm)).toHaveLength(300);
	expect(new Set(kept.match(/^Message-ID: .*$/gm)).size).toBe(300);
});

describe('told honestly', () => {
	interop.each<[number, string, readonly string[], string]>([
		[22, 'EHLO and HELO refused', ['-f', 'EHLO,HELO'], 'Failed at EHLO'],
		[23, 'MAIL refused', ['-f', 'MAIL'], 'The server refused the sender alice@example.org: 500'],
		[53, 'MAIL put off', ['-r', 'MAIL'], 'The server refused the sender alice@example.org: 450'],
		[24, 'RCPT refused', ['-f', 'RCPT'], 'The server refused every recipient.'],
		[25, 'DATA refused', ['-f', 'DATA'], 'The server did not accept the message: 500'],
		[26, 'the message refused', ['-f', '.'], 'The server read the message and refused it: 500'],
		[56, 'the message put off', ['-r', '.'], 'The server read the message and refused it: 450'],
		[6, 'gone at MAIL', ['-q', 'MAIL'], 'so the server must not deliver it'],
		[6, 'gone at RCPT', ['-q', 'RCPT'], 'so the server must not deliver it'],
		[6, 'gone at DATA', ['-q', 'DATA'], 'so the server must not deliver it'],
		[
			6,
			'gone after the dot',
			['-q', '.'],
			'It may or may not have been accepted. Sending it again may deliver it twice.',
		],
		[0, 'gone at QUIT', ['-q', 'QUIT'], 'The server accepted the message for bob@example.net.'],
		[55, '421 at DATA', ['-Q', 'DATA'], 'The server did not accept the message: 421'],
	])('%i: %s', async (code, _, options, words) => {
		await using server = await sink(...options);
		const argv = code > 49 ? ['--exit-detail'] : [];
		const ran = await run('send', `127.0.0.1:${server.port}`, ...who, '--subject', 'x', ...argv);
		expect(ran.out).toContain(words);
		expect(ran.code).toBe(code);
	});
});
