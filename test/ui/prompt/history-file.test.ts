import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {historyFile} from '../../../source/ui/prompt/history-file.ts';

let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smtpscope-'));
});

afterEach(() => rm(folder, {recursive: true}));

test('keeps lines for the next time, for the user’s eyes only', async () => {
	const path = join(folder, 'state', 'history');
	const file = historyFile(path);
	file.add('EHLO me');
	file.add('NOOP');
	await vi.waitUntil(async () => (await file.load()).length === 2);
	expect(await historyFile(path).load()).toEqual(['EHLO me', 'NOOP']);
	expect((await stat(path)).mode & 0o077).toBe(0);
	file.clear();
	await vi.waitUntil(async () => (await file.load()).length === 0);
});

test('does not grow without end', async () => {
	const path = join(folder, 'history');
	await writeFile(path, Array.from({length: 2000}, (_, index) => `line ${index}\n`).join(''));
	const lines = await historyFile(path).load();
	expect(lines).toHaveLength(500);
	expect(lines.at(-1)).toBe('line 1999');
	await vi.waitUntil(async () => (await readFile(path, 'utf8')).split('\n').length === 501);
});

test('a file that cannot be had is no failure', async () => {
	await writeFile(join(folder, 'taken'), '');
	const file = historyFile(join(folder, 'taken', 'history'));
	file.add('NOOP');
	expect(await file.load()).toEqual([]);
});
