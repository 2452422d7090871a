/** The single executable, in a root folder that holds nothing but it and the system's C libraries. */
import {execFile, execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {TerminalSession} from '../support/terminal.ts';

const project = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const chroot = '/usr/sbin/chroot';

const possible = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!possible)(
	'the single executable (needs Linux and root, for a root folder of its own)',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'smtpscope-packages-'));
		const root = join(folder, 'root');
		const packages = join(folder, 'packages');
		const env = {HOME: '/', LANG: 'C.UTF-8', TERM: 'xterm-256color'};
		const alone = (...words: readonly string[]) => run(chroot, [root, '/smtpscope', ...words], {env});

		beforeAll(async () => {
			await run(process.execPath, ['build/package.mjs', packages], {cwd: project});
			const [executable = ''] = readdirSync(packages).filter(name => /^smtpscope-.*-linux-/.test(name));
			mkdirSync(join(root, 'tmp'), {recursive: true});
			copyFileSync(join(packages, executable), join(root, 'smtpscope'));
			for (const [library] of execFileSync('ldd', [join(root, 'smtpscope')], {encoding: 'utf8'}).matchAll(
				/\/\S+/g,
			)) {
				mkdirSync(dirname(join(root, library)), {recursive: true});
				copyFileSync(library, join(root, library));
			}
		}, 180_000);
		afterAll(() => {
			rmSync(folder, {recursive: true});
		});

		test('sends a message', async () => {
			const {stdout} = await alone(
				'send',
				'practice',
				'--from',
				'alice@practice.test',
				'--to',
				'bob@practice.test',
			);
			expect(stdout).toMatch(/bob@practice\.test/);
			expect(stdout).toMatch(/Done\.\n$/);
		});

		test('says its version and its help', async () => {
			const {version} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
			expect((await alone('--version')).stdout).toContain(version);
			expect((await alone('send', '--help')).stdout).toContain('--auth-user');
			expect((await alone('licences')).stdout).toContain('yoga-layout');
		});

		test('draws the inspector and holds a session in it', async () => {
			await using terminal = new TerminalSession([root, '/smtpscope'], {
				command: chroot,
				columns: 100,
				rows: 30,
				env,
			});
			await terminal.until('practice');
			terminal.type('EHLO client.example.org\r');
			await terminal.until(/8BITMIME/);
		});

		test.skipIf(readdirSync('/usr/bin').every(name => name !== 'dpkg-deb'))(
			'is in a Debian package without scripts',
			async () => {
				const [name = ''] = readdirSync(packages).filter(file => file.endsWith('.deb'));
				const control = execFileSync('dpkg-deb', ['--ctrl-tarfile', join(packages, name)], {
					encoding: 'latin1',
				});
				expect(control).toContain('./control');
				expect(control).not.toMatch(/(?:pre|post)(?:inst|rm)/);
				const {stdout: contents} = await run('dpkg-deb', ['--contents', join(packages, name)]);
				expect(contents).toContain('./usr/share/man/man1/smtpscope.1.gz');
				expect(contents).toContain('./usr/share/bash-completion/completions/smtpscope');
				expect(contents).toMatch(/-rwxr-xr-x root\/root .* \.\/usr\/bin\/smtpscope\n/);
			},
		);

		test('comes with checksums of every file', async () => {
			const {stdout} = await run('sha256sum', ['--check', 'SHA256SUMS'], {cwd: packages});
			const files = readdirSync(packages).filter(name => name !== 'SHA256SUMS');
			expect(stdout.trim().split('\n').sort()).toEqual(files.map(name => `${name}: OK`).sort());
		});
	},
);
