/** What people type that is no server: done where it is clear, otherwise a sentence with what to type. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, expect, it, vi} from 'vitest';
import {UsageError} from '../../source/cli/arguments/usage-error.ts';
import {wordsForInspector} from '../../source/cli/meant.ts';
import {run} from './capture.ts';

beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', '/none/there'));

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-meant-'));
afterAll(() => rmSync(folder, {recursive: true}));

const file = (name: string): string => {
	const path = join(folder, name);
	writeFileSync(path, 'EHLO me.example\n');
	return path;
};

it.each<[readonly string[], readonly string[]]>([
	[[], []],
	[['localhost'], ['localhost']],
	[['mail.example.org', '25'], ['mail.example.org:25']],
	[['smtps://mail.example.org', '465'], ['smtps://mail.example.org:465']],
	[['::1', '2525'], ['[::1]:2525']],
	[['[::1]', '2525'], ['[::1]:2525']],
	[['mailhub'], ['mailhub']],
	[['/none/there.eml'], ['/none/there.eml']],
])('%j is read as %j', async (words, read) => {
	expect(await wordsForInspector(words)).toEqual(read);
});

it.each<[readonly string[], string]>([
	[
		['upgrade'],
		'“upgrade” is not a subcommand. “smtpscope help” lists them. If it is the name of a server, write smtp://upgrade.',
	],
	[['config'], '“config” is not a subcommand.'],
	[['prob'], 'Did you mean “smtpscope probe”?'],
	[['snd', 'mail.example.org'], 'Did you mean “smtpscope send mail.example.org”?'],
	[['localhost', '20025', 'extra'], '“20025” is extra'],
	[['tls', 'host'], '“host” is extra'],
	[['mail', 'to', 'bob'], '“to” is extra'],
	[['localhost:25', '26'], '“26” is extra'],
])('%j is refused: %s', async (words, sentence) => {
	await expect(wordsForInspector(words)).rejects.toThrow(UsageError);
	await expect(wordsForInspector(words)).rejects.toThrow(sentence);
});

it.each([
	['session.smtp', 'smtpscope run HOST'],
	['SESSION.SMTP', 'smtpscope run HOST'],
	['LETTER.EML', '--data @'],
	['letter.eml', '--data @'],
	['server.log', 'smtpscope explain'],
	['noextension', 'smtpscope explain'],
])('the file %s is not taken for a host', async (name, words) => {
	await expect(wordsForInspector([file(name)])).rejects.toThrow(words);
});

it('the script before the server is told apart', async () => {
	const script = file('session.smtp');
	const {code, err} = await run('run', script, 'localhost:20587');
	expect([code, err]).toEqual([1, expect.stringContaining(`smtpscope run localhost:20587 ${script}`)]);
});

it.each([
	['help', 'sned'],
	['help', 'localhost'],
])('%j names no subcommand', async (...argv) => {
	expect(await run(...argv)).toMatchObject({code: 1, err: expect.stringContaining('is not a subcommand')});
});

it('an empty server is said to be empty', async () => {
	expect(await run('')).toMatchObject({code: 1, err: expect.stringContaining('The server is empty')});
});
