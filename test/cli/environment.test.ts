/** Variables are set once for every subcommand: what one of them cannot use must not stop it. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeEach, expect, it, vi} from 'vitest';
import {Values} from '../../source/cli/arguments/option.ts';
import {variableOf} from '../../source/cli/arguments/settings.ts';
import {optionsOf, withDefaults} from '../../source/cli/defaults.ts';
import {planListener} from '../../source/cli/listen/plan.ts';
import {subcommandNamed, subcommands} from '../../source/cli/subcommands.ts';
import {run} from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-environment-'));
afterAll(() => rmSync(folder, {recursive: true}));
const reply = join(folder, 'reply.txt');
writeFileSync(reply, '250 2.0.0 Ok\n');

beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', folder));
afterEach(() => vi.unstubAllEnvs());

/** What other subcommands accept as the value of an option, by what its argument is called. */
const samples: Readonly<Record<string, string>> = {
	FILE: reply,
	FOLDER: folder,
	ADDRESS: 'bob@example.net',
	LIST: '25,465',
	NUMBER: '2',
	N: '2',
	SECONDS: '30',
	VERSION: '1.2',
};

/** The options of every subcommand that connects, a value for each. */
async function variables(): Promise<(readonly [variable: string, value: string])[]> {
	const connecting = await Promise.all(subcommands.filter(each => each.connects).map(each => each.load()));
	return connecting
		.flatMap(optionsOf)
		.filter(({lineOnly, name}) => !lineOnly && name !== 'format')
		.map(({name, argument}) => [
			variableOf(name),
			argument === undefined ? 'yes' : (samples[argument] ?? 'x'),
		]);
}

async function planOfListen(typed: ReadonlyMap<string, readonly string[]> = new Map()) {
	const entry = subcommandNamed('listen');
	if (!entry) {
		throw new Error('There is no listen.');
	}

	const words = {section: null, words: []};
	const {values} = await withDefaults(entry, await entry.load(), new Values(typed), words, subcommands);
	return await planListener(values, undefined);
}

it('does not change what listen does, or stop it, by a variable for the server of other subcommands', async () => {
	const usual = JSON.stringify(await planOfListen());
	for (const [variable, value] of (await variables()).filter(([name]) => !/_(?:KEYLOG|LOG)$/.test(name))) {
		vi.stubEnv(variable, value);
		const plan = await planOfListen().catch(error => expect.fail(`${variable}=${value}: ${error.message}`));
		expect(JSON.stringify(plan), `${variable}=${value}`).toBe(usual);
		vi.stubEnv(variable, undefined);
	}
});

it('does not stop explain by a variable for another subcommand', async () => {
	for (const [variable, value] of await variables()) {
		vi.stubEnv(variable, value);
		expect(await run('explain', reply), `${variable}=${value}`).toMatchObject({code: 0, err: ''});
		vi.stubEnv(variable, undefined);
	}
});

it('still complains of what was typed', async () => {
	await expect(planOfListen(new Map([['insecure', []]]))).rejects.toThrow('--insecure concerns the server');
	const {code, err} = await run('explain', reply, '--group', 'cause');
	expect({code, err}).toMatchObject({code: 1, err: expect.stringContaining('nothing to count')});
});

it('leaves out a format that only another subcommand writes, and complains of one that nobody does', async () => {
	vi.stubEnv('SMTPSCOPE_FORMAT', 'nagios');
	expect(await run('explain', reply)).toMatchObject({code: 0, err: ''});
	vi.stubEnv('SMTPSCOPE_FORMAT', 'json');
	expect((await run('explain', reply)).out).toMatch(/^\{/);
	vi.stubEnv('SMTPSCOPE_FORMAT', 'jsn');
	expect((await run('explain', reply)).err).toContain('The variable SMTPSCOPE_FORMAT: --format must be');
});

it('does not count a habit of swaks against --require-tls', async () => {
	vi.stubEnv('SMTPSCOPE_REQUIRE_TLS', 'yes');
	const send = ['--server', '127.0.0.1:1', '--from', 'a@example.org', '--to', 'b@example.net'];
	expect((await run('swaks', ...send)).code).toBe(2);
});

it('gives way to an option that was typed and excludes it', async () => {
	vi.stubEnv('SMTPSCOPE_DROP_AFTER_SEND', 'MAIL');
	const send = ['send', 'practice', '--from', 'a@practice.test', '--to', 'b@practice.test'];
	expect(await run(...send, '--quit-after', 'EHLO')).toMatchObject({code: 0});
});

it.each([
	['SMTPSCOPE_DKIM_KEY', '--dkim-selector is missing. The variable SMTPSCOPE_DKIM_KEY sets --dkim-key.'],
	['SMTPSCOPE_CERT', 'The variable SMTPSCOPE_CERT: --cert needs the key that belongs to it: --key FILE.'],
	['SMTPSCOPE_KEY', 'The variable SMTPSCOPE_KEY: --key'],
])('half a pair in %s is named with what is missing', async (variable, sentence) => {
	vi.stubEnv(variable, '/nowhere');
	const mail = ['--from', 'a@example.test', '--to', 'b@example.test'];
	const {code, err} = await run('send', '127.0.0.1:1', ...mail);
	expect(code).toBe(1);
	expect(err).toContain(sentence);
});
