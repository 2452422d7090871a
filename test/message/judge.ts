/** Python's email package as an independent judge of our messages. */
import {execFile, execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect} from 'vitest';
import {parseAddresses, withAsciiDomain} from '../../source/message/addresses.ts';
import type {Letter} from '../../source/message/letter.ts';

export type JudgedPart = {
	readonly type: string;
	readonly charset: string | null;
	readonly encoding: string | null;
	readonly name: string | null;
	readonly disposition: string | null;
	readonly contentId: string | null;
	readonly text: string | null;
	readonly sha256: string | null;
	readonly size: number;
	readonly defects: readonly string[];
};

type Addresses = readonly (readonly [name: string, address: string])[] | null;

export type Judged = {
	readonly from: Addresses;
	readonly to: Addresses;
	readonly cc: Addresses;
	readonly bcc: Addresses;
	readonly replyTo: Addresses;
	readonly subject: string | null;
	readonly messageId: string;
	readonly date: string;
	readonly mimeVersion: string;
	readonly fields: readonly (readonly [name: string, value: string])[];
	readonly parts: readonly JudgedPart[];
};

/** Null, or why there is no judge on this machine. */
export const noJudge: string | null = (() => {
	try {
		execFileSync('python3', ['-c', 'import email.policy']);
		return null;
	} catch {
		return 'python3 is not on this machine';
	}
})();

export async function judge(messages: readonly Uint8Array[]): Promise<readonly Judged[]> {
	const folder = await mkdtemp(join(tmpdir(), 'smtpscope-judge-'));
	try {
		const paths = messages.map((_, index) => join(folder, `${index}.eml`));
		await Promise.all(messages.map((message, index) => writeFile(paths[index] ?? '', message)));
		const {stdout} = await promisify(execFile)('python3', [join(import.meta.dirname, 'judge.py'), ...paths], {
			maxBuffer: 256 * 1024 * 1024,
		});
		return stdout
			.trim()
			.split('\n')
			.map(line => JSON.parse(line));
	} finally {
		await rm(folder, {recursive: true});
	}
}

/** What Python read is what the letter says. */
export function expectJudged(seen: Judged, letter: Letter): void {
	const list = (text?: string) => {
		const read = parseAddresses(text ?? '').mailboxes.map(box => [box.name, withAsciiDomain(box.address)]);
		return read.length > 0 ? read : null;
	};

	expect(seen.from).toEqual(list(letter.from));
	expect(seen.to).toEqual(list(letter.to));
	expect(seen.cc).toEqual(list(letter.cc));
	expect(seen.bcc).toBeNull();
	expect(seen.replyTo).toEqual(list(letter.replyTo));
	expect(seen.subject ?? '').toBe(letter.subject ?? '');
	expect(seen.mimeVersion).toBe('1.0');
	expect(seen.messageId).toMatch(/^<[\w.-]+@[\w.-]+>$/);
	for (const {name: field, value} of letter.headers ?? []) {
		expect(seen.fields).toContainEqual([field, value]);
	}

	expect(seen.parts.flatMap(({defects}) => defects)).toEqual([]);
	const texts = seen.parts.filter(part => part.text !== null && part.disposition === null);
	const wanted = [
		...(letter.text !== undefined || letter.html === undefined ? [['text/plain', letter.text ?? '']] : []),
		...(letter.html === undefined ? [] : [['text/html', letter.html]]),
	];
	const withEnd = (text: string | null = '') => (text ?? '').replaceAll('\r\n', '\n').replace(/\n?$/, '\n');
	// A nested message brings its own text along.
	const nested = (letter.attachments ?? []).flatMap(({type, content}) =>
		type === 'message/rfc822' && 'bytes' in content
			? [['text/plain', Buffer.from(content.bytes).toString().split('\r\n\r\n')[1]]]
			: [],
	);
	expect(texts.map(part => [part.type, withEnd(part.text)])).toEqual(
		[...wanted, ...nested].map(([type, text]) => [type, withEnd(text)]),
	);
	expect(texts[0]?.charset).toBe(letter.charset ?? 'utf-8');

	const files = seen.parts.filter(({disposition, type}) => disposition !== null && type !== 'message/rfc822');
	const attachments = (letter.attachments ?? []).filter(({type}) => type !== 'message/rfc822');
	expect(files.map(({name: file, sha256, contentId}) => ({file, sha256, contentId}))).toEqual(
		attachments.map(({name: file, content, contentId}) => ({
			file,
			sha256: 'bytes' in content ? createHash('sha256').update(content.bytes).digest('hex') : null,
			contentId: contentId === undefined ? null : `<${contentId}>`,
		})),
	);
}
