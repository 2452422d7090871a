/** What V8 compiled is kept in the user's cache folder, and only there. */
import {execFile} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-cache-'));
afterAll(() => rmSync(folder, {recursive: true}));

const program = join(import.meta.dirname, '../../dist/cli.js');

async function explain(XDG_CACHE_HOME: string): Promise<string> {
	const {NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...others} = process.env;
	const env = {...others, XDG_CACHE_HOME, TMPDIR: folder};
	const {stdout} = await promisify(execFile)(process.execPath, [program, 'explain', '250 ok'], {env});
	return stdout;
}

test('the second start finds what the first one kept', async () => {
	const cache = join(folder, 'cache');
	const first = await explain(cache);
	const kept = readdirSync(cache, {recursive: true}).length;
	expect(kept).toBeGreaterThan(2);
	expect(await explain(cache)).toBe(first);
	expect(readdirSync(cache, {recursive: true})).toHaveLength(kept);
	expect(readdirSync(folder)).toEqual(['cache']);
});

test('a cache that cannot be written keeps nobody from starting', async () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');
	expect(await explain(file)).toContain('250');
});
