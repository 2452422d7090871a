import {mkdtempSync, rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeEach, describe, expect, it, vi} from 'vitest';
import {type Option, Values} from '../../../source/cli/arguments/option.ts';
import {parseArguments} from '../../../source/cli/arguments/parse.ts';
import {passwordSource} from '../../../source/cli/connection/password.ts';
import {fileProblem, openContent, readTextFile} from '../../../source/cli/output/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-options-'));
afterAll(() => rmSync(folder, {recursive: true}));

const options: readonly Option[] = [
	{name: 'ehlo', aliases: ['helo'], argument: 'NAME', help: 'a name'},
	{name: 'ca', argument: 'FILE', multiple: true, help: 'a file'},
	{name: 'insecure', help: 'a switch'},
	{name: 'help', short: 'h', help: 'help'},
	{name: '4', short: '4', help: 'four'},
];

function parse(...argv: string[]) {
	return parseArguments(argv, options);
}

describe('arguments', () => {
	it('are options with values, switches, and the rest in order', async () => {
		const parsed = await parse(
			'one',
			'--ehlo',
			'a.example',
			'--ca=x.pem',
			'-ca',
			'y=z.pem',
			'-4',
			'two',
			'--insecure',
		);
		if (!parsed.ok) {
			throw new Error(parsed.problem);
		}

		const {values, positionals} = parsed;
		expect(positionals).toEqual(['one', 'two']);
		expect(values.get('ehlo')).toBe('a.example');
		expect(values.all('ca')).toEqual(['x.pem', 'y=z.pem']);
		expect([values.has('insecure'), values.has('4'), values.has('help')]).toEqual([true, true, false]);
	});

	it('accept an option as a value behind an equals sign, an empty value, and what stands behind --', async () => {
		const parsed = await parse('--helo=--insecure', '--ca', '', '--', '--ehlo', '-x');
		if (!parsed.ok) {
			throw new Error(parsed.problem);
		}

		expect(parsed.values.get('ehlo')).toBe('--insecure');
		expect(parsed.values.has('insecure')).toBe(false);
		expect(parsed.values.all('ca')).toEqual(['']);
		expect(parsed.positionals).toEqual(['--ehlo', '-x']);
	});

	it.each([
		[['--ehl', 'x'], 'There is no option “--ehl”. Did you mean --ehlo?'],
		[['-z'], 'There is no option “-z”.'],
		[['--ehlo'], '--ehlo needs a value.'],
		[['--insecure=no'], '--insecure does not accept a value; “no” was given.'],
		[['--ehlo', 'a', '--helo', 'b'], '--ehlo can only be given once.'],
		[
			['--ehlo', '-4', 'host'],
			'--ehlo needs a value, but the option -4 follows. If that is the value, write --ehlo=-4.',
		],
		[
			['--ehlo', '--sceret'],
			'--ehlo needs a value, but the next word looks like an option. If it is the value, write --ehlo=VALUE.',
		],
	])('%j is a problem in words', async (argv, problem) => {
		expect(await parse(...argv)).toEqual({ok: false, problem});
	});

	it('keep every value exactly, whatever it is', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string(), async value => {
				if (!value.startsWith('-')) {
					const parsed = await parse('--ehlo', value);
					expect(parsed.ok && parsed.values.get('ehlo')).toBe(value);
				}

				const attached = await parse(`--ehlo=${value}`);
				expect(attached.ok && attached.values.get('ehlo')).toBe(value);
			}),
		);
	});

	it('never fail on any words', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.oneof(
						fc.string(),
						fc.string().map(text => `-${text}`),
					),
				),
				async words => {
					const parsed = await parse(...words);
					expect(parsed.ok || parsed.problem.length > 0).toBe(true);
				},
			),
		);
	});
});

describe('a password', () => {
	beforeEach(() => vi.stubEnv('SMTPSCOPE_PASSWORD', undefined));

	const source = (values: Record<string, string>, warn = vi.fn()) => ({
		get: passwordSource(new Values(new Map(Object.entries(values).map(([name, value]) => [name, [value]]))), {
			warn: text => warn(text),
			learn() {},
		}).get,
		warn,
	});

	it('is the first line of a file, spaces and all', async () => {
		const path = join(folder, 'password');
		await writeFile(path, ' pass word \r\nsecond line\n');
		const {get, warn} = source({'auth-password-file': path});
		expect(await get()).toBe(' pass word ');
		expect(warn).not.toHaveBeenCalled();
	});

	it('is what a command prints, and the command runs once', async () => {
		const count = join(folder, 'count');
		const {get} = source({'auth-password-command': `echo x >> '${count}'; echo secret`});
		expect([await get(), await get()]).toEqual(['secret', 'secret']);
		expect(await readTextFile(count)).toBe('x\n');
	});

	it('comes from the environment where nothing else is given, and is null where that has none', async () => {
		expect(await source({}).get()).toBeNull();
		vi.stubEnv('SMTPSCOPE_PASSWORD', 'from the environment');
		expect(await source({}).get()).toBe('from the environment');
	});

	it('works as an argument, with a warning that does not repeat it', async () => {
		const {get, warn} = source({'auth-password': 'secret'});
		expect(await get()).toBe('secret');
		expect(warn).toHaveBeenCalledWith(expect.not.stringContaining('secret'));
	});

	it('has a sentence for what goes wrong, without what the command printed', async () => {
		await expect(source({'auth-password-file': '/nosuch'}).get()).rejects.toThrow(
			'--auth-password-file: “/nosuch”',
		);
		await expect(source({'auth-password-command': 'echo secret; exit 3'}).get()).rejects.toThrow(
			/^--auth-password-command: the command failed \(exit code 3\)\. Run the command by hand to see why\.$/,
		);
	});
});

describe('files', () => {
	it('are opened, or the problem is told', async () => {
		expect(await openContent('')).toEqual({problem: 'The name of the file is missing.'});
		expect(await openContent(folder)).toEqual({problem: `“${folder}” cannot be used: it is a folder.`});
		expect(await openContent('/nosuch')).toEqual({
			problem: '“/nosuch” cannot be used: there is no such file.',
		});
		await expect(readTextFile(folder)).rejects.toThrow('it is a folder');
		expect(fileProblem('x', new Error('odd'))).toBe('“x” cannot be used: odd.');
	});
});
