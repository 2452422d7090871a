import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {dnsServer} from '../../support/dns-server.ts';
import {run} from '../capture.ts';

let folder = '';
let letter = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smtpscope-explain-message-'));
	letter = join(folder, 'letter.eml');
	await writeFile(
		letter,
		[
			'Return-Path: <alice@example.org>',
			'From: =?koi8-r?B?4czJ08E=?= <alice@example.org>',
			'To: bob@example.net',
			'Date: Sat, 02 May 2020 12:00:00 +0000',
			'Subject: log',
			'MIME-Version: 1.0',
			'Content-Type: multipart/mixed; boundary=b',
			'',
			'--b',
			'',
			'S: 220 hi',
			'C: EHLO me',
			'S: 250 me',
			'--b',
			'Content-Type: application/pdf; name="../x\u001b.pdf"',
			'Content-Transfer-Encoding: base64',
			'',
			'AAEC/w==',
			'--b--',
			'',
		].join('\r\n'),
	);
});
afterAll(() => rm(folder, {recursive: true}));

test('a message as text, though a session is quoted in it', async () => {
	const {code, out} = await run('explain', letter);
	expect(code).toBe(0);
	expect(out).toContain('From: Алиса <alice@example.org>');
	expect(out).toMatch(/2 {2}application\/pdf .*attachment 1/);
	expect(out).toContain('message/no-message-id');
	expect(out).not.toContain('date-long-ago');
	expect(out).not.toContain('/attachment 1 saves');
	expect(out).not.toContain('\u001b');
});

test('the same as JSON', async () => {
	const {out} = await run('explain', letter, '--format', 'json');
	expect(JSON.parse(out)).toMatchObject({
		type: 'message',
		fields: expect.arrayContaining([
			expect.objectContaining({name: 'From', value: 'Алиса <alice@example.org>'}),
		]),
		parts: [{path: ''}, {path: '1', type: 'text/plain'}, {path: '2', octets: 8, decoded: 4, attachment: 1}],
		findings: expect.arrayContaining([expect.objectContaining({rule: 'message/no-message-id'})]),
	});
});

test('its attachments are saved, under safe names and never over another', async () => {
	const first = await run('explain', letter, '--attachments', folder);
	expect(first.err).toContain(join(folder, 'x_.pdf'));
	expect([...(await readFile(join(folder, 'x_.pdf')))]).toEqual([0, 1, 2, 255]);
	expect((await run('explain', letter, '--attachments', folder)).err).toContain('already exists');
});

test('DNS is asked only where that is allowed', async () => {
	await using dns = await dnsServer({'TXT example.org': ['v=spf1 ip4:192.0.2.1 -all']});
	await run('explain', letter, '--dns', dns.address);
	expect(dns.questions).toEqual([]);
	const {out} = await run(
		...['explain', letter, '--check-sender', '--client-address', '192.0.2.9', '--dns', dns.address],
	);
	expect(out).toContain('SPF    fail for example.org');
	expect(out).toContain('sender/no-mx');
});

test('a log stays a log, and a format that a message has not is told', async () => {
	const log = join(folder, 'session.txt');
	await writeFile(log, 'S: 220 hi\nC: EHLO me\nS: 250 me\nC: QUIT\nS: 221 bye\n');
	expect((await run('explain', log)).out).not.toContain('What a receiver');
	expect(await run('explain', letter, '--format', 'html')).toMatchObject({
		code: 1,
		err: expect.stringContaining('text or json'),
	});
});

test('a finding about messages is told by its name', async () => {
	const {code, out} = await run('explain', '--rule', 'message/lone-line-end');
	expect(code).toBe(0);
	expect(out).toMatch(/^message\/lone-line-end\n\nNot every line ends in CRLF/);
	expect(out).toContain('Reference: RFC 5321 §2.3.8');
	expect(
		JSON.parse((await run('explain', '--rule', 'message/no-date', '--format', 'json')).out),
	).toMatchObject({
		id: 'message/no-date',
		reference: 'RFC 5322 §3.6',
	});
});

test('HTML is told as a reader sees it, and in JSON as its source too', async () => {
	const page = join(folder, 'page.eml');
	await writeFile(
		page,
		'From: alice@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Hello <b>Bob</b></p>\r\n',
	);
	expect((await run('explain', page, '--format', 'text')).out).toContain('HTML, shown as text.\nHello Bob');
	expect(JSON.parse((await run('explain', page, '--format', 'json')).out)).toMatchObject({
		text: '<p>Hello <b>Bob</b></p>\n',
		readable: 'Hello Bob',
	});
});
