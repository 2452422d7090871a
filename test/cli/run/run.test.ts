import {mkdtempSync, rmSync} from 'node:fs';
import {mkdir, readFile, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, it, vi} from 'vitest';
import {type Script, scriptedServer, testCertificate} from '../../support/scripted-server.ts';
import {type Ran, run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-run-'));
afterAll(() => rmSync(folder, {recursive: true}));

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
});

let files = 0;
async function file(content: string): Promise<string> {
	files++;
	const path = join(folder, `script-${files}.smtp`);
	await writeFile(path, content);
	return path;
}

/** It takes no room on the disk. */
async function large(): Promise<string> {
	const path = await file('QUIT\n');
	await truncate(path, 64 * 1024 * 1024 + 1);
	return path;
}

/** Plays the client's lines against the server's script. */
async function play(server: Script, lines: string, ...options: string[]): Promise<Ran & {written: string}> {
	await using listening = await scriptedServer(server);
	const ran = await run('run', `127.0.0.1:${listening.port}`, await file(lines), ...options);
	return {...ran, written: listening.written()};
}

const hello = 'S: 220 hi\nC: EHLO me.example\nS: 250 hi\n';
const mail = `${hello}C: MAIL FROM:<a@b.example>\nS: 250 ok\n`;

describe('a server that lets us in without its proof', () => {
	const early =
		'S: 220 hi\nC: EHLO …\nS: 250-hi\nS: 250 AUTH SCRAM-SHA-256\nC: AUTH SCRAM-SHA-256 …\nS: 235 ok\n';
	const lines = 'EHLO me.example\n/auth SCRAM-SHA-256 ann\nMAIL FROM:<a@b.example>\nQUIT\n';

	it('gets nothing more, and the login counts as failed', async () => {
		vi.stubEnv('SMTPSCOPE_PASSWORD', 'pencil');
		const {code, out, written} = await play(early, lines);
		expect(code).toBe(28);
		expect(out).toContain('Do not trust it.');
		expect(written).not.toContain('MAIL');
	});

	it('is gone on with where --insecure says so', async () => {
		vi.stubEnv('SMTPSCOPE_PASSWORD', 'pencil');
		const rest = 'C: MAIL…\nS: 250 ok\nC: QUIT\nS: 221 bye\nEND';
		expect((await play(early + rest, lines, '--insecure')).code).toBe(0);
	});
});

describe('the exit code of run', () => {
	it.each([
		['everything accepted', 0, `${hello}C: QUIT\nS: 221 bye\nEND`, 'EHLO me.example\nQUIT\n'],
		['greeting refused', 21, 'S: 554 go away\nEND', 'EHLO me.example\n'],
		[
			'EHLO refused',
			22,
			'S: 220 hi\nC: EHLO …\nS: 550 no\nC: QUIT\nS: 221 bye\nEND',
			'EHLO me.example\nQUIT\n',
		],
		[
			'MAIL refused',
			23,
			`${hello}C: MAIL…\nS: 550 no\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nQUIT\n',
		],
		[
			'the only recipient refused',
			24,
			`${mail}C: RCPT…\nS: 550 no\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nQUIT\n',
		],
		[
			'one of two refused',
			40,
			`${mail}C: RCPT…\nS: 550 no\nC: RCPT…\nS: 250 ok\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nRCPT TO:<z@y.example>\nQUIT\n',
		],
		[
			'DATA refused',
			25,
			`${mail}C: RCPT…\nS: 250 ok\nC: DATA\nS: 451 later\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nDATA\nQUIT\n',
		],
		[
			'the script ends inside a message',
			25,
			`${mail}C: RCPT…\nS: 250 ok\nC: DATA\nS: 354 go\nC: text`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nDATA\ntext\n',
		],
		[
			'the message refused',
			26,
			`${mail}C: RCPT…\nS: 250 ok\nC: DATA\nS: 354 go\nMESSAGE\nS: 554 spam\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nDATA\ntext\n.\nQUIT\n',
		],
		[
			'STARTTLS refused',
			29,
			`${hello}C: STARTTLS\nS: 454 no\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nSTARTTLS\nQUIT\n',
		],
		['connection lost', 6, `${hello}C: NOOP\nDROP`, 'EHLO me.example\nNOOP\nNOOP\n'],
		[
			'another command refused',
			42,
			`${hello}C: VRFY x\nS: 502 no\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nVRFY x\nQUIT\n',
		],
		[
			'a refusal foreseen',
			0,
			`${hello}C: VRFY x\nS: 502 no\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nVRFY x\n/expect 502\nQUIT\n',
		],
		[
			'an expectation failed',
			41,
			`${hello}C: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nNOOP\n/expect 5xx\nQUIT\n',
		],
	] as const)('%s: %i', async (_what, code, server, lines) => {
		const ran = await play(server, lines);
		expect({code: ran.code, err: ran.err}).toEqual({code, err: ''});
	});

	it('is 2 where nothing listens', async () => {
		const server = await scriptedServer('S: 220 hi');
		const {port} = server;
		await server[Symbol.asyncDispose]();
		const {code, out} = await run('run', `127.0.0.1:${port}`, await file('QUIT\n'));
		expect(code).toBe(2);
		expect(out).toContain('Failed to connect');
	});

	it('is 28 where AUTH is refused, and the answers are not sent as commands', async () => {
		const {code, written, out} = await play(
			'S: 220 hi\nC: AUTH LOGIN\nS: 535 5.7.8 no\nC: QUIT\nS: 221 bye\nEND',
			'AUTH LOGIN\nYWxpY2U=\nc2VjcmV0\nQUIT\n',
			'--allow-clear-auth',
		);
		expect(code).toBe(28);
		expect(written).toBe('AUTH LOGIN\r\nQUIT\r\n');
		expect(out).toContain('the 2 lines after it, answers, were not sent');
	});

	it('is 29 where the certificate is not verified, and 0 with its authority', async () => {
		const server = `${hello}C: STARTTLS\nS: 220 go\nTLS\nC: EHLO …\nS: 250 hi\nC: QUIT\nS: 221 bye\nEND`;
		const lines = 'EHLO me.example\nSTARTTLS\nEHLO me.example\nQUIT\n';
		const stopped = await play(`${hello}C: STARTTLS\nS: 220 go\nTLS`, lines);
		expect(stopped.code).toBe(29);
		expect(stopped.written).not.toContain('QUIT');
		const ca = join(folder, 'ca.pem');
		await writeFile(ca, testCertificate().ca);
		expect((await play(server, lines, '--ca', ca)).code).toBe(0);
		expect((await play(server, lines, '--insecure')).code).toBe(0);
	});

	it('adds 30 for a temporary refusal with --exit-detail', async () => {
		const server = `${mail}C: RCPT…\nS: 451 later\nC: QUIT\nS: 221 bye\nEND`;
		const lines = 'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nQUIT\n';
		expect((await play(server, lines)).code).toBe(24);
		expect((await play(server, lines, '--exit-detail')).code).toBe(54);
	});

	it('is that of the first refusal, with --stop-on-refusal the last line', async () => {
		const {code, written} = await play(
			`${hello}C: MAIL…\nS: 550 no\nC: QUIT\nS: 221 bye\nEND`,
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\nQUIT\n',
			'--stop-on-refusal',
		);
		expect(code).toBe(23);
		expect(written).not.toContain('RCPT');
	});
});

describe('the output of run', () => {
	const server = `${mail}C: RCPT…\nS: 550 5.1.1 unknown\nC: QUIT\nS: 221 bye\nEND`;
	const lines =
		'EHLO me.example\n/expect 250\nMAIL FROM:<a@b.example>\nRCPT TO:<x@y.example>\n/expect 250\nQUIT\n';

	it('is JSON Lines with the fields of the contract', async () => {
		const {out} = await play(server, lines, '--format', 'json');
		const all: Record<string, unknown>[] = out
			.trim()
			.split('\n')
			.map(line => JSON.parse(line));
		expect(
			all.every(({type, id, at}) => type !== undefined && id !== undefined && typeof at === 'number'),
		).toBe(true);
		expect(all.find(({type}) => type === 'connected')).toMatchObject({
			host: '127.0.0.1',
			address: '127.0.0.1',
			tls: null,
		});
		expect(all.find(({line}) => line === 'RCPT TO:<x@y.example>')).toMatchObject({
			type: 'sent',
			kind: 'command',
			verb: 'RCPT',
			decoded: {title: expect.any(String)},
			remarks: [],
		});
		expect(all.find(({code}) => code === 550)).toMatchObject({
			type: 'reply',
			enhanced: '5.1.1',
			lines: ['5.1.1 unknown'],
			complete: true,
			answers: 'RCPT',
			explanation: {retry: expect.any(String), connectionOver: false},
		});
		expect(all.filter(({type}) => type === 'expectation').map(({met, line}) => [met, line])).toEqual([
			[true, 2],
			[false, 5],
		]);
		expect(all.at(-1)).toMatchObject({
			type: 'result',
			ok: false,
			exitCode: 41,
			stage: 'expectation',
			accepted: [],
			rejected: [{address: 'x@y.example', code: 550, enhanced: '5.1.1'}],
		});
	});

	it('has the date and time of day with --clock, and always in JSON and in a log', async () => {
		const log = join(folder, 'dated.log');
		const stamp = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`;
		const clock = await play(server, lines, '--clock', '--log', log);
		expect(clock.out).toMatch(new RegExp(`^${stamp}  C QUIT$`, 'm'));
		expect(await readFile(log, 'utf8')).toMatch(new RegExp(`^${stamp}  C QUIT$`, 'm'));
		const before = Date.now();
		const {out} = await play(server, lines, '--format', 'json');
		const {time} = JSON.parse(out.slice(0, out.indexOf('\n')));
		expect(Math.abs(Date.parse(time) - before)).toBeLessThan(60_000);
		expect((await play(server, lines, '--format', 'markdown')).out).toMatch(
			/^Started: [\d-]{10} [\d:]{8} UTC$/m,
		);
	});

	it('is JUnit XML, escaped', async () => {
		const {out} = await play(server.replace('unknown', '<unknown> & "gone"'), lines, '--format', 'junit');
		expect(out).toMatch(/^<\?xml version="1.0"/);
		expect(out).toContain('tests="3" failures="1"');
		expect(out).toContain('expected 250, got 550 5.1.1 &lt;unknown&gt; &amp; &quot;gone&quot;');
	});

	it.each([
		['markdown', '# SMTP session: 127.0.0.1:', 'S: 550 5.1.1 User unknown'],
		['html', '<!doctype html>', '5.1.1 User unknown'],
	])('is one page with --format %s, and the verdicts stand beside it', async (format, first, reply) => {
		const {out, err} = await play(server.replace('unknown', 'User unknown'), lines, '--format', format);
		expect(out.startsWith(first)).toBe(true);
		expect(out).toContain(reply);
		expect(out).toContain('refused/recipient-unknown');
		expect(err).toContain('✓ /expect 250 (line 2)');
		expect(err).toContain('✗ /expect 250 (line 5): expected 250, got 550 5.1.1 User unknown');
		expect(err).toMatch(/\(exit code 41\)\.\n$/);
	});

	it('tells a failed expectation in text: what was expected, what came, and what it means', async () => {
		const {out} = await play(server, lines);
		expect(out).toContain('✓ /expect 250 (line 2)');
		expect(out).toContain('✗ /expect 250 (line 5): expected 250, got 550 5.1.1 unknown');
		expect(out).toContain('(exit code 41)');
	});

	it('is logged with --log, which refuses a file that exists, and --append adds', async () => {
		const log = join(folder, 'session.jsonl');
		const noop = 'S: 220 hi\nC: QUIT\nS: 221 bye\nEND';
		expect((await play(noop, 'QUIT\n', '--log', log)).code).toBe(0);
		const first = await readFile(log, 'utf8');
		const again = await run('run', '127.0.0.1:1', await file('QUIT\n'), '--log', log);
		expect(again).toEqual({code: 1, out: '', err: expect.stringContaining('already exists')});
		expect(await readFile(log, 'utf8')).toBe(first);
		expect((await play(noop, 'QUIT\n', '--log', log, '--append')).code).toBe(0);
		const both = await readFile(log, 'utf8');
		expect(both.startsWith(first)).toBe(true);
		expect(
			both
				.trim()
				.split('\n')
				.map(line => JSON.parse(line).type),
		).toContain('closed');
	});

	it('holds no password, wherever it came from', async () => {
		const server =
			'S: 220 hi\nC: EHLO …\nS: 250-hi\nS: 250 AUTH PLAIN\nC: AUTH PLAIN …\nS: 535 5.7.8 not hunter-7-secret\nC: QUIT\nS: 221 bye\nEND';
		const passwordFile = await file('hunter-7-secret\n');
		for (const format of ['text', 'json', 'junit', 'markdown', 'html']) {
			const ran = await play(
				server,
				'EHLO me.example\n/auth PLAIN alice\nQUIT\n',
				...['--allow-clear-auth', '--auth-password-file', passwordFile, '--format', format],
			);
			expect(ran.code).toBe(28);
			expect(ran.written).toContain(Buffer.from('\0alice\0hunter-7-secret').toString('base64'));
			expect(ran.out + ran.err).not.toContain('hunter');
			expect(ran.out).not.toContain(Buffer.from('\0alice\0hunter-7-secret').toString('base64'));
		}
	});
});

describe('bad input to run', () => {
	it.each([
		[['--nosuch'], '“--nosuch”'],
		[['--inscure'], 'Did you mean --insecure?'],
		[['--timeout', 'soon'], '“soon”'],
		[['--timeout'], '--timeout needs a value'],
		[['--tls-min', '4'], '“4”'],
		[['-4', '-6'], 'cannot be used together'],
		[['--format', 'xml'], '“xml”'],
		[['--ca', '/nosuch/ca.pem'], '“/nosuch/ca.pem” cannot be used: there is no such file'],
		[['--cert', 'x.pem'], '--key FILE'],
		[['--log', '/nosuch/log.txt'], '/nosuch/log.txt'],
		[['--insecure=yes'], '--insecure does not accept a value'],
	])('%j: one sentence and exit code 1', async (options, words) => {
		const {code, out, err} = await run('run', '127.0.0.1:1', await file('QUIT\n'), ...options);
		expect({code, out}).toEqual({code: 1, out: ''});
		expect(err).toContain(words);
		expect(err.trim().split('\n')).toHaveLength(1);
	});

	it.each([
		['mail.example.org:99999', '99999'],
		['http://mail.example.org', 'http'],
		['smtp://alice:secret@mail.example.org', 'assword'],
		['mail.example.org:smtp', 'smtp'],
		['', ''],
	])('a server such as “%s”', async (server, words) => {
		const {code, out, err} = await run('run', server, await file('QUIT\n'));
		expect({code, out}).toEqual({code: 1, out: ''});
		expect(err).toContain(words);
		expect(err).not.toContain('secret');
		expect(err.trim().split('\n')).toHaveLength(1);
	});

	it('a script that is missing, a directory, or empty', async () => {
		const there = join(folder, 'directory');
		await mkdir(there);
		const cases = [
			['/nosuch/script', 'there is no such file'],
			[there, 'it is a folder'],
			[await large(), 'is larger than 64 MiB, too much for a script'],
			[await file(''), 'has no line to send'],
			[await file('# only a comment\n\n'), 'has no line to send'],
		] as const;
		for (const [script, words] of cases) {
			const {code, out, err} = await run('run', '127.0.0.1:1', script);
			expect({code, out}).toEqual({code: 1, out: ''});
			expect(err).toContain(words);
		}

		const {err} = await run('run', '127.0.0.1:1', 'a', 'b');
		expect(err).toContain('“b” is extra');
	});

	it('a local command that is none, with its line', async () => {
		const {code, err, written} = await play('S: 220 hi', '/exspect 250\nQUIT\n');
		expect(code).toBe(1);
		expect(err).toContain('Line 1 of the script: “/exspect” is not a local command. Did you mean /expect?');
		expect(written).toBe('');
	});
});

it('advises about the path where a file is no socket, and in the recording of that too', async () => {
	const script = await file('QUIT\n');
	const {code, out} = await run('run', `unix:${folder}`, script);
	expect(code).toBe(2);
	expect(out).toContain('it is another kind of file. [connect/refused]');
	expect(out).toMatch(/^ +Check the path\b/m);
	expect(out).not.toMatch(/\bport\b/);
	const json = await run('run', `unix:${folder}`, script, '--format', 'json');
	const replayed = await run('explain', await file(json.out));
	expect(replayed.out).toContain('it is another kind of file. [connect/refused]');
});
