/** What the inspector is opened with: the screen itself is replaced by a function that looks at what it got. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Session} from '../../../source/session/session.ts';
import type {SessionOptions} from '../../../source/session/session-options.ts';
import type {StartOptions} from '../../../source/ui/start.tsx';
import {onTerminal} from '../../support/on-terminal.ts';
import {folder} from '../../support/ran-against.ts';
import {reactiveServer} from '../../support/reactive-server.ts';
import {shown} from '../../support/shown.ts';
import {run} from '../capture.ts';

const screen = vi.hoisted(() => ({
	start: async (_options: StartOptions): Promise<number> => 0,
	/** Raw mode on and off, what was written to the terminal, and when the screen was drawn. */
	steps: [] as string[],
}));

vi.mock('../../../source/ui/start.tsx', () => ({
	startInspector(options: StartOptions) {
		screen.steps.push('drawn');
		return screen.start(options);
	},
}));

/** What each session was made with. */
const sessions = vi.hoisted(() => ({made: [] as SessionOptions[]}));

vi.mock('../../../source/session/live-session.ts', async original => {
	const real = await original<typeof import('../../../source/session/live-session.ts')>();
	return {
		...real,
		createSession(options: SessionOptions) {
			sessions.made.push(options);
			return real.createSession(options);
		},
	};
});

beforeEach(() => {
	screen.steps.length = 0;
	screen.start = async () => 0;
	sessions.made.length = 0;
	onTerminal(true, true, screen.steps);
	vi.stubEnv('HOME', folder);
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
	vi.stubEnv('XDG_STATE_HOME', join(folder, 'state'));
	vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'));
	vi.stubEnv('TERM', 'xterm');
	for (const name of [
		'NO_COLOR',
		'SMTPSCOPE_OAUTH_CLIENT_ID',
		'SMTPSCOPE_OAUTH_CLIENT_SECRET',
		'SMTPSCOPE_CONFIG',
	]) {
		vi.stubEnv(name, undefined);
	}
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
});

/** The options of the screen, and those of its session, without what has a test of its own. */
async function opened(...argv: readonly string[]): Promise<string> {
	let seen = 'nothing was drawn';
	screen.start = async ({session, drafts, practice, probe, ...options}) => {
		seen = shown({
			...options,
			target: session.target,
			practice: practice?.user,
			drafts: drafts === undefined ? 'none' : 'kept',
			probe: probe === undefined ? 'none' : 'asked',
			allowed: options.allowed,
		})
			.replaceAll(folder, 'FOLDER')
			.replaceAll(/"port":\d{4,5}/g, '"port":PORT')
			.replaceAll(',"', ',\n  "');
		return 0;
	};
	const {code, out, err} = await run(...argv);
	return `━━ ${argv.join(' ')}\n${seen}\nstdout: ${JSON.stringify(out)} stderr: ${JSON.stringify(err.replaceAll(folder, 'FOLDER'))} exit code ${code}\n`;
}

test('what the screen gets', async () => {
	const parts = [
		await opened(),
		await opened('mail.example.org:587', '--ehlo', 'me.example', '--no-mouse', '--keep-alive', '--no-color'),
		await opened('smtps://mail.example.org', '--allow-clear-auth', '--insecure'),
		await opened('mail.example.org', '--ehlo', 'not a name'),
		await opened('mail.example.org', '--auth-oauth', 'google', '--oauth-client-id', 'me'),
		await opened('mail.example.org', '--oauth-client-id', 'me'),
		await opened('mail.example.org', '--append'),
		await opened('mail.example.org', 'extra'),
	];
	vi.stubEnv('NO_COLOR', '1');
	parts.push(await opened('mail.example.org'));
	vi.stubEnv('NO_COLOR', '');
	vi.stubEnv('TERM', 'dumb');
	vi.stubEnv('SMTPSCOPE_OAUTH_CLIENT_ID', 'client');
	vi.stubEnv('SMTPSCOPE_OAUTH_CLIENT_SECRET', 'secret');
	parts.push(await opened('mail.example.org'));
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/opened.txt');
});

test('the terminal is raw before anything is drawn, and is given back whatever happens', async () => {
	screen.start = async () => 2;
	expect(await run('mail.example.org')).toEqual({code: 2, out: '\r', err: ''});
	expect(screen.steps).toEqual(['raw', 'drawn', 'cooked']);

	screen.start = async () => {
		throw new Error('broken');
	};
	await expect(run('mail.example.org')).rejects.toThrow('broken');
	expect(screen.steps.slice(3)).toEqual(['raw', 'drawn', 'cooked']);
});

test.each([
	[false, true],
	[true, false],
])('without a terminal (standard input: %s, standard output: %s) a run begins', async (input, output) => {
	onTerminal(input, output, screen.steps);
	const {code, err} = await run('127.0.0.1:0');
	expect([code, err]).toEqual([1, expect.stringContaining('“0” is not a port')]);
	expect(screen.steps).toEqual([]);
});

/** Opens the inspector on a server, and does something with what it got. */
async function withSession(
	argv: readonly string[],
	act: (session: Session, options: StartOptions) => Promise<void>,
): Promise<Awaited<ReturnType<typeof run>>> {
	screen.start = async options => {
		await act(options.session, options);
		options.session.close();
		return 0;
	};
	return run(...argv);
}

async function connected(session: Session): Promise<void> {
	session.connect();
	await session.settled();
}

test('a log is written as the session goes, and ends with it', async () => {
	await using server = await reactiveServer({});
	const log = join(folder, 'session.txt');
	let done: Session | null = null;
	await withSession([`127.0.0.1:${server.port}`, '--log', log], async session => {
		done = session;
		await connected(session);
		await session.type('NOOP');
		expect(readFileSync(log, 'utf8')).toContain('NOOP');
	});
	const written = readFileSync(log, 'utf8');
	expect(written).toContain('220 mail.example.test ESMTP');
	expect(written).toContain('connection');
	(done as Session | null)?.note('later', 'said after the end');
	expect(readFileSync(log, 'utf8')).toBe(written);
});

test('what goes wrong with the log is said in the session', async () => {
	const told: string[] = [];
	await withSession(['mail.example.org', '--log', '/dev/full', '--append'], async session => {
		session.note('first', 'something to write');
		session.note('second', 'and more');
		session.note('third', 'and more');
		told.push(
			...session.entries.flatMap(entry => (entry.type === 'note' ? [`${entry.about}: ${entry.text}`] : [])),
		);
	});
	expect(told).toMatchInlineSnapshot(`
		[
		  "first: something to write",
		  "log/stopped: --log: “/dev/full” is incomplete: the disk is full. The session continues without it.",
		  "second: and more",
		  "third: and more",
		]
	`);
});

test('a password leaves only where it is safe, or where an option allows it', async () => {
	await run('mail.example.org');
	await run('mail.example.org', '--allow-clear-auth');
	const [asking, allowing] = sessions.made.map(({door}) => door?.('PLAIN'));
	expect(asking).toContain('is not encrypted');
	expect(asking).toContain('--allow-clear-auth');
	expect(allowing).toBeNull();
});

test('what the session gets: limits of one’s own end a wait, those of RFC 5321 are only remarked on', async () => {
	for (const options of [
		[],
		['--timeout', '7s'],
		['--data-timeout', '1m'],
		['--connect-timeout', '2s', '--insecure'],
	]) {
		await run('starttls://mail.example.org', ...options);
	}

	const lines = sessions.made.map(({door: _door, ...options}) => shown(options));
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('snapshots/sessions.txt');
});

test('another server is probed with the settings of the first, but not under its name', async () => {
	await using tls = await reactiveServer({tls: true});
	const results: string[] = [];
	const asked = ['--ca', join(folder, 'ca.pem'), '--servername', 'mail.example.test', '--ehlo', 'me.example'];
	await withSession([`smtps://127.0.0.1:${tls.port}`, ...asked], async (session, {probe}) => {
		for (const target of [session.target, {...session.target, host: 'localhost'}]) {
			const result = await probe?.(target, new AbortController().signal);
			results.push(`${target.host} ${result?.tls?.servername} ${result?.tls?.authorized}`);
		}
	});
	expect(tls.wire.filter(line => /TLS|EHLO/.test(line))).toMatchInlineSnapshot(`
		[
		  "‹TLS mail.example.test›",
		  "EHLO me.example",
		  "‹TLS without a name›",
		  "EHLO me.example",
		]
	`);
	expect(results).toEqual(['127.0.0.1 mail.example.test true', 'localhost null true']);
});

test('a probe stops when it is told to, and waits as long as --timeout says', async () => {
	await using silent = await reactiveServer({replies: {CONNECT: 'silence'}});
	const results: unknown[] = [];
	await withSession([`127.0.0.1:${silent.port}`, '--timeout', '1'], async (session, {probe}) => {
		const result = await probe?.(session.target, new AbortController().signal);
		results.push([result?.failure?.message, result?.interrupted]);
	});
	await withSession([`127.0.0.1:${silent.port}`], async (session, {probe}) => {
		const result = await probe?.(session.target, AbortSignal.abort());
		results.push([result?.failure?.message, result?.interrupted]);
	});
	expect(results).toEqual([
		['No greeting after 1 second.', false],
		[undefined, true],
	]);
});

test('a file of tokens that cannot be used is a problem of the login', async () => {
	const seen: unknown[] = [];
	const oauth = ['--auth-oauth', 'google', '--oauth-client-id', 'me', '--oauth-grant', 'refresh'];
	for (const file of [folder, join(folder, 'none.json')]) {
		await withSession(['mail.example.org', ...oauth, '--oauth-tokens', file], async (_session, {tokens}) => {
			seen.push(await tokens?.source?.({user: undefined, onStep() {}}));
		});
	}

	expect(seen).toEqual([
		{ok: false, problem: `--oauth-tokens: “${folder}” cannot be used: it is a folder.`},
		{ok: false, problem: expect.stringContaining('requires a stored refresh token')},
	]);
});

test('the sender of the profile stands in a new message', async () => {
	vi.stubEnv('SMTPSCOPE_FROM', 'ann@example.org');
	const drafts: unknown[] = [];
	await withSession(['mail.example.org'], async (_session, {drafts: store}) => {
		const draft = store?.load();
		drafts.push(draft?.from);
		if (draft) {
			store?.save({...draft, subject: 'kept'});
		}
	});
	expect(drafts).toEqual(['ann@example.org']);
	expect(readFileSync(join(folder, 'data', 'smtpscope', 'draft.json'), 'utf8')).toContain('"kept"');
});
