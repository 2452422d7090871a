import {expect, test} from 'vitest';
import {mailsIn, readHeader, readMail} from '../../../source/recordings/bounces/mail-parts.ts';

const nested = [
	'From: MAILER-DAEMON@relay.example.net',
	'Subject: Undelivered',
	'Content-Type: multipart/report; boundary=outer',
	'',
	'--outer',
	'Content-Type: multipart/alternative; boundary=inner',
	'',
	'--inner',
	'Content-Type: text/plain',
	'',
	'inside',
	'--outer',
	'Content-Type: message/delivery-status',
	'',
	'Reporting-MTA: dns; relay.example.net',
	'--inner',
	'Action: failed',
	'--outer',
	'Content-Type: text/plain',
	'',
	'after',
	'--outer--',
	'behind all parts',
];

const texts = (lines: readonly {text: string}[] = []) => lines.map(({text}) => text);
const read = (lines: readonly string[]) =>
	readMail(lines.map((text, index) => ({number: index + 1, text, at: null})));

test('a boundary of the outer part ends an inner one that was never closed', () => {
	const mail = read(nested);
	// Within the status the inner boundary is a line like any other.
	expect(texts(mail?.status)).toEqual(['Reporting-MTA: dns; relay.example.net', '--inner', 'Action: failed']);
	expect(texts(mail?.text)).toEqual(['inside', 'after']);
});

test('only a mail whose header names no type is taken apart at lines that look like a boundary', () => {
	const body = ['', '--part-12345', 'Content-Type: text/plain', '', 'inside', '--part-12345--'];
	const head = ['From: MAILER-DAEMON@relay.example.net', 'Subject: Undelivered'];
	expect(texts(read([...head, ...body])?.text)).toEqual(['inside']);
	expect(texts(read([...head, 'Content-Type: text/plain', ...body])?.text)).toEqual(body.slice(1));
});

test('where the boundary that the header names never comes, all of it is text', () => {
	const mail = read([
		'From: MAILER-DAEMON@relay.example.net',
		'Subject: Undelivered',
		'Content-Type: multipart/report; boundary=lost',
		'',
		'550 5.1.1 no such user',
	]);
	expect(texts(mail?.text)).toEqual(['550 5.1.1 no such user']);
});

test('a boundary that no header names counts where it comes again before a part', () => {
	const mail = read([
		'From: MAILER-DAEMON@relay.example.net',
		'Subject: Undelivered',
		'',
		'--unnamed',
		'Content-Type: text/plain',
		'',
		'550 5.1.1 no such user',
		'--unnamed',
		'Content-Type: message/delivery-status',
		'',
		'Action: failed',
		'--unnamed--',
	]);
	expect(texts(mail?.text)).toEqual(['550 5.1.1 no such user']);
	expect(texts(mail?.status)).toEqual(['Action: failed']);
});

const numbered = (lines: readonly string[]) =>
	lines.map((text, index) => ({number: index + 1, text, at: null}));

test.each([
	[['A: 1', 'B: 2', '', 'text'], {a: '1', b: '2'}, 3],
	[['A: 1', ' more', '\tand more', '', 'text'], {a: '1 more and more'}, 4],
	[['A : 1', 'a: 2', ' not this', 'B: 3'], {a: '1', b: '3'}, 4],
	[['A: 1', 'A: 2', ''], {a: '1'}, 3],
	[['A: 1', 'odd', 'B: 2', '', 'text'], {a: '1', b: '2'}, 4],
	[['A: 1', 'B: 2', 'odd', 'odd', 'text'], {a: '1', b: '2'}, 3],
	[['A: 1', 'odd', 'odd', 'text'], {}, 2],
	[['From a@b Mon', 'A: 1', '>From a@b', 'odd', 'B: 2', ''], {a: '1', b: '2'}, 6],
	[['A: 1', '  ', 'text'], {a: '1'}, 2],
	[[' A: 1', 'B: 2', ''], {b: '2'}, 3],
])('the header of %j', (lines, fields, end) => {
	const read = readHeader(numbered(lines), 0);
	expect(Object.fromEntries(read.header)).toEqual(fields);
	expect(read.end).toBe(end);
});

test('a field is cut where no one reads on', () => {
	const {header} = readHeader(
		numbered([`A: ${'x'.repeat(3000)}`, ` ${'y'.repeat(3000)}`, `B: ${'z'.repeat(5000)}`]),
		0,
	);
	expect(header.get('a')).toHaveLength(4000);
	expect(header.get('b')).toHaveLength(4000 - 'B: '.length);
});

test('the mails of a file: a From line counts at its head and behind an empty line', () => {
	const split = (lines: readonly string[]) => mailsIn(numbered(lines)).map(texts);
	const from = 'From a@example.org Mon Jul  6 10:00:00 2026';
	expect(split([from, 'A: 1', '', from, 'B: 2'])).toEqual([
		[from, 'A: 1', ''],
		[from, 'B: 2'],
	]);
	expect(split([from, 'A: 1', from, 'B: 2'])).toHaveLength(1);
	expect(split(['A: 1', '', from, 'B: 2'])).toEqual([['A: 1', '', from, 'B: 2']]);
	expect(split([])).toEqual([[]]);
});

const mail = ['From: MAILER-DAEMON@relay.example.net', 'Subject: Undelivered'];

test('what is a mail: two telling fields, behind three lines without text at most', () => {
	expect(read([...mail, '', 'text'])).not.toBeNull();
	expect(read(['', '', '', ...mail, '', 'text'])).not.toBeNull();
	expect(read(['', '', '', '', ...mail, '', 'text'])).toBeNull();
	expect(read(['Subject: Undelivered', 'X-A: 1', '', 'text'])).toBeNull();
});

test.each([
	['text/plain; charset=utf-8', 'quoted-printable', ['a=3Db=', 'c'], ['a=bc']],
	['text/plain', 'Base64', ['YWJj'], ['abc']],
	['text/plain; charset=iso-8859-1', '8bit', ['gr\xfc\xdfe'], ['gr\xc3\xbc\xc3\x9fe']],
	['text/plain', '7bit', ['\x1b$B$"\x1b(B'], ['\xe3\x81\x82']],
	['text/html', '7bit', ['<p>one</p>'], ['one']],
	['text', '7bit', ['one'], ['one']],
	['application/pdf', '7bit', ['one'], []],
])('%s in %s', (type, encoding, body, expected) => {
	const found = read([
		...mail,
		`Content-Type: ${type}`,
		`Content-Transfer-Encoding: ${encoding}`,
		'',
		...body,
	]);
	expect(texts(found?.text).filter(text => text !== '')).toEqual(expected);
});

test('the message that came back, and a bounce that came back itself', () => {
	const around = (...inner: readonly string[]) =>
		read([
			...mail,
			'Content-Type: multipart/mixed; boundary="b"',
			'',
			'before',
			'--b',
			...inner,
			'--b--',
			'behind',
		]);
	const returned = around(
		'Content-Type: message/rfc822',
		'',
		'From: alice@example.org',
		'Subject: Hi',
		'',
		'Hello',
	);
	expect(returned?.returned?.get('subject')).toBe('Hi');
	expect(texts(returned?.text)).toEqual([]);
	const passedOn = around(
		...[
			'Content-Type: message/rfc822',
			'',
			'From: a@example.org',
			'Content-Type: multipart/report; boundary=c',
			'',
		],
		...['--c', 'Content-Type: message/delivery-status', '', 'Action: failed', '--c--'],
	);
	expect(passedOn?.returned).toBeNull();
	expect(texts(passedOn?.status)).toEqual(['Action: failed']);
	const feedback = around('Content-Type: message/feedback-report', '', 'Feedback-Type: abuse');
	expect(texts(feedback?.feedback)).toEqual(['Feedback-Type: abuse']);
});

test('a boundary that no header announced counts where a part’s header follows it', () => {
	const odd = (next: string) =>
		read([
			...[...mail, 'Content-Type: multipart/report; boundary=b', '', '--b', 'Content-Type: text/plain', ''],
			...['text', '--other', next, '', 'Action: failed', '--b--'],
		]);
	expect(texts(odd('Content-Type: message/delivery-status')?.status)).toEqual(['Action: failed']);
	expect(texts(odd('signature')?.status)).toEqual([]);
	expect(texts(odd('signature')?.text)).toEqual(['text', '--other', 'signature', '', 'Action: failed']);
});

test('the HTML counts only where there is no other text', () => {
	const both = (plain: string) =>
		texts(
			read([
				...[
					...mail,
					'Content-Type: multipart/alternative; boundary=b',
					'',
					'--b',
					'Content-Type: text/plain',
					'',
				],
				...[plain, '--b', 'Content-Type: text/html', '', '<p>rich</p>', '--b--'],
			])?.text,
		).filter(text => text.trim() !== '');
	expect(both('plain')).toEqual(['plain']);
	expect(both('  ')).toEqual(['rich']);
});
