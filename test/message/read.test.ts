import fc from 'fast-check';
import libmime from 'libmime';
import {describe, expect, test} from 'vitest';
import {safeFileName} from '../../source/message/file-name.ts';
import {partContent, partText} from '../../source/message/part-content.ts';
import {attachments, type MessagePart, readMessage, textParts, walkParts} from '../../source/message/read.ts';

/** A message of lines; each character one octet. */
function octets(...lines: readonly string[]): Buffer {
	return Buffer.from(lines.join('\r\n'), 'latin1');
}

async function root(...lines: readonly string[]): Promise<MessagePart> {
	return (await readMessage(octets(...lines))).root;
}

async function values(...lines: readonly string[]): Promise<readonly string[]> {
	return (await root(...lines, '', '')).fields.map(({name, value}) => `${name}=${value}`);
}

function tree(part: MessagePart): unknown {
	return part.children.length === 0 ? part.type : {[part.type]: part.children.map(tree)};
}

describe('header fields', () => {
	test.each<[string, readonly string[], readonly string[]]>([
		['in order, as written', ['B: 1', 'a: 2', 'B: 3'], ['B=1', 'a=2', 'B=3']],
		['folded', ['Subject: one', ' two', '\tthree'], ['Subject=one two\tthree']],
		['blank before the colon', ['Subject : x'], ['Subject=x']],
		['no value', ['Subject:'], ['Subject=']],
		[
			'encoded words',
			['Subject: =?utf-8?Q?Pi=C4=99kny?= =?UTF-8?B?IGR6aWXFhA==?='],
			['Subject=Piękny dzień'],
		],
		['KOI8-R', ['Subject: =?koi8-r?B?8NLJ18XU?='], ['Subject=Привет']],
		['windows-1251', ['Subject: =?windows-1251?Q?=CF=F0=E8=E2=E5=F2?='], ['Subject=Привет']],
		['ISO-8859-2', ['Subject: =?iso-8859-2?Q?za=BF=F3=B3=E6?='], ['Subject=zażółć']],
		['ISO-2022-JP', ['Subject: =?iso-2022-jp?B?GyRCRnxLXDhsGyhC?='], ['Subject=日本語']],
		['raw UTF-8', ['Subject: caf\xC3\xA9'], ['Subject=café']],
		[
			'raw KOI8-R, by the Content-Type',
			['Content-Type: text/plain; charset=koi8-r', 'Subject: \xF0\xD2\xC9'],
			['Content-Type=text/plain; charset=koi8-r', 'Subject=При'],
		],
		['raw 8-bit of no charset', ['Subject: caf\xE9'], ['Subject=café']],
	])('%s', async (_, lines, expected) => {
		expect(await values(...lines)).toEqual(expected);
	});

	test('keep the raw value, the bytes and the place', async () => {
		const {fields} = await root('A: 1', 'Subject: =?utf-8?Q?=C3=A9?=', ' x', '', '');
		expect(fields[1]).toMatchObject({raw: '=?utf-8?Q?=C3=A9?= x', value: 'é x', offset: 6});
		expect(Buffer.from(fields[1]?.bytes ?? []).toString()).toBe('Subject: =?utf-8?Q?=C3=A9?=\r\n x');
	});

	test('an unknown charset is no obstacle', async () => {
		expect(await values('Subject: =?x-klingon?Q?abc?=')).toEqual(['Subject=abc']);
	});

	test('a name that reaches for the prototype is a name', async () => {
		const part = await root('__proto__: 1', 'Content-Type: text/plain; __proto__=x; constructor=y', '', 'z');
		expect(part.fields[0]?.name).toBe('__proto__');
		expect(part.type).toBe('text/plain');
	});
});

describe('where the header ends', () => {
	test.each<[string, readonly string[], string, readonly string[]]>([
		['blank line', ['A: b', '', 'text'], 'text', []],
		['no blank line', ['A: b', 'this is text', 'more'], 'this is text\r\nmore', ['no-blank-line']],
		['no body', ['A: b'], '', ['no-body']],
		['no header', ['', 'text'], 'text', []],
		['nothing', [''], '', ['no-body']],
		['mbox', ['From alice Mon Jan 1', 'A: b', '', 'text'], 'text', ['mbox-line']],
		['LF', ['A: b\nC: d\n\ntext'], 'text', []],
		['CR', ['A: b\rC: d\r\rtext'], 'text', []],
	])('%s', async (_, lines, body, remarks) => {
		const part = await root(...lines);
		expect(Buffer.from(part.body).toString()).toBe(body);
		expect(part.remarks).toEqual(remarks);
	});

	test('a header longer than anyone takes', async () => {
		const part = await root('X-Field: 0123\r\n'.repeat(60_000), 'text');
		expect(part.remarks).toEqual(['header-too-long', 'too-many-fields']);
		expect(part.fields).toHaveLength(500);
	});
});

const mixed = [
	'Content-Type: multipart/mixed; boundary="a b"',
	'',
	'preamble',
	'--a b',
	'Content-Type: multipart/alternative; boundary=inner',
	'',
	'--inner',
	'',
	'plain',
	'--inner',
	'Content-Type: text/html; charset=utf-8',
	'Content-Transfer-Encoding: quoted-printable',
	'',
	'<p>=C3=A9</p>',
	'--inner--',
	'--a b  ',
	'Content-Type: application/pdf; name="=?utf-8?B?xIcucGRm?="',
	'Content-Transfer-Encoding: BASE64',
	"Content-Disposition: attachment; filename*0*=utf-8''%D1%84; filename*1=.pdf",
	'',
	'AAEC',
	'/w==',
	'--a b',
	'Content-Type: message/rfc822',
	'',
	'Subject: inner',
	'',
	'inner text',
	'--a b--',
	'epilogue',
	'',
];

describe('the tree', () => {
	test('of a nested message', async () => {
		const message = await readMessage(octets(...mixed));
		expect(tree(message.root)).toEqual({
			'multipart/mixed': [
				{'multipart/alternative': ['text/plain', 'text/html']},
				'application/pdf',
				{'message/rfc822': ['text/plain']},
			],
		});
		expect([...walkParts(message.root)].map(({path}) => path)).toEqual([
			'',
			'1',
			'1.1',
			'1.2',
			'2',
			'3',
			'3.1',
		]);
		expect(textParts(message).map(part => partText(part).text)).toEqual(['plain', '<p>é</p>', 'inner text']);
		expect([...walkParts(message.root)].flatMap(({remarks}) => remarks)).toEqual([]);
	});

	test('knows sizes, names and places', async () => {
		const message = await readMessage(octets(...mixed));
		const [pdf, nested] = attachments(message);
		expect(pdf).toMatchObject({name: 'ф.pdf', encoding: 'base64', octets: 10, disposition: 'attachment'});
		expect(nested).toMatchObject({type: 'message/rfc822', octets: 28});
		expect(partContent(pdf as MessagePart)).toEqual({bytes: Buffer.from([0, 1, 2, 255]), problem: null});
		for (const part of walkParts(message.root)) {
			expect(message.bytes.subarray(part.offset, part.offset + part.octets)).toEqual(part.body);
		}
	});

	test.each<[string, readonly string[], unknown, readonly string[]]>([
		['no boundary', ['Content-Type: multipart/mixed', '', '--x'], 'multipart/mixed', ['no-boundary']],
		[
			'a boundary that never comes',
			['Content-Type: multipart/mixed; boundary=x', '', 'text'],
			'multipart/mixed',
			['boundary-not-found'],
		],
		[
			'never closed',
			['Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'one', '--x', '', 'two'],
			{'multipart/mixed': ['text/plain', 'text/plain']},
			['not-closed'],
		],
		[
			'the inner one never closed',
			[
				'Content-Type: multipart/mixed; boundary=x',
				'',
				'--x',
				'Content-Type: multipart/mixed; boundary=xy',
				'',
				'--xy',
				'',
				'a',
				'--x',
				'',
				'b',
				'--x--',
			],
			{'multipart/mixed': [{'multipart/mixed': ['text/plain']}, 'text/plain']},
			['not-closed'],
		],
		[
			'closed at once',
			['Content-Type: multipart/mixed; boundary=x', '', '--x--'],
			'multipart/mixed',
			['boundary-not-found'],
		],
		[
			'a boundary inside a line',
			['Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'a --x', '--xy', '--x--'],
			{'multipart/mixed': ['text/plain']},
			[],
		],
	])('%s', async (_, lines, expected, remarks) => {
		const part = await root(...lines);
		expect(tree(part)).toEqual(expected);
		expect([...walkParts(part)].flatMap(found => found.remarks).filter(name => name !== 'no-body')).toEqual(
			remarks,
		);
	});

	test('a message in base64, though it must not be', async () => {
		const inner = Buffer.from('Subject: x\r\n\r\ninner').toString('base64');
		const part = await root('Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', inner);
		expect(part.remarks).toEqual(['encoded-message']);
		expect(part.children[0]?.fields[0]?.value).toBe('x');
	});

	test('is bounded in depth', async () => {
		const lines = Array.from({length: 200}, () => ['Content-Type: message/rfc822', '']).flat();
		const parts = [...walkParts(await root(...lines, 'text'))];
		expect(parts).toHaveLength(31);
		expect(parts.at(-1)?.remarks).toEqual(['too-deep']);
	});

	test('is bounded in parts', async () => {
		const part = await root(
			'Content-Type: multipart/mixed; boundary=x',
			'',
			...Array.from({length: 5000}, () => ['--x', '', 'p']).flat(),
		);
		expect(part.children).toHaveLength(999);
		expect(part.remarks).toEqual(['too-many-parts']);
	});
});

describe('text', () => {
	test.each<[string, string, string, string, readonly string[]]>([
		['text/plain; charset=koi8-r', '8bit', '\xF0\xD2\xC9\r\n', 'При\n', []],
		['text/plain; charset=windows-1251', 'base64', 'z/Do', 'При', []],
		['text/plain; charset=iso-8859-2', 'quoted-printable', '=BF=\r\n=F3=B3', 'żół', []],
		['text/plain', '7bit', 'caf\xC3\xA9', 'café', ['undeclared-8bit']],
		['text/plain', '7bit', 'caf\xE9', 'café', ['undeclared-8bit']],
		['text/plain; charset=utf-8', '8bit', 'caf\xE9!', 'caf\uFFFD!', ['bad-octets']],
		['text/plain; charset=klingon', '8bit', 'abc', 'abc', ['unknown-charset']],
		['text/plain', 'base64', 'YWJj*', 'abc', ['bad-base64']],
		['text/plain', 'quoted-printable', '=ZZ=41', '=ZZA', ['bad-quoted-printable']],
		['text/plain', 'x-other', 'abc', 'abc', ['unknown-encoding']],
	])('%s %s %j', async (type, encoding, body, text, problems) => {
		const part = await root(`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, '', body);
		expect(partText(part)).toEqual({text, problems});
	});
});

const pieces = fc.constantFrom(
	'Content-Type: multipart/mixed; boundary=x',
	'Content-Type: message/rfc822',
	'Content-Type: text/plain; charset=utf-8',
	'Content-Transfer-Encoding: base64',
	'Content-Transfer-Encoding: quoted-printable',
	"Content-Disposition: attachment; filename*0*=utf-8''%",
	'Subject: =?utf-8?B?',
	'Subject: =?x?Q?=',
	'--x',
	'--x--',
	'',
	'\r',
	'\n',
	'=\xFF\0',
	': ',
	' ',
);

test('any bytes are read, and every part is a piece of them', async () => {
	const lines = fc.array(fc.oneof(pieces, fc.string({unit: 'binary-ascii'})), {maxLength: 40});
	const bytes = fc.oneof(
		fc.uint8Array({maxLength: 300}).map(raw => Buffer.from(raw)),
		lines.map(list => octets(...list)),
	);
	await fc.assert(
		fc.asyncProperty(bytes, async given => {
			const message = await readMessage(given);
			for (const part of walkParts(message.root)) {
				expect(part.octets).toBe(part.body.length);
				partText(part);
				for (const field of part.fields) {
					expect(field.raw).not.toMatch(/[\r\n](?![\t ])/);
				}
			}
		}),
		{numRuns: 500},
	);
});

test.each<[string | null, string]>([
	['report.pdf', 'report.pdf'],
	['../../etc/passwd', 'passwd'],
	['C:\\Users\\x\\évil.exe', 'évil.exe'],
	['..', 'part-2'],
	['', 'part-2'],
	[null, 'part-2'],
	['.bashrc', 'bashrc'],
	['a\r\nb\u202Egpj.exe', 'a__b_gpj.exe'],
	['CON.txt', '_CON.txt'],
	[`${'ж'.repeat(500)}.pdf`, `${'ж'.repeat(98)}.pdf`],
])('%j is saved as %s', (name, safe) => {
	expect(safeFileName(name, 'part-2')).toBe(safe);
});

test('reads plain values of fields as libmime does', async () => {
	const piece = fc.constantFrom(
		'text/plain',
		'TEXT/x',
		'7bit',
		'; ',
		';',
		'charset',
		'Name',
		'=',
		'-',
		'a.b+c',
		'"',
		' ',
	);
	await fc.assert(
		fc.asyncProperty(fc.array(piece, {maxLength: 6}), async pieces => {
			const value = pieces.join('');
			const {root} = await readMessage(Buffer.from(`Content-Disposition: ${value}\r\n\r\n`));
			const parsed = libmime.parseHeaderValue(value.trim(), {stripComments: true});
			expect(root.disposition).toBe(
				String(parsed.value || '')
					.toLowerCase()
					.trim() || null,
			);
			const type = await readMessage(Buffer.from(`Content-Type: text/plain; ${value}\r\n\r\n`));
			const {params} = libmime.parseHeaderValue(`text/plain; ${value}`.trim(), {stripComments: true});
			expect(type.root.parameters).toEqual(params);
		}),
		{numRuns: 1000},
	);
});
