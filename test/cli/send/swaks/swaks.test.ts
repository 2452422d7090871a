/** What swaks' options put on the wire, told as scripts; the interop test compares with swaks itself. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {scriptedServer, takeMessage} from '../../../support/scripted-server.ts';
import {run} from '../../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-swaks-'));
afterAll(() => rmSync(folder, {recursive: true}));

function typed(text: string): void {
	vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([Buffer.from(text)]) as never);
}

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('HOME', folder);
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
	typed('');
});

const who = ['--from', 'a@example.test', '--to', 'b@example.test'];
const hello = (...keywords: readonly string[]) => [
	'S: 220 hi',
	'C: EHLO …',
	...['me', ...keywords].map((word, index) => `S: 250${index === keywords.length ? ' ' : '-'}${word}`),
];
const envelope = ['C: MAIL FROM:<a@example.test>', 'S: 250 ok', 'C: RCPT TO:<b@example.test>', 'S: 250 ok'];
const rest = [
	...envelope,
	'C: DATA',
	'S: 354 go',
	takeMessage(),
	'S: 250 ok',
	'C: QUIT',
	'S: 221 bye',
	'END',
];

async function against(
	script: readonly (string | ReturnType<typeof takeMessage>)[],
	...argv: readonly string[]
) {
	await using server = await scriptedServer([...script]);
	const [way = 'send', ...options] = argv;
	const ran = await run(way, '--server', `127.0.0.1:${server.port}`, ...options);
	return {...ran, written: server.written()};
}

const plain = (secret: string): string => `AUTH PLAIN ${Buffer.from(`\0u\0${secret}`).toString('base64')}`;

describe('a login', () => {
	const auth = ['--auth', 'CRAM-MD5,PLAIN,LOGIN', '-au', 'u', '-ap', 'pw'];

	test('goes on with the next mechanism that is offered where one is refused', async () => {
		const script = [
			...hello('AUTH PLAIN LOGIN'),
			...[`C: ${plain('pw')}`, 'S: 535 no', 'C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: dQ=='],
			...['S: 334 UGFzc3dvcmQ6', 'C: cHc=', 'S: 235 ok', ...rest],
		];
		expect((await against(script, 'send', ...who, ...auth)).code).toBe(0);
	});

	test('is not tried with a mechanism that is not offered: exit code 28, and no MAIL', async () => {
		const {code, out} = await against(
			[...hello('AUTH GSSAPI'), 'C: QUIT', 'S: 221 bye', 'END'],
			'send',
			...who,
			...auth,
		);
		expect(out).toContain('The server does not offer AUTH CRAM-MD5 or PLAIN or LOGIN; it offers GSSAPI.');
		expect(code).toBe(28);
	});

	test.each([
		['--auth-optional', [...hello('AUTH PLAIN'), `C: ${plain('pw')}`, 'S: 535 no', ...rest], 0],
		['--auth-optional', [...hello('HELP'), ...rest], 0],
		['--auth-optional-strict', [...hello('HELP'), ...rest], 0],
		[
			'--auth-optional-strict',
			[...hello('AUTH PLAIN'), `C: ${plain('pw')}`, 'S: 535 no', 'C: QUIT', 'S: 221 bye', 'END'],
			28,
		],
	] as const)('%s', async (option, script, code) => {
		expect((await against(script, 'send', ...who, option, 'PLAIN', '-au', 'u', '-ap', 'pw')).code).toBe(code);
	});

	test('asks for the user and the password, a line each, before it connects', async () => {
		typed('u\nsecret\n');
		const script = [...hello('AUTH PLAIN'), `C: ${plain('secret')}`, 'S: 235 ok', ...rest];
		const {code, err, out} = await against(script, 'send', ...who, '--auth', 'PLAIN');
		expect(err).toBe('Username: \nPassword: \n');
		expect(out).not.toContain('secret');
		expect(code).toBe(0);
	});

	test('without anybody who answers is a sentence', async () => {
		expect(await run('send', '127.0.0.1:1', ...who, '--auth')).toMatchObject({
			code: 1,
			err: expect.stringContaining('A login was requested'),
		});
	});

	test('by another name of a mechanism, and with the name at once', async () => {
		const mapped = [
			...hello('AUTH X-OUR'),
			`C: ${plain('pw').replace('PLAIN', 'X-OUR')}`,
			'S: 235 ok',
			...rest,
		];
		expect(
			(await against(mapped, 'send', ...who, '--auth-map', 'X-OUR=PLAIN', '-au', 'u', '-ap', 'pw')).code,
		).toBe(0);
		const initial = [
			...[
				...hello('AUTH LOGIN'),
				'C: AUTH LOGIN dQ==',
				'S: 334 UGFzc3dvcmQ6',
				'C: cHc=',
				'S: 235 ok',
				...rest,
			],
		];
		expect(
			(await against(initial, 'send', ...who, '-a', 'LOGIN-INITIAL', '-au', 'u', '-ap', 'pw')).code,
		).toBe(0);
	});
});

describe('XCLIENT', () => {
	const attributes = ['--xclient-addr', '192.0.2.1', '--xclient-delim', '--xclient-name', 'a b'];
	const start = [...hello('XCLIENT NAME ADDR'), 'C: XCLIENT ADDR=192.0.2.1'];

	test('is sent in the order of the options, and EHLO again', async () => {
		const script = [
			...start,
			'S: 220 hi',
			'C: XCLIENT NAME=a+20b',
			'S: 220 hi',
			...hello().slice(1),
			...rest,
		];
		expect((await against(script, 'send', ...who, ...attributes)).code).toBe(0);
	});

	test.each([
		['is refused', [...start, 'S: 550 no', 'C: QUIT', 'S: 221 bye', 'END'], [], 33],
		['is refused, and optional', [...start, 'S: 550 no', ...rest], ['--xclient-optional'], 0],
		['is not offered', [...hello('HELP'), 'C: QUIT', 'S: 221 bye', 'END'], [], 33],
		['is not offered, and optional', [...hello('HELP'), ...rest], ['--xclient-optional-strict'], 0],
	] as const)('%s', async (_name, script, more, code) => {
		expect((await against(script, 'send', ...who, ...attributes, ...more)).code).toBe(code);
	});

	test('without an attribute that the server offers is not sent unless asked for', async () => {
		const odd = ['--xclient-port', '1'];
		expect(
			(await against([...hello('XCLIENT NAME'), 'C: QUIT', 'S: 221 bye', 'END'], 'send', ...who, ...odd))
				.code,
		).toBe(33);
		const script = [...hello('XCLIENT NAME'), 'C: XCLIENT PORT=1', 'S: 220 hi', ...hello().slice(1), ...rest];
		expect((await against(script, 'send', ...who, ...odd, '--xclient-no-verify')).code).toBe(0);
	});
});

describe('PRDR', () => {
	test('is asked for, and each recipient has a verdict', async () => {
		const script = [
			...hello('PRDR'),
			...['C: MAIL FROM:<a@example.test> PRDR', ...envelope.slice(1), 'C: DATA', 'S: 354 go', takeMessage()],
			...['S: 353 each', 'S: 250 ok', 'S: 250 all', 'C: QUIT', 'S: 221 bye', 'END'],
		];
		expect((await against(script, 'send', ...who, '--prdr')).code).toBe(0);
	});

	test('that is not offered sends nothing', async () => {
		const {code} = await against(
			[...hello('HELP'), 'C: QUIT', 'S: 221 bye', 'END'],
			'send',
			...who,
			'--prdr',
		);
		expect(code).toBe(30);
	});
});

test('--protocol SMTP says HELO', async () => {
	const script = ['S: 220 hi', 'C: HELO …', 'S: 250 me', ...rest];
	expect((await against(script, 'send', ...who, '--protocol', 'SMTP')).code).toBe(0);
});

test.each([
	['MAIL', ['C: MAIL FROM:<a@example.test>']],
	['RCPT', [...envelope.slice(0, 3)]],
	['DATA', [...envelope, 'C: DATA']],
])('--drop-after-send %s sends nothing behind it', async (stage, script) => {
	const {code, written} = await against(
		[...hello('PIPELINING'), ...script, 'END'],
		'send',
		...who,
		'--drop-after-send',
		stage,
	);
	expect(written).not.toContain('QUIT');
	expect(code).toBe(0);
});

test('--drop-after DATA leaves the message open', async () => {
	const script = [...hello('HELP'), ...envelope, 'C: DATA', 'S: 354 go', 'END'];
	const {code, written} = await against(script, 'send', ...who, '--drop-after', 'DATA');
	expect(written).not.toMatch(/Subject|QUIT/);
	expect(code).toBe(0);
});

describe('smtpscope swaks', () => {
	test('reads .swaksrc, and keeps the last recipient', async () => {
		writeFileSync(join(folder, '.swaksrc'), 'from a@example.test\nto x@example.test\n');
		const script = [...hello('HELP'), ...rest];
		expect((await against(script, 'swaks', '-t', 'c@example.test', '-t', 'b@example.test')).code).toBe(0);
		rmSync(join(folder, '.swaksrc'));
	});

	test('has nothing against a refused recipient where another is accepted, and speaks as swaks does', async () => {
		const script = [
			...hello('PIPELINING'),
			...[...envelope, 'C: RCPT TO:<c@example.test>', 'S: 550 no', 'C: DATA', 'S: 354 go', takeMessage()],
			...['S: 250 ok', 'C: QUIT', 'S: 221 bye', 'END'],
		];
		const {code, out} = await against(script, 'swaks', ...who.slice(0, 3), 'b@example.test,c@example.test');
		expect(out).toContain('\n -> RCPT TO:<c@example.test>\n<** 550 no\n');
		expect(code).toBe(0);
	});

	test('takes no word for a server', async () => {
		expect(await run('swaks', 'mail.example.org', ...who)).toMatchObject({
			code: 1,
			err: expect.stringContaining('“mail.example.org” belongs to no option.'),
		});
	});
});

describe('what is attached', () => {
	const dump = async (...argv: readonly string[]) => (await run('send', '--dump-mail', ...who, ...argv)).out;
	const file = (name: string, text: string): string => {
		writeFileSync(join(folder, name), text);
		return `@${join(folder, name)}`;
	};

	test('has the name before it, and the types before it up to the next', async () => {
		const out = await dump(
			...['--attach-type', 'text/x-one', '--attach-name', 'one', '--attach', file('a.bin', '1')],
			...['--attach', file('b.bin', '2'), '--attach-type', 'text/x-two', '--attach', file('c.bin', '3')],
		);
		const parts = [...out.matchAll(/Content-Type: (text\/x-\w+); name=([\w.]+)/g)].map(([, ...each]) => each);
		expect(parts).toEqual([
			['text/x-one', 'one'],
			['text/x-one', 'b.bin'],
			['text/x-two', 'c.bin'],
		]);
	});

	test('as a text is one of its forms', async () => {
		const out = await dump(
			...[
				'--body',
				'not this',
				'--attach-body',
				'plain',
				'--attach-type',
				'text/html',
				'--attach-body',
				'<p>',
			],
			...['--attach-type', 'text/calendar', '--attach-body', 'BEGIN:VCALENDAR'],
		);
		expect(out).toContain('multipart/alternative');
		expect([...out.matchAll(/^Content-Type: (text\/\w+)/gm)].map(([, type]) => type)).toEqual([
			'text/plain',
			'text/html',
			'text/calendar',
		]);
		expect(out).not.toContain('not this');
	});

	test('from standard input has no name', async () => {
		typed('content');
		const out = await dump('--attach', '-');
		expect(out).toContain('Content-Disposition: attachment\r\n');
		expect(out).not.toContain('name=');
	});
});

describe('a header', () => {
	const dump = async (...argv: readonly string[]) => (await run('send', '--dump-mail', ...who, ...argv)).out;

	test.each([
		[
			['--header', 'X-A: 1\\nX-B: 2'],
			['X-A: 1', 'X-B: 2'],
		],
		[['--header', 'X-A: 1\\n more'], ['X-A: 1 more']],
		[['--header', 'Subject: one', '--header', 'Subject: two'], ['Subject: two']],
		[
			['--header', 'Subject: one', '--add-header', 'Subject: two'],
			['Subject: one', 'Subject: two'],
		],
		[['--header', 'no field'], ['no field']],
		[['--h-From', 'nobody'], ['From: nobody']],
		[['--h-X-To', '%TO_ADDRESS%'], ['X-To: b@example.test']],
		[['--add-header', 'Content-Type: text/html'], ['Content-Type: text/html']],
	] as const)('%j', async (argv, lines) => {
		const header = (await dump(...argv)).split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
		for (const line of lines) {
			expect(header).toContain(line);
		}

		const names = lines.map(line => line.split(':', 1)[0] ?? '');
		expect(header.filter(line => names.includes(line.split(':', 1)[0] ?? ''))).toHaveLength(lines.length);
	});
});

test('--output adds what would be printed to a file', async () => {
	const log = join(folder, 'out.txt');
	const {out, err, code} = await against(
		[...hello('HELP'), ...rest],
		'send',
		...who,
		'--output',
		log,
		'--header',
		'odd',
	);
	expect([out, err, code]).toEqual(['', '', 0]);
});

test('what asks for silence leaves out warnings, but not why nothing was sent', async () => {
	const login = ['--auth', 'PLAIN', '-au', 'u', '-ap', 'pw'];
	const script = [...hello('AUTH PLAIN'), `C: ${plain('pw')}`, 'S: 235 ok', ...rest];
	expect(await against(script, 'send', ...who, ...login, '-S')).toMatchObject({code: 0, out: '', err: ''});
	expect(await run('send', '127.0.0.1:1', ...who, '-ha', '--header', '')).toMatchObject({
		code: 1,
		err: expect.stringContaining('--header needs a field'),
	});
});

test('--dump prints the settings without the password', async () => {
	const {code, out} = await run(
		'send',
		'x.example',
		...who,
		'-ap',
		'topsecret',
		'-au',
		'u',
		'--dump',
		'--proxy',
		'socks5://me:topsecret@p.example',
	);
	expect(out).toMatch(/^--auth-password \(not shown\)$/m);
	expect(out).toMatch(/^--to b@example\.test$/m);
	expect(out).not.toContain('topsecret');
	expect(code).toBe(0);
});
