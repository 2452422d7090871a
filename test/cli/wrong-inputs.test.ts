/** Wrong inputs, each with the sentence that says what to type, and nothing connected. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, expect, it, vi} from 'vitest';
import {run} from './capture.ts';

beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', '/none/there'));

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-wrong-'));
afterAll(() => rmSync(folder, {recursive: true}));

const file = (name: string, text: string): string => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};

const letter = file('letter.eml', 'From: a@example.org\n\nhello\n');
const script = file('script.smtp', 'QUIT\n');
const empty = join(folder, 'empty');
mkdirSync(empty);
const who = ['--from', 'alice@example.org', '--to', 'bob@example.net'];
const nowhere = '127.0.0.1:1';

it.each<[readonly string[], string]>([
	[['send', nowhere, ...who, '--data', `@${empty}`], `--data: “${empty}” cannot be used: it is a folder.`],
	[
		['send', nowhere, ...who, '--data', '@/none/x.eml'],
		'--data: “/none/x.eml” cannot be used: there is no such file.',
	],
	[
		['send', nowhere, ...who, '--body', '@/none/x'],
		'--body: “/none/x” cannot be used: there is no such file.',
	],
	[['send', nowhere, ...who, '--subject'], '--subject needs a value.'],
	[
		['send', nowhere, ...who, '--encoding', 'uuencode'],
		'--encoding must be auto, quoted-printable, base64, 8bit or binary',
	],
	[
		['send', nowhere, ...who, '--format', 'xml'],
		'--format must be text, json, markdown or html; “xml” was given.',
	],
	[
		['send', '127.0.0.1:20025', ...who, '--port', '25'],
		'The server already has port 20025, and --port says 25.',
	],
	[['explain', '--rule'], '--rule needs a value, such as --rule auth/base64-newline.'],
	[['explain', letter, '--format', 'jsn'], 'Did you mean json?'],
	[['explain', letter, '--client-address', '999.1.1.1'], '--client-address must be an IP address'],
	[['probe', nowhere, '--format', 'xml'], '--format must be '],
	[['run', nowhere, script, '--format', 'xml'], '--format must be text, json, junit, markdown or html'],
	[
		['run', nowhere, script, '--log', join(folder, 'none', 'log')],
		`the folder “${join(folder, 'none')}” does not exist`,
	],
	[['run', nowhere, script, '--log', empty], `“${empty}” is a folder. Give the name of a file.`],
	[['run', nowhere, script, '--keylog', join(folder, 'none', 'keys')], 'does not exist'],
	[['probe', nowhere, '--save', join(folder, 'none', 'x')], 'does not exist'],
	[['probe', nowhere, '--save', empty], 'is a folder'],
	[['send', nowhere, ...who, '--save-eml', empty], 'is a folder'],
	[['run', nowhere, script, '--append'], '--append only makes sense with --log FILE'],
])('%j', async (argv, sentence) => {
	const {code, err} = await run(...argv);
	expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
	expect(err.trimEnd().split('\n')).toHaveLength(1);
});

it.each([
	['two words', true],
	['under_score.example', false],
	['[192.0.2.1]', false],
	['bücher.example', false],
	['-dash.example', true],
])('--ehlo=%s is sent unchanged; a remark: %s', async (name, remarked) => {
	const {err} = await run('run', nowhere, script, `--ehlo=${name}`);
	expect(err.includes('is neither a host name')).toBe(remarked);
});
