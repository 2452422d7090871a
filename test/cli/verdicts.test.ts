/** What `send` and `run` say of one and the same server that breaks off, contradicts itself or goes away. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {scriptedServer} from '../support/scripted-server.ts';
import {type Ran, run} from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-verdicts-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile')));

const hello = `
	S: 220 mail.example.test ESMTP
	C: EHLO …
	S: 250-mail.example.test
	S: 250 SIZE 1000000
`;
const envelope = `${hello}
	C: MAIL …
	S: 250 ok
	C: RCPT …
	S: 250 ok
`;
const data = `${envelope}
	C: DATA
	S: 354 go
`;
const message = ['DATA', 'From: a@b.test', '', 'text', '.'];
const lines = ['EHLO me.example', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>', ...message, 'QUIT'];

type Both = {readonly send: Ran & {written: string}; readonly run: Ran & {written: string}};

async function play(port: number, script: readonly string[], scheme = 'smtp'): Promise<Ran> {
	const file = join(folder, 'session.txt');
	writeFileSync(file, `${script.join('\n')}\n`);
	return run('run', `${scheme}://127.0.0.1:${port}`, file, '--timeout', '1');
}

/** `send` and `run` against the same server, one after the other. */
async function both(
	script: string,
	{scheme = 'smtp', typed = lines, more = []}: {scheme?: string; typed?: string[]; more?: string[]} = {},
): Promise<Both> {
	await using first = await scriptedServer(script);
	const send = await run(
		...['send', `${scheme}://127.0.0.1:${first.port}`, '--from', 'a@b.test', '--to', 'c@d.test'],
		...['--timeout', '1', '--no-lint', ...more],
	);
	await using second = await scriptedServer(script);
	const played = await play(second.port, typed, scheme);
	return {send: {...send, written: first.written()}, run: {...played, written: second.written()}};
}

const codes = ({send, run: played}: Both): readonly number[] => [send.code, played.code];

describe('the server hangs up', () => {
	test.each([
		['in order', 'END'],
		['with a reset', 'DROP'],
	])('after the dot, %s: nobody knows, and nobody is told to send it again', async (_, end) => {
		const ran = await both(`${data}\nMESSAGE\n${end}`);
		expect(codes(ran)).toEqual([6, 6]);
		for (const {out} of [ran.send, ran.run]) {
			expect(out).toMatch(/may or may not have been accepted/);
			expect(out).toMatch(/twice/);
			expect(out).not.toMatch(/was not delivered|must not deliver|[Ss]end (?:it|the same) again (?:now|in)/);
		}
	});

	test.each([
		['in order', 'END'],
		['with a reset', 'DROP'],
	])('inside the message, %s: it is not delivered', async (_, end) => {
		// More than the buffers of both ends, so that its end cannot be on the way already.
		const text = join(folder, 'large.txt');
		writeFileSync(text, `${'x'.repeat(70)}\n`.repeat(250_000));
		const roomy = data.replace('SIZE 1000000', 'SIZE 100000000');
		const {send} = await both(`${roomy}\nC: …\n${end}`, {more: ['--body', `@${text}`]});
		expect(send.code).toBe(6);
		expect(send.out).toMatch(/must not deliver it/);
		expect(send.out).not.toMatch(/twice|so far/);
	});

	test('inside the message, with a verdict', async () => {
		const {send} = await both(`${data}\nC: …\nS: 451 4.3.0 trouble\nEND`);
		expect(send.code).toBe(26);
		expect(send.out).toMatch(/The last message had been refused/);
		expect(send.out).not.toMatch(/No transaction was open|so far/);
	});
});

test('a reply whose lines contradict each other is what its last line says', async () => {
	const {send, run: played} = await both(
		`${hello}\nC: MAIL …\nS: 250 ok\nC: RCPT …\nS: 250-2.1.5 first\nS: 550 5.1.1 no\nC: …\nS: 250 ok\nC: …\nS: 221 bye\nEND`,
		{typed: ['EHLO me', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>', 'RSET', 'QUIT']},
	);
	expect([send.code, played.code]).toEqual([24, 24]);
	expect(send.out).toContain('250-2.1.5 first');
	expect(send.out).toContain('550 5.1.1 no');
	expect(send.out).toMatch(/different codes/);
	expect(send.out).not.toMatch(/to no command/);
	expect(send.written).not.toContain('DATA');
});

test('a code without a space behind it ends the wait', async () => {
	const {send} = await both('S: 220 x\nC: EHLO …\nS: 250OK\nC: MAIL …\nS: 550no\nC: …\nS: 221 bye\nEND');
	expect(send.code).toBe(23);
	expect(send.out).toMatch(/There is no space after the code/);
});

test('after a 421 nothing is sent any more', async () => {
	const {send, run: played} = await both(`${hello}\nC: MAIL …\nS: 421 4.3.2 shutting down`);
	expect([send.code, played.code]).toEqual([23, 23]);
	for (const {written} of [send, played]) {
		expect(written.trim().split('\r\n').at(-1)).toMatch(/^MAIL/);
	}

	expect(played.out).toMatch(
		/announced that it is closing the connection, so the next 6 lines were not sent/,
	);
});

test('after a greeting that refuses the session nothing is sent but QUIT', async () => {
	const {send, run: played} = await both('S: 554 5.3.2 no\nC: QUIT\nS: 221 bye\nEND');
	expect([send.code, played.code]).toEqual([21, 21]);
	expect(send.written).toBe('QUIT\r\n');
	expect(played.written).toBe('QUIT\r\n');
});

test('after a greeting of 421 nothing is sent at all', async () => {
	const {send, run: played} = await both('S: 421 busy');
	expect([send.code, played.code]).toEqual([21, 21]);
	expect(send.written + played.written).toBe('');
});

test('a message whose DATA was refused does not go out as commands', async () => {
	const {run: played} = await both(`${envelope}\nC: DATA\nS: 554 no\nC: …\nS: 221 bye\nEND`);
	expect(played.code).toBe(25);
	expect(played.written).not.toContain('From:');
	expect(played.out).toMatch(/DATA was not answered with 354/);
});

test('no answer to MAIL', async () => {
	const ran = await both(`${hello}\nC: MAIL …`);
	expect(codes(ran)).toEqual([6, 6]);
	expect(ran.send.out).toMatch(/No reply to MAIL after 1 second/);
});

test('a greeting that never ends is no greeting', async () => {
	const endless = `${'S: 220-hello\n'.repeat(1200)}`;
	const ran = await both(endless);
	expect(codes(ran)).toEqual([21, 21]);
	expect(ran.run.out).not.toMatch(/Done/);
	expect(ran.send.written + ran.run.written).not.toContain('EHLO');
});

test('no greeting at all', async () => {
	expect(codes(await both(''))).toEqual([21, 21]);
});

describe('STARTTLS is agreed to, and', () => {
	const offered = `${hello.replace('250 SIZE', '250-STARTTLS\n\tS: 250 SIZE')}\nC: STARTTLS\nS: 220 go`;

	test.each([
		['clear text follows at once', `${offered}\nS: 500 5.5.1 what`, /in clear text.*500 5\.5\.1 what/],
		['the server hangs up', `${offered}\nEND`, /agreed to start TLS/],
		['the server hangs up hard', `${offered}\nDROP`, /TLS/],
	])('%s', async (_, script, words) => {
		const ran = await both(script, {scheme: 'starttls'});
		expect(codes(ran)).toEqual([29, 29]);
		for (const {out} of [ran.send, ran.run]) {
			expect(out).toMatch(words);
			expect(out).not.toMatch(/use STARTTLS|from the first byte/);
		}

		await using server = await scriptedServer(script);
		expect((await play(server.port, ['EHLO me', 'STARTTLS', 'EHLO me', 'QUIT'])).code).toBe(29);
	});
});
