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

describe('the kinds of options', () => {
	const kinds: readonly Option[] = [
		{name: 'user', argument: 'NAME', asked: 'User', askedIfEmpty: true, help: ''},
		{name: 'tls', argument: 'MODE', optional: true, takes: /^(?:on|off)$/, help: ''},
		{name: 'priority', argument: 'N', signed: true, help: ''},
		{name: 'subject', argument: 'TEXT', oneLine: true, example: '"Hello"', help: ''},
		{name: 'header', argument: 'LINE', multiple: true, prefixes: ['h-'], help: ''},
		{name: 'quiet', short: 'q', help: ''},
		{name: '4', short: '4', help: ''},
	];
	const read = (argv: readonly string[], manner: Parameters<typeof parseArguments>[2] = {}) => {
		const parsed = parseArguments(argv, kinds, manner);
		return parsed.ok
			? {
					...Object.fromEntries(parsed.values.names().map(name => [name, parsed.values.all(name)])),
					...(parsed.positionals.length > 0 && {words: parsed.positionals}),
				}
			: parsed.problem;
	};

	it.each<[string[], object | string]>([
		// A value that is asked for may be left out at the end, before an option, and as an empty word.
		[['--user'], {user: []}],
		[['--user', '-q'], {user: [], quiet: []}],
		[['--user', '', 'host'], {user: [], words: ['host']}],
		[['--user=', 'host'], {user: [], words: ['host']}],
		[['--user', 'ann', 'host'], {user: ['ann'], words: ['host']}],
		[['--user=-q'], {user: ['-q']}],
		// A word that does not fit is not the value of an option that can do without.
		[['--tls', 'on', 'host'], {tls: ['on'], words: ['host']}],
		[['--tls', 'host'], {tls: [], words: ['host']}],
		[['--tls=host'], {tls: ['host']}],
		[['--tls'], {tls: []}],
		[['--tls', '-'], {tls: [], words: ['-']}],
		// An empty value of an option that is not asked for is a value.
		[['--subject', ''], {subject: ['']}],
		[['--priority', '-4'], {priority: ['-4']}],
		[['--priority', '-4;x'], {priority: ['-4;x']}],
		[
			['--priority', '-q'],
			'--priority needs a value, but the option -q follows. If that is the value, write --priority=-q.',
		],
		[
			['--subject', '-4'],
			'--subject needs a value, but the option -4 follows. If that is the value, write --subject=-4.',
		],
		[
			['--subject', '--'],
			'--subject needs a value, but the next word looks like an option. If it is the value, write --subject=VALUE.',
		],
		[['--subject', '-x'], {subject: ['-x']}],
		[['--subject', '-'], {subject: ['-']}],
		[['--subject'], '--subject needs a value, such as "Hello".'],
		[['--subject', 'a\nb'], '--subject needs a single line, but “a\nb” contains a line break.'],
		[['--subject=a\rb'], '--subject needs a single line, but “a\rb” contains a line break.'],
		[['--header', 'a\nb'], {header: ['a\nb']}],
		[['--h-Subject', 'x', '--h-To:=y', '--header', 'A: b'], {header: ['Subject: x', 'To: y', 'A: b']}],
		[['--quiet', '-q'], {quiet: []}],
		[['--user', 'a', '--user', 'b'], '--user can only be given once.'],
		[['-', 'a'], {words: ['-', 'a']}],
		[['--=x'], 'There is no option “--”.'],
	])('%j', (argv, wanted) => {
		expect(read(argv)).toEqual(wanted);
	});

	const manner = {
		shortened: new Map([
			['user', 'user'],
			['subject', 'subject'],
			['tls', 'tls'],
		]),
		changeable: new Set(['user', 'subject']),
		withoutWords: true,
	};

	it.each<[string[], object | string]>([
		[['--sub', 'x'], {subject: ['x']}],
		[['--subject', 'a', '--subject', 'b'], {subject: ['b']}],
		[['--subject', 'a', '--no-subject'], {}],
		[['--subject', 'a', '--no-sub', '--user', 'b'], {user: ['b']}],
		[['--tls', 'on', '--tls', 'off'], '--tls can only be given once.'],
		[['--no-tls'], 'There is no option “--no-tls”.'],
		// No word is a server there.
		[['--tls', 'host'], {tls: ['host']}],
	])('%j where options can be changed', (argv, wanted) => {
		const found = read(argv, manner);
		expect(typeof wanted === 'string' ? String(found).slice(0, wanted.length) : found).toEqual(wanted);
	});

	it('keep the order in which they were typed, without those taken back', () => {
		const order = (...argv: string[]) => {
			const parsed = parseArguments(argv, kinds, manner);
			return parsed.ok ? parsed.values.typedOrder.map(({name, value}) => `${name}=${value}`) : parsed.problem;
		};
		expect(order('--header', 'a', '-q', '--user', 'u', '--header', 'b')).toEqual([
			'header=a',
			'quiet=',
			'user=u',
			'header=b',
		]);
		expect(order('--user', 'u', '-q', '--no-user')).toEqual(['quiet=']);
		expect(order('--user', 'u', '-q', '--user', 'v')).toEqual(['quiet=', 'user=v']);
	});

	it('an option of another program has its own sentence', () => {
		const insteadOf = (written: string) => (written === '--pipe' ? 'Use a socket.' : null);
		expect(parseArguments(['--pipe=x'], kinds, {insteadOf})).toEqual({
			...{ok: false, said: true},
			problem: 'There is no option “--pipe” here. Use a socket.',
		});
		expect(parseArguments(['--quet=x'], kinds, {insteadOf})).toEqual({
			...{ok: false},
			problem: 'There is no option “--quet”. Did you mean --quiet?',
		});
	});
});
