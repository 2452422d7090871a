import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import type {Asking} from '../../source/ui/overlays/asking.ts';
import type {Screen} from '../../source/ui/step.ts';
import {conversations} from '../support/conversations.ts';
import {type FakeSession, fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

function setting(
	conversation: keyof typeof conversations,
	answers: Record<string, readonly string[]> = {},
): {
	session: FakeSession;
	screen: Screen;
	asking: Asking;
	run: (line: string) => Promise<string>;
	left: () => boolean;
} {
	const session = fakeSession(conversations[conversation] ?? '', answers);
	let left = false;
	const {screen, asking, context} = screenOn(
		session,
		{},
		{
			quit() {
				left = true;
			},
		},
	);
	return {
		session,
		screen,
		asking,
		left: () => left,
		async run(line) {
			const result = await runLine(line, commands, context);
			return 'problem' in result ? `! ${result.problem}` : (result.said ?? '');
		},
	};
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

describe('exact bytes', () => {
	test('/raw sends what its escapes say, and no line end of its own', async () => {
		const {run, session} = setting('ehlo');
		expect(await run('raw "NOOP\\n\\x00\\u{e9}"')).toBe('');
		expect(text(session.written[0])).toBe('NOOP\n\0Ã©');
	});

	test.each([
		['raw "\\q"', 'not a known escape'],
		['raw ""', 'needs text'],
		['raw', 'needs text'],
	])('/%s is refused in a sentence', async (line, why) => {
		const {run, session} = setting('ehlo');
		expect(await run(line)).toContain(why);
		expect(session.written).toEqual([]);
	});

	test('/line sends text verbatim, and alone an empty line, in every phase', async () => {
		const {run, session} = setting('message');
		await run('line .first');
		await run('line');
		expect(session.lines).toEqual(['.first', '']);
	});

	test('/charset encodes what is typed from then on', async () => {
		const {run, session} = setting('ehlo');
		expect(await run('charset koi8-r')).toContain('koi8-r');
		expect([...session.encode('Привет')]).toEqual([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
		expect(await run('charset klingon')).toMatch(/^! “klingon” is not a charset/);
	});
});

describe('the connection', () => {
	test('/connect names what is wrong with an address, and leaves the session alone', async () => {
		const {run, session} = setting('ehlo');
		expect(await run('connect mail.example.org:99999')).toContain('99999');
		expect(await run('connect smtp://me:secret@mail.example.org')).toContain('contains a password');
		expect(session.state.phase.name).toBe('command');
	});

	test('/connect asks before it leaves an open connection', async () => {
		const {run, session, screen, asking} = setting('ehlo');
		const done = run('connect other.example.org');
		const {overlay} = screen.get();
		expect(overlay?.type === 'choice' && overlay.question).toContain('Close the connection');
		asking.answer('n');

		expect(await done).toBe('Still connected.');
		expect(session.state.phase.name).toBe('command');
	});

	test('/starttls is STARTTLS, by its short name too, and says why not where it makes no sense', async () => {
		const {run, session} = setting('ehlo', {STARTTLS: ['454 4.7.0 TLS not available']});
		expect(await run('starttls')).toContain('refused');
		expect(session.lines).toEqual(['STARTTLS']);
		expect(await setting('tls').run('tls')).toContain('already encrypted');
		expect(await setting('message').run('line x')).toBe('');
		expect(await setting('closed').run('tls')).toContain('Not connected');
	});

	test('/disconnect closes, /quit leaves', async () => {
		const {run, session, left} = setting('ehlo');
		expect(await run('disconnect')).toContain('without QUIT');
		expect(session.state.phase.name).toBe('closed');
		await run('quit');
		expect(left()).toBe(true);
	});
});

describe('/file', () => {
	test('sends a file between DATA and the dot', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'smtpscope-'));
		try {
			const path = join(folder, 'letter.eml');
			await writeFile(path, 'Subject: hello\r\n\r\nHello\r\n');
			const {run, session} = setting('sent', {DATA: ['354 go on']});
			await run(`file ${path}`);
			expect(session.lines).toEqual(['DATA', '.']);
			expect(text(session.written[0])).toBe('Subject: hello\r\n\r\nHello\r\n');
			expect(await run(`file ${folder}`)).toContain('is not a file');
		} finally {
			await rm(folder, {recursive: true});
		}
	});

	test('a file that is not there starts nothing', async () => {
		const {run, session} = setting('ehlo');
		expect(await run('file /nowhere/letter.eml')).toBe('! The file /nowhere/letter.eml does not exist.');
		expect(session.lines).toEqual([]);
	});
});

test('an unknown command names the nearest, and the way to send a slash', async () => {
	const {run} = setting('ehlo');
	expect(await run('tsl')).toMatch(/Did you mean \/tls\?.*\/\/tsl/);
	expect(await run('')).toContain('A slash alone');
});

test('/inbox belongs to the practice server', async () => {
	expect(await setting('ehlo').run('inbox')).toContain('practice server');
});

test('every command has a name of its own and says what it does', () => {
	expect(new Set(commands.map(({name}) => name)).size).toBe(commands.length);
	expect(commands.filter(({help}) => help === '')).toEqual([]);
});
