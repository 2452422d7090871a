/** What `send` says when a message does not come to its end: files that change, connections that break. */
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {
	call,
	drop,
	expectLine,
	type Script,
	scriptedServer,
	take,
	takeMessage,
} from '../../support/scripted-server.ts';
import {type Ran, run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-broken-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile')));

const path = join(folder, 'file.bin');
const who = ['--from', 'alice@example.org', '--to', 'bob@example.net', '--silent'];
const envelope = [
	...[
		'S: 220 hi',
		'C: EHLO …',
		'S: 250-me',
		'S: 250 CHUNKING',
		'C: MAIL FROM:<alice@example.org>',
		'S: 250 ok',
	],
	...['C: RCPT TO:<bob@example.net>', 'S: 250 ok'],
];
const data = [...envelope, 'C: DATA', 'S: 354 go'];

async function against(
	script: Exclude<Script, string>,
	...argv: readonly string[]
): Promise<Ran & {written: string}> {
	await using server = await scriptedServer(script);
	const ran = await run('send', `127.0.0.1:${server.port}`, ...who, ...argv);
	return {...ran, written: server.written()};
}

describe('a server that lets us in without its proof', () => {
	const login = [
		'C: EHLO …',
		'S: 250-me',
		'S: 250 AUTH SCRAM-SHA-256',
		'C: AUTH SCRAM-SHA-256 …',
		'S: 235 ok',
	];
	const password = join(folder, 'password');
	beforeEach(() => writeFileSync(password, 'pencil\n'));

	test('gets no message', async () => {
		const script = ['S: 220 hi', ...login, 'C: QUIT', 'S: 221 bye', 'END'];
		const options = ['--auth', 'SCRAM-SHA-256', '--auth-user', 'ann', '--auth-password-file', password];
		const {code, written} = await against(script, ...options);
		expect(code).toBe(28);
		expect(written).not.toContain('MAIL');
	});
});

describe('the connection', () => {
	const large = ['--attach', `@${path}`];
	beforeEach(() => writeFileSync(path, Buffer.alloc(4 * 1024 * 1024, 'x')));

	test.each<[string, Exclude<Script, string>, readonly string[]]>([
		['ends in the middle of DATA', [...data, take(100_000), 'END'], large],
		['is reset in the middle of DATA', [...data, take(100_000), drop()], large],
		[
			'ends in the middle of a chunk',
			[...envelope, expectLine(/^BDAT \d+ LAST$/), take(100_000), 'END'],
			[...large, '--chunk-size', '99000000'],
		],
	])('%s: the server must not deliver it', async (_, script, argv) => {
		const {code, out, written} = await against(script, ...argv);
		expect(code).toBe(6);
		expect(out).toContain('The message was not sent completely, so the server must not deliver it.');
		expect(written).not.toContain('\r\n.\r\n');
	});

	test.each<[string, Exclude<Script, string>, readonly string[]]>([
		['the dot', [...data, takeMessage(), 'END'], []],
		['the dot, by a reset', [...data, takeMessage(), drop()], []],
		[
			'the last block',
			[...envelope, 'C: BDAT 8 LAST', take(8), 'END'],
			['--chunk-size', '99', '--data', 'A: b\\n\\n'],
		],
	])('ends after %s: nobody can know', async (_, script, argv) => {
		const {code, out} = await against(script, ...argv);
		expect(code).toBe(6);
		expect(out).toContain('It may or may not have been accepted. Sending it again may deliver it twice.');
	});
});

describe('a file', () => {
	test.each<[string, string | Buffer, string]>([
		['shrinks', 'short', '4194304 octets when measured, 5 now'],
		['is written over', Buffer.alloc(4 * 1024 * 1024, 'y\r\n'), 'another program wrote to it'],
		['grows', Buffer.alloc(5 * 1024 * 1024, 'x'), '4194304 octets when measured, more now'],
	])('%s while it is sent: no dot goes out', async (_, changed, words) => {
		for (const argv of [
			['--attach', `@${path}`],
			['--data', `@${path}`],
		]) {
			writeFileSync(path, Buffer.alloc(4 * 1024 * 1024, 'x\r\n'));
			const change = call(() => writeFileSync(path, changed));
			const {code, out, written} = await against(
				[...envelope, 'C: DATA', change, 'S: 354 go', expectLine(/./)],
				...[...argv, '--no-lint'],
			);
			expect(code).toBe(6);
			expect(out).toContain(`${path} changed while it was being sent: ${words}.`);
			expect(out).toContain('The message was cut off before its end, so the server must discard it.');
			expect(written).not.toContain('\r\n.\r\n');
		}
	});

	test.each<[string, () => void, string]>([
		['is gone', () => rmSync(path), `The file ${path} does not exist.`],
		[
			'is a folder',
			() => {
				rmSync(path);
				mkdirSync(path);
			},
			`${path} is a directory; only files can be attached.`,
		],
	])('that %s when the server has answered is named, and no transaction begins', async (_, change, words) => {
		rmSync(path, {recursive: true, force: true});
		writeFileSync(path, 'x');
		const {code, err, written} = await against(
			['S: 220 hi', 'C: EHLO …', call(change), 'S: 250-me', 'S: 250 8BITMIME'],
			...['--attach', `@${path}`],
		);
		rmSync(path, {recursive: true, force: true});
		expect([code, err]).toEqual([1, `smtpscope: ${words}\n`]);
		expect(written).toMatch(/^EHLO \S+\r\n(?:QUIT\r\n)?$/);
	});

	test('that cannot be read is named, and nobody is called', async () => {
		const circle = join(folder, 'circle');
		symlinkSync(circle, circle);
		await using server = await scriptedServer(['S: 220 hi']);
		const {code, err} = await run('send', `127.0.0.1:${server.port}`, ...who, '--attach', circle);
		expect(err).toBe(`smtpscope: ${circle} cannot be read: its links form a loop.\n`);
		expect([code, server.connections]).toEqual([1, 0]);
	});
});
