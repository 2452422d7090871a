/** Forty messages as people send them. A letter is its own expectation: what comes back must say the same. */
import type {Letter} from '../../source/message/letter.ts';

export type TableMessage = {readonly name: string; readonly letter: Letter};

const from = 'Alice <alice@example.org>';
const to = 'bob@example.net';
const russian = 'Съешь ещё этих мягких французских булок, да выпей чаю.\n\nС уважением,\nАлиса\n';
const polish = 'Zażółć gęślą jaźń.\nPchnąć w tę łódź jeża lub ośm skrzyń fig.\n';
const pixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

/** Bytes of every value, not compressible, the same each time. */
export function noise(octets: number): Uint8Array {
	const bytes = new Uint8Array(octets);
	let state = 1;
	for (let at = 0; at < octets; at++) {
		state = (state * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
		bytes[at] = state >> 16;
	}

	return bytes;
}

const nested = [
	'From: carol@example.com',
	'To: alice@example.org',
	'Subject: =?utf-8?Q?Pi=C4=99kny?= inside',
	'Date: Mon, 01 Jan 2024 10:00:00 +0000',
	'Message-ID: <inner@example.com>',
	'MIME-Version: 1.0',
	'Content-Type: text/plain; charset=us-ascii',
	'',
	'The inner text.',
	'.',
	'',
].join('\r\n');

export const messages: readonly TableMessage[] = [
	{name: 'plain', letter: {from, to, subject: 'Hello', text: 'Hello Bob,\n\nhow are you?\n'}},
	{name: 'empty body', letter: {from, to, subject: 'Nothing to say'}},
	{name: 'empty subject', letter: {from, to, subject: '', text: 'No subject.\n'}},
	{name: 'no subject', letter: {from, to, text: 'No subject field.\n'}},
	{name: 'text without a line end', letter: {from, to, subject: 'Cut', text: 'no newline at the end'}},
	{name: 'only blank lines', letter: {from, to, subject: 'Blank', text: '\n\n\n'}},
	{name: 'a lone dot', letter: {from, to, subject: 'Dot', text: 'before\n.\nafter\n'}},
	{name: 'lines of dots', letter: {from, to, subject: 'Dots', text: '.\n..\n...\n.hidden\n. \n.\n'}},
	{name: 'looks like the end', letter: {from, to, subject: 'End?', text: 'a\r\n.\r\nQUIT\r\n'}},
	{name: 'From at line start', letter: {from, to, subject: 'mbox', text: 'From here on\nFrom there\n'}},
	{name: 'blanks at line ends', letter: {from, to, subject: 'Blanks', text: 'two  \ntab\t\n = \n'}},
	{
		name: 'long lines',
		letter: {from, to, subject: 'Long', text: `${'word '.repeat(500)}\n${'x'.repeat(3000)}\n`},
	},
	{name: 'line of 998', letter: {from, to, subject: '998', text: `${'y'.repeat(998)}\n${'z'.repeat(999)}\n`}},
	{
		name: 'Cyrillic in UTF-8',
		letter: {from: 'Алиса <alice@example.org>', to, subject: 'Привет из Москвы', text: russian},
	},
	{
		name: 'Cyrillic in KOI8-R',
		letter: {
			from: 'Алиса <alice@example.org>',
			to: 'Боб <bob@example.net>',
			subject: 'Привет из Москвы',
			text: russian,
			charset: 'koi8-r',
		},
	},
	{
		name: 'Cyrillic in windows-1251',
		letter: {
			from: 'Алиса <alice@example.org>',
			to,
			subject: 'Привет — как дела?',
			text: russian,
			charset: 'windows-1251',
		},
	},
	{
		name: 'Cyrillic in ISO-8859-5',
		letter: {from: 'Алиса <alice@example.org>', to, subject: 'Привет', text: russian, charset: 'iso-8859-5'},
	},
	{name: 'Cyrillic as 8bit', letter: {from, to, subject: 'Восемь бит', text: russian, eightBit: true}},
	{name: 'Cyrillic as base64', letter: {from, to, subject: 'Основание', text: russian, encoding: 'base64'}},
	{
		name: 'Polish in UTF-8',
		letter: {from: 'Zażółć Gęślą <alice@example.org>', to, subject: 'Zażółć gęślą jaźń', text: polish},
	},
	{
		name: 'Polish in ISO-8859-2',
		letter: {
			from: 'Łukasz Żółw <alice@example.org>',
			to,
			subject: 'Zażółć gęślą jaźń',
			text: polish,
			charset: 'iso-8859-2',
		},
	},
	{
		name: 'HTML in KOI8-R',
		letter: {from, to, subject: 'Страница', html: '<p>Привет, <b>мир</b></p>\n', charset: 'koi8-r'},
	},
	{name: 'emoji', letter: {from, to, subject: '🎉 Party 🥳 at 👩‍👩‍👧‍👦', text: '🎈🎈🎈 👨🏽‍🚀\n'}},
	{
		name: 'right to left',
		letter: {from: 'שרה <alice@example.org>', to, subject: 'שלום עולם', text: 'مرحبا بالعالم\nשלום\n'},
	},
	{
		name: 'Chinese',
		letter: {
			from,
			to,
			subject: '会议纪要：关于下一季度的计划和预算以及人员安排',
			text: '你好，世界。\n'.repeat(20),
		},
	},
	{
		name: 'Japanese in ISO-2022-JP would lose nothing in UTF-8',
		letter: {from, to, subject: '日本語の件名', text: '日本語の本文です。\n'},
	},
	{name: 'long subject', letter: {from, to, subject: 'word '.repeat(60).trim(), text: 'x\n'}},
	{
		name: 'long Cyrillic subject',
		letter: {from, to, subject: 'очень длинная тема '.repeat(12).trim(), text: 'x\n'},
	},
	{name: 'HTML alone', letter: {from, to, subject: 'HTML', html: '<p>Hello</p>\n'}},
	{name: 'HTML and text', letter: {from, to, subject: 'Both', text: 'Hello\n', html: '<p>Hello</p>\n'}},
	{
		name: 'inline image',
		letter: {
			from,
			to,
			subject: 'Picture',
			text: 'See the picture.\n',
			html: '<p><img src="cid:dot@example.org"></p>\n',
			attachments: [{content: {bytes: pixel}, name: 'dot.png', contentId: 'dot@example.org'}],
		},
	},
	{
		name: 'three attachments',
		letter: {
			from,
			to,
			subject: 'Three files',
			text: 'Three files.\n',
			attachments: [
				{content: {bytes: 'a,b\n1,2\n'}, name: 'table.csv'},
				{content: {bytes: noise(1000)}, name: 'noise.bin'},
				{content: {bytes: new Uint8Array()}, name: 'empty.txt'},
			],
		},
	},
	{
		name: 'attachment with a Cyrillic name',
		letter: {
			from,
			to,
			subject: 'Отчёт',
			text: 'x\n',
			attachments: [{content: {bytes: noise(57)}, name: 'Годовой отчёт «итог» 2024.pdf'}],
		},
	},
	{
		name: 'attachment with a difficult name',
		letter: {
			from,
			to,
			subject: 'Name',
			text: 'x\n',
			attachments: [{content: {bytes: 'x'}, name: `a "b"; c=d 'e' ${'long '.repeat(20)}.txt`}],
		},
	},
	{
		name: 'attachment without text',
		letter: {from, to, subject: 'File only', attachments: [{content: {bytes: noise(58)}, name: 'only.bin'}]},
	},
	{
		name: 'nested message',
		letter: {
			from,
			to,
			subject: 'Fwd',
			text: 'See below.\n',
			attachments: [{content: {bytes: nested}, name: 'inner.eml', type: 'message/rfc822'}],
		},
	},
	{
		name: '20 MB attachment',
		letter: {
			from,
			to,
			subject: 'Large',
			text: 'Large.\n',
			attachments: [{content: {bytes: noise(20 * 1024 * 1024)}, name: 'large.bin'}],
		},
	},
	{
		name: 'only Bcc',
		letter: {from, bcc: 'secret@example.net, other@example.net', subject: 'Hush', text: 'x\n'},
	},
	{
		name: 'many addresses, names and groups',
		letter: {
			from: '"Doe, Alice (sales)" <alice@example.org>',
			to: 'Bob <bob@example.net>, "Łukasz, K." <lukasz@example.net>, Team: t1@example.net, t2@example.net;',
			cc: "Carol O'Hara <carol@example.com>, dave@example.com",
			bcc: 'eve@example.com',
			replyTo: 'Desk <desk@example.org>',
			subject: 'To many',
			text: 'x\n',
		},
	},
	{
		name: 'further header fields',
		letter: {
			from,
			to,
			subject: 'Fields',
			text: 'x\n',
			headers: [
				{name: 'X-mixed-CASE', value: 'kept as typed'},
				{name: 'X-Long', value: 'w '.repeat(200).trim()},
				{name: 'Comments', value: 'Grüße'},
				{name: 'List-Unsubscribe', value: '<https://example.org/u?a=1&b=2>, <mailto:u@example.org>'},
			],
		},
	},
	{
		name: 'IDN domain',
		letter: {from: 'info@пример.рф', to: 'bob@bücher.example', subject: 'IDN', text: 'x\n'},
	},
];
