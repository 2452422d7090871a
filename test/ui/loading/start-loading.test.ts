import {afterEach, expect, test, vi} from 'vitest';
import type {Session} from '../../../source/session/session.ts';
import {startLoading} from '../../../source/ui/loading/start-loading.tsx';
import {fakeTerminal} from '../../support/fake-terminal.ts';
import {swaksLog} from '../../support/long-recording.ts';
import {recordedFrom} from '../../support/recorded.ts';

afterEach(() => vi.unstubAllEnvs());

function start(columns = 100, rows = 30) {
	const terminal = fakeTerminal(columns, rows);
	const loaded = Promise.withResolvers<Session | null>();
	let tell: (progress: {octets: number; share: number | null}) => void = () => {};
	let stopped: AbortSignal | undefined;
	const ended = startLoading({
		name: 'session.log',
		colour: false,
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		load(report, signal) {
			tell = report;
			stopped = signal;
			signal.addEventListener('abort', () => loaded.reject(signal.reason));
			return loaded.promise;
		},
	});
	return {
		terminal,
		loaded,
		ended,
		tell: (progress: Parameters<typeof tell>[0]) => tell(progress),
		stopped: () => stopped,
	};
}

test('the first frame comes before anything is read, and tells how far the reading is', async () => {
	const {terminal, loaded, ended, tell} = start();
	await terminal.until('Reading … 0.0 MiB');
	expect(terminal.text()).toContain('session.log');
	tell({octets: 2 ** 22, share: 0.126});
	await terminal.until('Reading … 12 % of 4.0 MiB');
	loaded.resolve(recordedFrom(swaksLog(30)));
	await terminal.until('550 5.1.1 Recipient refused');
	expect(terminal.text()).toMatch(/❯ +S +550 5\.1\.1/);
	terminal.type('qq');
	expect(await ended).toBe(true);
});

test.each([['q'], ['\u0003'], ['\u0004']])('the key %j leaves while it is read', async key => {
	const {terminal, ended, stopped} = start(40, 12);
	await terminal.until('Reading …');
	terminal.type(key);
	expect(await ended).toBe(true);
	expect(stopped()?.aborted).toBe(true);
	await terminal.until(() => !terminal.isAlternate());
});

test('another key does nothing', async () => {
	const {terminal, loaded, ended, tell} = start();
	await terminal.until('Reading …');
	terminal.type('jG/x\r\t');
	tell({octets: 2 ** 20, share: 0.5});
	await terminal.until('50 %');
	loaded.resolve(recordedFrom(swaksLog(30)));
	await terminal.until('550 5.1.1 Recipient refused');
	terminal.type('qq');
	await ended;
});

test('gives the terminal back where it is nothing for the screen, or cannot be read', async () => {
	const other = start();
	await other.terminal.until('Reading …');
	other.loaded.resolve(null);
	expect(await other.ended).toBe(false);
	await other.terminal.until(() => !other.terminal.isAlternate());
	const failing = start();
	await failing.terminal.until('Reading …');
	failing.loaded.reject(new Error('the disk is gone'));
	await expect(failing.ended).rejects.toThrow('the disk is gone');
	await failing.terminal.until(() => !failing.terminal.isAlternate());
});

test('a screen reader hears each quarter, once', async () => {
	vi.stubEnv('INK_SCREEN_READER', 'true');
	const {terminal, loaded, ended, tell} = start();
	await terminal.until('Reading … 0.0 MiB');
	for (let percent = 1; percent < 60; percent++) {
		tell({octets: 2 ** 20, share: percent / 100});
	}

	await terminal.until('50 % of 1.0 MiB');
	expect(terminal.text().match(/Reading/g)).toHaveLength(3);
	loaded.resolve(recordedFrom(swaksLog(30)));
	await terminal.until('550 5.1.1');
	terminal.type('qq');
	await ended;
});
