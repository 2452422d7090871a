import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, describe, expect, it, vi} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/parse.ts';
import {UsageError} from '../../../source/cli/arguments/usage-error.ts';
import {passwordSource} from '../../../source/cli/connection/password.ts';
import {run} from '../../../source/cli/run/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-password-'));
afterAll(() => rmSync(folder, {recursive: true}));
afterEach(() => vi.unstubAllEnvs());

let files = 0;
function file(text: string): string {
	const path = join(folder, `${++files}`);
	writeFileSync(path, text);
	return path;
}

function source(...argv: readonly string[]) {
	const parsed = parseArguments(
		argv,
		run.groups.flatMap(({options}) => options),
	);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const warned: string[] = [];
	const learned: string[] = [];
	const {get, prepare} = passwordSource(parsed.values, {
		warn: text => warned.push(text),
		learn: secret => learned.push(secret),
	});
	return {get, prepare, warned, learned};
}

describe('the password', () => {
	it('on the command line is warned about, and `<>` is an empty one', async () => {
		const given = source('--auth-password', 'open-sesame');
		expect(await given.get()).toBe('open-sesame');
		expect(given.warned).toEqual([expect.stringContaining('can be read in the process list')]);
		expect(given.warned.join()).not.toContain('open-sesame');
		expect(await source('--auth-password', '<>').get()).toBe('');
	});

	it('is the first line of a file', async () => {
		expect(await source('--auth-password-file', file('open-sesame\r\nmore\n')).get()).toBe('open-sesame');
		expect(await source('--auth-password-file', file('open sesame ')).get()).toBe('open sesame ');
	});

	it('is the first line that a command prints', async () => {
		expect(await source('--auth-password-command', 'echo open-sesame; echo more').get()).toBe('open-sesame');
	});

	it('is in the environment where no option names one', async () => {
		vi.stubEnv('SMTPSCOPE_PASSWORD', 'from-environment');
		expect(await source().get()).toBe('from-environment');
		expect(await source('--auth-password-file', file('from-file')).get()).toBe('from-file');
	});

	it('is found once, and told to those who mask it', async () => {
		const {get, learned, warned} = source('--auth-password', 'open-sesame');
		await Promise.all([get(), get()]);
		expect(learned).toEqual(['open-sesame']);
		expect(warned).toHaveLength(1);
	});
});

describe('before anything is connected', () => {
	it.each([
		['--auth-password', 'open-sesame'],
		['--auth-password-file', file('open-sesame')],
		['--auth-password-command', 'echo open-sesame'],
	])('%s is looked up', async (option, value) => {
		const {prepare, learned} = source(option, value);
		await prepare();
		expect(learned).toEqual(['open-sesame']);
	});

	it('nothing is looked up without an option', async () => {
		vi.stubEnv('SMTPSCOPE_PASSWORD', 'from-environment');
		const {prepare, learned} = source();
		await prepare();
		expect(learned).toEqual([]);
	});

	it('a file that is not there and a command that fails are errors of use', async () => {
		const missing = source('--auth-password-file', join(folder, 'none')).prepare();
		await expect(missing).rejects.toThrow(UsageError);
		await expect(missing).rejects.toThrow(/^--auth-password-file: /);
		const failing = source('--auth-password-command', 'exit 3').prepare();
		await expect(failing).rejects.toThrow(UsageError);
		await expect(failing).rejects.toThrow('--auth-password-command: the command failed (exit code 3).');
	});
});
