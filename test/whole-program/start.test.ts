/** What a start loads: time is not measured here (`npm run bench` does), but what costs it is counted. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {startPractice} from '../../source/practice/practice.ts';
import {TerminalSession} from '../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-start-'));
const program = join(import.meta.dirname, '../../dist/cli.js');
const hook = join(import.meta.dirname, '../support/what-loads.cjs');
const practice = await startPractice();
const server = `smtp://127.0.0.1:${practice.port}`;
afterAll(async () => {
	await practice.close();
	rmSync(folder, {recursive: true});
});

type Loaded = {
	readonly scripts: readonly string[];
	readonly builtins: readonly string[];
	/** KiB of code that V8 keeps: what was run, and what holds it. */
	readonly compiled: number;
	/** What made V8 read the tables of ICU, which takes a third of what Node itself takes to start. */
	readonly icu: readonly string[];
};

type Budget = Pick<Loaded, 'scripts' | 'builtins' | 'compiled'>;

const file = join(folder, 'loaded.json');
const env = {...process.env, WHAT_LOADS: file, NODE_DISABLE_COMPILE_CACHE: '1', XDG_CONFIG_HOME: folder};

/** What was loaded, without Node's internal modules. */
function loaded(): Loaded {
	const {scripts, builtins, compiled, icu}: Loaded = JSON.parse(readFileSync(file, 'utf8'));
	return {
		icu,
		compiled: compiled / 1024,
		scripts: scripts.map(name => name.replace(/^smtpscope\/|\.js$/g, '')),
		builtins: builtins.filter(name => !name.startsWith('internal/')).sort(),
	};
}

async function start(...words: readonly string[]): Promise<Loaded> {
	// Output into a pipe would load node:net.
	const child = spawn(process.execPath, ['--require', hook, program, ...words], {env, stdio: 'ignore'});
	await once(child, 'exit');
	return loaded();
}

const script = join(folder, 'session.smtp');
writeFileSync(
	script,
	'EHLO client.example\nMAIL FROM:<a@practice.test>\nRCPT TO:<bob@practice.test>\nRSET\nQUIT\n',
);
const reply = join(folder, 'reply.txt');
writeFileSync(reply, '550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown\n');
const letter = ['--from', 'a@practice.test', '--to', 'bob@practice.test', '--body', 'Hello'];

const always = ['process', 'stream', 'stream/promises', 'string_decoder'];
test.each<[string, readonly string[], Budget]>([
	['--version', ['--version'], {scripts: ['app'], builtins: always, compiled: 32}],
	['--help', ['--help'], {scripts: ['app', 'manual'], builtins: always, compiled: 210}],
	[
		'run',
		['run', server, script],
		{scripts: ['app', 'session'], builtins: [...always, 'net', 'timers/promises'], compiled: 820},
	],
	[
		'send',
		['send', server, ...letter],
		{scripts: ['app', 'send', 'session'], builtins: [...always, 'net', 'os'], compiled: 1190},
	],
	[
		'explain',
		['explain', reply],
		{scripts: ['app', 'recordings', 'reading', 'session', 'refusal'], builtins: always, compiled: 1550},
	],
])('%s', async (_, words, {scripts, builtins, compiled}) => {
	const found = await start(...words);
	// With `rest` among them: `npm run early` finds what such starts have come to need.
	expect(found.scripts).toEqual(scripts);
	expect(found.builtins.filter(name => !builtins.includes(name))).toEqual([]);
	expect(found.compiled).toBeLessThan(compiled);
	expect(found.icu).toEqual([]);
});

test('the first frame', async () => {
	await using terminal = new TerminalSession(['--require', hook, program, server], {
		columns: 100,
		rows: 30,
		env: {WHAT_LOADS: file, NODE_DISABLE_COMPILE_CACHE: '1', XDG_CONFIG_HOME: folder},
	});
	await terminal.until('Conversation');
	terminal.type('/quit\r');
	await terminal.untilExit();
	const {scripts, builtins, compiled, icu} = loaded();
	expect(compiled).toBeLessThan(1700);
	expect(icu).toEqual([]);
	expect(scripts).toEqual(['app', 'session', 'rest', 'screen']);
	const drawing = ['assert', 'fs/promises', 'module', 'net', 'os', 'perf_hooks', 'tty'];
	expect(builtins.filter(name => ![...always, ...drawing].includes(name))).toEqual([]);
});
