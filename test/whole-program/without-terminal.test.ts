/** Where the inspector cannot be drawn, or not be run: a sentence, or what `run` does. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {inspectors} from '../support/inspector.ts';
import {scriptedServer} from '../support/scripted-server.ts';

const {home, start} = inspectors();

test('a script on a pipe is played as `run` plays it', async () => {
	const script = 'S: 220 hi\nC: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\nEND';
	const outputs: string[] = [];
	for (const subcommand of [[], ['run']]) {
		await using server = await scriptedServer(script);
		const {code, out, err} = await piped([...subcommand, `127.0.0.1:${server.port}`], 'NOOP\nQUIT\n');
		expect({code, err}).toEqual({code: 0, err: ''});
		expect(out).not.toContain('\x1b');
		outputs.push(
			out
				.replaceAll(String(server.port), 'PORT')
				.replace(/\d+(?:\.\d+)? m?s\b/g, 'TIME')
				.replace(/^ +\d+\.\d\d/gm, ''),
		);
	}

	expect(outputs[0]).toContain('C NOOP');
	expect(outputs[0]).toBe(outputs[1]);
});

test('a Node that is too old is told in a sentence', async () => {
	// Such a Node lacks the function by which the rest of the program is loaded.
	const old = 'data:text/javascript,delete process.getBuiltinModule';
	const {code, out, err} = await piped(['--version'], '', ['--import', old]);
	expect({code, out}).toEqual({code: 1, out: ''});
	expect(err).toBe(`smtpscope requires Node 22.19 or later; this is ${process.version}.\n`);
});

test('a letter half written survives a kill', async () => {
	const env = {XDG_DATA_HOME: home().XDG_STATE_HOME ?? ''};
	const kept = join(env.XDG_DATA_HOME, 'smtpscope', 'draft.json');
	{
		await using terminal = start([], {columns: 100, rows: 30, env});
		await terminal.untilLive();
		await terminal.until('ready for a command');
		terminal.enter('/compose');
		await terminal.until(/From/);
		terminal.type('half@example.org');
		await terminal.until(() => fileHas(kept, 'half@example.org'), 10_000);
		terminal.signal('SIGKILL');
		await terminal.untilExit();
	}

	await using terminal = start([], {columns: 100, rows: 30, env});
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('/compose');
	await terminal.until('half@example.org');
});

function fileHas(path: string, words: string): boolean {
	try {
		return readFileSync(path, 'utf8').includes(words);
	} catch {
		return false;
	}
}

async function piped(args: readonly string[], input: string, node: readonly string[] = []) {
	const child = spawn(process.execPath, [...node, 'dist/cli.js', ...args], {
		env: {...process.env, ...home()},
	});
	child.stdin.end(input);
	const exit = once(child, 'exit');
	const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const [code] = await exit;
	return {code, out, err};
}
