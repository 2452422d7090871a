/** The listener on a terminal: what the list of sessions is drawn from, and how it ends. */
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Line} from '../../../source/ui/screen/lines.ts';
import type {SessionStore} from '../../../source/ui/sessions/session-store.ts';
import type {ListOptions} from '../../../source/ui/sessions/start-list.tsx';
import {onTerminal} from '../../support/on-terminal.ts';
import {RawClient} from '../../support/raw-client.ts';
import {reactiveServer} from '../../support/reactive-server.ts';
import {begin, run} from '../capture.ts';

const screen = vi.hoisted(() => ({
	show: async (_options: ListOptions): Promise<void> => {},
	/** Raw mode on and off, and when the list was drawn. */
	steps: [] as string[],
}));

vi.mock('../../../source/ui/sessions/start-list.tsx', () => ({
	startList(options: ListOptions) {
		screen.steps.push('drawn');
		return screen.show(options);
	},
}));

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-listen-screen-'));

beforeEach(() => {
	screen.steps.length = 0;
	screen.show = async () => {};
	vi.stubEnv('XDG_DATA_HOME', folder);
	vi.stubEnv('XDG_CONFIG_HOME', folder);
	vi.stubEnv('TERM', 'xterm');
	vi.stubEnv('NO_COLOR', undefined);
	vi.stubEnv('INK_SCREEN_READER', undefined);
	onTerminal(true, true, screen.steps);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true, force: true});
});

async function isRefused(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	const isOpen = await Promise.race([
		once(socket, 'connect').then(() => true),
		once(socket, 'error').then(() => false),
	]).catch(() => false);
	socket.destroy();
	return !isOpen;
}

const portOf = ({title}: SessionStore): number => Number(/127\.0\.0\.1:(\d+) /.exec(title)?.[1]);

const textOf = ({pieces}: Line): string => pieces.map(({text}) => text).join('');

/** A row as text, without the time. */
function rowsOf({sessions}: SessionStore): string[] {
	return sessions.map(({row, number, failed}) =>
		`${number}${failed ? ' failed' : ''}: ${textOf(row)}`.replace(/\d\d:\d\d:\d\d/, 'TIME'),
	);
}

/** Resolves when the store says that it changed, and `isSo`. */
async function until(store: SessionStore, isSo: () => boolean): Promise<void> {
	while (!isSo()) {
		await new Promise<void>(resolve => {
			const stop = store.subscribe(() => {
				stop();
				resolve();
			});
		});
	}
}

async function greeted(port: number): Promise<RawClient> {
	const client = RawClient.clear(port);
	await client.reply();
	await client.ask('EHLO client.example');
	return client;
}

test('the list grows as clients come, and each session can be opened while it goes on and when it is over', async () => {
	let port = 0;
	screen.show = async ({store, colour, mouse}) => {
		port = portOf(store);
		expect([colour, mouse]).toEqual([true, true]);
		expect(store.empty.map(textOf)).toEqual([
			'Every message is accepted, and none leaves this machine. --keep FOLDER also writes them to files.',
			expect.stringContaining('A new CA was created for certificates: '),
			'Sessions appear here as clients connect.',
		]);
		expect(rowsOf(store)).toEqual([]);
		using first = await greeted(port);
		await until(store, () => rowsOf(store).some(row => row.includes('client.example')));
		const [listed] = store.sessions;
		expect(rowsOf(store)).toEqual(['1: #1   TIME  127.0.0.1 client.example      … open            ']);
		const going = listed?.open();
		expect([going?.recorded, going?.target.host]).toEqual([undefined, 'listen.example']);
		await first.ask('QUIT');
		using second = await greeted(port);
		await second.ask('MAIL FROM:<no@example.org>');
		await second.ask('QUIT');
		await until(store, () => store.sessions.length === 2 && !rowsOf(store).join().includes('… open'));
		expect(rowsOf(store)).toEqual([
			'1: #1   TIME  127.0.0.1 client.example      no message        ',
			'2 failed: #2   TIME  127.0.0.1 client.example      ✗ refused 550     no@example.org →   The server refuses this sender (or all mail from you) and gives no reason.',
		]);
		expect(store.sessions[0]).toBe(listed);
		const over = listed?.open();
		expect([over?.recorded, over?.entries.length, over?.target.protocol]).toEqual([
			'session 1',
			going?.entries.length,
			'smtp',
		]);
		await over?.type('NOOP');
		expect(over?.entries.at(-1)).toMatchObject({
			type: 'note',
			text: 'This session is over, and belonged to another program: nothing can be sent here.',
		});
	};
	const {code, out} = await run(
		'listen',
		'127.0.0.1:0',
		'--name',
		'listen.example',
		'--answer',
		'MAIL FROM:<no@*>=550 no',
	);
	expect(code).toBe(0);
	expect(screen.steps).toEqual(['raw', 'drawn', 'cooked']);
	// What the screen showed is not printed below it.
	expect(out).toMatch(/^2 sessions:\n/);
	expect(await isRefused(port)).toBe(true);
});

test('a session that is passed on has a second row, for the side of the server', async () => {
	await using server = await reactiveServer({});
	screen.show = async ({store, colour}) => {
		expect(colour).toBe(false);
		using client = await greeted(portOf(store));
		await until(store, () => rowsOf(store).length === 2);
		expect(rowsOf(store)[1]).toBe('1.5:      └ the conversation with 127.0.0.1');
		const going = store.sessions[1]?.open();
		expect([going?.recorded, going?.target.host]).toEqual([undefined, '127.0.0.1']);
		await client.ask('QUIT');
		await client.closed();
		await until(store, () => !rowsOf(store)[0]?.includes('open'));
		expect(store.sessions[1]?.open().recorded).toBe('server side of session 1');
	};
	const {code} = await run('listen', '127.0.0.1:0', '--to', `127.0.0.1:${server.port}`, '--no-color');
	expect(code).toBe(0);
});

test('a signal closes the ports, and then ends the process with its screen', async () => {
	let port = 0;
	const exits: unknown[] = [];
	screen.show = async ({store}) => {
		port = portOf(store);
		setImmediate(() => process.emit('SIGTERM'));
		await new Promise(() => {});
	};
	vi.spyOn(process, 'exit').mockImplementation(code => {
		exits.push(code);
		throw new Error('the process ended');
	});
	await expect(run('listen', '127.0.0.1:0')).rejects.toThrow('the process ended');
	expect(exits).toEqual([0]);
	expect(await isRefused(port)).toBe(true);
});

test('a screen that breaks gives the terminal back', async () => {
	screen.show = async () => {
		throw new Error('broken');
	};
	await expect(run('listen', '127.0.0.1:0')).rejects.toThrow('broken');
	expect(screen.steps).toEqual(['raw', 'drawn', 'cooked']);
});

test.each<[string, () => void, readonly string[]]>([
	['standard input is a file', () => onTerminal(false, true, screen.steps), []],
	['standard output is a file', () => onTerminal(true, false, screen.steps), []],
	['the terminal cannot draw', () => vi.stubEnv('TERM', 'dumb'), []],
	['a screen reader reads', () => vi.stubEnv('INK_SCREEN_READER', 'true'), []],
	['a format is asked for', () => {}, ['--format', 'text']],
])('lines are printed instead where %s', async (_when, arrange, options) => {
	arrange();
	const running = begin('listen', '127.0.0.1:0', ...options);
	await running.printed(/Listening on .*\n/);
	process.emit('SIGINT');
	const {code, out} = await running.ended;
	expect([code, screen.steps]).toEqual([0, []]);
	expect(out).toContain('Listening on');
});
