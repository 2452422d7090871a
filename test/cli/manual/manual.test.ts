/** Help, manual page and completions say what the tables of the program say. */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {exitCodes} from '../../../source/cli/arguments/surroundings.ts';
import {completionScript, shells} from '../../../source/cli/manual/completions.ts';
import {manualPage} from '../../../source/cli/manual/manual-page.ts';
import {optionsOf, spellingsOf, subcommandTables} from '../../../source/cli/manual/tables.ts';
import {subcommands} from '../../../source/cli/subcommands.ts';
import {EXIT} from '../../../source/dialogs/outcome.ts';
import {run} from '../capture.ts';

const tables = await subcommandTables(subcommands);
const folder = mkdtempSync(join(tmpdir(), 'smtpscope-manual-'));
afterAll(() => rmSync(folder, {recursive: true}));

const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

describe('help', () => {
	it.each(subcommands.map(({name}) => name))('of %s names every option, and fits 80 columns', async name => {
		const {code, out} = await run('help', name);
		expect(code).toBe(0);
		const table = tables.find(({entry}) => entry.name === name);
		for (const option of table ? optionsOf(table.subcommand) : []) {
			expect(out).toContain(option.name.length > 1 ? `--${option.name}` : `-${option.name}`);
		}

		const [head = ''] = out.split('\nExamples\n');
		expect(head.split('\n').filter(line => line.length > 80 && !line.startsWith('Usage'))).toEqual([]);
		expect((await run(name, '--help')).out).toBe(out);
	});

	it('of the program lists the subcommands, exit codes, variables and the profile', async () => {
		const {out} = await run('help');
		expect(out).toBe((await run('--help')).out);
		for (const {name, about} of subcommands) {
			expect(out).toContain(`  ${name} `);
			expect(out.replaceAll(/\s+/g, ' ')).toContain(about);
		}

		for (const word of ['Exit codes', 'SMTPSCOPE_PASSWORD', 'NO_COLOR', 'Profile', 'auth-user']) {
			expect(out).toContain(word);
		}
	});

	it('has words for every exit code', () => {
		expect(exitCodes.map(({name}) => Number(name))).toEqual(Object.values(EXIT));
		expect(exitCodes.filter(({words}) => words === '')).toEqual([]);
	});
});

it.each([['version'], ['--version'], ['-V'], ['-v'], ['--v'], ['send', '--version']])(
	'%j names Node, OpenSSL and the platform',
	async (...argv) => {
		const {code, out} = await run(...argv);
		expect([code, out]).toEqual([
			0,
			expect.stringMatching(/^smtpscope \d+\.\d+\.\d+ \(Node \d.*, OpenSSL \d.*, \w+ \w+\)\n$/),
		]);
	},
);

describe('the manual page', () => {
	const page = manualPage(tables);

	it('names every subcommand and every option', () => {
		for (const {entry, subcommand} of tables) {
			expect(page).toContain(`.SH "${entry.name.toUpperCase()}"`);
			for (const {name} of optionsOf(subcommand).filter(option => option.name.length > 1)) {
				expect(page).toContain(`\\-\\-${name.replaceAll('-', '\\-')}`);
			}
		}
	});

	it.skipIf(!isThere('groff'))('is read by groff without a warning', () => {
		const {stderr, stdout} = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-k'], {
			input: page,
			encoding: 'utf8',
		});
		expect(stderr).toBe('');
		expect(stdout).toContain('SMTPSCOPE');
	});

	it('is printed', async () => {
		expect(await run('man')).toEqual({code: 0, out: page, err: ''});
		expect((await run('man', 'send')).code).toBe(1);
	});
});

describe('the completion', () => {
	it.each(shells)('for %s offers every option of every subcommand', shell => {
		const script = completionScript(shell, tables);
		for (const {subcommand} of tables) {
			for (const spelling of optionsOf(subcommand).flatMap(spellingsOf)) {
				expect(script).toContain(shell === 'fish' ? spelling.replace(/^--?/, '') : spelling);
			}
		}
	});

	it.each(shells)('for %s is a script that the shell can read', shell => {
		if (!isThere(shell)) {
			return;
		}

		const check = spawnSync(shell, ['-n'], {input: completionScript(shell, tables), encoding: 'utf8'});
		expect([check.status, check.stderr]).toEqual([0, '']);
	});

	it.each<[string, readonly string[]]>([
		['smtpscope pro', ['probe', 'profile']],
		['smtpscope pract', ['practice', 'practice']],
		['smtpscope mail.ex', ['mail.example.org:587']],
		['smtpscope send mail.ex', ['mail.example.org:587']],
		['smtpscope send --subj', ['--subject']],
		['smtpscope run h --format j', ['json', 'junit']],
		['smtpscope explain --rule auth/base64-new', ['auth/base64-newline']],
		['smtpscope send h --auth SCRAM-SHA-256-', ['SCRAM-SHA-256-PLUS']],
		['smtpscope help se', ['send']],
		['smtpscope run h --subj', []],
		['smtpscope @w', ['@work', '@web']],
		['smtpscope @ w', ['@work', '@web']],
		['smtpscope send @ wo', ['@work']],
		['smtpscope send @', ['@work', '@web', '@home']],
		['smtpscope send @h', ['@home']],
	])('for bash offers at “%s”', async (line, offers) => {
		const script = join(folder, 'completion.bash');
		writeFileSync(script, completionScript('bash', tables));
		await mkdir(join(folder, 'smtpscope'), {recursive: true});
		writeFileSync(
			join(folder, 'smtpscope', 'profile'),
			'server = mail.example.org:587\n[work]\n[ web ]\nfrom = a@b\n\n[home]\n',
		);
		const words = line.split(' ');
		const {stdout} = spawnSync(
			'bash',
			[
				'-c',
				`source ${script}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _smtpscope; printf '%s\\n' "\${COMPREPLY[@]}"`,
				'bash',
				...words,
			],
			{encoding: 'utf8', env: {...process.env, XDG_CONFIG_HOME: folder}},
		);
		expect(stdout.split('\n').filter(Boolean)).toEqual(offers);
	});

	it('is asked for by the name of the shell', async () => {
		expect((await run('completion', 'bash')).out).toBe(completionScript('bash', tables));
		expect(await run('completion', 'csh')).toMatchObject({
			code: 1,
			err: expect.stringContaining('bash, zsh or fish'),
		});
		expect((await run('completion')).code).toBe(1);
	});
});
