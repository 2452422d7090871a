import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, expect, it, vi} from 'vitest';
import {call, expectLine, say, scriptedServer} from '../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-log-'));
afterAll(() => rmSync(folder, {recursive: true}));

it('the log survives a kill up to the last entry', async () => {
	const log = join(folder, 'killed.jsonl');
	let inside: () => void = () => {};
	const reached = new Promise<void>(resolve => {
		inside = resolve;
	});
	// The server stays silent at NOOP; there the program is killed.
	await using server = await scriptedServer([
		say('220 hi'),
		expectLine('EHLO …'),
		say('250 hi'),
		expectLine('NOOP'),
		call(() => inside()),
	]);
	const program = spawn(
		process.execPath,
		[join(import.meta.dirname, '../../dist/cli.js'), 'run', `127.0.0.1:${server.port}`, '--log', log],
		{stdio: ['pipe', 'ignore', 'inherit'], env: {...process.env, XDG_CONFIG_HOME: folder}},
	);
	program.stdin.end('EHLO me.example\nNOOP\nQUIT\n');
	await reached;
	// The server may hear the command before the program has written down that it sent it.
	await vi.waitFor(async () => expect(await readFile(log, 'utf8')).toContain('NOOP'), {timeout: 10_000});
	program.kill('SIGKILL');
	await once(program, 'exit');
	const lines: {type: string; line?: string}[] = (await readFile(log, 'utf8'))
		.split('\n')
		.filter(Boolean)
		.map(line => JSON.parse(line));
	expect(lines.map(({type}) => type)).toEqual(
		expect.arrayContaining(['connected', 'sent', 'reply', 'capabilities']),
	);
	expect(lines.at(-1)).toMatchObject({type: 'sent', line: 'NOOP'});
});
