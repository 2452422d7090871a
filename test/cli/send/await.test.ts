/** `send --await-file`: the fake server puts the message into the maildir, at the moment that its script says. */
import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {sendMail} from '../../../source/dialogs/send-mail.ts';
import {call, say, scriptedServer, takeMessage} from '../../support/scripted-server.ts';
import {type Ran, run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-send-await-'));
afterAll(() => rmSync(folder, {recursive: true}));

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
});

let count = 0;
/** Who listens for Ctrl+C while the session goes on. */
let inSession: readonly unknown[] = [];

function maildir(): string {
	const path = join(folder, `maildir-${++count}`);
	for (const name of ['new', 'cur', 'tmp']) {
		mkdirSync(join(path, name), {recursive: true});
	}

	return path;
}

const header = [
	'Authentication-Results: mx.example.test; spf=pass smtp.mailfrom=alice@example.test; dkim=fail reason="bad hash" header.d=example.test; dmarc=none',
	'ARC-Authentication-Results: i=1; relay.example.test; dkim=pass',
	'Received: from relay.example.test by mx.example.test with LMTP id 2; Sun, 1 Nov 2026 10:00:03 +0000',
	'Received: from desk.example.test by relay.example.test with ESMTPS id 1; Sun, 1 Nov 2026 10:00:01 +0000',
];

/** As a delivery agent does it: written elsewhere, then moved. */
function deliverTo(path: string, message: string): void {
	writeFileSync(join(path, 'tmp', 'arrived'), message);
	renameSync(join(path, 'tmp', 'arrived'), join(path, 'new', 'arrived'));
}

async function sendTo(
	path: string,
	reply: string,
	...argv: readonly string[]
): Promise<Ran & {came: number}> {
	await using server = await scriptedServer([
		...['S: 220 hi', 'C: EHLO …', 'S: 250 me', 'C: MAIL FROM:<alice@example.test>', 'S: 250 ok'],
		...['C: RCPT TO:<bob@example.test>', 'S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage()],
		say(reply),
		'C: QUIT',
		call(() => {
			inSession = process.listeners('SIGINT');
			const [, id = ''] = /^Message-ID: *(\S+)/im.exec(server.written()) ?? [];
			deliverTo(path, [...header, `Message-ID: ${id}`, '', 'text', ''].join('\r\n'));
		}),
		'S: 221 bye',
		'END',
	]);
	const ran = await run(
		...['send', `127.0.0.1:${server.port}`, '--from', 'alice@example.test', '--to', 'bob@example.test'],
		...argv,
	);
	return {...ran, came: server.connections};
}

describe('--await-file', () => {
	test('shows where the message arrived, its way, and what the receiver says about the sender', async () => {
		const path = maildir();
		const {code, out} = await sendTo(path, '250 queued', '--await-file', path);
		expect(code).toBe(0);
		expect(out).toMatch(/The message arrived in “.*arrived” [\d.]+ m?s after the server accepted it\./);
		expect(out).toContain(
			[
				'Its way, by the Received fields and the clock of each server:',
				'  1. from desk.example.test to relay.example.test (ESMTPS), 2026-11-01T10:00:01.000Z',
				'  2. from relay.example.test to mx.example.test (LMTP), 2026-11-01T10:00:03.000Z, +2 s',
				'Authentication-Results of mx.example.test:',
				'  SPF pass smtp.mailfrom=alice@example.test',
				'  DKIM fail header.d=example.test (bad hash)',
				'  DMARC none',
				'ARC set 1, as relay.example.test recorded it:',
				'  DKIM pass',
			].join('\n'),
		);
		expect(out).toMatch(
			/Its body was changed on its way, first in line 1:.*\n {2}sent {5}“.+”\n {2}arrived {2}“text”/,
		);
		expect(out.trimEnd()).toMatch(/Done\.$/);
	});

	test('a body that arrives as it was sent', async () => {
		const path = maildir();
		const {out} = await sendTo(path, '250 queued', '--await-file', path, '--body', 'text');
		expect(out).toContain('Its body arrived as it was sent.');
	});

	test('in JSON it is an object before the result', async () => {
		const path = maildir();
		const {out} = await sendTo(path, '250 queued', '--await-file', path, '--format', 'json');
		const [arrival, result] = out
			.trimEnd()
			.split('\n')
			.slice(-2)
			.map(line => JSON.parse(line));
		expect(arrival).toMatchObject({
			type: 'arrival',
			arrived: true,
			place: join(path, 'new', 'arrived'),
			junk: false,
			elapsed: expect.any(Number),
			hops: [{by: 'relay.example.test'}, {by: 'mx.example.test', delay: 2000}],
			authentication: [
				{server: 'mx.example.test', results: [{method: 'spf'}, {method: 'dkim'}, {method: 'dmarc'}]},
			],
			arc: [{instance: 1}],
			body: {same: false, line: 1, received: 'text'},
			signatures: [],
		});
		expect(result).toMatchObject({type: 'result', ok: true, exitCode: 0});
	});

	test('a page goes to standard output, the arrival to standard error', async () => {
		const path = maildir();
		const {out, err} = await sendTo(path, '250 queued', '--await-file', path, '--format', 'markdown');
		expect(out).not.toContain('The message arrived');
		expect(err).toContain('The message arrived');
	});

	test('a message that does not arrive in time is exit code 41', async () => {
		const {code, out} = await sendTo(
			maildir(),
			'250 queued',
			...['--await-file', maildir(), '--await-timeout', '1', '--format', 'json'],
		);
		expect(code).toBe(41);
		expect(out).toContain('within 1 second. It may still come: the server accepted it.');
		expect(out).toContain('"stage":"arrival"');
	});

	test('a refused message is not waited for', async () => {
		const {code, out} = await sendTo(maildir(), '550 no', '--await-file', maildir());
		expect(code).toBe(26);
		expect(out).not.toContain('arrive');
	});

	test('Ctrl+C stops the wait', async () => {
		const path = maildir();
		const before = process.listenerCount('SIGINT');
		inSession = [];
		const ran = sendTo(maildir(), '250 queued', '--await-file', path, '--await-timeout', '600');
		await vi.waitFor(
			() => {
				expect(inSession).not.toEqual([]);
				expect(process.listeners('SIGINT').some(each => !inSession.includes(each))).toBe(true);
			},
			{timeout: 20_000},
		);
		process.emit('SIGINT');
		const {code, out} = await ran;
		expect(code).toBe(130);
		expect(out).toContain('You stopped waiting for the message.');
		expect(process.listenerCount('SIGINT')).toBe(before);
	});
});

describe('--await listen://', () => {
	/** The server that accepts the message is the listener itself. */
	async function direct(port: number, ...argv: readonly string[]): Promise<Ran> {
		return run(
			...['send', `127.0.0.1:${port}`, '--from', 'alice@example.test', '--to', 'bob@example.test'],
			...['--await', `listen://127.0.0.1:${port}`, '--no-lint', ...argv],
		);
	}

	test('the listener is the last hop, and the body is compared', async () => {
		const {code, out, err} = await direct(await freePort(), '--ehlo', 'desk.example.test');
		expect(err).toMatch(/^Listening on 127\.0\.0\.1:\d+ for the message\.$/m);
		expect(out).toMatch(/ {2}1\. from desk\.example\.test to smtpscope \(ESMTP\), \d{4}-/);
		expect(out).toContain('Its body arrived as it was sent.');
		expect(code).toBe(0);
	});

	test('another message is deferred, and told of in the end', async () => {
		const port = await freePort();
		await using server = await scriptedServer([
			...['S: 220 hi', 'C: EHLO …', 'S: 250 me', 'C: MAIL FROM:<alice@example.test>'],
			call(() => handOver(port)),
			...['S: 250 ok', 'C: RCPT TO:<bob@example.test>', 'S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage()],
			...['S: 250 queued', 'C: QUIT', 'S: 221 bye', 'END'],
		]);
		const {code, out} = await run(
			...['send', `127.0.0.1:${server.port}`, '--from', 'alice@example.test', '--to', 'bob@example.test'],
			...['--await', `listen://127.0.0.1:${port}`, '--await-timeout', '1', '--no-lint'],
		);
		expect(out).toContain(
			'1 connection came in, and 1 message with another Message-ID or none: deferred, not accepted.',
		);
		expect(code).toBe(41);
	});

	test('a port in use', async () => {
		await using server = await scriptedServer(['S: 220 hi']);
		const {code, err} = await direct(server.port);
		expect(err).toContain('is in use by another program. Choose another port. Nothing was sent.');
		expect(code).toBe(1);
		expect(server.connections).toBe(0);
	});
});

/** Another client's message: deferred. */
async function handOver(port: number): Promise<void> {
	const other = {from: 'eve@example.test', to: 'x@example.test', text: 'another one\n'};
	await expect(sendMail({server: `smtp://127.0.0.1:${port}`, ...other})).rejects.toThrow('450');
}

async function freePort(): Promise<number> {
	await using server = await scriptedServer(['S: 220 hi']);
	return server.port;
}

describe('before anything is sent', () => {
	test.each([
		[['--await-file', '/nowhere/at/all'], 'cannot be read as a maildir'],
		[['--await', 'imaps://imap.example.net'], 'must name a user and an IMAP server'],
		[['--await', 'pop3://bob@imap.example.net'], 'must name a user and an IMAP server'],
		[['--await', 'imaps://bob:hunter2@imap.example.net'], 'does not accept a password in the URL'],
		[['--await', 'imaps://b%zz@imap.example.net'], 'two hexadecimal digits'],
		[['--await', 'imaps://bob@imap.example.net'], 'needs the IMAP password of bob'],
		[['--await', 'imaps://bob@imap.example.net', '--await-file', '.'], 'cannot be used together'],
		[['--await-file', '.', '--count', '2'], '--count cannot be used with it'],
		[['--await-file', '.', '--quit-after', 'RCPT'], '--quit-after cannot be used with it'],
		[['--await-timeout', '5'], '--await-timeout belongs to --await'],
		[['--await', 'listen://127.0.0.1'], 'requires the port to listen on'],
		[['--await', 'listen://127.0.0.1:99999'], '“99999” is not a port number'],
		[['--await-file', '.', '--await-password-file', 'x'], '--await-password-file is for --await'],
		[['--await-file', '.', '--await-timeout', 'soon'], '--await-timeout must be a number'],
		[['--await-file', '.', '--data', 'Subject: x\\n\\nno name'], 'finds the message by its Message-ID'],
		[
			['--await', 'imap://bob@127.0.0.1', '--await-password-file', '/nowhere'],
			'--await-password-file: “/nowhere”',
		],
	])('%j', async (argv, sentence) => {
		const {code, err, came} = await sendTo(maildir(), '250 ok', ...argv);
		expect({code, came}).toEqual({code: 1, came: 0});
		expect(err).toContain(sentence);
		expect(err).not.toContain('hunter2');
	});

	test('another user’s SMTP password is not shown to the IMAP server', async () => {
		await using imap = await scriptedServer(['S: * OK hi']);
		const file = join(folder, 'password');
		writeFileSync(file, 'wonderland\n');
		const argv = ['--auth-user', 'alice@example.test', '--auth-password-file', file];
		const {code, err} = await sendTo(
			maildir(),
			'250 ok',
			...['--await', `imap://bob@127.0.0.1:${imap.port}`, ...argv],
		);
		expect(code).toBe(1);
		expect(err).toContain('needs the IMAP password of bob');
		expect(imap.connections).toBe(0);
	});

	test('a password does not go in clear text to an IMAP server without STARTTLS', async () => {
		await using imap = await scriptedServer(['S: * OK [CAPABILITY IMAP4rev1] hi', 'C: A CAPABILITY']);
		const file = join(folder, 'imap-password');
		writeFileSync(file, 'wonderland\n');
		const {code, err, came} = await sendTo(
			maildir(),
			'250 ok',
			...['--await', `imap://bob@127.0.0.1:${imap.port}`, '--await-password-file', file],
		);
		expect({code, came}).toEqual({code: 1, came: 0});
		expect(err).toContain('does not support STARTTLS. Nothing was sent. Use imaps://');
		expect(imap.written()).not.toMatch(/LOGIN|AUTHENTICATE|wonderland/);
	});
});
