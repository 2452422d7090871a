/** Log files, packed or not. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import zlib from 'node:zlib';
import {afterAll, describe, expect, test, vi} from 'vitest';
import {explainCounted} from '../../../source/cli/explain/counted-first.ts';
import {inOrder, openLog} from '../../../source/cli/explain/many/open-log.ts';
import {outcome, typedValues} from '../../support/typed-values.ts';

/** All that were opened. A closed one has the descriptor -1. */
const opened = vi.hoisted((): FileHandle[] => []);
vi.mock('node:fs/promises', async load => {
	const real = await load<typeof import('node:fs/promises')>();
	return {
		...real,
		async open(...words: Parameters<typeof real.open>) {
			const handle = await real.open(...words);
			opened.push(handle);
			return handle;
		},
	};
});

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-open-log-'));
afterAll(() => rmSync(folder, {recursive: true}));

function file(name: string, content: string | Uint8Array): string {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}

const text = 'a line of a log\n'.repeat(1000);

async function contentOf(name: string) {
	const log = await openLog(name);
	expect(log.read()).toBe(0);
	const pieces: Uint8Array[] = [];
	for await (const piece of log.bytes) {
		pieces.push(piece);
	}

	return {...log, text: Buffer.concat(pieces).toString(), read: log.read()};
}

describe('a log', () => {
	test.each<[string, Uint8Array]>([
		['plain.log', Buffer.from(text)],
		['packed.log.gz', zlib.gzipSync(text)],
		['by-its-first-octets-alone.log', zlib.gzipSync(text)],
		['packed.log.zst', zlib.zstdCompressSync(Buffer.from(text))],
	])('%s is read whole, and what was read of the file is counted', async (name, bytes) => {
		const path = file(name, bytes);
		expect(await contentOf(path)).toMatchObject({
			...{name: path, size: bytes.length, text, read: bytes.length},
		});
	});

	test.each(['', 'x', '\u001F', '(\u00B5/'])(
		'that begins like a packed one is read as it is: %j',
		async start => {
			expect(await contentOf(file('short.log', Buffer.from(start, 'latin1')))).toMatchObject({
				text: Buffer.from(start, 'latin1').toString(),
			});
		},
	);

	test('that is damaged fails while it is read', async () => {
		const path = file('cut.gz', zlib.gzipSync(text).subarray(0, 40));
		await expect(contentOf(path)).rejects.toThrow();
	});

	test('that cannot be read has a sentence', async () => {
		expect(await outcome(() => openLog(join(folder, 'none')))).toContain('there is no such file');
	});

	test('is closed when its beginning was looked at', async () => {
		opened.length = 0;
		const path = file('closed.log', text);
		await contentOf(path);
		expect(await explainCounted([path], typedValues({compare: path}))).toBeNull();
		expect(opened.map(({fd}) => fd)).toEqual([-1, -1]);
	});
});

test('rotated logs are read from the oldest on, those of each name together', () => {
	const names = [
		'mail.log',
		'mail.log.2.gz',
		'other.log.1',
		'mail.log.10.zst',
		'other.log',
		'mail.log.1',
		'x.gz',
	];
	expect(inOrder(names)).toEqual([
		...['mail.log.10.zst', 'mail.log.2.gz', 'mail.log.1', 'mail.log'],
		...['other.log.1', 'other.log', 'x.gz'],
	]);
	expect(inOrder(['b', 'a', 'b'])).toEqual(['b', 'b', 'a']);
});
