import {generateKeyPairSync} from 'node:crypto';
import {mkdir, mkdtemp, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buffer, text} from 'node:stream/consumers';
import fc from 'fast-check';
import {dkimVerify} from 'mailauth/lib/dkim/verify.js';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {base64Size} from '../../source/message/base64-lines.ts';
import {buildMessage} from '../../source/message/build.ts';
import {BuildError, type Letter, type ReadyMessage} from '../../source/message/letter.ts';
import {partContent} from '../../source/message/part-content.ts';
import {attachments, readMessage} from '../../source/message/read.ts';
import {noise} from './messages.ts';

const letter: Letter = {
	from: 'Alice <alice@example.org>',
	to: 'bob@example.net',
	subject: 'Hello',
	text: 'Hello\n',
	date: new Date('2024-05-01T12:00:00Z'),
};

async function written(change: Partial<Letter> | ReadyMessage): Promise<string> {
	const built = await buildMessage('eml' in change ? change : {...letter, ...change});
	const bytes = await buffer(built.open());
	expect(bytes.length).toBe(built.size);
	return bytes.toString('latin1');
}

async function refusal(change: Partial<Letter>): Promise<{code: string; field: string; message: string}> {
	const error: unknown = await buildMessage({...letter, ...change}).then(
		() => null,
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(BuildError);
	return error as BuildError;
}

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smtpscope-build-'));
});
afterAll(() => rm(folder, {recursive: true}));

test('a plain letter, line by line', async () => {
	const message = await written({headers: [{name: 'Message-ID', value: '<1@example.org>'}]});
	expect(message.split('\r\n').sort()).toEqual(
		[
			'Message-ID: <1@example.org>',
			'From: Alice <alice@example.org>',
			'To: bob@example.net',
			'Subject: Hello',
			'Content-Transfer-Encoding: 7bit',
			'Date: Wed, 01 May 2024 12:00:00 +0000',
			'MIME-Version: 1.0',
			'Content-Type: text/plain; charset=utf-8',
			'',
			'Hello',
			'',
		].sort(),
	);
	expect(message.endsWith('\r\n\r\nHello\r\n')).toBe(true);
});

test.each([
	['', ''],
	['one line', 'one line\r\n'],
	['one line\n', 'one line\r\n'],
	['two\n\nparts', 'two\r\n\r\nparts\r\n'],
	['Grüße', 'Grüße\r\n'],
])('a text that goes out as it is: %j', async (text, body) => {
	const {open, size} = await buildMessage({...letter, text, eightBit: true, headerLines: ['X-Own: é']});
	const bytes = await buffer(open());
	const [header, ...rest] = bytes.toString().split('\r\n\r\n');
	expect(header).toMatch(/\r\nX-Own: é$/);
	expect(rest.join('\r\n\r\n')).toBe(body);
	expect(size).toBe(bytes.length);
});

test('the Message-ID has the own domain, else the sender’s', async () => {
	expect((await buildMessage({...letter, domain: 'mine.example'})).messageId).toMatch(
		/^<[\da-z]{8,}\.[\da-z]{12,}@mine\.example>$/,
	);
	expect((await buildMessage(letter)).messageId).toMatch(/@example\.org>$/);
});

describe('what would start a new line is refused, and the field named', () => {
	test.each<[string, Partial<Letter>, string]>([
		['Subject', {subject: 'Hi\r\nBcc: eve@example.com'}, 'Subject'],
		['Subject, LF alone', {subject: 'Hi\nBcc: eve@example.com'}, 'Subject'],
		['Subject, CR alone', {subject: 'Hi\rBcc: eve@example.com'}, 'Subject'],
		['Subject, NUL', {subject: 'Hi\0'}, 'Subject'],
		['From', {from: 'Alice\r\nX: y <alice@example.org>'}, 'From'],
		['To', {to: 'bob@example.net\nBcc: eve@example.com'}, 'To'],
		['Bcc', {bcc: 'bob@example.net\rDATA'}, 'Bcc'],
		['Reply-To', {replyTo: '"a\r\nb" <a@example.net>'}, 'Reply-To'],
		['envelope sender', {envelopeFrom: 'a@example.org>\r\nRCPT TO:<b'}, 'envelope sender'],
		['envelope recipient', {envelopeTo: ['a@example.org>\r\nDATA']}, 'envelope recipient'],
		['a field', {headers: [{name: 'X-A', value: 'a\r\nX-B: b'}]}, 'X-A'],
		['an attachment’s name', {attachments: [{content: {bytes: 'x'}, name: 'a\r\nb'}]}, 'attachment name'],
		[
			'an attachment’s type',
			{attachments: [{content: {bytes: 'x'}, type: 'text/plain\r\nX: y'}]},
			'attachment type',
		],
		['the own domain', {domain: 'a\r\nb'}, 'Message-ID domain'],
	])('%s', async (_, change, field) => {
		expect(await refusal(change)).toMatchObject({code: 'control-character', field});
	});
});

test.each<[string, Partial<Letter>, string]>([
	['no sender', {from: ''}, 'no-sender'],
	['a sender that is none', {from: 'Alice Doe'}, 'bad-address'],
	['a field name with a colon', {headers: [{name: 'X:Y', value: ''}]}, 'bad-header-name'],
	['an unknown charset', {charset: 'klingon'}, 'unknown-charset'],
	['text the charset lacks', {charset: 'koi8-r', text: 'Zażółć'}, 'not-in-charset'],
	['a subject the charset lacks', {charset: 'iso-8859-2', subject: 'Привет'}, 'not-in-charset'],
	[
		'a DKIM key that is none',
		{dkim: {domain: 'example.org', selector: 's', privateKey: 'nonsense'}},
		'bad-key',
	],
])('%s is refused', async (_, change, code) => {
	if (code === 'not-in-charset' && change.subject) {
		const built = await buildMessage({...letter, ...change}).catch((error: unknown) => error);
		expect(built).toMatchObject({code});
		return;
	}

	expect(await refusal(change)).toMatchObject({code});
});

test('a character outside the charset is named', async () => {
	expect((await refusal({charset: 'koi8-r', text: 'abcż'})).message).toContain(
		'“ż” does not exist in koi8-r',
	);
});

describe('encodings', () => {
	test('KOI8-R goes out in KOI8-R, header and body', async () => {
		const message = await written({subject: 'Привет', text: 'Привет\n', charset: 'koi8-r', encoding: '8bit'});
		expect(message).toContain('Subject: =?koi8-r?B?8NLJ18XU?=\r\n');
		expect(message).toContain('Content-Type: text/plain; charset=koi8-r\r\n');
		expect(message.endsWith('\r\n\r\n\xF0\xD2\xC9\xD7\xC5\xD4\r\n')).toBe(true);
	});

	test.each<[Partial<Letter>, string, string]>([
		[{text: 'plain\n'}, '7bit', '7BIT'],
		[{text: 'é\n'}, 'quoted-printable', '7BIT'],
		[{text: 'é\n', eightBit: true}, '8bit', '8BITMIME'],
		[{text: `é${'x'.repeat(998)}\n`, eightBit: true}, 'quoted-printable', '7BIT'],
		[{text: `${'x'.repeat(79)}\n`}, 'quoted-printable', '7BIT'],
		[{text: 'é\n', encoding: 'base64'}, 'base64', '7BIT'],
		[{text: 'é\n', encoding: '8bit'}, '8bit', '8BITMIME'],
		[{text: 'é\n', encoding: 'binary'}, 'binary', 'BINARYMIME'],
	])('%j → %s', async (change, encoding, body) => {
		expect(await written(change)).toContain(`Content-Transfer-Encoding: ${encoding}\r\n`);
		expect((await buildMessage({...letter, ...change})).body).toBe(body);
	});

	test('binary carries attachments as they are', async () => {
		const bytes = noise(3000);
		const message = await written({encoding: 'binary', attachments: [{content: {bytes}, name: 'x.bin'}]});
		expect(message).toContain(Buffer.from(bytes).toString('latin1'));
	});

	test('a multipart names the widest encoding inside it', async () => {
		const message = await written({
			text: 'é',
			html: '<p>é</p>',
			eightBit: true,
			attachments: [{content: {bytes: 'x'}}],
		});
		const [header = ''] = message.split('\r\n\r\n', 1);
		expect(header).toContain('Content-Transfer-Encoding: 8bit');
	});
});

describe('fields of one’s own', () => {
	test('replace those the letter makes, and keep their spelling', async () => {
		const message = await written({
			headers: [
				{name: 'SUBJECT', value: 'Mine'},
				{name: 'Date', value: 'yesterday'},
				{name: 'from', value: 'other@example.com'},
			],
		});
		expect(message).toContain('SUBJECT: Mine\r\n');
		expect(message).toContain('Date: yesterday\r\n');
		expect(message).toContain('from: other@example.com\r\n');
		expect(message.match(/^(?:subject|date|from):/gim)).toHaveLength(3);
	});

	test('a Content-Type is the text’s, with its charset', async () => {
		const message = await written({
			text: '<p>Привет</p>',
			encoding: '8bit',
			headers: [{name: 'Content-Type', value: 'text/html; charset=windows-1251'}],
		});
		expect(message.match(/^content-type:.*$/gim)).toEqual(['Content-Type: text/html; charset=windows-1251']);
		expect(message).toContain('\xCF\xF0\xE8\xE2\xE5\xF2');
	});

	test('Bcc is left out, and that is said', async () => {
		const built = await buildMessage({...letter, headers: [{name: 'BCC', value: 'eve@example.com'}]});
		expect(built.remarks.map(({id}) => id)).toEqual(['header/left-out']);
		expect(await text(built.open())).not.toContain('eve@');
	});
});

describe('envelope', () => {
	test('may differ from the header', async () => {
		const {envelope} = await buildMessage({
			...letter,
			envelopeFrom: '<>',
			envelopeTo: ['<x@example.com>', 'x@example.com'],
		});
		expect(envelope).toEqual({from: '', to: ['x@example.com']});
	});

	test('an IDN domain goes as A-label, unless the local part needs SMTPUTF8', async () => {
		const ascii = await buildMessage({...letter, to: 'info@пример.рф'});
		expect(ascii).toMatchObject({envelope: {to: ['info@xn--e1afmkfd.xn--p1ai']}, smtpUtf8: false});
		const international = await buildMessage({...letter, to: 'почта@пример.рф'});
		expect(international).toMatchObject({envelope: {to: ['почта@пример.рф']}, smtpUtf8: true});
		expect(await text(international.open())).toContain('To: почта@пример.рф\r\n');
	});

	test('odd addresses are remarked by their input', async () => {
		const {remarks} = await buildMessage({...letter, cc: 'postmaster, a..b@example.com'});
		expect(remarks.map(({message}) => message)).toEqual([
			'“postmaster” has no domain; only the server itself can know which one is meant.',
			'“a..b@example.com” has a local part that needs quotes (RFC 5321 §4.1.2).',
		]);
	});
});

describe('attachments from files', () => {
	test('are read from the disk', async () => {
		const path = join(folder, 'file.bin');
		await writeFile(path, noise(200_000));
		const message = await written({attachments: [{content: {path}}]});
		expect(message).toContain('filename=file.bin');
		expect(message.replaceAll('\r\n', '')).toContain(Buffer.from(noise(200_000)).toString('base64'));
	});

	test('are the same in pieces of which each overwrites the one before', async () => {
		const path = join(folder, 'large.bin');
		await writeFile(path, noise(700_000));
		const inner = join(folder, 'inner.eml');
		await writeFile(inner, `Subject: inner\n\n${'text\n'.repeat(100_000)}`);
		const {privateKey} = generateKeyPairSync('ed25519');
		const key = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
		const built = await buildMessage({
			...letter,
			html: '<img src="cid:x">',
			headerLines: ['X-Last: 1'],
			dkim: {domain: 'example.org', selector: 's', privateKey: key},
			attachments: [
				{content: {path}},
				{content: {path: inner}},
				{content: {bytes: ''}, name: 'empty'},
				{content: {bytes: noise(100)}, contentId: 'x', type: 'image/png', name: 'x.png'},
				{content: {path}, name: 'again'},
			],
		});
		const copies: Buffer[] = [];
		const memories = new Set<ArrayBufferLike>();
		for await (const piece of built.pieces()) {
			copies.push(Buffer.from(piece));
			memories.add(piece.buffer);
		}

		const whole = await buffer(built.open());
		expect(Buffer.concat(copies).equals(whole)).toBe(true);
		expect(whole.length).toBe(built.size);
		expect(copies.length).toBeGreaterThan(memories.size);
		const contents = attachments(await readMessage(whole)).map(part => [
			part.name,
			Buffer.from(partContent(part).bytes),
		]);
		const innerWithCrlf = Buffer.from(`Subject: inner\r\n\r\n${'text\r\n'.repeat(100_000)}`);
		expect(new Map(contents.map(([name, bytes]) => [name, bytes]))).toEqual(
			new Map([
				['large.bin', Buffer.from(noise(700_000))],
				['inner.eml', innerWithCrlf],
				['empty', Buffer.alloc(0)],
				['x.png', Buffer.from(noise(100))],
				['again', Buffer.from(noise(700_000))],
			]),
		);
	});

	test('missing, or a directory', async () => {
		expect(await refusal({attachments: [{content: {path: join(folder, 'none')}}]})).toMatchObject({
			code: 'attachment-missing',
			field: join(folder, 'none'),
		});
		await mkdir(join(folder, 'dir'));
		expect(await refusal({attachments: [{content: {path: join(folder, 'dir')}}]})).toMatchObject({
			code: 'attachment-not-a-file',
		});
	});

	test.each([
		['grown', 1001],
		['shrunk', 999],
		['emptied', 0],
	])('%s since it was measured: the message stops', async (name, size) => {
		const path = join(folder, name);
		await writeFile(path, noise(1000));
		const built = await buildMessage({...letter, attachments: [{content: {path}}]});
		await writeFile(path, noise(size));
		await expect(buffer(built.open())).rejects.toMatchObject({code: 'attachment-changed', field: path});
	});

	test('gone since it was measured: the message stops', async () => {
		const path = join(folder, 'gone');
		await writeFile(path, noise(10));
		const built = await buildMessage({...letter, attachments: [{content: {path}}]});
		await rm(path);
		await expect(buffer(built.open())).rejects.toMatchObject({code: 'attachment-unreadable'});
	});

	test('a message with LF line ends is attached with CRLF', async () => {
		const path = join(folder, 'unix.eml');
		await writeFile(path, 'Subject: inner\n\ntext\n');
		const message = await written({attachments: [{content: {path}}]});
		expect(message).toContain('Content-Type: message/rfc822');
		expect(message).toContain('Subject: inner\r\n\r\ntext\r\n');
	});

	test('of the same size, but written to since it was measured: the message stops', async () => {
		const path = join(folder, 'rewritten');
		await writeFile(path, noise(1000));
		await utimes(path, 1_700_000_000, 1_700_000_000);
		const built = await buildMessage({...letter, attachments: [{content: {path}}]});
		await writeFile(path, noise(1000));
		await utimes(path, 1_700_000_001, 1_700_000_001);
		await expect(buffer(built.open())).rejects.toMatchObject({
			code: 'attachment-changed',
			message: `${path} changed while it was being sent: another program wrote to it.`,
		});
	});

	test('links that form a loop, and a name that is too long, are named as that', async () => {
		const loop = join(folder, 'loop');
		await symlink(loop, loop);
		expect(await refusal({attachments: [{content: {path: loop}}]})).toMatchObject({
			code: 'attachment-unreadable',
			message: `${loop} cannot be read: its links form a loop.`,
		});
		const long = join(folder, 'x'.repeat(300));
		expect(await refusal({attachments: [{content: {path: long}}]})).toMatchObject({
			code: 'attachment-unreadable',
			message: `${long} cannot be read: the name is too long.`,
		});
	});

	test('without a name, each has one by its place', async () => {
		const message = await written({attachments: [{content: {bytes: 'a'}}, {content: {bytes: 'b'}}]});
		expect(message).toContain('filename=attachment-1');
		expect(message).toContain('filename=attachment-2');
	});

	test('a part of a message keeps its type', async () => {
		const bytes = 'Reporting-MTA: dns; mail.example.org\r\n';
		const message = await written({attachments: [{content: {bytes}, type: 'message/delivery-status'}]});
		expect(message).toContain('Content-Type: message/delivery-status');
		expect(message).not.toContain('message/rfc822');
	});

	test.each([
		[998, 'message/rfc822', []],
		[999, 'application/octet-stream', ['attachment/message-encoded']],
	])('a message with a line of %i octets is attached as %s', async (octets, type, remarks) => {
		const bytes = `Subject: x\r\n\r\n${'a'.repeat(octets)}\r\n`;
		const change = {attachments: [{content: {bytes}, name: 'x.eml'}]};
		expect(await written(change)).toContain(`Content-Type: ${type}`);
		const built = await buildMessage({...letter, ...change});
		expect(built.remarks.map(({id}) => id)).toEqual(remarks);
	});

	test('a message with 8-bit text travels as a file where the server does not take 8bit', async () => {
		const attachments = [{content: {bytes: 'Subject: é\r\n\r\n'}, name: 'x.eml', type: 'message/rfc822'}];
		const encoded = await buildMessage({...letter, attachments});
		expect(encoded.remarks.map(({id}) => id)).toEqual(['attachment/message-encoded']);
		expect(encoded.body).toBe('7BIT');
		const asItIs = await buildMessage({...letter, attachments, eightBit: true});
		expect(asItIs.remarks).toEqual([]);
		expect(asItIs.body).toBe('8BITMIME');
	});
});

test('the size of base64 is arithmetic', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({maxLength: 500}), async bytes => {
			const built = await buildMessage({...letter, attachments: [{content: {bytes}, name: 'x'}]});
			expect((await buffer(built.open())).length).toBe(built.size);
		}),
	);
	expect([0, 1, 3, 57, 58].map(base64Size)).toEqual([0, 4, 4, 76, 82]);
});

test('who wrote it stands first', async () => {
	expect(await written({text: 'x\n'})).toMatch(/^From: /);
});

describe('DKIM', () => {
	test.each(['rsa', 'ed25519'] as const)('an %s signature is one that verifies', async kind => {
		const {privateKey, publicKey} =
			kind === 'rsa' ? generateKeyPairSync('rsa', {modulusLength: 2048}) : generateKeyPairSync('ed25519');
		const dkim = {
			domain: 'example.org',
			selector: 'sel',
			privateKey: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
		};
		const message = await written({
			dkim,
			text: 'é.\n.\n',
			eightBit: true,
			attachments: [{content: {bytes: noise(999)}}],
		});
		expect(message).toMatch(/^DKIM-Signature: /);
		const [signature = ''] = message.split(/\r\n(?![ \t])/);
		const tags = Object.fromEntries(
			signature
				.replace(/^DKIM-Signature:/, '')
				.split(';')
				.map(tag => tag.replaceAll(/\s+/g, '').split('=', 2)),
		);
		expect(tags).toMatchObject({
			v: '1',
			a: `${kind}-sha256`,
			c: 'relaxed/relaxed',
			d: 'example.org',
			s: 'sel',
		});
		const der = publicKey.export({type: 'spki', format: 'der'});
		const p = (kind === 'rsa' ? der : der.subarray(-32)).toString('base64');
		const {results} = await dkimVerify(Buffer.from(message, 'latin1'), {
			resolver: async () => [[`v=DKIM1; k=${kind}; p=${p}`]],
		});
		expect(results.map(({status}) => status.result)).toEqual(['pass']);
	});
});

describe('a finished message', () => {
	const envelope = {envelopeFrom: 'a@example.org', envelopeTo: ['b@example.net']};

	test('goes out untouched', async () => {
		const bytes = Buffer.from('Subject: x\nmessage-id: <1@x>\n\n.\r\rbare\0 \xFF');
		expect(await written({eml: {bytes}, ...envelope})).toBe(bytes.toString('latin1'));
		const built = await buildMessage({eml: {bytes}, ...envelope});
		expect(built).toMatchObject({
			envelope: {from: 'a@example.org', to: ['b@example.net']},
			messageId: '<1@x>',
		});
		expect(built.remarks.map(({message}) => message)).toEqual([
			'The message has line ends that are not CRLF (3 LF alone and 2 CR alone, first in line 1); many servers refuse that.',
		]);
	});

	test('or with CRLF, where asked', async () => {
		const path = join(folder, 'lf.eml');
		await writeFile(path, `A: b\n\n${'x\n'.repeat(200_000)}end\r`);
		const message = await written({eml: {path}, ...envelope, lineEnds: 'crlf'});
		expect(message).toBe(`A: b\r\n\r\n${'x\r\n'.repeat(200_000)}end\r\n`);
	});
});
