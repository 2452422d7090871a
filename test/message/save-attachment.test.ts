import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {afterAll, beforeEach, describe, expect, test} from 'vitest';
import {attachments, type MessagePart, readMessageNow} from '../../source/message/read.ts';
import {saveAttachment, saveAttachments} from '../../source/message/save-attachment.ts';

const home = mkdtempSync(join(tmpdir(), 'smtpscope-save-'));
afterAll(() => rmSync(home, {recursive: true}));
let folder = home;
beforeEach(() => {
	folder = mkdtempSync(join(home, 'case-'));
});

/** Parts with these headers, each of the content `hello`. */
function parts(...headers: readonly string[]): readonly MessagePart[] {
	const text = headers
		.map(header => `--b\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n`)
		.join('');
	const message = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n${text}--b--\r\n`;
	return attachments(readMessageNow(Buffer.from(message)));
}

const named = (name: string): string =>
	`Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"`;
const nameless = 'Content-Type: application/octet-stream\r\nContent-Disposition: attachment';
const mail = 'Content-Type: message/rfc822\r\nContent-Disposition: attachment';

describe('one', () => {
	const save = async (header: string, to: string, number = 3) => {
		const [part] = parts(header);
		const saved = part && (await saveAttachment(part, number, to));
		return saved && 'path' in saved ? {...saved, path: relative(folder, saved.path)} : saved;
	};

	test('into a folder, under its own name or under its number', async () => {
		expect(await save(named('a.txt'), folder)).toEqual({path: 'a.txt', octets: 5, damaged: false});
		expect(await save(named('b.txt'), `${folder}/`)).toEqual({path: 'b.txt', octets: 5, damaged: false});
		expect(await save(nameless, folder)).toEqual({path: 'attachment-3', octets: 5, damaged: false});
		expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('hello');
		expect(statSync(join(folder, 'a.txt')).mode & 0o777).toBe(0o600);
	});

	test('a mail without a name is an .eml', async () => {
		expect(await save(mail, folder, 2)).toMatchObject({path: 'attachment-2.eml'});
	});

	test('under another name', async () => {
		expect(await save(named('a.txt'), join(folder, 'mine'))).toMatchObject({path: 'mine'});
	});

	test('never over another file, and not where there is no folder', async () => {
		writeFileSync(join(folder, 'a.txt'), 'mine');
		expect(await save(named('a.txt'), folder)).toEqual({
			problem: `${folder}/a.txt already exists and was not changed. Choose another name.`,
		});
		expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('mine');
		expect(await save(named('a.txt'), join(folder, 'none', 'a'))).toEqual({
			problem: `${folder}/none/a cannot be written: its folder does not exist.`,
		});
		expect(await save(named('a.txt'), `${folder}/none/`)).toEqual({
			problem: `${folder}/none/a.txt cannot be written: its folder does not exist.`,
		});
		expect(await save(named('b.txt'), join(folder, 'a.txt', 'b'))).toEqual({
			problem: `${folder}/a.txt/b cannot be written (ENOTDIR).`,
		});
	});

	test('of a broken encoding', async () => {
		const [part] = parts(named('a.txt'));
		const broken = part && {...part, body: Buffer.from('aGVsbG8')};
		expect(broken && (await saveAttachment(broken, 1, folder))).toEqual({
			path: join(folder, 'a.txt'),
			octets: 5,
			damaged: true,
		});
	});
});

describe('all of a message', () => {
	const saveAll = async (headers: readonly string[], to: string) =>
		(await saveAttachments(parts(...headers), to)).map(saved =>
			'path' in saved ? relative(to, saved.path) : saved.problem,
		);

	test('each under a name of its own, in a folder for its owner alone', async () => {
		const to = join(folder, 'a', 'b');
		const names = ['x.txt', 'X.TXT', 'x.txt', '.hidden', 'tar.gz', 'tar.gz', 'none', 'none'];
		expect(await saveAll([...names.map(named), nameless, mail, nameless], to)).toEqual([
			'x.txt',
			'X (2).TXT',
			'x (3).txt',
			'hidden',
			'tar.gz',
			'tar (2).gz',
			'none',
			'none (2)',
			'attachment-9',
			'attachment-10.eml',
			'attachment-11',
		]);
		expect(readdirSync(to)).toHaveLength(11);
		expect(statSync(to).mode & 0o777).toBe(0o700);
	});

	test('those that cannot be saved do not stop the others', async () => {
		writeFileSync(join(folder, 'a.txt'), 'mine');
		expect(await saveAll([named('a.txt'), named('b.txt')], folder)).toEqual([
			`${folder}/a.txt already exists and was not changed. Choose another name.`,
			'b.txt',
		]);
	});

	test('a folder that cannot be made', async () => {
		writeFileSync(join(folder, 'file'), '');
		expect(await saveAll([named('a.txt')], join(folder, 'file', 'below'))).toEqual([
			`The folder ${folder}/file/below cannot be created (ENOTDIR).`,
		]);
	});
});
