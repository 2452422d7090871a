/** Messages as bytes: ordinary ones, and one for each thing that can be wrong with one. */
import {createHash} from 'node:crypto';

export type RawMessage = {readonly name: string; readonly text: string};

const head = [
	'From: Alice <alice@example.org>',
	'To: bob@example.net',
	'Subject: hello',
	'Date: Wed, 01 Jul 2026 12:00:00 +0000',
	'Message-ID: <1@example.org>',
];

/** `fields` are added; a name of `head` that stands among them takes the place of the one there, `-Name` takes it out. */
function message(fields: readonly string[], body: string, end = '\r\n'): string {
	const named = new Set(fields.map(field => /^-?([\w-]+)/.exec(field)?.[1]?.toLowerCase()));
	const kept = head.filter(field => !named.has(/^[\w-]+/.exec(field)?.[0].toLowerCase()));
	return [...kept, ...fields.filter(field => !field.startsWith('-')), '', body].join(end);
}

const mime = (type: string, ...more: readonly string[]) => [
	'MIME-Version: 1.0',
	`Content-Type: ${type}`,
	...more,
];
const mixed = (...parts: readonly string[]) =>
	message(
		mime('multipart/mixed; boundary=b1'),
		`preamble\r\n--b1\r\n${parts.join('\r\n--b1\r\n')}\r\n--b1--\r\nepilogue\r\n`,
	);
const attachment = (name: string, type = 'application/pdf') =>
	`Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==`;
const nested = (depth: number): string =>
	depth === 0
		? 'Content-Type: text/plain\r\n\r\ndeep'
		: `Content-Type: multipart/mixed; boundary=d${depth}\r\n\r\n--d${depth}\r\n${nested(depth - 1)}\r\n--d${depth}--`;
const hash = (body: string) => createHash('sha256').update(body).digest('base64');
const signed = (body: string, more = '') =>
	`DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.org; s=s1; h=from; bh=${hash(body)}; b=x${more}`;
const relaxed = (body: string) =>
	`DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1; h=from; bh=${hash(body)}; b=x`;

export const rawMessages: readonly RawMessage[] = [
	{name: 'plain', text: message([], 'Hello\r\n')},
	{name: 'no fields at all', text: '\r\nHello\r\n'},
	{name: 'empty', text: ''},
	{name: 'header only', text: head.join('\r\n')},
	{name: 'header and line end', text: `${head.join('\r\n')}\r\n`},
	{name: 'LF alone', text: message([], 'Hello\nthere\n', '\n')},
	{name: 'CR alone', text: message([], 'Hello\rthere\r', '\r\n')},
	{name: 'NUL, and a long line', text: message([], `a\0b\r\n${'x'.repeat(999)}\r\n`)},
	{name: 'lines of 79 and 998', text: message([], `${'x'.repeat(79)}\r\n${'y'.repeat(998)}\r\n`)},
	{name: 'line of 78', text: message([], `${'x'.repeat(78)}\r\n`)},
	{
		name: 'folded and odd fields',
		text: message(['Subject: one\r\n\ttwo\r\n  three', 'X-Empty:', 'X-Space : x', 'x-UPPER: y'], 'Hello\r\n'),
	},
	{
		name: 'encoded words',
		text: message(
			[
				'Subject: =?utf-8?Q?K=C3=A4se?= =?iso-8859-1?B?5A==?= plain =?x-none?Q?a?=',
				'From: =?utf-8?B?w4RubmE=?= <anna@example.org>',
			],
			'Hello\r\n',
		),
	},
	{name: 'mbox line', text: `From alice@example.org Mon Jul  6 10:00:00 2026\r\n${message([], 'Hello\r\n')}`},
	{name: 'byte order mark', text: `\xef\xbb\xbf${message([], 'Hello\r\n')}`},
	{name: 'empty lines first', text: `\r\n\r\n${message([], 'Hello\r\n')}`},
	{name: 'broken line', text: message(['no field here', 'X-After: y'], 'Hello\r\n')},
	{name: 'no blank line', text: `${head.join('\r\n')}\r\nHello Bob, this is text\r\nmore\r\n`},
	{
		name: '501 fields',
		text: message(
			Array.from({length: 497}, (_, index) => `X-${index}: y`),
			'Hello\r\n',
		),
	},
	{name: 'raw UTF-8 in the header', text: message(['Subject: K\xc3\xa4se'], 'Hello\r\n')},
	{name: 'raw latin in the header', text: message(['Subject: K\xe4se'], 'Hello\r\n')},
	{
		name: 'raw latin, declared',
		text: message(
			['Subject: K\xe4se', ...mime('text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit')],
			'K\xe4se\r\n',
		),
	},
	{name: 'no Date', text: message(['-Date'], 'Hello\r\n')},
	...[
		...[
			'Wed, 01 Jul 2026 14:00:00 +0000',
			'Wed, 01 Jul 2026 12:29:00 +0000',
			'Wed, 01 Jul 2026 13:00:00 +0000',
			'Sat, 04 Jul 2026 12:00:00 +0000',
			'Wed, 24 Jun 2026 12:00:00 +0000',
		],
		...[
			'Thu, 25 Jun 2026 12:00:00 +0000',
			'Thu, 01 Jul 2026 12:00:00 +0000',
			'01 Jul 2026 12:00 GMT',
			'1 jul 2026 12:00:00 EST (comment)',
			'31 Jun 2026 12:00:00 +0000',
			'01 Foo 2026 12:00:00 +0000',
		],
		...[
			'Wed, 01 Jul 2026 24:00:00 +0000',
			'Wed, 01 Jul 2026 12:60:00 +0000',
			'Wed, 01 Jul 2026 12:00:61 +0000',
			'Wed, 01 Jul 2026 12:00:60 +0000',
			'Wed, 01 Jul 2026 12:00:00 XYZ',
			'Wed, 01 Jul 2026 12:00:00 +0060',
		],
		...[
			'2026-07-01T12:00:00Z',
			'Wed, 01 Jul 26 12:00:00 +0000',
			'Wed, 01 Jul 2026 14:00:00 -0530',
			'',
			'Wed, 01 Jul 2026 12:00:00 Z',
			'Wed, 01 Jul 2026 05:00:00 PDT',
		],
	].map(date => ({name: `Date ${date}`, text: message([`Date: ${date}`], 'Hello\r\n')})),
	{name: 'no From', text: message(['-From'], 'Hello\r\n')},
	{name: 'no To', text: message(['-To'], 'Hello\r\n')},
	{
		name: 'Cc alone, Bcc shown',
		text: message(['-To', 'Cc: carol@example.com', 'Bcc: dave@example.com'], 'Hello\r\n'),
	},
	{name: 'Bcc alone, empty', text: message(['-To', 'Bcc:'], 'Hello\r\n')},
	{name: 'no Subject', text: message(['-Subject'], 'Hello\r\n')},
	{name: 'empty Subject', text: message(['Subject: '], 'Hello\r\n')},
	{name: 'no Message-ID', text: message(['-Message-ID'], 'Hello\r\n')},
	...[
		'1@example.org',
		'<1>',
		'<1@a@b>',
		'<1 2@example.org>',
		'<1@localhost>',
		'<1@host>',
		'<1@host.local>',
		'<1@a.internal>',
		'<1@HOST.LAN>',
		'<1@localhost.example>',
		'<@x.y>',
		'',
	].map(id => ({
		name: `Message-ID ${id}`,
		text: message([`Message-ID: ${id}`], 'Hello\r\n'),
	})),
	{
		name: 'twice',
		text: message(
			[
				'From: a@example.org',
				'From: b@example.org',
				'Subject: a',
				'subject: b',
				'SUBJECT: c',
				'Received: x',
				'Received: y',
				'References: <a>',
				'References: <b>',
			],
			'Hello\r\n',
		),
	},
	{
		name: 'all once fields twice',
		text: message(
			[
				'Sender',
				'Reply-To',
				'To',
				'Cc',
				'Bcc',
				'Message-ID',
				'In-Reply-To',
				'MIME-Version',
				'Content-Type',
				'Content-Transfer-Encoding',
				'Date',
			].flatMap(name => [`${name}: a@example.org`, `${name}: b@example.org`]),
			'Hello\r\n',
		),
	},
	{name: 'MIME fields, no version', text: message(['Content-Type: text/plain; charset=utf-8'], 'Hello\r\n')},
	{name: 'encoding, no version', text: message(['Content-Transfer-Encoding: 7bit'], 'Hello\r\n')},
	...[
		...[
			'alice',
			'a b@example.org',
			'Alice <alice@example.org',
			'"Alice <alice@example.org>',
			'',
			'undisclosed-recipients:;',
			'list: a@example.org, b@example.org;',
			'a@',
			'@b',
			'a@exa_mple.org',
			'.a@example.org',
			'a..b@example.org',
		],
		...[
			'"a..b"@example.org',
			`${'a'.repeat(65)}@example.org`,
			`a@${'abcdefg.'.repeat(32)}example`,
			'a@[192.0.2.1]',
			'a@[x]',
			'a@-b.example',
			'<a@example.org> x',
			'<a@example.org> (x)',
			'a@b@example.org',
			'k\xc3\xa4se@example.org',
		],
		...[
			'bob@example.net <alice@example.org>',
			'alice@EXAMPLE.org <alice@example.org>',
			'alice at example <alice@example.org>',
			'a@example.org,, b@example.org',
			', ',
			'a@example.org; b@example.org',
			'<<a@example.org>>',
		],
	].map(list => ({name: `From ${list}`, text: message([`From: ${list}`], 'Hello\r\n')})),
	{
		name: 'address fields',
		text: message(
			['To: ', 'Cc: no address here', 'Sender: s@example.org, t@example.org', 'Reply-To: r@'],
			'Hello\r\n',
		),
	},
	{
		name: 'list fields, good',
		text: message(
			[
				'List-Id: x <x.example.org>',
				'List-Unsubscribe: <https://example.org/u>, <mailto:u@example.org>',
				'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
			],
			'Hello\r\n',
		),
	},
	{
		name: 'list fields, bad',
		text: message(
			['List-Unsubscribe: https://example.org/u', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
			'Hello\r\n',
		),
	},
	{
		name: 'unsubscribe by mail only, one click',
		text: message(['List-Unsubscribe: <mailto:u@example.org>', 'List-Unsubscribe-Post: x'], 'Hello\r\n'),
	},
	{name: 'one click alone', text: message(['List-Unsubscribe-Post: x'], 'Hello\r\n')},
	{name: 'bulk', text: message(['Precedence: bulk'], 'Hello\r\n')},
	{name: 'precedence first-class', text: message(['Precedence: first-class'], 'Hello\r\n')},
	{name: 'list-id alone', text: message(['List-Id: x'], 'Hello\r\n')},
	{name: 'html only', text: message(mime('text/html; charset=utf-8'), '<p>Hello</p>\r\n')},
	{
		name: 'alternative',
		text: message(
			mime('multipart/alternative; boundary="b 1"'),
			'--b 1\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b 1\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n--b 1--\r\n',
		),
	},
	{
		name: 'mixed',
		text: mixed(
			'\r\nHello',
			attachment('a.pdf'),
			'Content-Type: image/png; name=pic.png\r\nContent-Disposition: inline\r\nContent-ID: <p1>\r\n\r\npng',
		),
	},
	{name: 'no boundary', text: message(mime('multipart/mixed'), '--b1\r\n\r\nHello\r\n--b1--\r\n')},
	{name: 'empty boundary', text: message(mime('multipart/mixed; boundary=""'), '--\r\n\r\nHello\r\n')},
	{
		name: 'boundary not found',
		text: message(mime('multipart/mixed; boundary=b1'), '--b2\r\n\r\nHello\r\n--b2--\r\n'),
	},
	{
		name: 'not closed',
		text: message(mime('multipart/mixed; boundary=b1'), '--b1\r\n\r\nHello\r\n--b1\r\n\r\nmore\r\n'),
	},
	{
		name: 'multipart encoded',
		text: message(
			mime('multipart/mixed; boundary=b1', 'Content-Transfer-Encoding: base64'),
			'--b1\r\n\r\nHello\r\n--b1--\r\n',
		),
	},
	{
		name: 'multipart 8bit',
		text: message(
			mime('multipart/mixed; boundary=b1', 'Content-Transfer-Encoding: 8bit'),
			'--b1\r\n\r\nHello\r\n--b1--\r\n',
		),
	},
	{name: 'too deep', text: message(['MIME-Version: 1.0'], '').replace(/\r\n\r\n$/, `\r\n${nested(32)}\r\n`)},
	{
		name: 'digest',
		text: message(
			mime('multipart/digest; boundary=b1'),
			'--b1\r\n\r\nSubject: inner\r\n\r\nHello\r\n--b1\r\nContent-Type: text/plain\r\n\r\ntext\r\n--b1--\r\n',
		),
	},
	{
		name: 'forwarded',
		text: mixed(
			'\r\nsee below',
			'Content-Type: message/rfc822\r\n\r\nFrom: carol@example.com\r\nSubject: inner\r\nContent-Type: multipart/mixed; boundary=c1\r\n\r\n--c1\r\n\r\ninner\r\n--c1--',
		),
	},
	{
		name: 'forwarded, encoded',
		text: mixed(
			`Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('Subject: inner\r\n\r\ntext').toString('base64')}`,
		),
	},
	{name: 'forwarded, global', text: mixed('Content-Type: message/global\r\n\r\nSubject: inner\r\n\r\ntext')},
	{name: 'unknown charset', text: message(mime('text/plain; charset=x-none'), 'Hello\r\n')},
	...['iso-2022-jp', 'ISO-2022-KR', 'hz-gb-2312', 'x-mac-roman', 'x-user-defined', 'macintosh'].map(
		charset => ({
			name: `charset ${charset}`,
			text: message(mime(`text/plain; charset=${charset}`), 'Hello\r\n'),
		}),
	),
	{name: 'ascii by other names', text: message(mime('text/plain; charset=ansi_x3.4-ascii'), 'Hello\r\n')},
	{name: 'undeclared 8bit', text: message(mime('text/plain; charset=utf-8'), 'K\xc3\xa4se\r\n')},
	{name: 'undeclared 8bit, no MIME', text: message([], 'K\xe4se\r\n')},
	{
		name: 'no charset',
		text: message(mime('text/plain', 'Content-Transfer-Encoding: 8bit'), 'K\xc3\xa4se\r\n'),
	},
	{
		name: 'bad octets',
		text: message(mime('text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'), 'K\xe4se\r\n'),
	},
	{
		name: 'bad octets at the end',
		text: message(mime('text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'), 'K\xc3'),
	},
	{
		name: 'unknown encoding',
		text: message(mime('text/plain', 'Content-Transfer-Encoding: x-foo'), 'Hello\r\n'),
	},
	{
		name: 'quoted-printable',
		text: message(
			mime('text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'),
			'K=C3=A4se soft=\r\n break=20\r\nlast=  \r\n',
		),
	},
	{
		name: 'quoted-printable, bad',
		text: message(
			mime('text/plain; charset=utf-8', 'Content-Transfer-Encoding: Quoted-Printable'),
			'a=b =ZZ\r\n',
		),
	},
	{
		name: 'base64 text',
		text: message(
			mime('text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'),
			`${Buffer.from('Hello Bob, all of this is plain ASCII and could have been sent as it is.').toString('base64')}\r\n`,
		),
	},
	{
		name: 'base64 text of another script',
		text: message(
			mime('text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'),
			`${Buffer.from('Съешь ещё этих мягких булок').toString('base64')}\r\n`,
		),
	},
	{
		name: 'base64, bad',
		text: message(mime('text/plain', 'Content-Transfer-Encoding: base64'), 'SGVsbG8*\r\nabc\r\n'),
	},
	{
		name: 'uuencode',
		text: message(
			mime('text/plain', 'Content-Transfer-Encoding: x-uuencode'),
			'begin 644 a.txt\r\n%:&5L;&\\\r\n`\r\nend\r\n',
		),
	},
	{
		name: 'uuencode, cut',
		text: message(mime('text/plain', 'Content-Transfer-Encoding: uue'), 'begin 644 a.txt\r\n%:&5L;&\\\r\n'),
	},
	{
		name: 'uuencode, none',
		text: message(mime('text/plain', 'Content-Transfer-Encoding: uuencode'), 'hello\r\n'),
	},
	...[
		...[
			'',
			'a.exe',
			'a.pdf.exe',
			'A.JS ',
			'a.txt',
			'a/b.txt',
			'a\\\\b.txt',
			'x\x07.txt',
			`${'x'.repeat(256)}.txt`,
			'a.jpeg.lnk.',
			'a.docx.iso',
			'a.tar.js',
			'=?utf-8?Q?K=C3=A4se.pdf?=',
			'=?utf-8?Q?=22quoted.pdf=22?=',
		],
	].map(name => ({name: `attachment ${name.slice(0, 20)}`, text: mixed('\r\nHello', attachment(name))})),
	{
		name: 'attachment names in other ways',
		text: mixed(
			"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''K%C3%A4se.pdf\r\n\r\nx",
			'Content-Type: application/pdf; name*0="a"; name*1="b.pdf"\r\n\r\nx',
			'Content-Disposition: attachment\r\n\r\nx',
			'Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: x\r\n\r\ny',
		),
	},
	{
		name: 'types in odd forms',
		text: mixed(
			'Content-Type: TEXT/HTML; Charset="UTF-8"; x=y\r\n\r\nx',
			'Content-Type: text\r\n\r\nx',
			'Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nx',
			'Content-Type: text/plain (comment); charset=utf-8\r\n\r\nx',
			'Content-Type: text/plain;charset=utf-8\r\n\r\nx',
			'Content-Type: a b/c\r\n\r\nx',
			'Content-Type: \r\n\r\nx',
		),
	},
	{name: 'signed', text: message([signed('Hello\r\n')], 'Hello\r\n')},
	{name: 'signed, then a footer', text: message([signed('Hello\r\n')], 'Hello\r\n-- \r\nlist footer\r\n')},
	{name: 'signed, then a banner', text: message([relaxed('Hello\r\n')], 'EXTERNAL\r\nHello\r\n')},
	{
		name: 'signed, banner and footer',
		text: message([relaxed('Hello\r\n')], 'EXTERNAL\r\nHello\r\n\r\nfooter\r\n'),
	},
	{name: 'signed, changed', text: message([signed('Hello\r\n')], 'Hallo\r\n')},
	{name: 'signed relaxed, changed', text: message([relaxed('Hello\r\n')], 'Hallo\r\n')},
	{name: 'signed, dots doubled', text: message([signed('.Hello\r\n')], '..Hello\r\n')},
	{name: 'signed, From changed', text: message([signed('From here\r\n')], '>From here\r\n')},
	{name: 'signed, spaces', text: message([signed('Hello  there \r\n')], 'Hello there\r\n')},
	{name: 'signed in part', text: message([signed('Hello', '; l=5')], 'Hello there\r\n')},
	{
		name: 'signed with what is not known',
		text: message(
			[
				'DKIM-Signature: v=1; a=rsa-md5; bh=x',
				'DKIM-Signature: v=1; a=rsa-sha256; d=x',
				'DKIM-Signature: a=rsa-sha1; c=simple; d=e; s=f; bh= 2jmj7l5rSw0yVb/vlWAYkK/YBwk= ',
			],
			'',
		),
	},
	{
		name: 'six signatures',
		text: message(
			Array.from({length: 6}, (_, index) => `${signed('x')}; i=${index}`),
			'Hello\r\n',
		),
	},
	{
		name: 'html in odd forms',
		text: message(
			mime('text/html; charset=utf-8'),
			'<h1>Big</h1><p>a <a href="https://example.org/x">link</a> <a href="https://example.org">https://example.org</a><img src="cid:p1" alt="pic"><ul><li>one<li>two</ul><table><tr><td>a<td>b<tr><th>c</table><script>no</script><style>no</style><head><title>no</title></head>\r\n',
		),
	},
];
