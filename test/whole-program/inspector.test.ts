/** The inspector in a real terminal, on the practice server. */
import {readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {inspectors} from '../support/inspector.ts';
import {type TerminalOptions, TerminalSession} from '../support/terminal.ts';

const {start, home} = inspectors();

async function inspector(
	args: readonly string[] = [],
	options: TerminalOptions = {},
): Promise<TerminalSession> {
	const terminal = start(args, {columns: 120, rows: 30, ...options});
	await terminal.untilLive();
	return terminal.until('ready for a command');
}

describe('a session typed key by key', () => {
	test('from EHLO to QUIT: a login over TLS, one recipient refused, a message that arrives as the lens said', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'smtpscope-'));
		const log = join(folder, 'session.txt');
		try {
			await using terminal = await inspector(['--log', log]);
			expect(terminal.screen()).toContain('nothing leaves this machine');
			terminal.enter('EHLO client.example.net');
			await terminal.until(/8 keywords/);
			terminal.enter('STARTTLS');
			await terminal.until(/TLSv1\.3 .*name ✓ {2}chain ✓/);
			terminal.enter('EHLO client.example.net');
			await terminal.until('−STARTTLS');
			terminal.enter('AUTH LOGIN');
			await terminal.until('user name ❯');
			terminal.type('demo');
			await terminal.until('sends ZGVtbw==');
			terminal.enter();
			await terminal.until('password ❯');
			terminal.type('open-sesame');
			await terminal.until('password ❯ •••••••••••');
			terminal.enter();
			await terminal.until('235 2.7.0');
			await terminal.until('as demo');
			terminal.enter('MAIL FROM:<demo@practice.test>');
			await terminal.until('from <demo@practice.test>');
			terminal.enter('RCPT TO:<bob@practice.test>');
			await terminal.until('to <bob@practice.test>');
			terminal.enter('RCPT TO:<nobody@practice.test>');
			await terminal.until('550 5.1.1');
			terminal.enter('DATA');
			await terminal.until('message ❯');
			terminal.enter('Subject: Zażółć, привет');
			terminal.enter();
			terminal.type('.one');
			await terminal.until('sends ..one');
			terminal.enter();
			terminal.type('..as typed');
			await terminal.until('sends ...as typed');
			terminal.control('t');
			await terminal.until('sends ..as typed');
			terminal.enter();
			await terminal.until('│ ..as typed');
			terminal.enter('.');
			await terminal.until(/250 2\.6\.0[\s\S]*ready for a command/);
			terminal.enter('/inbox');
			await terminal.until('Inbox of the practice server');
			expect(terminal.screen()).toContain('│ Subject: Zażółć, привет');
			expect(terminal.screen()).toMatch(/│ \.one\s/);
			expect(terminal.screen()).toMatch(/│ \.as typed\s/);
			terminal.key('escape');
			await terminal.until('Conversation');
			terminal.enter('QUIT');
			await terminal.until('not connected');
			terminal.control('c');
			await terminal.until('Ctrl+C again to leave');
			terminal.control('c');
			expect(await terminal.untilExit()).toBe(0);
			expect(terminal.fullScreen).toBe(false);
			// The welcome names the practice password; nothing else may.
			expect(terminal.output.split('open-sesame').length - 1).toBe(
				terminal.output.split('password open-sesame').length - 1,
			);
			expect(terminal.output).not.toContain('b3Blbi1zZXNhbWU');
			expect(readFileSync(log, 'utf8')).not.toContain('b3Blbi1zZXNhbWU');
		} finally {
			await rm(folder, {recursive: true});
		}
	});
});

describe('the terminal is given back', () => {
	test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('after %s', async signal => {
		await using terminal = await inspector();
		expect(terminal.fullScreen).toBe(true);
		terminal.signal(signal);
		await terminal.untilExit();
		expect(terminal.fullScreen).toBe(false);
		expect(terminal.emulator.modes.bracketedPasteMode).toBe(false);
		expect(terminal.output).toContain('\x1b[?25h');
	});

	test('after /quit, at once', async () => {
		await using terminal = await inspector();
		terminal.enter('/quit');
		expect(await terminal.untilExit()).toBe(0);
		expect(terminal.fullScreen).toBe(false);
	});

	test('when nobody answers, with the reason on the screen until one leaves, and exit code 2', async () => {
		await using terminal = start(['127.0.0.1:1']);
		await terminal.untilLive();
		await terminal.until('not connected');
		expect(terminal.screen()).toMatch(/refused/i);
		terminal.control('c');
		terminal.control('c');
		expect(await terminal.untilExit()).toBe(2);
	});
});

test('keys typed before the first frame are not lost, and leave no trace on it', async () => {
	await using terminal = start([]);
	terminal.type('EHLO early.example.net\r');
	await terminal.until('keywords');
	expect(terminal.screen().split('\n')[0]).toMatch(/^ smtpscope {2}practice:\d+/);
});

/** Foreground or background, of 16, 256 or all colours. Bold and dim are no colours. */
const colour = /\x1b\[(?:[\d;:]*[;:])?(?:[34][0-8]|9[0-7]|10[0-7])[\d;:]*m/;

test.each([
	['NO_COLOR', [], {NO_COLOR: '1'}],
	['--no-color', ['--no-color'], {}],
])('%s: no colour reaches the terminal, and the words tell all of it', async (_, args, env) => {
	const session = async (terminal: TerminalSession): Promise<void> => {
		terminal.enter('EHLO client.example.net');
		await terminal.until('8 keywords');
		terminal.enter('STARTTLS');
		await terminal.until(/TLSv1\.3 .*name ✓ {2}chain ✓/);
		terminal.enter('EHLO client.example.net');
		await terminal.until('−STARTTLS');
		terminal.enter('MAIL FROM:<ann@example.com>');
		await terminal.until('from <ann@example.com>');
		terminal.enter('RCPT TO:<nobody@practice.test>');
		await terminal.until('✗ error  There is no such recipient');
	};

	await using plain = await inspector(args, {env});
	expect(plain.screen()).toContain('clear text');
	await session(plain);
	expect(plain.output).not.toMatch(colour);
	expect(plain.screen()).toMatch(/ready for a command.*! 1 finding/);
	expect(plain.screen()).toMatch(/▪ C RCPT TO:<nobody@practice\.test>/);
	expect(plain.screen()).toMatch(/❯.*▪ S {3}550 5\.1\.1/);
	// The same with colours: what is looked for above is there to be found.
	await using coloured = await inspector();
	await session(coloured);
	expect(coloured.output).toMatch(colour);
});

test('a screen reader hears a session from EHLO to QUIT in sentences, without frames', async () => {
	await using terminal = start([], {columns: 200, rows: 30, env: {INK_SCREEN_READER: 'true'}});
	await terminal.until('ready for a command');
	const say = async (line: string, heard: readonly RegExp[]): Promise<void> => {
		terminal.type(line);
		await terminal.until(new RegExp(`: ${line.replaceAll(/[<>.]/g, '\\$&')}$`));
		terminal.enter();
		for (const words of heard) {
			await terminal.until(words);
		}
	};

	await say('EHLO client.example.net', [
		/^You: EHLO client\.example\.net \(in clear\)$/m,
		/^Server: 250-practice\.smtpscope\.test .* 8 keywords \(in clear\)$/m,
		/^Meaning: Greeting accepted\. The first line is the server’s name/m,
		/^ready for a command/m,
	]);
	await say('MAIL FROM:<ann@example.com>', [/^Meaning: Sender accepted\. A transaction is open/m]);
	await say('RCPT TO:<nobody@practice.test>', [
		/^Server: 550 5\.1\.1 /m,
		/^Meaning: Recipient refused\. No recipient has been accepted yet\.$/m,
		/^Finding, error: There is no such recipient on this server\. Check the spelling/m,
		/^Suggested: [A-Z]{4}/m,
	]);
	await say('RCPT TO:<bob@practice.test>', [/^Meaning: Recipient accepted\./m, /to <bob@practice\.test>$/m]);
	await say('DATA', [/^Server: 354 /m, /^message · 0 lines so far/m]);
	await say('Subject: read aloud', [/^You: │ Subject: read aloud/m]);
	await say('.', [
		/^Server: 250 2\.6\.0 /m,
		/^Meaning: Message accepted\. The server has accepted responsibility/m,
	]);
	await say('QUIT', [/^Server: 221 /m, /^Meaning: The server closed the connection\./m, /^not connected/m]);
	expect(terminal.output).not.toMatch(/[╭╮╰╯]/);
});

test('a screen reader hears a view, a finding and a form in the place of the conversation', async () => {
	await using terminal = start([], {rows: 30, env: {INK_SCREEN_READER: 'true'}});
	await terminal.until('ready for a command');
	terminal.type('EHLO client.example.net\r');
	await terminal.until(/Server: 250-/);
	terminal.type('\u001B3');
	await terminal.until(/^Server:$[\s\S]*PIPELINING/m);
	expect(terminal.screen()).toMatch(/\d+ more lines; press PgDn/);
	terminal.type('\u001B5');
	await terminal.until(/TLS:\s+The connection is in clear text/);
	terminal.type('\u001B1');
	await terminal.until('Meaning: ');
	terminal.enter('/compose');
	await terminal.until(/Writing in the field from/);
});

test('the history is there the next time, without what was secret', async () => {
	{
		await using terminal = await inspector();
		terminal.enter('EHLO client.example.net');
		await terminal.until('keywords');
		terminal.enter('NOOP first');
		await terminal.until('250 2.0.0 OK');
		terminal.enter('AUTH PLAIN AGRlbW8Ad3Jvbmctb25l');
		await terminal.until('535 5.7.8');
		terminal.enter('/quit');
		await terminal.untilExit();
	}

	await using terminal = await inspector();
	terminal.key('up', 'up');
	await terminal.until('❯ AUTH PLAIN');
	expect(terminal.screen()).not.toContain('AGRlbW8');
	terminal.key('up');
	await terminal.until('❯ NOOP first');
});

test('Ctrl+Z stops it, fg brings the screen back', async () => {
	await using shell = new TerminalSession(['--norc', '-i'], {
		command: 'bash',
		columns: 100,
		rows: 24,
		env: {PS1: 'shell> ', ...home()},
	});
	await shell.until('shell>');
	shell.enter(`'${process.execPath}' dist/cli.js`);
	await shell.until('ready for a command');
	await shell.untilLive();
	shell.type('NOOP typed');
	await shell.until('❯ NOOP typed');
	shell.control('z');
	await shell.until(/Stopped/);
	expect(shell.fullScreen).toBe(false);
	shell.enter('fg');
	await shell.until('❯ NOOP typed');
	expect(shell.fullScreen).toBe(true);
	shell.enter();
	await shell.until(/250 2\.0\.0|250 OK/i);
});
