/** Messages as they are found: with marks, broken lines, old encodings, boundaries that never come. */
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {looksLikeMessage} from '../../source/message/is-message.ts';
import {mailsInMbox} from '../../source/message/mbox.ts';
import {partContent, partText} from '../../source/message/part-content.ts';
import {attachments, type MessagePart, readMessage, textParts} from '../../source/message/read.ts';
import {saveAttachments} from '../../source/message/save-attachment.ts';
import {uudecode} from '../../source/message/uuencode.ts';

const octets = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const root = async (text: string): Promise<MessagePart> => (await readMessage(octets(text))).root;
const header = 'From: alice@example.org\r\nSubject: hello\r\n';

describe('a header', () => {
	it.each([
		['a byte order mark', `\xef\xbb\xbf${header}\r\ntext`, 'leading-mark'],
		['empty lines before it', `\r\n \r\n${header}\r\ntext`, 'leading-empty-lines'],
		[
			'a line that is not a field',
			`From: alice@example.org\r\nno field\r\nSubject: hello\r\n\r\ntext`,
			'broken-line',
		],
		[
			'an mbox line behind a mark',
			`\xef\xbb\xbfFrom a@b Mon Jul  6 10:00:00 2026\r\n${header}\r\ntext`,
			'mbox-line',
		],
	])('with %s is read all the same', async (_, text, remark) => {
		const part = await root(text);
		expect(part.fields.map(({name, value}) => `${name}=${value}`)).toEqual([
			'From=alice@example.org',
			'Subject=hello',
		]);
		expect(Buffer.from(part.body).toString()).toBe('text');
		expect(part.remarks).toContain(remark);
		expect(looksLikeMessage(octets(text))).toBe('surely');
	});

	it('ends at a line that begins the text, though a later line of it looks like a field', async () => {
		const part = await root(`${header}Hello Bob,\r\nNote: this is text\r\nand so is this\r\n\r\nBye`);
		expect(part.fields).toHaveLength(2);
		expect(part.remarks).toContain('no-blank-line');
	});

	it('of one field is perhaps a message', () => {
		expect(looksLikeMessage(octets('Subject: hello\r\n\r\ntext'))).toBe('perhaps');
		expect(looksLikeMessage(octets('Note: hello\r\n\r\ntext'))).toBe('no');
		expect(looksLikeMessage(octets('plain text\r\n\r\ntext'))).toBe('no');
	});

	it.each([
		['raw octets in an encoded word', '=?iso-8859-1?Q?Fr\xf6sche?=', 'Frösche'],
		['raw UTF-8 in one of another charset', '=?iso-8859-1?Q?Fr\xc3\xb6sche?=', 'Frösche'],
		['UTF-7', '=?utf-7?Q?Fr+APY-sche?=', 'Frösche'],
		['UTF-7 in base64', `=?UTF-7?B?${Buffer.from('Fr+APY-sche').toString('base64')}?=`, 'Frösche'],
		['two words, of which one is raw', '=?iso-8859-1?Q?Fr\xf6?= =?iso-8859-1?Q?sche?=', 'Frösche'],
	])('with %s is decoded', async (_, value, expected) => {
		expect((await root(`Subject: ${value}\r\n\r\n`)).fields[0]?.value).toBe(expected);
	});
});

describe('parts', () => {
	it('of a digest are messages', async () => {
		const part = await root(
			'Content-Type: multipart/digest; boundary=d\r\n\r\n--d\r\n\r\nSubject: one\r\n\r\nfirst\r\n--d\r\nContent-Type: text/plain\r\n\r\nsecond\r\n--d--\r\n',
		);
		expect(part.children.map(({type, children}) => [type, ...children.map(child => child.type)])).toEqual([
			['message/rfc822', 'text/plain'],
			['text/plain'],
		]);
	});

	it('that a wrong boundary hides are shown as the text that stands there', async () => {
		const message = await readMessage(
			octets(
				'Content-Type: multipart/mixed; boundary=right\r\n\r\n--wrong\r\nContent-Type: text/plain\r\n\r\nthe text\r\n--wrong--\r\n',
			),
		);
		const [text] = textParts(message);
		expect(text && partText(text).text).toContain('the text');
		expect(attachments(message)).toEqual([]);
	});

	it('in uuencode are decoded', async () => {
		const [part] = (
			await root(
				'Content-Transfer-Encoding: x-uuencode\r\nContent-Type: application/octet-stream\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n',
			)
		).children.concat(
			await root(
				'Content-Transfer-Encoding: uuencode\r\nContent-Type: application/octet-stream\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n',
			),
		);
		expect(part && Buffer.from(partContent(part).bytes).toString()).toBe('Cat');
	});
});

test('uuencode of any octets reads back, and damage is told', () => {
	const encode = (bytes: Uint8Array): string => {
		const sign = (value: number) => String.fromCharCode(value === 0 ? 0x60 : value + 0x20);
		const line = (piece: Uint8Array) => {
			const groups = Array.from({length: Math.ceil(piece.length / 3)}, (_, index) =>
				piece.subarray(index * 3, index * 3 + 3),
			);
			return (
				sign(piece.length) +
				groups
					.map(([a = 0, b = 0, c = 0]) =>
						[a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(sign).join(''),
					)
					.join('')
			);
		};
		const lines = Array.from({length: Math.ceil(bytes.length / 45)}, (_, index) =>
			line(bytes.subarray(index * 45, index * 45 + 45)),
		);
		return ['begin 644 x', ...lines, '`', 'end', ''].join('\n');
	};
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			expect(uudecode(encode(bytes))).toEqual({bytes, isWhole: true});
		}),
	);
	expect(uudecode('begin 644 x\n#0V%T\n')).toMatchObject({isWhole: false});
	expect(uudecode('text')).toBeNull();
	fc.assert(fc.property(fc.string(), text => void uudecode(`begin 644 x\n${text}\nend`)));
});

test('the messages of an mbox are told apart; a sentence that begins with From is not', () => {
	const one = 'From a@b Mon Jul  6 10:00:00 2026\nSubject: one\n\nFrom here on it is text 10:00\n\n';
	const two = 'From c@d Mon Jul  6 11:00:00 2026\nSubject: two\n\ntext\n';
	expect(mailsInMbox(octets(one + two)).map(bytes => Buffer.from(bytes).toString())).toEqual([one, two]);
	expect(mailsInMbox(octets(two))).toHaveLength(1);
	expect(mailsInMbox(octets(`Subject: x\n\ntext\n\n${one}${two}`))).toHaveLength(1);
});

test('attachments of one name are all saved, into a folder that is made', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'smtpscope-odd-'));
	try {
		const part = (text: string, name: string) =>
			`--b\r\nContent-Type: text/plain; name=${name}\r\nContent-Disposition: attachment\r\n\r\n${text}\r\n`;
		const message = await readMessage(
			octets(
				`Content-Type: multipart/mixed; boundary=b\r\n\r\n${part('one', 'a.txt')}${part('two', 'a.txt')}${part('three', 'A.TXT')}--b--\r\n`,
			),
		);
		const to = join(folder, 'new', 'inner');
		await saveAttachments(attachments(message), to);
		expect((await readdir(to)).sort()).toEqual(['A (3).TXT', 'a (2).txt', 'a.txt']);
		expect(await readFile(join(to, 'a (2).txt'), 'utf8')).toBe('two');
		await writeFile(join(folder, 'file'), '');
		expect(await saveAttachments(attachments(message), join(folder, 'file', 'below'))).toEqual([
			{problem: expect.stringMatching(/cannot be created/)},
		]);
	} finally {
		await rm(folder, {recursive: true});
	}
});
