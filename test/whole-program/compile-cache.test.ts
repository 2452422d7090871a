/** What V8 compiled is kept in the user's cache folder, and only there. */
import {execFile, execFileSync} from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-cache-'));
afterAll(() => rmSync(folder, {recursive: true}));

const program = join(import.meta.dirname, '../../dist/cli.js');

const explain = (cache: string): Promise<string> => start(cache, 'explain', '250 ok');

/** The files of compiled code, by their whole paths. */
function compiledIn(cache: string): readonly string[] {
	return readdirSync(cache, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name))
		.sort();
}

async function start(XDG_CACHE_HOME: string, ...words: readonly string[]): Promise<string> {
	const {NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...others} = process.env;
	const env = {...others, XDG_CACHE_HOME, TMPDIR: folder};
	const {stdout} = await promisify(execFile)(process.execPath, [program, ...words], {env});
	return stdout;
}

test('the second start finds what the first one kept', async () => {
	const cache = join(folder, 'cache');
	const first = await explain(cache);
	const kept = readdirSync(cache, {recursive: true}).length;
	expect(kept).toBeGreaterThan(2);
	const files = compiledIn(cache);
	expect(files.map(file => basename(file))).toEqual([
		'app.explain',
		'reading.explain',
		'recordings.explain',
		'session.explain',
	]);
	expect(await explain(cache)).toBe(first);
	expect(readdirSync(cache, {recursive: true})).toHaveLength(kept);
	expect(readdirSync(folder)).toEqual(['cache']);
});

test('each subcommand keeps what it uses', async () => {
	const cache = join(folder, 'cache');
	await start(cache, '--help');
	await explain(cache);
	expect(compiledIn(cache).map(file => basename(file))).toEqual([
		'app.explain',
		'app.help',
		'manual.help',
		'reading.explain',
		'recordings.explain',
		'session.explain',
	]);
});

test('a start that goes well replaces what a failed one kept', async () => {
	const cache = join(folder, 'failed');
	const script = join(folder, 'script');
	writeFileSync(script, 'EHLO client.example\nQUIT\n');
	await expect(start(cache, 'run', 'smtp://127.0.0.1:1', script)).rejects.toThrow();
	const failed = compiledIn(cache);
	const folderOf = dirname(failed[0] ?? '');
	const ofFailed = ['app.run-failed', 'session.run-failed'].map(name => join(folderOf, name));
	expect(failed).toEqual(expect.arrayContaining(ofFailed));
	const sizes = ofFailed.map(file => readFileSync(file).length);
	await start(cache, 'run', 'practice', script);
	const well = ['app.run', 'session.run'].map(name => join(folderOf, name));
	expect(compiledIn(cache)).toEqual(expect.arrayContaining(well));
	// What only a failed start needs stays.
	expect(compiledIn(cache).filter(file => ofFailed.includes(file))).toEqual([]);
	expect(readFileSync(well[1] ?? '').length).toBeGreaterThan(sizes[1] ?? 0);
	rmSync(cache, {recursive: true});
	rmSync(script);
});

test('what was damaged is compiled again, and kept', async () => {
	const cache = join(folder, 'cache');
	const first = await explain(cache);
	const [file = ''] = compiledIn(cache);
	const kept = readFileSync(file);
	writeFileSync(file, kept.subarray(0, 1000));
	expect(await explain(cache)).toBe(first);
	expect(readFileSync(file).length).toBeGreaterThan(10_000);
});

test.skipIf(process.platform === 'win32')('what others could have written is not run', async () => {
	const cache = join(folder, 'cache');
	await explain(cache);
	const [file = ''] = compiledIn(cache);
	const open = dirname(file);
	chmodSync(open, 0o777);
	writeFileSync(file, 'from somebody else');
	expect(await explain(cache)).toContain('250');
	expect(readFileSync(file, 'utf8')).toBe('from somebody else');
});

test('what an earlier version kept is removed', async () => {
	const cache = join(folder, 'other');
	const earlier = join(cache, 'smtpscope', 'compiled-0.0.1');
	mkdirSync(earlier, {recursive: true});
	await explain(cache);
	expect(existsSync(earlier)).toBe(false);
	expect(compiledIn(cache)).toHaveLength(4);
	rmSync(cache, {recursive: true});
});

test.runIf(process.platform === 'linux')(
	'without XDG_CACHE_HOME it is the folder .cache at home',
	async () => {
		const home = join(folder, 'home');
		mkdirSync(home);
		const {
			NODE_COMPILE_CACHE: _,
			NODE_DISABLE_COMPILE_CACHE: __,
			XDG_CACHE_HOME: ___,
			...others
		} = process.env;
		await promisify(execFile)(process.execPath, [program, '--version'], {env: {...others, HOME: home}});
		const {cache} = envPathsAt(home);
		expect(compiledIn(cache).map(file => basename(file))).toEqual(['app.version']);
	},
);

/** What env-paths says is the folder of the caches, where HOME is `home`. */
function envPathsAt(home: string): {readonly cache: string} {
	const script =
		"import('env-paths').then(({default: paths}) => console.log(JSON.stringify(paths('smtpscope', {suffix: ''}))))";
	const {XDG_CACHE_HOME: _, ...others} = process.env;
	return JSON.parse(
		execFileSync(process.execPath, ['-e', script], {env: {...others, HOME: home}}).toString(),
	);
}

test('a cache that cannot be written keeps nobody from starting', async () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');
	expect(await explain(file)).toContain('250');
});
