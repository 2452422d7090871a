/** How far a probe is, on standard error where that is a terminal. */
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {folder} from '../../support/ran-against.ts';
import {reactiveServer} from '../../support/reactive-server.ts';
import {run} from '../capture.ts';

const {stderr} = process;

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('TERM', 'xterm');
	vi.stubEnv('INK_SCREEN_READER', undefined);
	vi.spyOn(process, 'stderr', 'get').mockReturnValue(
		Object.assign(Object.create(stderr), {isTTY: true, columns: 60}) as never,
	);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
});

/** Each frame of the line, as it was drawn over the one before. */
function framesOf(err: string, ports: readonly number[]): string[] {
	return ports
		.reduce((text, port, index) => text.replaceAll(`127.0.0.1:${port}`, `SERVER ${index + 1}`), err)
		.split('\r\u001B[K')
		.slice(1);
}

test('several servers are counted, and nothing of it stays', async () => {
	await using first = await reactiveServer({});
	await using second = await reactiveServer({});
	const ports = [first.port, second.port];
	const {code, err} = await run(
		'probe',
		...ports.map(port => `127.0.0.1:${port}`),
		'--concurrency',
		'1',
		'--format',
		'csv',
	);
	expect(code).toBe(0);
	expect(framesOf(err, ports)).toEqual(['0 of 2 probed …', '', '1 of 2 probed, SERVER 1 …', '']);
});

test('one server alone has no count, but what takes long is said', async () => {
	await using server = await reactiveServer({keywords: ['STARTTLS']});
	expect((await run('probe', `127.0.0.1:${server.port}`)).err).toBe('');
	const {err} = await run(
		'probe',
		`127.0.0.1:${server.port}`,
		'--tls-ciphers',
		'--tls-min',
		'1.3',
		'--ca',
		join(folder, 'ca.pem'),
	);
	const frames = framesOf(err, [server.port]);
	expect(frames[0]).toMatch(/^SERVER 1: TLSv1\.\d, 1 cipher so far …$/);
	expect(frames[1]).toMatch(/^SERVER 1: TLSv1\.\d, 2 ciphers so far …$/);
	expect(frames.at(-1)).toBe('');
});

test('the practice server is probed by its name, among others too', async () => {
	await using server = await reactiveServer({});
	const {code, out} = await run(
		'probe',
		`127.0.0.1:${server.port}`,
		'practice',
		'--format',
		'csv',
		'--concurrency',
		'1',
	);
	expect(code).toBe(0);
	// The header, a row each, and the end of the last line.
	expect(out.split('\r\n')).toHaveLength(4);
});
