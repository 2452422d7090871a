/** What may stand behind the options of `send`: swaks' ways to say it, standard input, and what cannot be sent. */
import {constants} from 'node:buffer';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {stringOf} from '../../../source/cli/send/input.ts';
import {type Script, scriptedServer, takeMessage} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-input-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	// Whoever would be asked answers nothing.
	vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([]) as never);
});

const who = ['--from', 'alice@example.org', '--to', 'bob@example.net'];
const dump = async (...argv: readonly string[]): Promise<string> =>
	(await run('send', '--dump-mail', ...argv)).out;

function input(text: string): Disposable {
	const spy = vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([Buffer.from(text)]) as never);
	return {[Symbol.dispose]: () => spy.mockRestore()};
}

describe('as swaks has it', () => {
	const practice = async (...argv: readonly string[]) =>
		run('send', 'practice', '--from', 'alice@practice.test', '--to', 'bob@practice.test', ...argv);

	test('the tokens of --data', async () => {
		const data =
			'Date: %DATE%\\nTo: %TO_ADDRESS%\\nFrom: %FROM_ADDRESS%\\nMessage-Id: <%MESSAGEID%>\\n%NEW_HEADERS%\\n%BODY%\\n.';
		const out = await dump(...who, '--data', data, '--header', 'X-Test: one', '--body', 'zażółć %NONE%');
		expect(out).toMatch(
			/^Date: \w{3}, .*\r\nTo: bob@example\.net\r\nFrom: alice@example\.org\r\nMessage-Id: <\S+@example\.org>\r\nX-Test: one\r\n\r\nzażółć %NONE%\r\n$/,
		);
		expect(await dump(...who, '--data', data)).toMatch(/>\r\n\r\nThis is a test mailing\r\n$/);
		expect(await dump(...who, '--data', 'a: b\\n\\nx', '--header', 'X: y', '--h-A', 'c')).toBe(
			'A: c\r\nX: y\r\n\r\nx',
		);
		expect(await run('send', 'x', ...who, '--data', data, '--header', 'X: y\r\nBcc: z')).toMatchObject({
			code: 1,
			err: expect.stringContaining('--header X contains a line break'),
		});
	});

	test('a file keeps its tokens, and that is said, unless --tokens asks for more', async () => {
		const file = join(folder, 'tokens.eml');
		writeFileSync(file, 'To: %TO_ADDRESS%\r\n\r\nx\r\n');
		expect(await run('send', '--dump-mail', ...who, '--data', `@${file}`)).toMatchObject({
			out: 'To: %TO_ADDRESS%\r\n\r\nx\r\n',
			err: 'smtpscope: --data contains %TO_ADDRESS%, which is sent unchanged; --tokens fills it in.\n',
		});
		expect(await dump(...who, '--data', `@${file}`, '--tokens')).toBe('To: bob@example.net\r\n\r\nx\r\n');
	});

	test('a file that is named without @ is sent as it is, too', async () => {
		const file = join(folder, 'bare.eml');
		const text = 'To: %TO_ADDRESS%\r\n\r\na \\n as it was written\r\n';
		writeFileSync(file, text);
		const {out, err} = await run('send', '--dump-mail', ...who, '--data', file);
		expect(out).toBe(text);
		expect(err).toContain('is the name of a file, so the file is sent');
		expect(err).toContain('%TO_ADDRESS%, which is sent unchanged');
	});

	test('more than Node can make a text of is refused in a sentence', () => {
		const bytes = Buffer.alloc(constants.MAX_STRING_LENGTH + 1);
		expect(() => stringOf(bytes, 'data', 'latin1')).toThrow(
			/^--data is larger than 512 MiB\. Such a message/,
		);
		expect(() => stringOf(bytes, 'body', 'utf8')).toThrow(
			'--body is larger than 512 MiB. Attach it with --attach.',
		);
		expect(stringOf(bytes.subarray(0, 2), 'data', 'latin1')).toBe('\0\0');
	});

	test.each<[string, readonly string[], RegExp]>([
		['ESMTP', ['--protocol', 'ESMTP'], /RCPT TO/],
		['ESMTPS', ['--protocol', 'esmtps'], /STARTTLS[\s\S]*RCPT TO/],
		[
			'ESMTPSA',
			['--protocol', 'ESMTPSA', '--auth-user', 'demo', '-ap', 'open-sesame'],
			/AUTH [\s\S]*RCPT TO/,
		],
		['a list for --auth', ['--tls', '-a', 'GSSAPI,PLAIN', '-au', 'demo', '-ap', 'open-sesame'], /AUTH PLAIN/],
		['--tls-protocol', ['--tls', '--tlsp', 'tlsv1_2'], /TLSv1\.2/],
		['--auth before the server', ['--tls', '-au', 'demo', '-ap', 'open-sesame', '--auth'], /AUTH /],
		['--tls-verify-target', ['--tls-verify-target', 'x'], /RCPT TO/],
		['its beginning', ['--tls-verify-t', 'x'], /RCPT TO/],
		['what is so anyway', ['--tls-verify', '-stl', '--auth-hide-password', '--force-getpwuid'], /RCPT TO/],
	])('%s', async (_, argv, wanted) => {
		const {code, out} = await practice(...argv);
		expect(code).toBe(0);
		expect(out).toMatch(wanted);
	});

	test.each<[string, readonly string[], string]>([
		['no protocol', ['--protocol', 'SSMTPS'], '--protocol must be SMTP'],
		['-g', ['-g'], 'Write --data -'],
		['a socket that is no path', ['--socket', 'run/lmtp'], 'is extra'],
		['quit and drop', ['--quit-after', 'EHLO', '--drop-after', 'EHLO'], 'cannot be used together'],
		['--silent 4', ['--silent', '4'], '--silent must be 1, 2 or 3; “4” was given.'],
	])('%s is answered', async (_, argv, wanted) => {
		expect(await practice(...argv)).toMatchObject({code: 1, err: expect.stringContaining(wanted)});
	});

	test('--silent 1, 2 and 3', async () => {
		expect((await practice('--silent')).out).toBe('');
		expect((await practice('--silent', '--to', 'nobody@practice.test')).out).toMatch(
			/^ +[\d.]+ {2}S 550 [\s\S]*✗ nobody@practice\.test: 550[\s\S]*exit code 40/,
		);
		expect((await practice('-S', '2')).out).toBe('');
		expect(await practice('-S', '2', '--to', 'nobody@practice.test')).toMatchObject({
			code: 40,
			out: expect.stringContaining('✗ nobody@practice.test: 550'),
		});
		expect(await practice('-S', '3', '--to', 'nobody@practice.test')).toMatchObject({code: 40, out: ''});
	});

	test('--drop-after says no QUIT, --quit-after does', async () => {
		expect((await practice('--drop-after', 'MAIL')).out).not.toMatch(/C QUIT|C RCPT/);
		expect((await practice('--quit-after', 'MAIL')).out).toContain('C QUIT');
	});

	test.each<[string, readonly string[], RegExp]>([
		['--header', ['--header', 'X-Test: one'], /^X-Test: one\r$/m],
		['--add-header', ['--add-header', 'X-Test: one'], /^X-Test: one\r$/m],
		['--h-NAME', ['--h-X-Test', 'one'], /^X-Test: one\r$/m],
		['--header-NAME', ['--header-X-Test', 'one: two'], /^X-Test: one: two\r$/m],
		['-h-NAME=', ['-h-Subject=a=b'], /^Subject: a=b\r$/m],
		['a field in place of the made one', ['--h-Subject', 'mine'], /^Subject: mine\r$(?![\s\S]*^Subject:)/m],
		[
			'--to again and with commas',
			['--to', 'c@example.net,d@example.net'],
			/^To: bob.*c@.*d@example\.net\r$/m,
		],
		['--cc', ['--cc', 'c@example.net'], /^Cc: c@example\.net\r$/m],
		['--body with line ends', ['--body', 'one\\ntwo'], /one\r\ntwo\r\n$/],
		['--text', ['--text', '@@home'], /\r\n\r\n@home\r\n$/],
	])('%s', async (_, argv, wanted) => {
		expect(await dump(...who, ...argv)).toMatch(wanted);
	});

	test('--body, --html, --attach, --inline and --data take files', async () => {
		const file = (name: string, text: string): string => {
			writeFileSync(join(folder, name), text);
			return `@${join(folder, name)}`;
		};
		const out = await dump(
			...who,
			...['--body', file('body.txt', 'plain'), '--html', file('page.html', '<p>rich</p>')],
			...['--attach', file('a.csv', '1,2'), '--attach', file('b.csv', '3,4')],
			...['--attach-name', 'first.txt', '--attach-type', 'text/x-first'],
			...['--inline', file('dot.png', 'png')],
		);
		expect(out).toContain('plain');
		expect(out).toContain('<p>rich</p>');
		expect(out).toContain('Content-Type: text/x-first; name=first.txt');
		expect(out).toContain('filename=b.csv');
		expect(out).toContain('Content-ID: <dot.png>');
		expect(await dump(...who, '--data', file('whole.eml', 'Subject: x\r\n\r\ny\r\n'))).toBe(
			'Subject: x\r\n\r\ny\r\n',
		);
	});

	test.each(['--body', '--html', '--attach', '--data'])('%s - is standard input', async option => {
		using _ = input('Subject: from the pipe\r\n\r\n');
		const out = await dump(...who, option, '-');
		expect(
			option === '--attach' ? Buffer.from(out.split(/\r\n\r\n/).at(-1) ?? '', 'base64').toString() : out,
		).toContain('Subject: from the pipe');
	});

	test('standard input is read by one option only', async () => {
		expect(await run('send', 'practice', ...who, '--body', '-', '--attach', '-')).toMatchObject({
			code: 1,
			err: 'smtpscope: Standard input (-) can be read only once, and --body and --attach both use it. Put one of them into a file.\n',
		});
	});

	test('--auth without a mechanism takes the best one', async () => {
		const {code, out} = await run(
			...['send', 'practice', '-tls', '-a', '-au', 'demo', '-ap', 'open-sesame', '-q', 'AUTH'],
		);
		expect(out).toMatch(/C AUTH [A-Z]/);
		expect(code).toBe(0);
	});

	test('--timeout takes units', async () => {
		expect((await run('send', 'practice', '--quit-after', 'EHLO', '--timeout', '1m')).code).toBe(0);
		expect((await run('send', 'practice', ...who, '--timeout', 'soon')).err).toContain('--timeout must be');
	});
});

describe('addresses', () => {
	const envelope = async (...argv: readonly string[]): Promise<readonly string[]> => {
		const script: Exclude<Script, string> = ['S: 220 hi', 'C: EHLO …', 'S: 250-me', 'S: 250 SMTPUTF8'];
		await using server = await scriptedServer([
			...script,
			...['C: MAIL FROM…', 'S: 250 ok', 'C: RCPT TO…', 'S: 250 ok', 'C: DATA', 'S: 354 go'],
			...[takeMessage(), 'S: 250 ok', 'C: QUIT', 'S: 221 bye', 'END'],
		]);
		await run('send', `127.0.0.1:${server.port}`, '--from', 'alice@example.org', '-S', ...argv);
		return server.written().match(/^RCPT.*$/gm) ?? [];
	};

	const long = `${'a'.repeat(300)}@example.net`;
	test.each<[string, readonly string[], string]>([
		['quotes', ['--to', '"bob, smith"@example.net'], '<"bob, smith"@example.net>'],
		['a comment', ['--to', 'bob@example.net (Bob)'], '<bob@example.net>'],
		['a group', ['--to', 'Team: bob@example.net;'], '<bob@example.net>'],
		['IDN', ['--to', 'bob@bücher.example'], '<bob@xn--bcher-kva.example>'],
		['letters', ['--to', 'böb@example.net'], '<böb@example.net>'],
		['300 characters', ['--to', long], `<${long}>`],
		['a blank, on purpose', ['--envelope-to', 'bob smith@example.net'], '<bob smith@example.net>'],
		['a quoted comma', ['--envelope-to', '"a,b"@example.net'], '<"a,b"@example.net>'],
		['nobody, on purpose', ['--envelope-to', '<>'], '<>'],
	])('%s', async (_, argv, path) => {
		const [line] = await envelope(...argv);
		expect(Buffer.from(line ?? '', 'latin1').toString()).toBe(`RCPT TO:${path}`);
	});

	const breaks = 'bob@example.net\r\nRSET';
	test.each<[string, readonly string[], string]>([
		[
			'a blank',
			['--to', 'bob smith@example.net'],
			'To: “bob smith@example.net” contains a space; a name before an address requires angle brackets: bob <smith@example.net>.',
		],
		['a line break in --to', ['--to', breaks], 'To: “bob@example.net␍␊RSET” contains a line break'],
		['in --from', ['--from', breaks, '--to', 'b@example.net'], 'From: “bob@example.net␍␊RSET” contains'],
		[
			'in --envelope-to',
			['--envelope-to', breaks],
			'--envelope-to needs a single line, but “bob@example.net␍␊RSET” contains',
		],
		[
			'in --envelope-from',
			['--to', 'b@example.net', '--envelope-from', breaks],
			'--envelope-from needs a single line',
		],
		[
			'in a parameter',
			['--to', 'b@example.net', '--mail-parameter', 'X\nRSET'],
			'--mail-parameter needs a single line',
		],
		['in --ehlo', ['--to', 'b@example.net', '--ehlo', 'x\nRSET'], '--ehlo needs a single line'],
		['in a header', ['--to', 'b@example.net', '--h-X', 'a\nBcc: eve@example.org'], 'X contains a line break'],
		['nobody', ['--to', ''], 'No recipient: --to “” does not contain an address.'],
		['a comma alone', ['--to', ','], 'No recipient: --to “,” does not contain an address.'],
		['an empty group', ['--to', 'Team:;'], 'No recipient: --to “Team:;” does not contain an address.'],
		['an empty envelope', ['--to', 'b@example.net', '--envelope-to', ''], 'No recipient'],
		['an escape sequence', ['--to', '\u001b[2Jbob'], '“␛[2Jbob”'],
	])('not %s', async (_, argv, words) => {
		const from = argv.includes('--from') ? [] : ['--from', 'alice@example.org'];
		const {code, err} = await run('send', 'practice', ...from, ...argv);
		expect(err).toContain(words);
		expect(err.split('\n')).toHaveLength(2);
		expect(code).toBe(1);
	});
});

test('nobody need be named where it ends before MAIL', async () => {
	expect((await run('send', 'practice', '--quit-after', 'EHLO')).code).toBe(0);
	expect((await run('send', 'practice', '--quit-after', 'MAIL', '--from', 'alice@practice.test')).code).toBe(
		0,
	);
	expect(
		await run('send', 'practice', '--quit-after', 'RCPT', '--from', 'alice@practice.test'),
	).toMatchObject({code: 1, err: expect.stringContaining('Name a recipient')});
});

test('stopping after RCPT tells who was refused', async () => {
	const {code, out} = await run(
		...['send', 'practice', '--from', 'alice@practice.test', '--quit-after', 'RCPT', '-S'],
		...['--to', 'bob@practice.test,nobody@practice.test'],
	);
	expect(out).toContain('Stopped after RCPT, as asked; the server refused nobody@practice.test.');
	expect(code).toBe(40);
});

describe('--format', () => {
	test.each([
		['markdown', /^# .*practice/m],
		['html', /^<!doctype html>/i],
	])('%s is a whole page, and what came of it stands beside', async (format, beginning) => {
		const {code, out, err} = await run(
			...[
				'send',
				'practice',
				'--from',
				'alice@practice.test',
				'--to',
				'bob@practice.test,nobody@practice.test',
			],
			...['--auth-user', 'demo', '--auth-password', 'open-sesame', '--tls', '--format', format],
		);
		expect(code).toBe(40);
		expect(out).toMatch(beginning);
		expect(out).toContain('RCPT TO:');
		expect(out).toContain('550');
		expect(out + err).not.toContain('open-sesame');
		expect(err).toContain(
			'The server accepted the message for bob@practice.test, and refused nobody@practice.test.',
		);
	});
});

test('of many messages each refusal is told once, with how often', async () => {
	const {code, out} = await run(
		...[
			'send',
			'practice',
			'--from',
			'alice@practice.test',
			'--to',
			'bob@practice.test,nobody@practice.test',
		],
		...['--count', '5', '-S', '2'],
	);
	expect(code).toBe(40);
	expect(out).toBe(
		[
			'0 of 5 messages were accepted for every recipient.',
			'The server accepted the message for bob@practice.test, and refused nobody@practice.test. (5 times)',
			'  ✗ nobody@practice.test: 550 5.1.1 <nobody@practice.test>: there is no such user here (the same message will be refused again) (5 times)',
			'Failed at RCPT (exit code 40).',
			'',
		].join('\n'),
	);
});
