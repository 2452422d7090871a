import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {afterAll, describe, expect, it} from 'vitest';
import {postfixLog} from '../support/mail-log.ts';
import {scriptedServer} from '../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-input-'));
afterAll(() => rmSync(folder, {recursive: true}));

const program = join(import.meta.dirname, '../../dist/cli.js');
const env = {...process.env, XDG_CONFIG_HOME: folder};

async function run(argv: readonly string[], input: string | null) {
	const child = spawn(process.execPath, [program, ...argv], {
		stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
		env,
	});
	const {stdin, stdout, stderr} = child;
	stdin?.end(input ?? '');
	const exit = once(child, 'exit');
	const [out, err] = await Promise.all([stdout ? text(stdout) : '', stderr ? text(stderr) : '']);
	const [code] = await exit;
	return {code, out, err};
}

describe('standard input', () => {
	it('is the script where no file is named', async () => {
		await using server = await scriptedServer('S: 220 hi\nC: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\nEND');
		const {code, out, err} = await run(['run', `127.0.0.1:${server.port}`], 'NOOP\r\nQUIT\r\n');
		expect({code, err}).toEqual({code: 0, err: ''});
		expect(out).toContain('C NOOP');
		expect(out).not.toContain('\u001b');
	});

	it('that is closed or empty is told in a sentence', async () => {
		for (const input of [null, '', '\n# nothing\n']) {
			const {code, out, err} = await run(['run', '127.0.0.1:1'], input);
			expect({code, out}).toEqual({code: 1, out: ''});
			expect(err).toBe(
				'smtpscope: Standard input has no line to send. Write one SMTP command on each line, such as EHLO me.example.\n',
			);
		}
	});

	it('is what explain reads where no file is named', async () => {
		const {code, out} = await run(['explain'], '550 5.1.1 no such user\n');
		expect(code).toBe(0);
		expect(out).toContain('S 550 5.1.1 no such user');
		expect((await run(['explain'], null)).code).toBe(1);
	});
});

it('a reader that goes away ends the program quietly', async () => {
	const listing = `S: 220 hi\n${'C: NOOP\nS: 250 ok\n'.repeat(20_000)}`;
	const child = spawn(process.execPath, [program, 'explain'], {stdio: ['pipe', 'pipe', 'pipe'], env});
	child.stdin.on('error', () => {});
	child.stdin.end(listing);
	child.stdout.once('data', () => child.stdout.destroy());
	const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
	expect({code, err}).toEqual({code: 0, err: ''});
});

describe('standard input of explain', () => {
	it('is counted where it is a large log, and shown where it is a small one', async () => {
		const large = await run(['explain', '-'], postfixLog(6000).text);
		expect({code: large.code, err: large.err}).toEqual({code: 0, err: ''});
		expect(large.out).toMatch(/^standard input: Postfix log, [\d,]+ lines/);
		expect(large.out).toContain('What was not delivered, by cause');
		const small = await run(['explain'], postfixLog(20).text);
		expect(small.out).toContain('── Session 1 of');
	});

	it('is read to its end where it is large and nothing that is counted', async () => {
		const spoken = `S: 220 hi\n${'C: NOOP\nS: 250 ok\n'.repeat(60_000)}C: RCPT TO:<a@b.test>\nS: 550 5.1.1 User unknown\n`;
		const {out} = await run(['explain', '-', '--format', 'json'], spoken);
		expect(out.includes('User unknown')).toBe(true);
	});
});
