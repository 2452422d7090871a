/** The package as somebody gets it: packed, installed alone, its manual's examples compiled and run. */
import {execFile} from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Practice, startPractice} from '../../source/practice/practice.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'smtpscope-package-'));
const consumer = join(folder, 'consumer');
const run = promisify(execFile);
let practice: Practice;
let files: readonly string[];

beforeAll(async () => {
	files = await packAndInstall();
	practice = await startPractice();
}, 120_000);
afterAll(async () => {
	await practice.close();
	rmSync(folder, {recursive: true});
});

/** Packs a copy, for packing builds anew and other tests use what is built. Returns the names of the files in it. */
async function packAndInstall(): Promise<readonly string[]> {
	const copy = join(folder, 'copy');
	for (const name of [
		'package.json',
		'build.mjs',
		'build',
		'bin',
		'source',
		'examples',
		'docs/library.md',
		...texts(),
	]) {
		cpSync(join(root, name), join(copy, name), {recursive: true});
	}

	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	const {stdout} = await run('npm', ['pack', '--json', '--pack-destination', folder], {cwd: copy});
	const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
	const installed = join(consumer, 'node_modules', 'smtpscope');
	mkdirSync(installed, {recursive: true});
	await run('tar', ['xzf', join(folder, packed.filename), '--strip-components=1', '-C', installed]);
	const types = join(consumer, 'node_modules', '@types', 'node');
	mkdirSync(dirname(types), {recursive: true});
	symlinkSync(join(root, 'node_modules', '@types', 'node'), types);

	return packed.files.map(({path}: {path: string}) => path);
}

function texts(): readonly string[] {
	return readdirSync(root).filter(name =>
		/^tsconfig.*\.json$|^(?:readme|changelog|SECURITY)\.md$|^licence$/.test(name),
	);
}

test('holds what is needed and no more', () => {
	for (const name of [
		'bin/smtpscope.cjs',
		'dist/cli.js',
		'dist/smtpscope.1',
		'dist/completions/smtpscope.bash',
		'SECURITY.md',
		'dist/index.js',
		'dist/types/index.d.ts',
		'readme.md',
		'docs/library.md',
		'licence',
	]) {
		expect(files).toContain(name);
	}

	expect(files.filter(name => /^(?:source|test)\/|\.test\.|types\/(?:ui|cli)\//.test(name))).toEqual([]);
});

test('carries its libraries along, so that an installation fetches nothing else and stays small', async () => {
	const installed = join(consumer, 'node_modules/smtpscope');
	const {dependencies = {}} = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
	expect(dependencies).toEqual({});
	const {stdout} = await run('du', ['-sk', installed]);
	expect(Number.parseInt(stdout, 10)).toBeLessThan(12 * 1024);
});

test('the command starts', async () => {
	const {stdout} = await run(process.execPath, [
		...[
			join(consumer, 'node_modules/smtpscope/bin/smtpscope.cjs'),
			'send',
			'practice',
			'--from',
			'alice@practice.test',
		],
		...['--to', 'bob@practice.test'],
	]);
	expect(stdout).toMatch(/\nThe server accepted the message for bob@practice\.test\.\nDone\.\n$/);
});

test('the examples of the manual compile strictly and do what they say', async () => {
	const manual = readFileSync(join(consumer, 'node_modules/smtpscope/docs/library.md'), 'utf8');
	const examples = [...manual.matchAll(/```ts\n([\s\S]*?)```/g)]
		.map(([, text = '']) => text.replaceAll('127.0.0.1:2525', `${practice.host}:${practice.port}`))
		.filter(text => !text.includes("from 'vitest'"));
	expect(examples).toHaveLength(4);
	for (const [index, text] of examples.entries()) {
		writeFileSync(join(consumer, `example-${index}.ts`), text);
	}

	writeFileSync(join(consumer, 'report.pdf'), '%PDF-');
	writeFileSync(join(consumer, 'package.json'), '{"type": "module"}');
	writeFileSync(
		join(consumer, 'tsconfig.json'),
		JSON.stringify({
			compilerOptions: {
				...{
					strict: true,
					exactOptionalPropertyTypes: true,
					noUncheckedIndexedAccess: true,
					skipLibCheck: false,
				},
				...{module: 'NodeNext', target: 'ES2023', types: ['node'], outDir: 'out', rootDir: '.'},
			},
			include: ['*.ts'],
		}),
	);
	const compiled = await run(process.execPath, [
		join(root, 'node_modules/typescript/bin/tsc'),
		'-p',
		consumer,
	]).catch((error: {stdout: string}) => error);
	expect(compiled.stdout).toBe('');

	const outputs: string[] = [];
	for (const [index] of examples.entries()) {
		const {stdout} = await run(process.execPath, [join(consumer, 'out', `example-${index}.js`)], {
			cwd: consumer,
		});
		outputs.push(stdout);
	}

	expect(outputs[0]).toMatch(
		/^The server accepted the message for bob@practice\.test, and refused carol@practice\.test\.\ncarol@practice\.test was refused: 550 /,
	);
	expect(outputs[1]).toMatch(/^rcpt: The server refused every recipient\. nobody@practice\.test: 550 /);
	expect(outputs[2]).toBe(
		'alice@practice.test delivered \nfull@practice.test refused later\nbob@practice.test delivered \n',
	);
	expect(outputs[3]).toMatch(/^250 \[/);
	expect(outputs[3]).toContain('delivered The server accepted the message for bob@practice.test.');
	expect(outputs[3]).toMatch(/ms closed: /);
});

test('the test suite of the manual passes', async () => {
	const manual = readFileSync(join(consumer, 'node_modules/smtpscope/docs/library.md'), 'utf8');
	const [suite = ''] = [...manual.matchAll(/```ts\n([\s\S]*?)```/g)]
		.map(([, text = '']) => text)
		.filter(text => text.includes("from 'vitest'"));
	const folder = join(consumer, 'suite');
	mkdirSync(folder);
	writeFileSync(join(folder, 'application.test.ts'), suite);
	for (const name of ['vitest', 'nodemailer']) {
		symlinkSync(join(root, 'node_modules', name), join(consumer, 'node_modules', name));
	}

	const vitest = join(root, 'node_modules/vitest/vitest.mjs');
	const {stdout} = await run(process.execPath, [vitest, 'run', '--root', folder], {
		cwd: folder,
		env: {...process.env, NO_COLOR: '1', VITEST: '', VITEST_POOL_ID: '', VITEST_WORKER_ID: ''},
	});
	expect(stdout).toContain('1 passed');
});
