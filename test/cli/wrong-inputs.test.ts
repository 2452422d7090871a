/** Wrong inputs, each with the sentence that says what to type, and nothing connected. */
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
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
const mail = file('mail.eml', 'From: a@example.org\nTo: b@example.net\nSubject: x\n\nhello\n');
const binary = file('binary', 'a\0b');
const latin = join(folder, 'latin.txt');
writeFileSync(latin, Buffer.from('caf\xe9\n', 'latin1'));
const blank = file('blank', '\nsecret\n');
const loop = join(folder, 'loop');
symlinkSync(loop, loop);

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
	[['run', nowhere, script, '--log', ''], '--log: The name of the file is missing.'],
	[['run', '127.0.0.1:99999'], '“99999” is not a port'],
	[['run', '[::1'], 'bracket without its counterpart'],
	[['probe', '--targets', '/none/x'], '--targets: “/none/x” cannot be used: there is no such file.'],
	[['probe', '--targets', binary], `--targets: ${binary} is not text.`],
	[['probe', nowhere, '--compare', '/none/x'], '--compare: “/none/x” cannot be used'],
	[
		['send', nowhere, ...who, '--dkim-key', '/none/x', '--dkim-selector', 's'],
		'--dkim-key: “/none/x” cannot',
	],
	[['send', nowhere, ...who, '--data', `@${loop}`], 'its links form a loop'],
	[['send', nowhere, ...who, '--silent', '9'], '--silent must be 1, 2 or 3; “9” was given.'],
	[
		['send', nowhere, ...who, '--auth-user', 'x', '--auth-password-file', blank],
		`--auth-password-file: “${blank}” does not contain a password`,
	],
	[
		['send', nowhere, ...who, '--auth-user', 'x', '--auth-password-command', 'true'],
		'--auth-password-command: the command printed no password',
	],
	[
		['send', nowhere, ...who, '--auth-user', 'x', '--auth-password-command', 'exit 127'],
		'--auth-password-command: the shell did not find the command (exit code 127).',
	],
	[
		['send', nowhere, ...who, '--tls', '--cert', letter, '--key', letter],
		`--cert: “${letter}” does not contain a certificate in PEM form`,
	],
	[['explain', letter, '--since', '2026-02-30'], '--since requires a date'],
	[['explain', letter, '--until', '2026-01-01T25:00'], '--until requires a date'],
	[['listen', '0', '--answers', '/none/x'], '--answers: “/none/x” cannot be used'],
	[['listen', '0', '--export-ca', '/none/dir/x'], '--export-ca: “/none/dir/x” cannot be created: the folder'],
	[['profile', 'shw'], '“shw” is not something to do with the profile.'],
	[['completion', 'tcsh'], 'There is no completion for “tcsh”.'],
	[['licences', 'extra'], 'licences does not accept arguments; “extra” was given.'],
	[['send', nowhere, ...who, '--attach', '@'], 'The name of the file to attach is missing.'],
	[['send', nowhere, ...who, '--body', `@${latin}`], `--body: “${latin}” is not UTF-8 text.`],
	[
		[
			...['send', nowhere, ...who, '--auth-user', 'x'],
			...['--auth-password-file', letter, '--auth-password-command', 'true'],
		],
		'--auth-password-file and --auth-password-command cannot be used together.',
	],
	[['send', nowhere, ...who, '--output', '/none/x'], '--output: “/none/x” cannot be created: the folder'],
	[['explain', letter, '--since', '2026-02-01', '--until', '2026-01-01'], '--until 2026-01-01 is before'],
	[['explain', letter, '--cause', 'nosuch'], 'There is no cause “nosuch”.'],
	[['listen', '0', '--keep', letter], `--keep: “${letter}” is not a folder.`],
	[['help', 'send', 'run'], 'help accepts one subcommand; “run” is extra.'],
	[['sned', nowhere, '--auth-password', 'hunter2'], 'Did you mean “smtpscope send …”?'],
	[['send', '@work', ...who], 'There is no section [work], because there is no profile yet.'],
])('%j', async (argv, sentence) => {
	const {code, err} = await run(...argv);
	expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
	expect(err.trimEnd().split('\n')).toHaveLength(1);
});

it('a rule for a command that is not known is allowed, with a remark', async () => {
	const {err} = await run('listen', '192.0.2.1:1', '--close-after', 'LUNCH', '--close-after', 'DATA-END');
	expect(err).toContain('--close-after LUNCH: LUNCH is not an SMTP command that smtpscope knows');
	expect(err).not.toContain('DATA-END');
});

it('a log in which nothing was delivered is not one in which everything was', async () => {
	const {out} = await run('explain', mail, '--since', '2026-01-01', '--format', 'text');
	expect(out).toContain('contains no delivery and no refusal.');
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
