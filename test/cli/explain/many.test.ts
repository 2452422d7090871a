/** `explain` of logs that hold many sessions. */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, describe, expect, it} from 'vitest';
import {postfixLog} from '../../support/mail-log.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-many-'));
afterAll(() => rmSync(folder, {recursive: true}));
let files = 0;
function file(content: string | Uint8Array, name = `${++files}.log`): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const made = postfixLog(6000);
const large = file(made.text);
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const objects = (out: string): Record<string, unknown>[] =>
	out
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));

it('answers first why mail was not delivered, in one screen', async () => {
	const {code, out} = await run('explain', large);
	expect(code).toBe(0);
	expect(out).toContain('What was not delivered, by cause');
	expect(out).toMatch(/^ +\d+ % +\d+ {2}Recipient does not exist \[recipient-unknown\]/m);
	expect(out.split('\n').length).toBeLessThanOrEqual(30);
	expect(flat(out)).toMatch(/delivered · [\d,]+ deferred \([\d,]+ deferrals\)/);
});

it('a small log is still told session by session, unless more is asked for', async () => {
	const small = file(postfixLog(20).text);
	expect((await run('explain', small)).out).toContain('── Session 1 of');
	expect((await run('explain', small, '--group', 'server')).out).toContain('by server');
});

it('counts rotated and packed logs as one', async () => {
	const half = Math.floor(made.text.length / 2);
	const cut = made.text.indexOf('\n', half) + 1;
	const older = file(gzipSync(made.text.slice(0, cut)), 'mail.log.1.gz');
	const newer = file(made.text.slice(cut), 'mail.log');
	const together = objects((await run('explain', newer, older, '--format', 'json', '--group', 'cause')).out);
	const whole = objects((await run('explain', large, '--format', 'json')).out);
	expect(together[0]?.totals).toEqual(whole[0]?.totals);
	expect(together.slice(1).map(({id, count}) => [id, count])).toEqual(
		whole.slice(1).map(({id, count}) => [id, count]),
	);
});

it('shows the sessions that are asked for, and says how many more there are', async () => {
	const {out, err} = await run('explain', large, '--cause', 'recipient-full', '--sessions', '2');
	expect(out.match(/552 5\.2\.2 <user\d+@dom\d+\.example>: Mailbox full/g)?.length).toBeGreaterThanOrEqual(2);
	expect(out.match(/^── /gm)).toHaveLength(2);
	expect(err).toMatch(/[\d,]+ more sessions match; --sessions all shows them\./);
	const json = objects(
		(await run('explain', large, '--cause', 'recipient-full', '--format', 'json', '--sessions', '1')).out,
	);
	expect(json.map(({type}) => type)).toContain('session');
	expect(json[1]).toMatchObject({
		type: 'group',
		id: 'recipient-full',
		cause: 'recipient-full',
		fates: {bounced: expect.any(Number)},
	});
});

it.each([
	['--to', 'dom7.example', ({recipient}: {recipient: string}) => recipient.endsWith('@dom7.example')],
	['--filter', 'greylisted 450', ({reason}: {reason: string}) => reason.includes('Greylisted')],
])('counts only what fits %s %s', async (option, value, fits) => {
	const [summary, ...groups] = objects((await run('explain', large, option, value, '--format', 'json')).out);
	expect(groups.length).toBeGreaterThan(0);
	for (const {example} of groups) {
		expect(fits(example as never)).toBe(true);
	}

	expect(summary).toMatchObject({totals: {received: 0}});
});

it('counts a span of time', async () => {
	const year =
		new Date().getUTCFullYear() - (Date.now() < Date.UTC(new Date().getUTCFullYear(), 10, 27) ? 1 : 0);
	const [summary] = objects(
		(
			await run(
				'explain',
				large,
				'--since',
				`${year}-11-27T10:00`,
				'--until',
				`${year}-11-27T10:59:59`,
				'--format',
				'json',
			)
		).out,
	);
	expect(String(summary?.first)).toMatch(/T10:00/);
	expect(String(summary?.last)).toMatch(/T10:59/);
});

describe('other forms', () => {
	it('CSV', async () => {
		const {out} = await run('explain', large, '--format', 'csv', '--group', 'server');
		const [head = '', first = ''] = out.split('\r\n');
		expect(head).toMatch(/^group,title,count,share/);
		expect(first).toMatch(/^mx\d\.dom\d+\.example,/);
	});

	it('HTML and Markdown hold nothing that a log could do harm with', async () => {
		const evil = file(
			`${made.text}Nov 27 23:59:59 mail postfix/smtp[1]: 4Evil1: to=<x@example.net>, relay=mx[192.0.2.1]:25, delay=1, dsn=5.0.0, status=bounced (host mx[192.0.2.1] said: 550 <script>alert(1)</script> \u001b[2J| *x* (in reply to RCPT TO command))\n`,
		);
		const {out: html} = await run('explain', evil, '--format', 'html');
		expect(html).not.toContain('<script>alert(1)');
		expect(html).not.toContain('\u001b');
		expect(html).toContain('role="img"');
		const {out: markdown} = await run('explain', evil, '--format', 'markdown');
		expect(markdown).not.toContain('\u001b');
		expect(markdown).toContain('| share | count |');
	});

	it('a wrong one is refused', async () => {
		const {code, err} = await run('explain', large, '--format', 'junit');
		expect(code).toBe(1);
		expect(err).toContain('--format requires text, json, markdown, html, csv for a log of many sessions');
	});
});

describe('a summary that was saved', () => {
	it('shows what is new and what grew', async () => {
		const before = join(folder, 'before.json');
		await run(
			'explain',
			file(
				postfixLog(300, 5)
					.text.replaceAll('Mailbox full', 'User unknown')
					.replaceAll(/55[0-9] 5\.2\.2/g, '550 5.1.1'),
			),
			'--group',
			'cause',
			'--save',
			before,
		);
		expect(statSync(before).mode & 0o777).toBe(0o600);
		expect(readFileSync(before, 'utf8')).toMatch(/^\{"type":"summary",/);
		const {code, out} = await run('explain', large, '--compare', before);
		expect(code).toBe(43);
		expect(out).toMatch(/ {2}new +0 → [\d,]+ +Mailbox full \[recipient-full\]/);
		expect(out).toMatch(/ {2}more +\d+ → [\d,]+ +Recipient does not exist/);
		const same = await run('explain', large, '--compare', await saved(large));
		expect(same.code).toBe(0);
		expect(same.out).toContain('nothing has changed');
	});

	it('is not written over', async () => {
		const {code, err} = await run('explain', large, '--save', await saved(large));
		expect(code).toBe(1);
		expect(err).toContain('--save');
	});
});

async function saved(log: string): Promise<string> {
	const path = join(folder, `saved-${++files}.json`);
	await run('explain', log, '--save', path);
	return path;
}

it.each([
	[['--group', 'magic'], '--group requires one of cause, server, domain, sender, hour'],
	[['--only', 'good'], '--only accepts “failed”'],
	[['--cause', 'recipient-unknwon'], 'Did you mean recipient-unknown?'],
	[['--since', 'yesterday'], '--since requires a date'],
	[['--sessions', 'some'], '--sessions requires a number, or all'],
])('refuses %j', async (options, words) => {
	const {code, err} = await run('explain', large, ...options);
	expect(code).toBe(1);
	expect(err).toContain(words);
});

it('says that there is nothing to count in what is no such log', async () => {
	const {code, err} = await run('explain', file('220 hello\n'), '--group', 'cause');
	expect(code).toBe(1);
	expect(err).toContain('does not contain many sessions');
});

it('writes JSON as its schema describes it', async () => {
	const {default: Ajv} = await import('ajv/dist/2020.js');
	const schema = JSON.parse(
		readFileSync(new URL('../../../docs/collection.schema.json', import.meta.url), 'utf8'),
	);
	const valid = new Ajv.default({strict: false}).compile(schema);
	const before = await saved(file(postfixLog(200, 9).text));
	for (const options of [[], ['--group', 'hour'], ['--group', 'sender'], ['--compare', before]]) {
		for (const object of objects((await run('explain', large, '--format', 'json', ...options)).out)) {
			expect([object, valid(object), valid.errors]).toEqual([object, true, null]);
		}
	}
});

const bounce = (to: string, status: string, words: string): string =>
	[
		'From: MAILER-DAEMON@mx.example.test',
		'Subject: Undelivered Mail Returned to Sender',
		'Date: Sat, 28 Nov 2026 10:00:00 +0000',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
		'',
		'--b',
		'Content-Type: text/plain',
		'',
		`<${to}>: ${words}`,
		'--b',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.example.test',
		'',
		`Final-Recipient: rfc822; ${to}`,
		'Action: failed',
		`Status: ${status}`,
		`Diagnostic-Code: smtp; ${words}`,
		'',
		'--b--',
		'',
	].join('\n');

describe('bounces', () => {
	const mails = [
		bounce('bob@example.net', '5.1.1', '550 5.1.1 <bob@example.net>: User unknown'),
		bounce('carol@example.com', '5.2.2', '552 5.2.2 Mailbox full'),
		bounce('dave@example.net', '5.1.1', '550 5.1.1 <dave@example.net>: User unknown'),
	];
	const counts = (out: string): unknown =>
		objects(out)
			.slice(1)
			.map(({id, count}) => [id, count]);

	it('of an mbox file are all counted', async () => {
		const mbox = file(mails.map(mail => `From MAILER-DAEMON Sat Nov 28 10:00:00 2026\n${mail}\n`).join(''));
		expect(counts((await run('explain', mbox, '--group', 'cause', '--format', 'json')).out)).toEqual([
			['recipient-unknown', 2],
			['recipient-full', 1],
		]);
	});

	it('of a maildir too', async () => {
		const maildir = mkdtempSync(join(folder, 'maildir-'));
		mkdirSync(join(maildir, 'new'));
		mkdirSync(join(maildir, 'cur'));
		for (const [index, mail] of mails.entries()) {
			writeFileSync(join(maildir, index === 0 ? 'new' : 'cur', String(index)), mail);
		}

		expect(counts((await run('explain', maildir, '--format', 'json', '--group', 'cause')).out)).toEqual([
			['recipient-unknown', 2],
			['recipient-full', 1],
		]);
	});
});

it('counts the conversations of a capture', async () => {
	const capture = join(import.meta.dirname, '../../recordings/samples/swaks-loopback.pcap');
	const [summary, group] = objects(
		(await run('explain', capture, '--group', 'cause', '--format', 'json')).out,
	);
	expect(summary).toMatchObject({format: 'capture', totals: {bounced: 1}});
	expect(group).toMatchObject({id: 'recipient-unknown', example: {recipient: 'nobody@example.test'}});
});

it('a large message is shown as a message', async () => {
	const letter = file(
		`From: a@example.org\nTo: b@example.org\nSubject: long\nDate: Sat, 28 Nov 2026 10:00:00 +0000\n\n${'x'.repeat(70)}\n`.padEnd(
			1_200_000,
			`${'x'.repeat(70)}\n`,
		),
		'letter.eml',
	);
	const {out} = await run('explain', letter);
	expect(out).toContain('Subject: long');
	expect(out).not.toContain('What was not delivered');
});
