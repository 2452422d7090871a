/** What `explain` shows on a terminal, and what it prints there instead: the screens themselves are replaced. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import {longRecording, showLong} from '../../../source/cli/explain/long-recording.ts';
import type {Session} from '../../../source/session/session.ts';
import type {LoadingOptions} from '../../../source/ui/loading/start-loading.tsx';
import type {ListOptions} from '../../../source/ui/sessions/start-list.tsx';
import type {StartOptions} from '../../../source/ui/start.tsx';
import {postfixLog} from '../../support/mail-log.ts';
import {onTerminal} from '../../support/on-terminal.ts';
import {begin, run} from '../capture.ts';

const screen = vi.hoisted(() => ({
	inspector: async (_options: StartOptions): Promise<number> => 0,
	list: async (_options: ListOptions): Promise<void> => {},
	loading: async (_options: LoadingOptions): Promise<boolean> => true,
	/** Raw mode on and off, and what was drawn. */
	steps: [] as string[],
}));

vi.mock('../../../source/ui/start.tsx', () => ({
	startInspector(options: StartOptions) {
		screen.steps.push('session');
		return screen.inspector(options);
	},
}));
vi.mock('../../../source/ui/sessions/start-list.tsx', () => ({
	startList(options: ListOptions) {
		screen.steps.push('list');
		return screen.list(options);
	},
}));
vi.mock('../../../source/ui/loading/start-loading.tsx', () => ({
	startLoading(options: LoadingOptions) {
		screen.steps.push('loading');
		return screen.loading(options);
	},
}));

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-explain-screen-'));

function file(name: string, content: string): string {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}

const hello =
	'S: 220 mail.example.org ESMTP\nC: EHLO me.example\nS: 250-mail.example.org\nS: 250 AUTH PLAIN\n';
const one = file('one.txt', `${hello}C: QUIT\nS: 221 bye\n`);
const two = file('two.txt', `${hello}C: QUIT\nS: 221 bye\n${hello}C: QUIT\nS: 221 bye\n`);
const letter = file('letter.eml', 'From: ann@example.org\nSubject: hello\n\nbody\n');
const odd = file(
	'odd.txt',
	`${hello}C: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==\nS: 535 5.7.8 no entry for open-sesame\nA line of another program.\n`,
);
const long = file('long.log', '\n'.repeat(2 ** 20 + 1));
const longMessage = file('long-message', `From: ann@example.org\nSubject: x\n${'\n'.repeat(2 ** 20)}`);
const longLetter = file(
	'long.eml',
	`From: ann@example.org\nSubject: hello\n\n${'x'.repeat(70)}\n`.padEnd(2 ** 20 + 100, `${'y'.repeat(70)}\n`),
);
const maillog = file('maillog', postfixLog(300).text);

beforeEach(() => {
	screen.steps.length = 0;
	screen.inspector = async () => 0;
	screen.list = async () => {};
	screen.loading = async () => true;
	vi.stubEnv('NO_COLOR', undefined);
	vi.stubEnv('TERM', 'xterm');
	onTerminal(true, true, screen.steps);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, {recursive: true}));

/** The session on the screen, and the options beside it. */
async function shownSession(...argv: readonly string[]): Promise<readonly [Session | null, object]> {
	let seen: Session | null = null;
	let others: object = {};
	screen.inspector = async ({session, stdin: keys, ...rest}) => {
		seen = session;
		others = {...rest, keys: keys === process.stdin ? 'standard input' : 'others'};
		return 0;
	};
	expect(await run('explain', ...argv)).toEqual({code: 0, out: '\r', err: ''});
	expect(screen.steps).toEqual(['raw', 'session', 'cooked']);
	screen.steps.length = 0;
	return [seen, others];
}

const kinds = (session: Session | null): unknown =>
	session?.entries.map(entry =>
		'line' in entry ? entry.line : entry.type === 'reply' ? entry.code : entry.type,
	);

test('one session, or one message, is shown', async () => {
	const [session, options] = await shownSession(one);
	expect([session?.recorded, session?.isMessage]).toEqual([one, undefined]);
	expect(kinds(session)).toEqual(['connected', 220, 'EHLO me.example', 250, 'capabilities', 'QUIT', 221]);
	expect(options).toEqual({colour: true, mouse: true, keys: 'standard input'});
	expect((await shownSession(one, '--no-color', '--no-mouse'))[1]).toMatchObject({
		colour: false,
		mouse: false,
	});
	vi.stubEnv('NO_COLOR', '1');
	expect((await shownSession(one))[1]).toMatchObject({colour: false, mouse: true});
	vi.stubEnv('NO_COLOR', '');
	vi.stubEnv('TERM', 'dumb');
	expect((await shownSession(one))[1]).toMatchObject({colour: false});
	const [message] = await shownSession(letter);
	expect([message?.recorded, message?.isMessage, message?.entries.length]).toEqual([letter, true, 1]);
});

test('what could not be read is said at its end, and secrets are covered', async () => {
	const [session] = await shownSession(odd);
	expect(JSON.stringify(session?.entries)).not.toContain('open-sesame');
	expect(
		session?.entries.flatMap(entry => (entry.type === 'note' ? [`${entry.about}: ${entry.text}`] : [])),
	).toEqual([
		'recording/unread: Line 7 was not read: The line has no mark that shows who sent it. “••••••••”',
	]);
});

test('what another program’s line gives away is covered in the conversation too', async () => {
	const lines = 'Connecting with password=hunter2277\nC: QUIT\nS: 221 bye, hunter2277\n';
	const [session] = await shownSession(file('given-away.txt', hello + lines));
	const shown = JSON.stringify(session?.entries);
	expect(shown).toContain('221');
	expect(shown).toContain('Connecting with password=••••••••');
	expect(shown).toContain('bye, [secret-1]');
	expect(shown).not.toContain('hunter2277');
});

test('colours are for a terminal alone, and for one who wants them', async () => {
	const isColoured = async (...options: readonly string[]): Promise<boolean> =>
		(await run('explain', two, ...options)).out.includes('\u001B[');
	expect(await isColoured()).toBe(true);
	expect(await isColoured('--no-color')).toBe(false);
	onTerminal(true, false, screen.steps);
	expect(await isColoured()).toBe(false);
});

test.each<[string, readonly string[]]>([
	['several sessions', [two]],
	['two files', [one, two]],
	['a format', [one, '--format', 'text']],
	['a message in a format', [letter, '--format', 'text']],
	['a comparison', [one, '--compare', odd]],
])('%s: printed', async (_what, argv) => {
	const {code, out} = await run('explain', ...argv);
	expect([code, screen.steps]).toEqual([0, []]);
	expect(out.length).toBeGreaterThan(100);
});

test.each([
	[false, true],
	[true, false],
])('without a terminal (standard input: %s, standard output: %s) it is printed', async (input, output) => {
	onTerminal(input, output, screen.steps);
	for (const name of [one, letter]) {
		const {code, out} = await run('explain', name);
		expect([code, screen.steps]).toEqual([0, []]);
		expect(out.length).toBeGreaterThan(100);
	}
});

/** The options as they were typed. */
const typed = (...names: readonly string[]): Values => new Values(new Map(names.map(name => [name, ['x']])));

test.each<[string, readonly string[], readonly string[], readonly [boolean, boolean], boolean]>([
	['a long file', [long], [], [true, true], true],
	['a short one', [one], [], [true, true], false],
	['a file that is not there', [join(folder, 'none')], [], [true, true], false],
	['a folder', [folder], [], [true, true], false],
	['two', [long, long], [], [true, true], false],
	['a format', [long], ['format'], [true, true], false],
	['attachments', [long], ['attachments'], [true, true], false],
	['a comparison', [long], ['compare'], [true, true], false],
	['output to a file', [long], [], [true, false], false],
	['input from a file', [long], [], [false, true], false],
	['a long message by its name', [longLetter], [], [true, true], false],
	['a long message by its beginning', [longMessage], [], [true, true], false],
	['standard input of a terminal', [], ['browse'], [true, true], false],
	['standard input', ['-'], [], [false, true], false],
])(
	'whether it is read while the screen is there already: %s',
	async (_what, names, options, [input, output], isLong) => {
		onTerminal(input, output, screen.steps);
		const source = await longRecording(names, typed(...options));
		expect([source?.name, source?.size]).toEqual(isLong ? [long, 2 ** 20 + 1] : [undefined, undefined]);
		let octets = 0;
		for await (const piece of source?.bytes() ?? []) {
			octets += piece.length;
		}

		expect(octets).toBe(isLong ? 2 ** 20 + 1 : 0);
	},
);

/** A file that is read in two pieces. */
const source = (text: string, size: number | null = text.length) => ({
	name: 'session.log',
	size,
	async *bytes() {
		yield Buffer.from(text.slice(0, 40));
		yield Buffer.from(text.slice(40));
	},
});

async function loaded(text: string, size?: number | null) {
	const told: {octets: number; share: number | null}[] = [];
	let session: Session | null = null;
	screen.loading = async ({name, load, stdin: keys, ...options}) => {
		expect([name, options, keys === process.stdin]).toEqual([
			'session.log',
			{colour: true, mouse: false},
			true,
		]);
		session = await load(progress => told.push(progress), new AbortController().signal);
		return session !== null;
	};
	const input = await showLong(source(text, size), typed('no-mouse'));
	expect(screen.steps.splice(0)).toEqual(['raw', 'loading', 'cooked']);
	return {told, input, session: session as Session | null};
}

const oddText = `${hello}C: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==\nS: 535 5.7.8 no entry for open-sesame\nA line of another program.\n`;

test('a long recording is shown while it is read, and then whole', async () => {
	const {told, input, session} = await loaded(oddText);
	expect(input).toBeNull();
	expect([session?.recorded, session?.entries.length]).toEqual(['session.log', 8]);
	expect(session?.entries.at(-1)).toMatchObject({type: 'note', about: 'recording/unread'});
	expect(JSON.stringify(session?.entries)).not.toContain('open-sesame');
	expect(told.slice(0, 2)).toEqual([
		{octets: oddText.length, share: expect.closeTo((40 / oddText.length) * 0.1, 5)},
		{octets: oddText.length, share: 0.1},
	]);
	const shares = told.map(({share}) => share ?? -1);
	expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
	expect(shares.at(-1)).toBe(1);
});

test('where the size is not known the octets are told alone', async () => {
	const {told} = await loaded(oddText, null);
	expect(told.slice(0, 2)).toEqual([
		{octets: 40, share: null},
		{octets: oddText.length, share: null},
	]);
});

test('what is not one session is given back, to be printed', async () => {
	const text = `${hello}C: QUIT\nS: 221 bye\n${hello}`;
	const {input, session} = await loaded(text);
	expect(session).toBeNull();
	expect([input?.name, Buffer.from(input?.bytes ?? []).toString(), input?.cut]).toEqual([
		'session.log',
		text,
		false,
	]);
});

test('a long message is shown as a message', async () => {
	const [message] = await shownSession(longLetter);
	expect([message?.recorded, message?.isMessage]).toEqual([longLetter, true]);
});

test('a screen that breaks gives the terminal back', async () => {
	screen.inspector = screen.loading = async () => {
		throw new Error('broken');
	};
	await expect(run('explain', one)).rejects.toThrow('broken');
	await expect(showLong(source(oddText), typed())).rejects.toThrow('broken');
	expect(screen.steps).toEqual(['raw', 'session', 'cooked', 'raw', 'loading', 'cooked']);
});

test('--browse lists what a log of many sessions holds', async () => {
	const titles: string[] = [];
	let rows = 0;
	screen.list = async ({store, colour, mouse}) => {
		expect([colour, mouse]).toEqual([true, true]);
		const isRead = new Promise<void>(resolve => {
			const stop = store.subscribe(() => {
				if (!store.title.includes('reading')) {
					stop();
					resolve();
				}
			});
		});
		await isRead;
		titles.push(store.title.replace(folder, 'FOLDER'));
		rows = store.sessions.length;
	};
	expect(await run('explain', maillog, '--browse')).toEqual({code: 0, out: '\r', err: ''});
	expect(screen.steps).toEqual(['raw', 'list', 'cooked']);
	expect(titles).toEqual(['FOLDER/maillog · Postfix log, 1,458 lines']);
	expect(rows).toBeGreaterThan(4);
});

test('--browse of what does not hold many sessions shows it as it is, and of several files lists them', async () => {
	expect(await run('explain', one, '--browse')).toMatchObject({code: 0});
	expect(screen.steps).toEqual(['raw', 'session', 'cooked']);
	screen.steps.length = 0;
	await run('explain', one, maillog, '--browse');
	expect(screen.steps).toEqual(['raw', 'list', 'cooked']);
});

test('--browse without a terminal says so', async () => {
	onTerminal(true, false, screen.steps);
	expect(await run('explain', maillog, '--browse')).toEqual({
		code: 1,
		out: '',
		err: 'smtpscope: --browse requires a terminal. Without it the summary is printed.\n',
	});
});

test('--follow prints what is not delivered as it comes, until Ctrl+C', async () => {
	onTerminal(false, false, screen.steps);
	const running = begin('explain', maillog, '--follow');
	await running.printed(/\n/);
	process.emit('SIGINT');
	const {code, out} = await running.ended;
	expect(code).toBe(0);
	expect(out.split('\n').slice(0, 3)).toEqual([
		'Nov 27 00:19  bounced  user1623@dom36.example  mx1.dom7.example  Recipient does not exist',
		'Nov 27 00:38  deferred  user3212@dom37.example  mx0.dom32.example  Internal server error',
		'Nov 27 00:43  deferred  user1922@dom213.example  mx0.dom17.example  Next server not reachable',
	]);
});
