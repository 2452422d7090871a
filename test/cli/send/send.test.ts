import {mkdtempSync, rmSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {main} from '../../../source/cli/main.ts';
import {type Practice, startPractice} from '../../../source/practice/practice.ts';
import {dnsServer} from '../../support/dns-server.ts';
import {type Script, say, scriptedServer, takeMessage} from '../../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-send-'));
afterAll(() => rmSync(folder, {recursive: true}));

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
	// Whoever would be asked answers nothing.
	vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([]) as never);
});

type Ran = {readonly code: number; readonly out: string; readonly err: string};

async function send(...argv: readonly string[]): Promise<Ran> {
	const out: string[] = [];
	const err: string[] = [];
	const catchInto = (list: string[]) => (text: string | Uint8Array) => {
		list.push(Buffer.from(text).toString());
		return true;
	};

	const spies = [
		vi.spyOn(process.stdout, 'write').mockImplementation(catchInto(out)),
		vi.spyOn(process.stderr, 'write').mockImplementation(catchInto(err)),
	];
	try {
		return {code: await main(['send', ...argv]), out: out.join(''), err: err.join('')};
	} finally {
		for (const spy of spies) {
			spy.mockRestore();
		}
	}
}

const who = ['--from', 'Alice <alice@practice.test>', '--to', 'bob@practice.test'];

/** After a greeting, an EHLO without keywords. */
async function against(
	script: Exclude<Script, string>,
	...argv: readonly string[]
): Promise<Ran & {written: string}> {
	await using server = await scriptedServer(['S: 220 hi', 'C: EHLO …', 'S: 250 me', ...script]);
	const ran = await send(`127.0.0.1:${server.port}`, ...who, ...argv);
	return {...ran, written: server.written()};
}

async function withPractice(what: (practice: Practice) => Promise<void>): Promise<void> {
	const practice = await startPractice();
	try {
		await what(practice);
	} finally {
		await practice.close();
	}
}

describe('a message from options', () => {
	test('is sent, shown, and received', () =>
		withPractice(async practice => {
			const file = join(folder, 'report.txt');
			await writeFile(file, 'attached\n');
			const {code, out} = await send(
				`127.0.0.1:${practice.port}`,
				...[
					'-f',
					'"Doe, Alice" <alice@practice.test>',
					'-t',
					'bob@practice.test',
					'--cc',
					'alice@practice.test',
				],
				...[
					'--subject',
					'Grüße',
					'--body',
					'Hello\\n.\\nBye',
					'--attach',
					`@${file}`,
					'--header',
					'X-Test: yes',
				],
			);
			expect(code).toBe(0);
			expect(out).toContain('C MAIL FROM:<alice@practice.test>');
			expect(out).toContain('C RCPT TO:<bob@practice.test>');
			expect(out).toContain('The server accepted the message for 2 recipients.');
			expect(out).toContain('Done.');
		}));

	test('with no text given is a test message', async () => {
		const {out} = await send('--dump-mail', '--from', 'a@example.org', '--to', 'b@example.net');
		expect(out).toMatch(/^Subject: test \w{3}, \d\d \w{3} \d{4} /m);
		expect(out).toMatch(/\r\n\r\nThis is a test mailing\r\n$/);
	});

	test('is saved as it was sent', async () => {
		const eml = join(folder, 'saved.eml');
		const {code, written} = await against(
			[
				'C: MAIL FROM:<alice@practice.test>',
				'S: 250 ok',
				'C: RCPT TO:<bob@practice.test>',
				'S: 250 ok',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
				'C: QUIT',
				'S: 221 bye',
				'END',
			],
			'--save-eml',
			eml,
		);
		expect(code).toBe(0);
		expect(written).toContain(`DATA\r\n${await readFile(eml, 'latin1')}.\r\n`);
		const again = await send('127.0.0.1:1', ...who, '--save-eml', eml);
		expect([again.code, again.err]).toEqual([1, expect.stringContaining('already exists')]);
	});
});

describe('a finished message', () => {
	const rest = [
		'C: MAIL FROM:<alice@practice.test>',
		'S: 250 ok',
		'C: RCPT TO:<bob@practice.test>',
		'S: 250 ok',
		'C: DATA',
		'S: 354 go',
		takeMessage(),
		'S: 250 ok',
		'C: QUIT',
		'S: 221 bye',
		'END',
	];

	test('has its line ends made CRLF, and that is said', async () => {
		const file = join(folder, 'unix.eml');
		await writeFile(file, 'Subject: x\n\n.hello\n');
		const {out, written} = await against(rest, '--data', `@${file}`);
		expect(written).toContain('DATA\r\nSubject: x\r\n\r\n..hello\r\n.\r\n');
		expect(out).toContain('they are sent as CRLF');
	});

	test('or keeps them', async () => {
		const {written} = await against(
			rest,
			'--data',
			'Subject: x\\n\\nhello\\n',
			'--no-data-fixup',
			'--no-lint',
		);
		expect(written).toContain('DATA\r\nSubject: x\n\nhello\n\r\n.\r\n');
	});

	test('takes no --body', async () => {
		expect(await send('practice', ...who, '--data', 'a: b\\n\\nx', '--body', 'y')).toMatchObject({
			code: 1,
			err: 'smtpscope: --data is a complete message, so --body cannot be used with it unless it contains %BODY%. Leave one of them out.\n',
		});
	});
});

describe('exit codes', () => {
	const mail = ['C: MAIL FROM:<alice@practice.test>', 'S: 250 ok'];
	const rcpt = [...mail, 'C: RCPT TO:<bob@practice.test>', 'S: 250 ok'];
	const bye = ['C: QUIT', 'S: 221 bye', 'END'];
	test.each<[number, string, Exclude<Script, string>, readonly string[]]>([
		[0, 'sent', [...rcpt, 'C: DATA', 'S: 354 go', takeMessage(), 'S: 250 ok', ...bye], []],
		[23, 'MAIL', ['C: MAIL FROM:<alice@practice.test>', 'S: 550 no', ...bye], []],
		[
			53,
			'MAIL, for now, in detail',
			['C: MAIL FROM:<alice@practice.test>', 'S: 450 later', ...bye],
			['--exit-detail'],
		],
		[24, 'RCPT', [...mail, 'C: RCPT TO:<bob@practice.test>', 'S: 550 no', ...bye], []],
		[
			40,
			'one of two',
			[
				...rcpt,
				'C: RCPT TO:<c@practice.test>',
				'S: 550 no',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
				...bye,
			],
			['--cc', 'c@practice.test'],
		],
		[
			40,
			'one of two, all or nothing',
			[...rcpt, 'C: RCPT TO:<c@practice.test>', 'S: 550 no', ...bye],
			['--cc', 'c@practice.test', '--all-or-nothing'],
		],
		[25, 'DATA', [...rcpt, 'C: DATA', 'S: 451 no', ...bye], []],
		[26, 'the message', [...rcpt, 'C: DATA', 'S: 354 go', takeMessage(), 'S: 554 spam', ...bye], []],
		[6, 'lost in between', [...mail, 'END'], []],
		[6, 'lost after the dot', [...rcpt, 'C: DATA', 'S: 354 go', takeMessage(), 'END'], []],
		[28, 'AUTH not offered', bye, ['--auth-user', 'alice', '--auth-password', 'secret-word']],
		[29, 'TLS asked for, not offered', bye, ['--tls']],
		[
			0,
			'TLS where offered',
			[...rcpt, 'C: DATA', 'S: 354 go', takeMessage(), 'S: 250 ok', ...bye],
			['--tls-optional'],
		],
		[0, 'stop after EHLO', bye, ['--quit-after', 'FIRST-EHLO']],
		[0, 'stop after MAIL', [...mail, ...bye], ['--quit-after', 'mail']],
		[0, 'stop after RCPT', [...rcpt, ...bye], ['-q', 'TO']],
		[29, 'REQUIRETLS needs TLS, and STARTTLS is not offered', bye, ['--require-tls']],
		[23, 'BY not offered', bye, ['--deliver-by', '120;R']],
	])('%i: %s', async (code, _, script, argv) => {
		expect((await against(script, ...argv)).code).toBe(code);
	});

	test('6: closed before anything was said', async () => {
		await using server = await scriptedServer(['END']);
		expect((await send(`127.0.0.1:${server.port}`, ...who)).code).toBe(6);
	});

	test('2: nobody there; 21: a greeting that refuses; 22: EHLO', async () => {
		const gone = await scriptedServer(['END']);
		await gone[Symbol.asyncDispose]();
		expect((await send(`127.0.0.1:${gone.port}`, ...who)).code).toBe(2);
		await using refusing = await scriptedServer(
			['S: 554 no', 'C: QUIT', 'S: 221 bye', 'END'],
			['S: 220 hi', 'C: EHLO …', 'S: 550 no', 'C: QUIT', 'S: 221 bye', 'END'],
		);
		expect((await send(`127.0.0.1:${refusing.port}`, ...who)).code).toBe(21);
		expect((await send(`127.0.0.1:${refusing.port}`, ...who)).code).toBe(22);
	});

	test.each<[string, readonly string[], string]>([
		['no recipient', ['practice', '--from', 'a@example.org'], 'Name a recipient'],
		['no server', who, 'Name the server'],
		['two servers', ['one', 'two', ...who], '“two” is extra'],
		[
			'an address that is none',
			['practice', '--from', 'a@example.org', '--to', 'Bob Doe'],
			'To: “Bob Doe” contains no address.',
		],
		[
			'a line break',
			['practice', ...who, '--subject', 'a\r\nBcc: x@example.org'],
			'Subject contains a line break',
		],
		['an empty header', ['practice', ...who, '--header', ''], '--header needs a field'],
		[
			'no such file',
			['practice', ...who, '--attach', '@/none/there'],
			'The file /none/there does not exist.',
		],
		['no such text file', ['practice', ...who, '--body', '@/none/there'], 'there is no such file'],
		['no such encoding', ['practice', ...who, '--encoding', 'uuencode'], '--encoding must be'],
		['no such charset', ['practice', ...who, '--charset', 'klingon'], 'Unknown charset “klingon”'],
		['no such stage', ['practice', ...who, '--quit-after', 'LUNCH'], '--quit-after must be'],
		['no such style', ['practice', ...who, '--style', 'curl'], '--style must be swaks'],
		['half a DKIM key', ['practice', ...who, '--dkim-selector', 's'], '--dkim-key is missing'],
		['a priority of ten', ['practice', ...who, '--mt-priority', '10'], 'from -9 to 9'],
	])('1: %s', async (_, argv, words) => {
		const {code, err} = await send(...argv);
		expect(err).toContain(words);
		expect(code).toBe(1);
	});
});

describe('what is printed', () => {
	test('JSON ends with a result that names every recipient', async () => {
		const {out} = await against(
			[
				'C: MAIL FROM:<alice@practice.test>',
				'S: 250 ok',
				'C: RCPT TO:<bob@practice.test>',
				'S: 250 ok',
				'C: RCPT TO:<c@practice.test>',
				'S: 450 4.7.1 greylisted',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
				'C: QUIT',
				'S: 221 bye',
				'END',
			],
			...['--cc', 'c@practice.test', '--format', 'json'],
		);
		const lines = out
			.trim()
			.split('\n')
			.map(line => JSON.parse(line));
		expect(lines.at(-1)).toMatchObject({
			type: 'result',
			ok: false,
			exitCode: 40,
			stage: 'rcpt',
			accepted: [{address: 'bob@practice.test', code: 250}],
			rejected: [{address: 'c@practice.test', code: 450, enhanced: '4.7.1', retry: 'later'}],
			messages: [{outcome: 'partly'}],
		});
	});

	test('the style of swaks', async () => {
		const {out} = await against(
			[
				'C: MAIL FROM:<alice@practice.test>',
				'S: 250 ok',
				'C: RCPT TO:<bob@practice.test>',
				say('550-no', '550 such user'),
				'C: QUIT',
				'S: 221 bye',
				'END',
			],
			...['--style', 'swaks', '--no-lint'],
		);
		expect(out).toMatch(
			/^=== Trying 127\.0\.0\.1:\d+\.\.\.\n=== Connected to 127\.0\.0\.1\.\n<- {2}220 hi\n -> EHLO /,
		);
		expect(out).toContain('\n -> RCPT TO:<bob@practice.test>\n<** 550-no\n<** 550 such user\n -> QUIT\n');
		expect(out).toContain('\n=== Connection closed with remote host.\n');
	});

	test('a long message is shown in part', async () => {
		const script = [
			'C: MAIL FROM:<alice@practice.test>',
			'S: 250 ok',
			'C: RCPT TO:<bob@practice.test>',
			'S: 250 ok',
			'C: DATA',
			'S: 354 go',
			takeMessage(),
			'S: 250 ok',
			'C: QUIT',
			'S: 221 bye',
			'END',
		];
		const {out} = await against(script, '--body', 'one\\ntwo\\nthree', '--suppress-data');
		expect(out).not.toContain('three');
		expect((await against(script, '--silent')).out).toBe('');
	});

	test('what a receiver will hold against it', async () => {
		const script = ['C: MAIL FROM:<alice@practice.test>', 'S: 550 no', 'C: QUIT', 'S: 221 bye', 'END'];
		expect((await against(script, '--subject', '')).out).toContain(
			'The subject is missing. Spam filters raise their score',
		);
		expect((await against(script, '--subject', '', '--no-lint')).out).not.toContain('subject');
	});

	test('no password, in any form', () =>
		withPractice(async practice => {
			const secret = 'correct-horse-battery';
			vi.stubEnv('SMTPSCOPE_PASSWORD', secret);
			for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5']) {
				const {code, out, err} = await send(
					`127.0.0.1:${practice.port}`,
					...who,
					'--auth',
					mechanism,
					'--auth-user',
					'alice',
				);
				expect(code).toBe(28);
				for (const form of [
					secret,
					Buffer.from(secret).toString('base64'),
					Buffer.from(`\0alice\0${secret}`).toString('base64'),
				]) {
					expect(out + err).not.toContain(form);
				}
			}
		}));

	test('the right password logs in', () =>
		withPractice(async practice => {
			vi.stubEnv('SMTPSCOPE_PASSWORD', practice.password);
			const {code, out} = await send(`127.0.0.1:${practice.port}`, ...who, '--auth-user', practice.user);
			expect(code).toBe(0);
			expect(out).toContain('235');
		}));
});

test('several messages go over one connection', async () => {
	const one = [
		'C: MAIL FROM:<alice@practice.test>',
		'S: 250 ok',
		'C: RCPT TO:<bob@practice.test>',
		'S: 250 ok',
		'C: DATA',
		'S: 354 go',
		takeMessage(),
		'S: 250 ok',
	];
	const {code, written} = await against([...one, ...one, 'C: QUIT', 'S: 221 bye', 'END'], '--count', '2');
	expect(code).toBe(0);
	const ids = written.match(/^Message-ID: .*$/gm);
	expect(new Set(ids).size).toBe(2);
});

test('of many messages it says how long each took', async () => {
	const mail = ['--from', 'a@practice.test', '--to', 'bob@practice.test', '--count', '4'];
	const {code, out} = await send('practice', ...mail);
	expect(code).toBe(0);
	expect(out).toMatch(
		/4 of 4 messages were accepted.*\nTime for each message, from MAIL to the verdict: \S+ m?s \(median\), .+ at most\./,
	);
	const json = await send('practice', ...mail, '--format', 'json');
	const result = JSON.parse(json.out.trimEnd().split('\n').at(-1) ?? '');
	expect(result.times).toMatchObject({count: 4, p50: expect.any(Number), max: expect.any(Number)});
	const one = await send('practice', ...mail.slice(0, 4));
	expect(one.out).not.toContain('Time for each message');
});

test('DNS is asked about the sender where that is allowed', async () => {
	await using dns = await dnsServer({'TXT example.org': ['v=spf1 -all']});
	const letter = ['--from', 'alice@example.org', '--to', 'bob@practice.test', '--dns', dns.address];
	await send('practice', ...letter);
	expect(dns.questions).toEqual([]);
	const {out} = await send('practice', ...letter, '--check-sender');
	expect(out).toContain('DNS was asked about the sender: MX none.');
	expect(out).toContain('does not receive mail');
});
